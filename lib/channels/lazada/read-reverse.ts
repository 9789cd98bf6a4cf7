import { decimal, sum } from "#lib/canonical/money.ts";
import type { Refund, SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, type Result } from "#lib/result.ts";
import type { ReadRecord } from "../channel.ts";
import { writeCreditNote } from "../credit-note.ts";
import { exactAmount } from "../exact-amount.ts";
import type { UnitGroup } from "../unit-rows.ts";
import { UnmappedList } from "../unmapped.ts";
import type { Reverse, ReverseLine, Unit } from "./order-schema.ts";

/** Whether a line of a reverse order has given money back; requests, disputes and refusals have not. */
export function isRefunded({ reverse_status, refund_amount }: ReverseLine): boolean {
  return /(^|_)REFUND_SUCCESS$|^REFUNDED$/.test(reverse_status) && refund_amount !== null && decimal(refund_amount).greaterThan(0);
}

/** A cancellation before dispatch takes rows off its order by itself; it is no return. */
export function isCancellation({ request_type }: Reverse): boolean {
  return request_type === "CANCEL";
}

export function refundedLines(reverse: Reverse): ReverseLine[] {
  return isCancellation(reverse) ? [] : reverse.reverse_order_lines.filter(isRefunded);
}

/** The reverse order as its order knows it: by the lines that the order's rows were put together into. */
export function asRefund(reverse: Reverse, groups: readonly UnitGroup<Unit>[]): Refund {
  const lines = refundedLines(reverse);
  const byLine = Map.groupBy(lines, (line) => lineIdOf(line, groups));
  return {
    id: reverse.reverse_order_id,
    at: refundedAt(lines),
    amount: exactAmount(sum(lines.map((line) => line.refund_amount ?? "0"))),
    lines: [...byLine].map(([lineId, own]) => ({ lineId, quantity: String(own.length), amount: exactAmount(sum(own.map((line) => line.refund_amount ?? "0"))) })),
    reason: lines.find((line) => line.reason_text !== null)?.reason_text?.slice(0, 200) ?? null,
  };
}

/** The credit note of a reverse order whose money went back: each refunded row is one unit. */
export function readReverse(reverse: Reverse, groups: readonly UnitGroup<Unit>[], order: { number: string; currency: string; at: string | null }): Result<ReadRecord, string> {
  const unmapped = new UnmappedList();
  const refund = asRefund(reverse, groups);
  const at = refund.at ?? order.at;
  if (at === null) return err(`Return ${reverse.reverse_order_id} says no time: its date is not known.`);
  const rows = Map.groupBy(refundedLines(reverse), (line) => lineIdOf(line, groups));
  const lines = refund.lines.map(({ lineId, quantity, amount }): SalesDocumentInput["lines"][number] => {
    const group = groups.find((one) => one.id === lineId);
    const [first] = rows.get(lineId) ?? [];
    const isWhole = decimal(amount).dividedBy(quantity).decimalPlaces() <= 8;
    return {
      id: lineId,
      sku: group?.rows[0].sku?.trim() || (first?.seller_sku_id ?? null),
      description: [group?.rows[0].name, group?.rows[0].variation].filter(Boolean).join(", ").slice(0, 500),
      quantity,
      unitPrice: exactAmount(isWhole ? decimal(amount).dividedBy(quantity) : decimal(amount).dividedBy(quantity).toDecimalPlaces(8)),
      amount,
    };
  });
  for (const line of reverse.reverse_order_lines.filter((one) => !isRefunded(one))) {
    unmapped.add(`reverse_order_lines.${line.reverse_order_line_id ?? line.trade_order_line_id}`, `${line.reverse_status}: ${line.refund_amount ?? "no amount"}, not refunded.`);
  }
  return writeCreditNote(
    "This Lazada return",
    {
      id: refund.id, orderId: reverse.trade_order_id, orderNumber: order.number, at, version: refund.at, currency: order.currency,
      taxInclusive: false, lines, tax: "0.00", total: refund.amount, reason: refund.reason, goodsReturned: reverse.request_type === "RETURN",
    },
    unmapped,
  );
}

/** Why nothing is booked of a reverse order; null where money went back. */
export function whyNothing(reverse: Reverse): string | null {
  if (isCancellation(reverse)) return `Reverse order ${reverse.reverse_order_id} is a cancellation: it takes rows off order ${reverse.trade_order_id} and is no return.`;
  if (refundedLines(reverse).length > 0) return null;
  const statuses = [...new Set(reverse.reverse_order_lines.map((line) => line.reverse_status))].slice(0, 5).join(", ");
  return `Reverse order ${reverse.reverse_order_id} of order ${reverse.trade_order_id} is ${statuses || "without lines"}, not refunded: there is nothing to book.`;
}

function lineIdOf(line: ReverseLine, groups: readonly UnitGroup<Unit>[]): string {
  return groups.find((group) => group.rows.some((row) => row.order_item_id === line.trade_order_line_id))?.id ?? line.trade_order_line_id;
}

function refundedAt(lines: readonly ReverseLine[]): string | null {
  const times = lines.flatMap((line) => line.return_order_line_gmt_modified ?? line.return_order_line_gmt_create ?? []);
  return times.toSorted().at(-1) ?? null;
}
