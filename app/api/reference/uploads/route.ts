import { defineUpload } from "#lib/auth/define-upload.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { uploadListInput, uploadList } from "#lib/reference/upload-list.ts";

/** A spreadsheet for a list of reference data: what it would change, or, with the seal of that, the change itself. */
export const POST = defineUpload({ permission: "reference:edit", input: uploadListInput, limit: fileLimits.bytes, run: uploadList });
