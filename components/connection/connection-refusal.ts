import { issuesOf } from "#components/records/issues-of.ts";
import { type Refusal, refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { SetConnectionError } from "#lib/posting/set-connection.ts";
import type { Translate } from "#messages/translate.ts";

/** Every refusal that an action about the connection can answer with; `no-answer` is the browser's own. */
export type ConnectionRefusal = ActionRefusal | SetConnectionError | { code: "no-ledger" } | { code: "stopped" } | { code: "changed-meanwhile" } | { code: "no-answer" };

/** The sentence that a person reads when such an action is refused. */
export function connectionRefusal(t: Translate, refusal: ConnectionRefusal): string {
  switch (refusal.code) {
    case "invalid":
      return t("connection.connectionRefusal.invalid");
    case "connection-changed":
      return t("connection.connectionRefusal.changedMeanwhile");
    case "secret-needed":
      return t("connection.connectionRefusal.secretNeeded");
    case "unsettled":
      return t("connection.connectionRefusal.unsettled", { postings: refusal.postings });
    case "stopped":
      return t("connection.connectionRefusal.stopped");
    default:
      return refusalText(t, refusal as Refusal);
  }
}

/** What is wrong, by field: "settings.taxCodes.0.rate" -> a sentence. */
export function connectionIssues(t: Translate, refusal: ConnectionRefusal | null): Readonly<Record<string, string>> {
  if (refusal?.code === "secret-needed") return { apiKey: t("connection.connectionRefusal.giveSecret") };
  if (refusal?.code !== "invalid") return {};
  const found: Record<string, string> = {};
  for (const { path, message } of issuesOf(refusal as Parameters<typeof issuesOf>[0])) found[path.replace(/^draft\./, "")] ??= /^[a-z]/.test(message) ? t("connection.connectionRefusal.itIs", { message }) : message;
  return found;
}
