import { defineRoute } from "#lib/auth/define-route.ts";
import { previewFix, previewFixInput } from "#lib/fixes/preview-fix.ts";

/** What an answer for many records would do: `FixPreview`. */
export const GET = defineRoute({ permission: "review:read", input: previewFixInput, run: previewFix });
