import { stateLabels, type RecordState } from "#lib/canonical/states.ts";
import type { RetryPreview } from "#lib/review/preview-retry.ts";

/** What became of a document that was sent again. */
export function stateText(state: RecordState): string {
  if (state === "approved") return "It is in line for AutoCount";
  return state === "ready" ? "It is ready to be approved again" : `It is ${stateLabels[state].toLowerCase()} now`;
}

/** What choosing today's mapping would mean for one document, in words. */
export function todayText({ changes, left, movesValue, holds, isCorrected }: Extract<RetryPreview, { as: "other" }>): string {
  const count = changes.length + left;
  const differs = `${count === 1 ? "1 field differs" : `${count} fields differ`}.`;
  const corrected = isCorrected ? " What was corrected here by hand is replaced." : "";
  if (holds.length > 0) return `${differs}${corrected} It would be held: ${holds.join(", ")}.`;
  return `${differs}${corrected} ${movesValue ? "Money moves, so it is approved again before it is sent." : "No money moves: its approvals stay and it is sent at once."}`;
}
