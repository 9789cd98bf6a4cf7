import { isOfKind } from "#lib/canonical/document.ts";
import { isAmong, kindLabels, kinds, orderKinds } from "#lib/canonical/kinds.ts";
import { decimal, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Cancelled = Found & { whole: boolean; reason: string | null; removed: string; total: string; left: string | null; currency: string; kind: string };

/**
 * Holds a document that its source has cancelled, or of which it has since taken something back (edit, refund), so that
 * nobody invoices what was not sold. The document keeps what was ordered; the decision is a person's.
 */
export const cancelledAtSource = defineRule<Cancelled>({
  id: "cancelled-at-source",
  title: "Cancelled at the source",
  kinds,
  severity: "error",
  owner: "finance",
  fields: ["isCancelled"],
  message: ({ whole, reason, removed, total, left, currency, kind }) => {
    if (whole) return `The source has cancelled this ${kind}${reason ? ` (${reason})` : ""}.`;
    const worth = left === null ? "" : ` It was worth ${currency} ${total} and is now worth ${currency} ${left}.`;
    return removed === "0" ? `The source has given money back on this order.${worth}` : `The source has taken back ${removed} pieces of this order.${worth}`;
  },
  check(subject) {
    const kind = isAmong(orderKinds, subject.kind) ? "order" : kindLabels[subject.kind].toLowerCase();
    const { isCancelled, cancelReason: reason } = subject.document;
    const nothing = { reason, removed: "0", total: "0.00", left: null, currency: "", kind };
    if (isCancelled) return [{ ...nothing, whole: true, fixes: [{ do: "reject", reason: `Cancelled at the source${reason ? `: ${reason}` : ""}` }] }];
    // What is taken back of an order; a credit note says itself what it gives back.
    if (!isOfKind(orderKinds, subject)) return [];
    const { document } = subject;
    const removed = sum(document.lines.map((line) => line.removed));
    const refunded = sum(document.refunds.map((refund) => refund.amount));
    const base = { ...nothing, removed: toQuantity(removed), total: document.total, left: document.currentTotal, currency: document.currency };
    if (removed.isZero() && refunded.isZero()) return [];
    const fields = document.lines.flatMap((line, index) => (isZero(line.removed) ? [] : [`lines.${index}.removed`]));
    const remains = document.lines.some((line) => decimal(line.quantity).greaterThan(line.removed));
    const fixes: Fix[] = [
      ...(remains ? [{ do: "bill-what-is-left" } as const] : []),
      { do: "reject", reason: "Taken back at the source" },
    ];
    return [{ ...base, whole: false, fields: fields.length > 0 ? fields : ["refunds"], fixes }];
  },
});
