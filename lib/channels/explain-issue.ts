import type { z } from "zod";
import { err, ok, type Result } from "#lib/result.ts";

type Issue = z.core.$ZodIssue;

const typeNames: Readonly<globalThis.Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function writePath(path: readonly PropertyKey[], prefix = ""): string {
  let written = prefix;
  for (const step of path) {
    if (typeof step === "number") written += `[${step}]`;
    else written += written === "" ? String(step) : `.${String(step)}`;
  }
  return written;
}

/** What is wrong with a message: one plain sentence that names its first wrong field, and that field's path. */
export type Complaint = { sentence: string; path: string | null };

/** Parses what somebody sent; a refusal is a sentence for people. `prefix` is where `value` stands in the message. */
export function parseSent<T extends z.ZodType>(schema: T, value: unknown, prefix = ""): Result<z.output<T>, Complaint> {
  // Without the input zod does not tell a missing field from one of the wrong type.
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? ok(parsed.data) : err(explain(parsed.error, prefix));
}

function explain(error: z.ZodError, prefix: string): Complaint {
  const first = error.issues[0];
  if (!first) return { sentence: "The message cannot be read.", path: null };
  const path = writePath(first.path, prefix);
  const more = error.issues.length - 1;
  const rest = more === 0 ? "" : more === 1 ? " There is 1 more problem." : ` There are ${more} more problems.`;
  return { sentence: `${path === "" ? "The message" : path} ${complaintOf(first)}.${rest}`, path: path === "" ? null : path };
}

/** What is wrong with a field, as it follows the field's name: "is missing", "must have at most 50 characters". */
export function complaintOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "is missing" : `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case "invalid_format":
      if (issue.format === "date") return "must be a date written YYYY-MM-DD";
      if (issue.format === "datetime") return "must be a time with its zone, such as 2026-03-31T16:30:00+08:00";
      return withInput(issue.message, issue.input);
    case "too_big":
      return issue.origin === "string" ? `must have at most ${issue.maximum} characters` : `must have at most ${issue.maximum} entries`;
    case "too_small":
      return issue.origin === "string" ? "must not be empty" : `must have at least ${issue.minimum} ${issue.minimum === 1 ? "entry" : "entries"}`;
    case "invalid_value":
      return `must be ${issue.values.map((value) => `"${String(value)}"`).join(" or ")}`;
    default:
      return withInput(issue.message, issue.input);
  }
}

function withInput(message: string, input: unknown): string {
  if (typeof input !== "string") return message;
  return `${message}, not "${input.length > 40 ? `${input.slice(0, 40).toWellFormed()}…` : input}"`;
}
