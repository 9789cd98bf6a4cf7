import type { Refusal } from "./refusal-text.ts";

type Invalid = Extract<Refusal, { code: "invalid" }>;

/** What is wrong with what was entered, by field path, whether the door or the verb said so. */
export function issuesOf({ issues }: Invalid): { path: string; message: string }[] {
  if (isList(issues)) return [...issues];
  return Object.entries(issues).flatMap(([path, messages]) => messages.map((message) => ({ path, message })));
}

function isList(issues: Invalid["issues"]): issues is Extract<Invalid["issues"], readonly unknown[]> {
  return Array.isArray(issues);
}
