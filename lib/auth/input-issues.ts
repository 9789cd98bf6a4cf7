import type { z } from "zod";

/** What is wrong with an input: path ("lines.0.quantity", "" for the whole) -> sentences. */
export type InputIssues = Readonly<Record<string, readonly string[]>>;

/** Zod's issues by the path of the field they stand at. */
export function inputIssues(error: z.ZodError): InputIssues {
  const issues: Record<string, string[]> = Object.create(null);
  for (const issue of error.issues) {
    const path = issue.path.map(String).join(".");
    (issues[path] ??= []).push(issue.message);
  }
  return { ...issues };
}
