import { malaysianDate } from "#lib/canonical/dates.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { compareDecimals, decimal, sum } from "#lib/canonical/money.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "../channel.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { finishDocument } from "../finish-document.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { readBuyer } from "./buyer.ts";
import { type LineInput, readLines } from "./order-lines.ts";
import { easyStoreOrder, type EasyStoreOrder } from "./order-schema.ts";
import { listUnmapped } from "./unmapped-order.ts";

/**
 * Reads one EasyStore order into the canonical document. The total is what the buyer owes, the charge of the way of paying
 * included. What is not known of EasyStore is not guessed: where lines and total do not agree, the rule `total-mismatch`
 * holds the record, and an order that says too little or has an unknown status is refused with a sentence. The date is
 * the Malaysian one of `processed_at`, else of `created_at`.
 */
export function readOrder(raw: JsonObject): Result<ReadRecord, string> {
  const parsed = parseSent(easyStoreOrder, raw);
  if (!parsed.ok) return err(`This EasyStore order cannot be read: ${parsed.error.sentence}`);
  const order = parsed.value;
  const unknown = unknownStatus(order);
  if (unknown !== null) return err(unknown);

  const unmapped = new UnmappedList();
  const lines = readLines(order, unmapped);
  const total = order.total_amount_include_transaction ?? order.total_price;
  const { refunds, currentTotal } = readRefunds(order, total);
  const document: SalesDocumentInput = {
    number: order.order_number ?? order.number ?? order.id,
    date: malaysianDate(order.processed_at ?? order.created_at),
    currency: (order.currency ?? order.currency_code ?? "").toUpperCase(),
    taxInclusive: order.taxes_included,
    customer: readBuyer(order, unmapped),
    lines,
    tax: order.total_tax ?? exactAmount(sum(lines.map((line) => line.tax ?? "0"))),
    total,
    note: unmapped.fit("note", order.note ?? "", 5000) || null,
    refunds,
    isPaid: paidStatuses.has(order.financial_status ?? ""),
    isDelivered: isDelivered(order, lines),
    isCancelled: order.cancelled_at !== null || order.is_cancelled,
    currentTotal,
  };
  listUnmapped(raw, order, lines, unmapped);

  const finished = finishDocument("This EasyStore order", document, unmapped);
  if (!finished.ok) return finished;
  return ok({ externalId: order.id, kind: null, sourceVersion: order.updated_at, document: finished.value });
}

/** Money came in full at some time, whatever was given back since. */
const paidStatuses: ReadonlySet<string> = new Set(["paid", "partially_refunded", "refunded"]);
const knownStatuses: ReadonlySet<string> = new Set([...paidStatuses, "unpaid", "pending", "partially_paid", "voided", "cod"]);

function unknownStatus({ id, financial_status: status }: EasyStoreOrder): string | null {
  if (status === null || knownStatuses.has(status)) return null;
  return `EasyStore order ${id} has the payment status "${status.slice(0, 100)}", which Holdpoint does not know: whether it is paid cannot be told. Its next message with a known status will be read.`;
}

/** The lines decide where they count what has left; else the order's own word. */
function isDelivered(order: EasyStoreOrder, lines: readonly LineInput[]): boolean {
  const goods = lines.filter((line) => line.kind === "item");
  if (goods.some((line) => line.delivered == null)) return order.fulfillment_status === "fulfilled";
  return goods.length > 0 && goods.every((line) => compareDecimals(line.delivered ?? "0", line.quantity) >= 0);
}

/**
 * The refunds that the order lists with an amount, and one for what its own sum of them says beyond that. Each becomes a
 * credit note by its id, so the id of one that the shop does not number holds the order's.
 */
function readRefunds(order: EasyStoreOrder, total: string): Pick<SalesDocumentInput, "refunds" | "currentTotal"> {
  const listed = order.refunds.flatMap(({ id, amount, note, created_at: at }, index) =>
    amount === null ? [] : [{ id: id ?? `${order.id}/refund-${index + 1}`, at, amount: exactAmount(decimal(amount).abs()), reason: note === null ? null : note.slice(0, 200).toWellFormed() }],
  );
  const known = sum(listed.map((refund) => refund.amount));
  const stated = decimal(order.total_refund_amount ?? "0").abs();
  const open = stated.minus(known);
  const refunds = open.greaterThan(0) ? [...listed, { id: `${order.id}/total-refund`, at: null, amount: exactAmount(open) }] : listed;
  const isTold = order.total_refund_amount !== null || refunds.length > 0;
  const given = sum(refunds.map((refund) => refund.amount));
  return { refunds, currentTotal: isTold ? exactAmount(decimal(total).minus(given)) : null };
}
