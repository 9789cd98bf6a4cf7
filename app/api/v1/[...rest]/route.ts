import { defineOpenRoute } from "#lib/auth/define-open-route.ts";
import { Refused } from "#lib/auth/problem.ts";

const nothing = defineOpenRoute({
  run: async () => {
    throw new Refused("not-found", { detail: "The API has no such address; /api/v1/openapi.json lists those there are." });
  },
});

/** An address that there is not is answered like every other refusal, and not with a page for people. */
export { nothing as GET, nothing as POST, nothing as PUT, nothing as PATCH, nothing as DELETE };
