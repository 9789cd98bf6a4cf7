import { defineUpload } from "#lib/auth/define-upload.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { importInput, receiveImport } from "#lib/imports/receive-import.ts";

/** A file of documents, CSV or .xlsx, as the body; its source, kind and name in the query. Nothing becomes a record by it yet. */
export const POST = defineUpload({ permission: "imports:run", input: importInput, limit: fileLimits.bytes, run: receiveImport });
