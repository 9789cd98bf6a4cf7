import { findReadiness } from "#lib/api/readiness.ts";
import { defineOpenRoute } from "#lib/auth/define-open-route.ts";

/** Open, as load balancers ask without a token: words only, no names and no numbers of any company. */
export const GET = defineOpenRoute({
  run: async () => {
    const found = await findReadiness();
    return Response.json(found, { status: found.status === "ready" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
  },
});
