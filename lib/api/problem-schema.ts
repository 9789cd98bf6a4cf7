import { z } from "zod";
import { problemTable, type ProblemCode } from "#lib/auth/problem-codes.ts";
import type { ProblemPage } from "./problem-help.ts";

const problemCode = z.enum(Object.keys(problemTable) as [ProblemCode, ...ProblemCode[]]);

/** Every refusal of the API (RFC 9457). */
export const problemDocument = z.looseObject({
  type: z.string().describe("Address of a page that explains it, relative to this server."),
  title: z.string(),
  status: z.int(),
  code: problemCode.describe("The stable word to program against."),
  detail: z.string().optional().describe("What is special about this occurrence."),
  instance: z.string().optional().describe("Path of the request."),
  errors: z
    .array(z.object({ detail: z.string(), pointer: z.string().optional(), parameter: z.string().optional(), path: z.string().optional() }))
    .optional()
    .describe("Each thing wrong with the input: a JSON pointer into the body, a query parameter, or a path of the document."),
});

export const problemPage = z.object({
  type: z.string(),
  code: problemCode,
  status: z.int(),
  title: z.string(),
  description: z.string(),
}) satisfies z.ZodType<ProblemPage>;
