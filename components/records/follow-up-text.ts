import { formatMoney, formatQuantity } from "#components/format/money.ts";
import type { StockLine } from "#lib/canonical/document-line.ts";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { worthOf } from "#lib/canonical/facets.ts";
import { kindLabels, linedKinds, type Kind } from "#lib/canonical/kinds.ts";
import type { FollowUp } from "#lib/records/follow-ups.ts";

type ItemLine = Pick<StockLine, "quantity" | "description" | "itemCode" | "sku">;

/** The record that a proposed document is about. */
export type Booked = { kind: Kind; docNo: string | null };

/** What a proposed document is, its button, and what was done once it was pressed. */
export function followUpText(followUp: FollowUp, booked: Booked): { title: string; button: string; done: string } {
  const kind = followUp.do === "credit-note" ? "credit_note" : booked.kind;
  const worth = followUp.makes === null ? null : worthOf({ kind, document: followUp.makes.document });
  const over = worth === null ? "" : ` over ${formatMoney(worth.total, worth.currency)}`;
  const it = booked.docNo ?? "what is booked";
  const label = kindLabels[booked.kind];
  switch (followUp.do) {
    case "credit-note":
      return { title: `Credit note${over}`, button: "Make the credit note", done: "The credit note is made" };
    case "top-up":
      return { title: `${label}${over}, for what was added`, button: `Make the ${label.toLowerCase()}`, done: `The ${label.toLowerCase()} for what was added is made` };
    case "repost":
      return { title: `Void ${it} and book it anew${over}`, button: "Void and book anew", done: `${it} is being voided; then it is booked anew` };
    case "void":
      return { title: `Void ${it}`, button: "Void it", done: `${it} is being voided` };
  }
}

/** The lines of a proposed document in a few words: "2 × Tea, 1 × Refund". */
export function followUpLines(followUp: FollowUp, booked: Booked): string {
  if (followUp.makes === null) return "";
  const carrier: OfKind = { kind: followUp.do === "credit-note" ? "credit_note" : booked.kind, document: followUp.makes.document };
  if (!isOfKind(linedKinds, carrier)) return "";
  const lines: readonly ItemLine[] = carrier.document.lines;
  return lines.map((line) => `${formatQuantity(line.quantity)} × ${line.description || line.itemCode || line.sku || "line"}`).join(", ");
}
