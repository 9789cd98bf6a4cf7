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
import { readChanges } from "./changes.ts";
import { listContradictions } from "./contradictions.ts";
import { exactId } from "./ids.ts";
import { type LineInput, readLines } from "./order-lines.ts";
import { shopAmount, shopifyOrder, type ShopifyOrder } from "./order-schema.ts";
import { addUpTax } from "./taxes.ts";
import { listUnmapped } from "./unmapped-order.ts";

/**
 * Reads one Shopify order into the canonical document, in the shop's currency. The total is the order's `total_price`, the
 * lines are as ordered; where the two do not agree nothing is made up, and the rule `total-mismatch` holds the record.
 * Refuses with a sentence what it cannot read whole.
 */
export function readOrder(raw: JsonObject): Result<ReadRecord, string> {
  const parsed = parseSent(shopifyOrder, raw);
  if (!parsed.ok) return err(`This Shopify order cannot be read: ${parsed.error.sentence}`);
  const order = parsed.value;

  const unmapped = new UnmappedList();
  const changes = readChanges(order, unmapped);
  const lines = readLines(order, changes, unmapped);

  const total = shopAmount(order.total_price, order.total_price_set) ?? "0.00";
  const document: SalesDocumentInput = {
    number: order.name ?? (order.order_number === null ? order.id : `#${order.order_number}`),
    date: documentDate(order, unmapped),
    currency: order.currency,
    taxInclusive: order.taxes_included,
    customer: readBuyer(order, unmapped),
    lines,
    tax: documentTax(order, lines, unmapped),
    rounding: cashRounding(order, lines, total, unmapped),
    total,
    reference: unmapped.fit("po_number", order.po_number ?? "", 100) || null,
    note: unmapped.fit("note", order.note ?? "", 5000) || null,
    deliveries: changes.deliveries,
    refunds: changes.refunds,
    isPaid: paidStatuses.has(order.financial_status ?? ""),
    isDelivered: changes.isDelivered,
    isCancelled: order.cancelled_at !== null,
    cancelReason: unmapped.fit("cancel_reason", order.cancel_reason ?? "", 200) || null,
    currentTotal: shopAmount(order.current_total_price, order.current_total_price_set),
    isTest: order.test,
  };
  listUnmapped(raw, order, unmapped);
  listContradictions(raw, lines, unmapped);

  const finished = finishDocument("This Shopify order", document, unmapped);
  if (!finished.ok) return finished;
  return ok({
    externalId: exactId(order.id, order.admin_graphql_api_id, "Order"),
    kind: null,
    sourceVersion: order.updated_at,
    document: finished.value,
  });
}

/** Money came in full at some time, whatever was given back since. `authorized` and `partially_paid` are not paid. */
const paidStatuses: ReadonlySet<string> = new Set(["paid", "partially_refunded", "refunded"]);

/**
 * The Malaysian date of `processed_at`: the date that Shopify itself shows on the order and counts in its reports, so
 * that the books and the shop's month agree. It differs from `created_at` for orders brought in later from another system
 * or from an offline till, where `created_at` is only the time of the transfer.
 */
function documentDate(order: ShopifyOrder, unmapped: UnmappedList): string {
  const date = malaysianDate(order.processed_at ?? order.created_at ?? "");
  if (order.created_at !== null && malaysianDate(order.created_at) !== date) unmapped.add("created_at", order.created_at);
  return date;
}

/** The header's tax less what the sales channel remits; the sum of the lines where the header says nothing. */
function documentTax(order: ShopifyOrder, lines: readonly LineInput[], unmapped: UnmappedList): string {
  const perLine = [...order.line_items, ...order.shipping_lines].map((line) => addUpTax(line.tax_lines).channelTax);
  const onLines = perLine.reduce((running, tax) => running.plus(tax), decimal("0"));
  const channelTax = onLines.isZero() ? addUpTax(order.tax_lines).channelTax : onLines;
  if (!channelTax.isZero()) {
    // On top of the lines it stays in the total and so in sight: the record is held until a person has decided.
    const where = order.taxes_included ? "inside the line amounts" : "inside the total, but on no line";
    unmapped.add("tax_lines.channel_liable", `${exactAmount(channelTax)} of tax is remitted by the sales channel. It is not the merchant's tax; it is ${where}.`);
  }
  const header = shopAmount(order.total_tax, order.total_tax_set);
  return exactAmount(header === null ? sum(lines.map((line) => line.tax ?? "0")) : decimal(header).minus(channelTax));
}

/**
 * Rounding of cash to 5 sen. Shopify applies it to the money received, so `total_price` is without it and the document
 * needs no rounding; only where the lines reach the total with it is it part of the document.
 */
function cashRounding(order: ShopifyOrder, lines: readonly LineInput[], total: string, unmapped: UnmappedList): string {
  const adjustment = order.total_cash_rounding_payment_adjustment_set?.shop_money?.amount ?? "0.00";
  if (adjustment === "0.00") return "0.00";
  const before = sum(lines.flatMap((line) => [line.amount, order.taxes_included ? "0" : (line.tax ?? "0")]));
  if (before.plus(adjustment).equals(total)) return adjustment;
  unmapped.add("total_cash_rounding_payment_adjustment_set", `${adjustment} was rounded on the cash received, not on the order.`);
  return "0.00";
}
