import { metricsMediaType, writeMetrics } from "#lib/api/metrics.ts";
import { defineRoute } from "#lib/auth/define-route.ts";

/** Prometheus sends a bearer token (`authorization:` in its scrape configuration): the numbers are one company's. */
export const GET = defineRoute({
  permission: "dashboard:read",
  run: async (ctx) => new Response(await writeMetrics(ctx), { headers: { "Content-Type": metricsMediaType, "Cache-Control": "no-store" } }),
});
