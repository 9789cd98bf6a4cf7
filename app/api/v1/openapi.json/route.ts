import { writeOpenApi } from "#lib/api/openapi.ts";
import { defineOpenRoute } from "#lib/auth/define-open-route.ts";

/** The description of every route here. */
export const GET = defineOpenRoute({ run: async () => Response.json(writeOpenApi(), { headers: { "Cache-Control": "public, max-age=300" } }) });
