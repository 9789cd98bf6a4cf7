import { malaysianDate } from "#lib/canonical/dates.ts";
import { decimal, sum } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "../channel.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { finishDocument } from "../finish-document.ts";
import { isMasked, unmasked } from "../masked.ts";
import { countryCode } from "../postal-address.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { tiktokOrder, type TikTokOrder, tiktokReturn, type TikTokReturn } from "./order-schema.ts";
import { readTotals } from "./payment.ts";
import { asRefund, isRefunded } from "./read-return.ts";
import { groupOrder, readLines, valueCancelled } from "./units.ts";
import { listUnmapped } from "./unmapped-order.ts";

const unpaid: ReadonlySet<string> = new Set(["UNPAID"]);
const dispatched: ReadonlySet<string> = new Set(["IN_TRANSIT", "DELIVERED", "COMPLETED"]);
const others: ReadonlySet<string> = new Set(["ON_HOLD", "AWAITING_SHIPMENT", "PARTIALLY_SHIPPING", "AWAITING_COLLECTION", "CANCELLED"]);

/**
 * Reads one TikTok Shop order into the canonical document. The total is what the seller sells for (payment.ts); the rows
 * are put together by item and price, and where they do not come to it the rule `total-mismatch` shows it. Samples and
 * replacements are no sales: they are kept as test orders.
 */
export function readOrder(raw: JsonObject, rawReturns: readonly JsonObject[], refused: readonly string[] = []): Result<ReadRecord, string> {
  const parsed = parseSent(tiktokOrder, raw);
  if (!parsed.ok) return err(`This TikTok Shop order cannot be read: ${parsed.error.sentence}`);
  const order = parsed.value;
  // The webhook's spelling is another than the API's.
  const status = order.status === "CANCEL" ? "CANCELLED" : order.status;
  if (!unpaid.has(status) && !dispatched.has(status) && !others.has(status)) return err(`TikTok Shop order ${order.id} has the status "${status.slice(0, 50)}", which Holdpoint does not know: whether it is paid or sent cannot be told.`);
  const unmapped = new UnmappedList();
  const totals = readTotals(order.id, order.payment, unmapped);
  if (!totals.ok) return totals;
  const returns = rawReturns.map((one, index) => parseSent(tiktokReturn, one, `returns[${index}]`));
  const bad = returns.find((one) => !one.ok);
  if (bad && !bad.ok) return err(`A return of TikTok Shop order ${order.id} cannot be read: ${bad.error.sentence}`);

  const { total, tax, isTaxOnTop } = totals.value;
  const groups = groupOrder(order.line_items);
  const isCancelled = status === "CANCELLED";
  const hadLeft = isCancelled && order.line_items.some((one) => /^(IN_TRANSIT|DELIVERED|COMPLETED|RETURN)/i.test(one.package_status ?? ""));
  if (hadLeft) unmapped.add("status", "CANCELLED after the parcel had left: the goods come back to stock, and what was to be paid on delivery was not.");
  const refunds = returns.flatMap((one) => (one.ok && isRefunded(one.value) ? [asRefund(one.value, groups)] : []));
  const document: SalesDocumentInput = {
    number: order.id.slice(0, 50),
    date: malaysianDate(order.create_time),
    currency: order.payment.currency,
    references: order.exchange_source_order_id === null ? [] : [{ kind: null, externalId: order.exchange_source_order_id, number: order.exchange_source_order_id.slice(0, 50) }],
    taxInclusive: !isTaxOnTop && !decimal(tax).isZero(),
    customer: readBuyer(order, unmapped),
    lines: readLines(order, groups, dispatched.has(status) || hadLeft, unmapped),
    tax,
    total,
    note: unmapped.fit("buyer_message", order.buyer_message ?? "", 5000) || null,
    refunds,
    currentTotal: currentTotal(order, total, refunds.map((refund) => refund.amount), isCancelled),
    isTest: order.is_sample_order || order.is_replacement_order,
    isPaid: order.paid_time !== null || (order.is_cod ? status === "COMPLETED" : !unpaid.has(status) && !isCancelled && status !== "ON_HOLD"),
    isPicked: dispatched.has(status) || status === "AWAITING_COLLECTION" || order.rts_time !== null,
    isDelivered: dispatched.has(status),
    isCancelled,
    cancelReason: isCancelled ? [order.cancel_reason, order.cancellation_initiator && `(by ${order.cancellation_initiator.toLowerCase()})`].filter(Boolean).join(" ").slice(0, 200) || null : null,
  };
  returns.forEach((one) => one.ok && !isRefunded(one.value) && listOpenReturn(one.value, unmapped));
  refused.forEach((reason, index) => unmapped.add(`refused[${index}]`, `Returns that TikTok Shop does not show: ${reason}`));
  listUnmapped(raw, unmapped);
  const finished = finishDocument("This TikTok Shop order", document, unmapped);
  if (!finished.ok) return finished;
  return ok({ externalId: order.id, kind: null, sourceVersion: order.update_time, document: finished.value });
}

/** What is left after single rows were cancelled or refunded; of an order that is off as a whole nothing more is said. */
function currentTotal(order: TikTokOrder, total: string, refunded: readonly string[], isCancelled: boolean): string | null {
  const lost = isCancelled ? "0" : valueCancelled(order.line_items);
  const left = decimal(total).minus(lost).minus(sum(refunded));
  return left.equals(total) ? null : exactAmount(left);
}

/** TikTok hides who buys, and its e-mail address is a relay that ends. Where the name is hidden the sale names nobody. */
function readBuyer(order: TikTokOrder, unmapped: UnmappedList): NonNullable<SalesDocumentInput["customer"]> {
  const to = order.recipient_address;
  const name = unmasked("recipient_address.name", to?.name ?? null, unmapped);
  const phone = unmasked("recipient_address.phone_number", to?.phone_number ?? null, unmapped);
  const postcode = unmasked("recipient_address.postal_code", to?.postal_code ?? null, unmapped);
  const written = unmasked("recipient_address.full_address", to?.full_address ?? null, unmapped);
  if (order.buyer_email !== null) unmapped.add("buyer_email", isMasked(order.buyer_email) ? `${order.buyer_email} (masked)` : `${order.buyer_email} (TikTok's relay)`);
  if (name === null) {
    if (order.user_id !== null) unmapped.add("user_id", order.user_id);
    return { country: countryCode(to?.region_code ?? null) };
  }
  return {
    sourceId: order.user_id,
    name: unmapped.fit("recipient_address.name", name, 200),
    phone: unmapped.fit("recipient_address.phone_number", phone ?? "", 50) || null,
    address: unmapped.fit("recipient_address.full_address", written ?? "", 500) || null,
    postcode: unmapped.fit("recipient_address.postal_code", postcode ?? "", 20) || null,
    country: countryCode(to?.region_code ?? null),
  };
}

function listOpenReturn(one: TikTokReturn, unmapped: UnmappedList): void {
  unmapped.add(`returns.${one.return_id}`, `${one.return_status}: ${one.refund_amount?.refund_total ?? "no amount"} is asked for, nothing is refunded.`);
}
