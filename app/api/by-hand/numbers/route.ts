import { z } from "zod";
import { defineUpload } from "#lib/auth/define-upload.ts";
import { uploadNumbers } from "#lib/exports/upload-numbers.ts";
import { fileLimits } from "#lib/files/limits.ts";

/** The sheet with the numbers that documents got in AutoCount: what it says is told, and nothing is written. */
export const POST = defineUpload({ permission: "approval:approve", input: z.object({}), limit: fileLimits.bytes, run: uploadNumbers });
