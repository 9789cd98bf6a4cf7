import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import type { Refund, SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "../channel.ts";
import { writeCreditNote } from "../credit-note.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { Leftovers, names, objectsIn } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { readSku } from "../sku.ts";
import { UnmappedList } from "../unmapped.ts";
import { deriveUnitPrice } from "../woocommerce/unit-price.ts";
import { itemKey, type ReturnItem, shopeeReturn, type ShopeeReturn } from "./order-schema.ts";

/** Requests, disputes and withdrawn requests exist without any money moving; only these two say that it did. */
const settled: ReadonlySet<string> = new Set(["ACCEPTED", "REFUND_PAID"]);

/** Whether a return has given money back. */
export function isRefunded({ status, refund_amount }: ShopeeReturn): boolean {
  return settled.has(status) && decimal(refund_amount).greaterThan(0);
}

/** The return as its order knows it. */
export function asRefund(one: ShopeeReturn): Refund {
  return {
    id: one.return_sn,
    at: one.update_time ?? one.create_time,
    amount: one.refund_amount,
    lines: one.item.map((item) => ({ lineId: itemKey(item), quantity: toQuantity(item.amount), amount: amountOf(item) })),
    reason: (one.text_reason ?? one.reason)?.slice(0, 200) ?? null,
  };
}

export type ReadReturn = { kind: "document"; record: ReadRecord } | { kind: "nothing-moved"; reason: string; about: string };

/**
 * Reads one return into a credit note over what the buyer was given back. Where the amounts of its items and the whole do
 * not agree (vouchers and coins are offset there) both stay as they are, and the rule `total-mismatch` shows it.
 */
export function readReturn(raw: JsonObject): Result<ReadReturn, string> {
  const parsed = parseSent(shopeeReturn, raw);
  if (!parsed.ok) return err(`This Shopee return cannot be read: ${parsed.error.sentence}`);
  const one = parsed.value;
  if (!isRefunded(one)) {
    return ok({ kind: "nothing-moved", reason: `Return ${one.return_sn} of order ${one.order_sn} has the status ${one.status.slice(0, 50)}: nothing is refunded, so there is nothing to book.`, about: one.return_sn });
  }
  const unmapped = new UnmappedList();
  const refunded = one.update_time ?? one.create_time;
  if (refunded === null) return err(`This Shopee return cannot be read: update_time is missing, so its date is not known.`);
  listReturn(raw, unmapped);
  const note = writeCreditNote(
    "This Shopee return",
    {
      id: one.return_sn,
      orderId: one.order_sn,
      orderNumber: one.order_sn,
      at: refunded,
      version: one.update_time,
      currency: one.currency,
      taxInclusive: false,
      lines: one.item.map((item, index) => readItem(item, index, unmapped)),
      tax: "0.00",
      total: one.refund_amount,
      reason: one.text_reason ?? one.reason,
      goodsReturned: one.needs_logistics && /DELIVERY_DONE/.test(one.reverse_logistic_status ?? one.logistics_status ?? ""),
    },
    unmapped,
  );
  return note.ok ? ok({ kind: "document", record: note.value }) : note;
}

function readItem(item: ReturnItem, index: number, unmapped: UnmappedList): SalesDocumentInput["lines"][number] {
  const path = `item[${index}]`;
  const hasVariations = item.model_id !== null && item.model_id !== "0";
  const quantity = toQuantity(item.amount);
  const amount = amountOf(item);
  // The price that was paid, where the refund is less than it; a refund of more than the price is its own price.
  const gross = exactAmount(decimal(item.item_price ?? "0").times(item.amount));
  const isReduced = decimal(gross).greaterThan(amount);
  const discount = isReduced ? exactAmount(decimal(gross).minus(amount)) : "0.00";
  if (!isReduced && item.item_price !== null && !decimal(gross).equals(amount)) unmapped.add(`${path}.item_price`, item.item_price);
  return {
    id: itemKey(item),
    sku: readSku(hasVariations ? item.variation_sku : item.item_sku, path, unmapped),
    description: unmapped.fit(`${path}.name`, item.name ?? "", 500),
    quantity,
    unitPrice: deriveUnitPrice({ quantity, gross: isReduced ? gross : amount, discount, amount }),
    discount,
    amount,
  };
}

/** What was given back for an item; its price where the return says no amount for it. */
function amountOf(item: ReturnItem): string {
  return item.refund_amount ?? exactAmount(decimal(item.item_price ?? "0").times(item.amount));
}

const read = names(`return_sn order_sn status currency create_time update_time refund_amount reason text_reason needs_logistics
  logistics_status reverse_logistic_status item`);
/** People, pictures, and deadlines of a process that is over. */
const noise = names(`user image buyer_videos return_pickup_address return_address virtual_contact_number package_query_number due_date
  return_ship_due_date return_seller_due_date seller_proof follow_up_action_list`);
const itemKnown = names("item_id model_id name item_sku variation_sku amount item_price refund_amount images is_add_on_deal is_main_item add_on_deal_id");

function listReturn(raw: JsonObject, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped);
  left.others(raw, names(read, noise));
  objectsIn(raw.item).forEach((item, index) => left.others(item, itemKnown, `item[${index}]`));
  const items = sum(objectsIn(raw.item).flatMap((item) => (typeof item.refund_amount === "string" && /^-?\d{1,15}(\.\d{1,12})?$/.test(item.refund_amount) ? [item.refund_amount] : [])));
  if (typeof raw.refund_amount === "string" && raw.refund_amount !== "" && !items.isZero() && items.toFixed() !== raw.refund_amount) {
    unmapped.add("refund_amount", `${raw.refund_amount}, but its items come to ${items.toFixed(2)}.`);
  }
}
