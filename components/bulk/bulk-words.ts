import { formatCount, formatMoney } from "#components/format/money.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import { stateLabels } from "#lib/canonical/states.ts";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { ShownItem } from "#lib/bulk/queries.ts";
import type { BulkRefusal } from "#lib/bulk/why-not.ts";

type Words = {
  /** On the button that opens the question. */
  button: string;
  /** The question, of "3 records". */
  asks: (records: string) => string;
  /** What follows, after "Together RM 10.00." */
  says: string;
  /** The button that does it, of "3". */
  does: (count: string) => string;
  /** "3 of 4 ..." */
  done: string;
  /** "3 of 4 ..." of the run that takes it back. */
  undone: string;
};

export const actWords: Readonly<Record<BulkAct, Words>> = {
  approve: { button: "Approve…", asks: (records) => `Approve ${records}?`, says: "Each is checked again, approved by itself and then posted to AutoCount.", does: (count) => `Approve ${count}`, done: "approved", undone: "no longer approved" },
  reject: { button: "Reject…", asks: (records) => `Reject ${records}?`, says: "They will not be posted. They can be opened again later.", does: (count) => `Reject ${count}`, done: "rejected", undone: "opened again" },
  release: { button: "Do not wait…", asks: (records) => `Let ${records} go on without waiting?`, says: "Each is checked as if its payment, delivery or confirmation had come. This cannot be undone.", does: (count) => `Release ${count}`, done: "released", undone: "" },
  retry: { button: "Send again…", asks: (records) => `Send ${records} once more?`, says: "Each is sent as it stands here, under the number that it has; to use what today's mapping reads, choose rows. This cannot be undone.", does: (count) => (count === "1" ? "Send it again" : `Send ${count} again`), done: "tried again", undone: "" },
  "by-hand": { button: "Posted by hand…", asks: (records) => `Mark ${records} as posted by hand`, says: "You say that each is in AutoCount under the number that you give here: that is your approval of it. Holdpoint sends nothing.", does: () => "Approve and mark as posted", done: "marked as posted", undone: "no longer marked" },
  assign: { button: "Assign…", asks: (records) => `Whose work are ${records}?`, says: "Whoever had them before has them no longer.", does: (count) => `Assign ${count}`, done: "assigned", undone: "given back" },
  tag: { button: "Tag…", asks: (records) => `Put tags on ${records}`, says: "Tags that stand there already stay.", does: (count) => `Tag ${count}`, done: "tagged", undone: "as they were" },
  snooze: { button: "Put off…", asks: (records) => `Put off ${records} until when?`, says: "They leave the working queues and are back at eight in the morning of that day.", does: (count) => `Put off ${count}`, done: "put off", undone: "back" },
};

export function recordsText(count: number): string {
  return count === 1 ? "1 record" : `${formatCount(count)} records`;
}

/** "RM 1,234.50 + US$ 20.00": currencies are never added up. Empty where nothing has an amount. */
export function sumsText(sums: readonly { currency: string; total: string }[]): string {
  return sums.filter(({ currency }) => currency !== "").map(({ currency, total }) => formatMoney(total, currency)).join(" + ");
}

export function bulkRefusalText(refusal: BulkRefusal): string {
  if (refusal.code === "no-number") return "No number was given for it.";
  if (refusal.code === "is-taken") return "The connection books it itself: it is not marked by hand.";
  return refusal.code === "changed" ? "Somebody changed it since you looked. Look at it again first." : refusalText(refusal);
}

/** What is to be said of a record with which it went well; null where the act says it all. */
export function itemNote(act: BulkAct, { state, recordState }: Pick<ShownItem, "state" | "recordState">): string | null {
  if (state !== "done" || recordState === null) return null;
  if (act === "approve" && recordState === "ready") return "One more approval is needed before it is posted.";
  if (act === "by-hand" && recordState === "held") return "One more approval is needed, with the same number.";
  if (act === "retry" && recordState === "approved") return "It is in line for AutoCount.";
  return act === "release" || act === "retry" ? `It is ${stateLabels[recordState].toLowerCase()} now.` : null;
}
