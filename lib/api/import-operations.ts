import { z } from "zod";
import { uploadType } from "#lib/auth/define-upload.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { importStates } from "#lib/imports/import-states.ts";
import { importInput } from "#lib/imports/receive-import.ts";
import type { Operation } from "./operation.ts";

const params = z.object({ id: z.uuid().describe("The import.") });
const received = z.object({ importId: z.uuid(), problem: z.string().nullable().describe("Why the file cannot be read; it is kept all the same.") });
const count = z.int().min(0);
const progress = z.looseObject({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(importStates),
  problem: z.string().nullable(),
  rows: count,
  documents: count,
  counts: z.object({ new: count, changed: count, repeated: count, wrong: count }),
  doneCount: count,
  takenCount: count,
  refusedCount: count,
});

/** The calls about files of documents. */
export const importOperations: readonly Operation[] = [
  {
    method: "post", path: "/imports", id: "uploadFile", tag: "Intake", caller: { user: "imports:run" },
    summary: "Upload a file of documents",
    description: "CSV or .xlsx, as the body. It is stored and looked into; a person maps and runs it on the screen, or `cli -- import` does all of it. Nothing becomes a record by this call.",
    query: importInput,
    body: { name: "ImportFile", schema: z.unknown(), types: [uploadType], limit: fileLimits.bytes },
    answers: { 201: { description: "Stored.", is: { name: "ReceivedImport", schema: received } } },
    problems: ["unknown-source"],
  },
  {
    method: "get", path: "/imports/{id}", id: "getImport", tag: "Intake", caller: { user: "imports:run" },
    summary: "How far an import is",
    params,
    answers: { 200: { description: "Its state and counts.", is: { name: "ImportProgress", schema: progress } } },
    problems: ["not-found"],
  },
  {
    method: "get", path: "/imports/{id}/result", id: "downloadImportResult", tag: "Intake", caller: { user: "imports:run" },
    summary: "The file with its results",
    description: "As it came, CSV or .xlsx, with two columns more: what became of each row, and why.",
    params,
    answers: { 200: { description: "The file.", is: { type: uploadType } } },
    problems: ["not-found"],
  },
];
