import { decimal, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import type { ReadOutcome } from "../channel.ts";
import { ignored, unreadable } from "../channel.ts";
import { writeCreditNote } from "../credit-note.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { Leftovers, names, objectsIn, wordsOf } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { readSku } from "../sku.ts";
import { UnmappedList } from "../unmapped.ts";
import { exactId } from "./ids.ts";
import { shopAmount } from "./order-schema.ts";
import { returnedMoney, shareOfLine } from "./refunded.ts";
import { shopifyRefund, type ShopifyRefund } from "./refund-schema.ts";
import { addUpTax } from "./taxes.ts";

type LineInput = SalesDocumentInput["lines"][number];

/**
 * Reads a refund that came as a message of its own into a credit note, in the shop's currency. Its total is the money that
 * was given back for good; a refund whose money is still on its way is ignored, since the order tells of it when it is done.
 * Goods that came back without money keep their value on the lines: whether a debt is reduced is for a person to say, and
 * the rule `total-mismatch` asks.
 */
export function readRefund(raw: JsonObject): ReadOutcome {
  const about = typeof raw.order_id === "string" ? raw.order_id : null;
  const parsed = parseSent(shopifyRefund, raw);
  if (!parsed.ok) return unreadable(`This Shopify refund cannot be read: ${parsed.error.sentence}`, about);
  const refund = parsed.value;
  const id = exactId(refund.id, refund.admin_graphql_api_id, "Refund");
  const what = `Shopify refund ${id} of order ${refund.order_id}`;

  const open = refund.transactions.find((entry) => entry.kind === "refund" && entry.status !== "success");
  const isDone = refund.transactions.some((entry) => entry.kind === "refund" && entry.status === "success");
  if (open && !isDone) return ignored(`${what} has the status "${open.status ?? "unknown"}": no money went back, so there is nothing to book. The order tells of it when it is done.`, about);
  const lists = [refund.refund_line_items, refund.refund_shipping_lines, refund.order_adjustments];
  if (!isDone && lists.every((list) => list.length === 0)) return ignored(`${what} gave back neither money nor goods: there is nothing to book.`, about);

  const unmapped = new UnmappedList();
  const at = refund.processed_at ?? refund.created_at;
  if (at === null) return unreadable(`${what} does not say when it was made.`, about);
  const currency = currencyOf(refund);
  const total = returnedMoney(refund, currency ?? "", "", unmapped);
  const lines = [...goods(refund, unmapped), ...shipping(refund), ...discrepancies(refund)];
  if (isZero(total) && lines.length > 0) unmapped.add("transactions", "Goods came back and no money was given. Whether the customer owes less is for a person to decide.");

  const amounts = sum(lines.map((line) => line.amount));
  const tax = sum(lines.map((line) => line.tax ?? "0"));
  listRest(raw, unmapped);
  const read = writeCreditNote(what, {
    id, orderId: refund.order_id, orderNumber: null, at, version: at, currency, lines, total,
    // A refund does not say whether its order's prices hold the tax: the money given back does.
    taxInclusive: !tax.isZero() && amounts.equals(total),
    tax: exactAmount(tax),
    reason: refund.note,
    goodsReturned: refund.refund_line_items.some((line) => (line.restock_type === null ? refund.restock === true : line.restock_type !== "no_restock")),
  }, unmapped);
  return read.ok ? { kind: "documents", documents: [{ index: 0, ...read.value }], refused: [] } : unreadable(read.error, about);
}

/** The shop's currency, from the amounts in two currencies; else that of the money itself. */
function currencyOf(refund: ShopifyRefund): string | null {
  const sets = [
    ...refund.refund_line_items.flatMap((line) => [line.subtotal_set, line.total_tax_set, line.line_item?.price_set ?? null]),
    ...refund.transactions.map((entry) => entry.amount_set),
    ...refund.order_adjustments.map((entry) => entry.amount_set),
    ...refund.refund_shipping_lines.map((entry) => entry.subtotal_amount_set),
  ];
  return sets.flatMap((set) => set?.shop_money?.currency_code ?? [])[0] ?? refund.transactions.find((entry) => entry.currency !== null)?.currency ?? null;
}

function goods(refund: ShopifyRefund, unmapped: UnmappedList): LineInput[] {
  return refund.refund_line_items.map((back, index) => {
    const path = `refund_line_items[${index}]`;
    const line = back.line_item;
    const price = line === null ? null : shopAmount(line.price, line.price_set);
    const share = line === null ? null : shareOfLine(line, back.quantity);
    const amount = shopAmount(back.subtotal, back.subtotal_set) ?? share?.amount ?? "0.00";
    const own = addUpTax(line?.tax_lines ?? []);
    const isChannels = own.tax.isZero() && !own.channelTax.isZero();
    const tax = shopAmount(back.total_tax, back.total_tax_set) ?? share?.tax ?? "0.00";
    if (isChannels && !isZero(tax)) unmapped.add(`${path}.total_tax`, `${tax} of tax was remitted by the sales channel: it is not the merchant's.`);
    const gross = price === null || isZero(back.quantity) ? null : decimal(price).times(back.quantity);
    const isDiscounted = gross !== null && !gross.lessThan(amount);
    return {
      id: exactId(back.line_item_id, line?.admin_graphql_api_id ?? null, "LineItem"),
      kind: line?.gift_card === true ? "gift_card" : "item",
      sku: readSku(line?.sku ?? null, path, unmapped),
      description: unmapped.fit(`${path}.name`, line?.name ?? line?.title ?? "", 500),
      quantity: toQuantity(back.quantity),
      unitPrice: isDiscounted && price !== null ? exactAmount(price) : isZero(back.quantity) ? amount : exactAmount(decimal(amount).dividedBy(back.quantity).toDecimalPlaces(8)),
      discount: isDiscounted ? exactAmount(gross.minus(amount)) : "0.00",
      amount: exactAmount(amount),
      tax: isChannels ? "0.00" : exactAmount(tax),
      taxRate: isZero(tax) ? null : own.rate,
    };
  });
}

/** Shipping that was given back, under the order's own shipping line where the message names it. */
function shipping(refund: ShopifyRefund): LineInput[] {
  const adjustments = refund.order_adjustments.filter((entry) => entry.kind === "shipping_refund");
  if (adjustments.length > 0) {
    return adjustments.map((entry, index) => {
      const named = refund.refund_shipping_lines[index];
      const amount = decimal(shopAmount(entry.amount, entry.amount_set) ?? "0").negated();
      const tax = decimal(shopAmount(entry.tax_amount, entry.tax_amount_set) ?? "0").negated();
      return lump(named?.shipping_line?.id ?? `shipping-${index + 1}`, "shipping", named?.shipping_line?.title ?? "Shipping", exactAmount(amount), exactAmount(tax));
    });
  }
  return refund.refund_shipping_lines.flatMap((entry, index) => {
    const amount = entry.subtotal_amount_set?.shop_money?.amount;
    const tax = entry.tax_amount_set?.shop_money?.amount ?? "0.00";
    return amount ? [lump(entry.shipping_line?.id ?? `shipping-${index + 1}`, "shipping", entry.shipping_line?.title ?? "Shipping", amount, tax)] : [];
  });
}

/** More or less than the goods are worth, given back by hand: a line of its own. Adjustments are negative where they give money back. */
function discrepancies(refund: ShopifyRefund): LineInput[] {
  return refund.order_adjustments.flatMap((entry, index) => {
    const amount = decimal(shopAmount(entry.amount, entry.amount_set) ?? "0").negated();
    if (entry.kind === "shipping_refund" || amount.isZero()) return [];
    const tax = decimal(shopAmount(entry.tax_amount, entry.tax_amount_set) ?? "0").negated();
    return [lump(`adjustment-${entry.id ?? index + 1}`, "fee", entry.kind === "refund_discrepancy" ? "Refund discrepancy" : "Adjustment", exactAmount(amount), exactAmount(tax))];
  });
}

function lump(id: string, kind: "shipping" | "fee", description: string, amount: string, tax: string): LineInput {
  return { id, kind, description: description.slice(0, 500), quantity: "1", unitPrice: amount, amount, tax };
}

const read = names(`id admin_graphql_api_id order_id created_at processed_at note restock refund_line_items refund_shipping_lines order_adjustments transactions`);
const lineRead = names(`id line_item_id quantity restock_type subtotal subtotal_set total_tax total_tax_set line_item`);
const isNoise = (key: string): boolean => /_set$|^admin_graphql_api_id$|_token$|^user_id$/.test(key);

function listRest(raw: JsonObject, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped, isNoise);
  left.others(raw, read);
  objectsIn(raw.refund_line_items).forEach((line, index) => left.others(line, lineRead, `refund_line_items[${index}]`));
  objectsIn(raw.refund_line_items).forEach((line, index) => unmapped.add(`refund_line_items[${index}].restock_type`, wordsOf(line, ["restock_type"])));
  objectsIn(raw.transactions).forEach((entry, index) => unmapped.add(`transactions[${index}]`, wordsOf(entry, ["kind", "status", "amount", "currency", "gateway"])));
}
