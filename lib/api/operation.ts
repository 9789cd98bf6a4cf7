import type { z } from "zod";
import type { Permission } from "#lib/auth/permissions.ts";
import type { ProblemCode } from "#lib/auth/problem-codes.ts";

/** A schema under the name it has in the OpenAPI document. */
export type Named = { name: string; schema: z.ZodType };

/** Who may call: a person's token with a permission, a source's, either, the channel's signature, or anybody. */
export type Caller = { user?: Permission; source?: true } | "signature" | "anybody";

/** One call of the HTTP API as integrators read it. */
export type Operation = {
  method: "get" | "post";
  /** Below /api/v1, parameters in braces. */
  path: string;
  id: string;
  tag: "Intake" | "Records" | "Decisions" | "Running it";
  summary: string;
  description?: string;
  caller: Caller;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: readonly { name: string; description: string; maxLength: number }[];
  body?: Named & { types: readonly string[]; limit: number; examples?: { [name: string]: unknown } };
  /** Success, by status. Where `type` is not JSON there is no schema. */
  answers: { [status: number]: { description: string; is: Named | { type: string } } };
  /** Refusals beside those of the door (401, 403, and 400, 413, 415, 422 where there is a body). */
  problems: readonly ProblemCode[];
};
