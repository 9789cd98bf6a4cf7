import { refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { LineRefusal } from "#lib/posting/pause-line.ts";
import type { Translate } from "#messages/translate.ts";

export type LineTrouble = ActionRefusal | LineRefusal | { code: "no-ledger" } | { code: "no-answer" };

/** Why the line was not paused, resumed, set or tried, in words. */
export function lineRefusal(t: Translate, refusal: LineTrouble): string {
  if (refusal.code === "line-changed") return t("posting.lineRefusal.somebodyHasChangedTheLine");
  if (refusal.code === "no-change") return t("posting.lineRefusal.itIsSoAlreadyNothing");
  return refusalText(t, refusal);
}
