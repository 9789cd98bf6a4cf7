import { refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { LineRefusal } from "#lib/posting/pause-line.ts";

export type LineTrouble = ActionRefusal | LineRefusal | { code: "no-ledger" } | { code: "no-answer" };

/** Why the line was not paused, resumed, set or tried, in words. */
export function lineRefusal(refusal: LineTrouble): string {
  if (refusal.code === "line-changed") return "Somebody has changed the line since you opened it. The page shows how it is now; look at it and try again.";
  if (refusal.code === "no-change") return "It is so already: nothing was changed.";
  return refusalText(refusal);
}
