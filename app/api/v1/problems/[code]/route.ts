import { findProblemPage } from "#lib/api/problem-help.ts";
import { defineOpenRoute } from "#lib/auth/define-open-route.ts";
import { Refused } from "#lib/auth/problem.ts";

/** What stands behind a problem's `type`. */
export const GET = defineOpenRoute({
  run: async ({ params }) => {
    const page = findProblemPage(String(params.code));
    if (page === null) throw new Refused("not-found", { detail: "There is no such problem." });
    return Response.json(page, { headers: { "Cache-Control": "public, max-age=300" } });
  },
});
