import { formatMoney, formatQuantity } from "#components/format/money.ts";
import type { StockLine } from "#lib/canonical/document-line.ts";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { worthOf } from "#lib/canonical/facets.ts";
import { linedKinds, type Kind } from "#lib/canonical/kinds.ts";
import type { FollowUp } from "#lib/records/follow-ups.ts";
import type { Translate } from "#messages/translate.ts";

type ItemLine = Pick<StockLine, "quantity" | "description" | "itemCode" | "sku">;

/** The record that a proposed document is about. */
export type Booked = { kind: Kind; docNo: string | null };

/** What a proposed document is, its button, and what was done once it was pressed. */
export function followUpText(t: Translate, followUp: FollowUp, booked: Booked): { title: string; button: string; done: string } {
  const kind = followUp.do === "credit-note" ? "credit_note" : booked.kind;
  const worth = followUp.makes === null ? null : worthOf({ kind, document: followUp.makes.document });
  const over = worth === null ? "" : t("records.followUpText.over", { total: formatMoney(worth.total, worth.currency) });
  const it = booked.docNo ?? t("records.followUpText.whatIsBooked");
  const label = t(`format.kinds.${booked.kind}`);
  switch (followUp.do) {
    case "credit-note":
      return { title: t("records.followUpText.creditNote.title", { over }), button: t("records.followUpText.creditNote.button"), done: t("records.followUpText.creditNote.done") };
    case "top-up":
      return { title: t("records.followUpText.topUp.title", { kind: label, over }), button: t("records.followUpText.topUp.button", { kind: label.toLowerCase() }), done: t("records.followUpText.topUp.done", { kind: label.toLowerCase() }) };
    case "repost":
      return { title: t("records.followUpText.repost.title", { it, over }), button: t("records.followUpText.repost.button"), done: t("records.followUpText.repost.done", { it }) };
    case "void":
      return { title: t("records.followUpText.void.title", { it }), button: t("records.followUpText.void.button"), done: t("records.followUpText.void.done", { it }) };
  }
}

/** The lines of a proposed document in a few words: "2 × Tea, 1 × Refund". */
export function followUpLines(t: Translate, followUp: FollowUp, booked: Booked): string {
  if (followUp.makes === null) return "";
  const carrier: OfKind = { kind: followUp.do === "credit-note" ? "credit_note" : booked.kind, document: followUp.makes.document };
  if (!isOfKind(linedKinds, carrier)) return "";
  const lines: readonly ItemLine[] = carrier.document.lines;
  return lines.map((line) => `${formatQuantity(line.quantity)} × ${line.description || line.itemCode || line.sku || t("records.followUpText.line")}`).join(", ");
}
