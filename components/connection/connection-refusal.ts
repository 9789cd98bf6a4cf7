import { issuesOf } from "#components/records/issues-of.ts";
import { type Refusal, refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { SetConnectionError } from "#lib/posting/set-connection.ts";

/** Every refusal that an action about the connection can answer with; `no-answer` is the browser's own. */
export type ConnectionRefusal = ActionRefusal | SetConnectionError | { code: "no-ledger" } | { code: "stopped" } | { code: "no-answer" };

/** The sentence that a person reads when such an action is refused. */
export function connectionRefusal(refusal: ConnectionRefusal): string {
  switch (refusal.code) {
    case "invalid":
      return "Something that was entered is not right. It is said beside each field; nothing was saved.";
    case "connection-changed":
      return "Somebody else has saved the connection meanwhile. Nothing of yours was saved, and what you typed is still here: compare, then save again.";
    case "secret-needed":
      return "The stored secret belongs to the product, address, book and key that it was given for. Give the secret for this one too.";
    case "unsettled":
      return `The outcome of ${refusal.postings === 1 ? "one posting" : `${refusal.postings} postings`} in the present book is not known yet. Wait until that is settled: looked for in another book, a document would be made twice.`;
    case "stopped":
      return "AutoCount turned the key away, so it is not asked. Set the connection again first.";
    default:
      return refusalText(refusal as Refusal);
  }
}

/** What is wrong, by field: "settings.taxCodes.0.rate" -> a sentence. */
export function connectionIssues(refusal: ConnectionRefusal | null): Readonly<Record<string, string>> {
  if (refusal?.code === "secret-needed") return { apiKey: "Give the secret that belongs to this key, book and address." };
  if (refusal?.code !== "invalid") return {};
  const found: Record<string, string> = {};
  for (const { path, message } of issuesOf(refusal as Parameters<typeof issuesOf>[0])) found[path.replace(/^draft\./, "")] ??= /^[a-z]/.test(message) ? `It ${message}.` : message;
  return found;
}
