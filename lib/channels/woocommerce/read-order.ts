import type { Decimal } from "decimal.js";
import { malaysianDate } from "#lib/canonical/dates.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { decimal, sum } from "#lib/canonical/money.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "../channel.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { finishDocument } from "../finish-document.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { readBuyer } from "./buyer.ts";
import { readLines } from "./order-lines.ts";
import { wooCommerceOrder, type WooCommerceOrder } from "./order-schema.ts";
import { readStanding } from "./standing.ts";
import { orderTax } from "./taxes.ts";
import { listUnmapped } from "./unmapped-order.ts";

/**
 * Reads one WooCommerce order into the canonical document. The total is the order's `total`, the lines are as ordered and
 * without tax; where the two do not agree (gift cards, store credit, a fee outside the total) nothing is made up, and the
 * rule `total-mismatch` holds the record. Refuses with a sentence what it cannot read whole, and a status that it does not
 * know. The date is the Malaysian one of `date_created_gmt`.
 */
export function readOrder(raw: JsonObject): Result<ReadRecord, string> {
  const parsed = parseSent(wooCommerceOrder, raw);
  if (!parsed.ok) return err(`This WooCommerce order cannot be read: ${parsed.error.sentence}`);
  const order = parsed.value;

  const unmapped = new UnmappedList();
  const standing = readStanding(order, unmapped);
  if (standing === null) {
    return err(`WooCommerce order ${order.id} has the status "${order.status}", which is not one of WooCommerce's own: whether it is paid, delivered or cancelled is not known. Its next message with a known status will be read.`);
  }
  const { lines, charges } = readLines(order, standing.isDelivered, unmapped);
  const { refunds, refunded } = readRefunds(order, unmapped);

  const document: SalesDocumentInput = {
    number: order.number ?? order.id,
    date: malaysianDate(order.date_created_gmt),
    currency: order.currency,
    taxInclusive: false,
    customer: readBuyer(order, unmapped),
    lines,
    tax: exactAmount(orderTax(order, charges)),
    total: order.total,
    note: unmapped.fit("customer_note", order.customer_note ?? "", 5000) || null,
    refunds,
    isPaid: standing.isPaid,
    isDelivered: standing.isDelivered,
    isCancelled: standing.isCancelled,
    cancelReason: standing.cancelReason,
    // The order's own total is never reduced by a refund.
    currentTotal: order.refunds === null && refunds.length === 0 ? null : exactAmount(decimal(order.total).minus(refunded)),
  };
  listUnmapped(raw, order, unmapped);

  const finished = finishDocument("This WooCommerce order", document, unmapped);
  if (!finished.ok) return finished;
  return ok({ externalId: order.id, kind: null, sourceVersion: order.date_modified_gmt, document: finished.value });
}

/**
 * The refunds as the order lists them: id and a negative total, neither date nor lines. What they took back of which line
 * stands only in the refund resource, so no quantity is counted as removed. A deleted refund is left behind as id 0. The
 * status `refunded` says that all was given back, so what no refund accounts for is one more. Each becomes a credit note by
 * its id, so the id of one that the shop does not number holds the order's.
 */
function readRefunds(order: WooCommerceOrder, unmapped: UnmappedList): { refunds: NonNullable<SalesDocumentInput["refunds"]>; refunded: Decimal } {
  const refunds = (order.refunds ?? []).flatMap((refund, index) => {
    const amount = decimal(refund.total ?? "0").abs();
    if (amount.isZero() && (refund.id ?? "0") === "0") {
      unmapped.add(`refunds[${index}]`, "A refund that was deleted again.");
      return [];
    }
    return [{ id: refund.id ?? `${order.id}/refund-${index + 1}`, at: null, amount: exactAmount(amount), reason: unmapped.fit(`refunds[${index}].reason`, refund.reason ?? "", 200) || null }];
  });
  const listed = sum(refunds.map((refund) => refund.amount));
  const open = decimal(order.total).minus(listed);
  if (order.status !== "refunded" || !open.greaterThan(0)) return { refunds, refunded: listed };
  unmapped.add("status", `"refunded", but the refunds listed come to ${listed.toFixed(2)}: the rest counts as given back.`);
  return { refunds: [...refunds, { id: `${order.id}/status-refunded`, at: null, amount: exactAmount(open) }], refunded: decimal(order.total) };
}
