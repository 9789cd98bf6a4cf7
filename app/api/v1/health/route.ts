import { defineOpenRoute } from "#lib/auth/define-open-route.ts";

/** This process answers; whether it can work is `/api/v1/ready`. */
export const GET = defineOpenRoute({ run: async () => Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } }) });
