import { formatMoney } from "#components/format/money.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { ShownItem } from "#lib/bulk/queries.ts";
import type { BulkRefusal } from "#lib/bulk/why-not.ts";
import type { Translate } from "#messages/translate.ts";

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

export const actWords = (t: Translate): Readonly<Record<BulkAct, Words>> => ({
  approve: { button: t("bulk.bulkWords.approve.button"), asks: (records) => t("bulk.bulkWords.approve.asks", { records }), says: t("bulk.bulkWords.approve.says"), does: (count) => t("bulk.bulkWords.approve.does", { count }), done: t("bulk.bulkWords.approve.done"), undone: t("bulk.bulkWords.approve.undone") },
  reject: { button: t("bulk.bulkWords.reject.button"), asks: (records) => t("bulk.bulkWords.reject.asks", { records }), says: t("bulk.bulkWords.reject.says"), does: (count) => t("bulk.bulkWords.reject.does", { count }), done: t("bulk.bulkWords.reject.done"), undone: t("bulk.bulkWords.reject.undone") },
  release: { button: t("bulk.bulkWords.release.button"), asks: (records) => t("bulk.bulkWords.release.asks", { records }), says: t("bulk.bulkWords.release.says"), does: (count) => t("bulk.bulkWords.release.does", { count }), done: t("bulk.bulkWords.release.done"), undone: "" },
  retry: { button: t("bulk.bulkWords.retry.button"), asks: (records) => t("bulk.bulkWords.retry.asks", { records }), says: t("bulk.bulkWords.retry.says"), does: (count) => (count === "1" ? t("bulk.bulkWords.retry.doesOne") : t("bulk.bulkWords.retry.does", { count })), done: t("bulk.bulkWords.retry.done"), undone: "" },
  "by-hand": { button: t("bulk.bulkWords.byHand.button"), asks: (records) => t("bulk.bulkWords.byHand.asks", { records }), says: t("bulk.bulkWords.byHand.says"), does: () => t("bulk.bulkWords.byHand.does"), done: t("bulk.bulkWords.byHand.done"), undone: t("bulk.bulkWords.byHand.undone") },
  assign: { button: t("bulk.bulkWords.assign.button"), asks: (records) => t("bulk.bulkWords.assign.asks", { records }), says: t("bulk.bulkWords.assign.says"), does: (count) => t("bulk.bulkWords.assign.does", { count }), done: t("bulk.bulkWords.assign.done"), undone: t("bulk.bulkWords.assign.undone") },
  tag: { button: t("bulk.bulkWords.tag.button"), asks: (records) => t("bulk.bulkWords.tag.asks", { records }), says: t("bulk.bulkWords.tag.says"), does: (count) => t("bulk.bulkWords.tag.does", { count }), done: t("bulk.bulkWords.tag.done"), undone: t("bulk.bulkWords.tag.undone") },
  hold: { button: t("bulk.bulkWords.hold.button"), asks: (records) => t("bulk.bulkWords.hold.asks", { records }), says: t("bulk.bulkWords.hold.says"), does: (count) => t("bulk.bulkWords.hold.does", { count }), done: t("bulk.bulkWords.hold.done"), undone: t("bulk.bulkWords.hold.undone") },
  snooze: { button: t("bulk.bulkWords.snooze.button"), asks: (records) => t("bulk.bulkWords.snooze.asks", { records }), says: t("bulk.bulkWords.snooze.says"), does: (count) => t("bulk.bulkWords.snooze.does", { count }), done: t("bulk.bulkWords.snooze.done"), undone: t("bulk.bulkWords.snooze.undone") },
});

export function recordsText(t: Translate, count: number): string {
  return t("bulk.bulkWords.records", { count });
}

/** "RM 1,234.50 + US$ 20.00": currencies are never added up. Empty where nothing has an amount. */
export function sumsText(sums: readonly { currency: string; total: string }[]): string {
  return sums.filter(({ currency }) => currency !== "").map(({ currency, total }) => formatMoney(total, currency)).join(" + ");
}

export function bulkRefusalText(t: Translate, refusal: BulkRefusal): string {
  if (refusal.code === "no-number") return t("bulk.bulkWords.noNumber");
  if (refusal.code === "is-taken") return t("bulk.bulkWords.isTaken");
  if (refusal.code === "not-refused") return t("bulk.bulkWords.notRefused");
  if (refusal.code === "sent-already") return t("bulk.bulkWords.sentAlready");
  return refusal.code === "changed" ? t("bulk.bulkWords.changed") : refusalText(t, refusal);
}

/** What is to be said of a record with which it went well; null where the act says it all. */
export function itemNote(t: Translate, act: BulkAct, { state, recordState, isReadToday }: Pick<ShownItem, "state" | "recordState" | "isReadToday">): string | null {
  if (state !== "done" || recordState === null) return null;
  if (act === "approve" && recordState === "ready") return t("bulk.bulkWords.oneMoreApproval");
  if (act === "by-hand" && recordState === "held") return t("bulk.bulkWords.oneMoreSameNumber");
  const isNow = () => t("bulk.bulkWords.isNow", { state: t(`format.states.${recordState}`).toLowerCase() });
  if (act === "retry") return [isReadToday ? t("bulk.bulkWords.asReadToday") : "", recordState === "approved" ? t("bulk.bulkWords.inLine") : isNow()].filter(Boolean).join(" ");
  return act === "release" ? isNow() : null;
}
