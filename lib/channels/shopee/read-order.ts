import type { Decimal } from "decimal.js";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { decimal, sum } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "../channel.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { finishDocument } from "../finish-document.ts";
import { unmasked } from "../masked.ts";
import { countryCode } from "../postal-address.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { type LineInput, readLines } from "./order-lines.ts";
import { type Escrow, shopeeEscrow, shopeeOrder, type ShopeeOrder, shopeeReturn, type ShopeeReturn } from "./order-schema.ts";
import { asRefund, isRefunded } from "./read-return.ts";
import { isKnownStatus, readStanding } from "./standing.ts";
import { listUnmapped } from "./unmapped-order.ts";

/** What was pulled about one order: its detail, its settlement where there is one, and its returns. */
export type OrderParts = {
  order: JsonObject;
  escrow: JsonObject | null;
  returns: readonly JsonObject[];
  /** What Shopee said in place of returns that it would not show. */
  refused: readonly string[];
};

/**
 * Reads one Shopee order into the canonical document. With the settlement the total is what the seller sells for: goods
 * less the seller's own discounts and vouchers, and the shipping that the buyer pays; Shopee's vouchers and coins are paid
 * to the seller. Without it only what the buyer pays is known (`total_amount`), and the vouchers and coins in it are an
 * unexplained difference to the lines: the rule `total-mismatch` holds the record until the settlement is there.
 */
export function readOrder({ order: raw, escrow: rawEscrow, returns: rawReturns, refused }: OrderParts): Result<ReadRecord, string> {
  const parsed = parseSent(shopeeOrder, raw);
  if (!parsed.ok) return err(`This Shopee order cannot be read: ${parsed.error.sentence}`);
  const order = parsed.value;
  if (!isKnownStatus(order.order_status)) return err(`Shopee order ${order.order_sn} has the status "${order.order_status.slice(0, 50)}", which Holdpoint does not know: whether it is paid or sent cannot be told.`);
  const settlement = rawEscrow === null ? null : parseSent(shopeeEscrow, rawEscrow);
  if (settlement && !settlement.ok) return err(`The settlement of Shopee order ${order.order_sn} cannot be read: ${settlement.error.sentence}`);
  const escrow = settlement?.value.order_income ?? null;
  const returns = rawReturns.map((one, index) => parseSent(shopeeReturn, one, `returns[${index}]`));
  const bad = returns.find((one) => !one.ok);
  if (bad && !bad.ok) return err(`A return of Shopee order ${order.order_sn} cannot be read: ${bad.error.sentence}`);
  const readable = returns.flatMap((one) => (one.ok ? [one.value] : []));

  const unmapped = new UnmappedList();
  const standing = readStanding(order, readable, unmapped);
  const lines = readLines(order, escrow, standing, unmapped);
  const total = totalOf(order, escrow, lines, unmapped);
  const refunds = readable.filter(isRefunded).map(asRefund);
  const document: SalesDocumentInput = {
    number: order.order_sn.slice(0, 50),
    date: malaysianDate(order.create_time),
    currency: order.currency,
    customer: readBuyer(order, unmapped),
    lines,
    total,
    note: unmapped.fit("message_to_seller", order.message_to_seller ?? "", 5000) || null,
    isPaid: standing.isPaid,
    isPicked: standing.isPicked,
    isDelivered: standing.isDelivered,
    isCancelled: standing.isCancelled,
    cancelReason: standing.cancelReason,
    deliveries: standing.deliveries,
    refunds,
    currentTotal: refunds.length === 0 ? null : exactAmount(decimal(total).minus(sum(refunds.map((refund) => refund.amount)))),
  };
  readable.filter((one) => !isRefunded(one)).forEach((one) => listOpenReturn(one, unmapped));
  refused.forEach((reason, index) => unmapped.add(`refused[${index}]`, `A return that Shopee does not show: ${reason}`));
  listUnmapped({ order: raw, escrow: rawEscrow, returns: rawReturns }, escrow !== null, unmapped);
  const finished = finishDocument("This Shopee order", document, unmapped);
  if (!finished.ok) return finished;
  return ok({ externalId: order.order_sn, kind: null, sourceVersion: order.update_time, document: finished.value });
}

function totalOf(order: ShopeeOrder, escrow: Escrow | null, lines: readonly LineInput[], unmapped: UnmappedList): string {
  const added = () => exactAmount(sum(lines.map((line) => line.amount)));
  if (escrow) return exactAmount(sellersTotal(escrow) ?? added());
  const isTold = order.total_amount !== null && !(decimal(order.total_amount).isZero() && order.pay_time === null);
  if (!isTold || order.total_amount === null) return added();
  const open = decimal(added()).minus(order.total_amount);
  if (!open.isZero()) unmapped.add("total_amount", `${order.total_amount} is what the buyer pays, ${open.toFixed(2)} less than the lines: vouchers and coins. Whether the seller or Shopee gives them stands in the settlement (escrow), which is not here.`);
  return order.total_amount;
}

/** Goods less what the seller gives, and the buyer's shipping; null where the settlement does not say the goods' price. */
function sellersTotal(escrow: Escrow): Decimal | null {
  const goods = escrow.order_original_price ?? escrow.original_price;
  if (goods === null) return null;
  return decimal(goods)
    .minus(escrow.order_seller_discount ?? escrow.seller_discount ?? "0")
    .minus(decimal(escrow.voucher_from_seller ?? "0").abs())
    .plus(escrow.buyer_paid_shipping_fee ?? "0");
}

/** Shopee hides who buys. Where it does, the sale names nobody; where it does not, the buyer is the one it is sent to. */
function readBuyer(order: ShopeeOrder, unmapped: UnmappedList): NonNullable<SalesDocumentInput["customer"]> {
  const to = order.recipient_address;
  const name = unmasked("recipient_address.name", to?.name ?? null, unmapped);
  const phone = unmasked("recipient_address.phone", to?.phone ?? null, unmapped);
  const address = unmasked("recipient_address.full_address", to?.full_address ?? null, unmapped);
  const postcode = unmasked("recipient_address.zipcode", to?.zipcode ?? null, unmapped);
  if (name === null && order.buyer_user_id !== null) unmapped.add("buyer_user_id", order.buyer_user_id);
  return {
    sourceId: name === null ? null : order.buyer_user_id,
    name: unmapped.fit("recipient_address.name", name ?? "", 200),
    phone: name === null ? null : unmapped.fit("recipient_address.phone", phone ?? "", 50) || null,
    address: name === null ? null : unmapped.fit("recipient_address.full_address", address ?? "", 500) || null,
    postcode: name === null ? null : unmapped.fit("recipient_address.zipcode", postcode ?? "", 20) || null,
    country: countryCode(to?.region ?? null),
  };
}

function listOpenReturn(one: ShopeeReturn, unmapped: UnmappedList): void {
  unmapped.add(`returns.${one.return_sn}`, `${one.status}: ${one.refund_amount} is asked for, nothing is refunded.`);
}
