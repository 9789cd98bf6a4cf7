import { defineUpload } from "#lib/auth/define-upload.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { uploadAliases, uploadAliasesInput } from "#lib/reference/upload-aliases.ts";

/** A spreadsheet of answers: what it would teach, or, with the seal of that, the teaching itself. */
export const POST = defineUpload({ permission: "code:correct", input: uploadAliasesInput, limit: fileLimits.bytes, run: uploadAliases });
