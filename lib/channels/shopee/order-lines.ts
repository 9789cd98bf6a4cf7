import { decimal, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { exactAmount } from "../exact-amount.ts";
import { readSku } from "../sku.ts";
import type { UnmappedList } from "../unmapped.ts";
import { deriveUnitPrice } from "../woocommerce/unit-price.ts";
import { type Escrow, type EscrowItem, itemKey, type OrderItem, type ShopeeOrder } from "./order-schema.ts";

export type LineInput = SalesDocumentInput["lines"][number];

/** How much of each line has left the warehouse and how much was taken back, by the line's id. */
export type Moved = { delivered: ReadonlyMap<string, string>; removed: ReadonlyMap<string, string> };

/**
 * The lines of an order: its items, and the shipping that the buyer pays. With the settlement at hand the money of a line
 * is the settlement's: price before discounts, less what the seller gives (discount and the seller's voucher). What Shopee
 * gives (vouchers, coins, its own discount) is paid to the seller and takes nothing off. Without the settlement the prices
 * are the order's own.
 */
export function readLines(order: ShopeeOrder, escrow: Escrow | null, moved: Moved, unmapped: UnmappedList): LineInput[] {
  const settled = escrow && pairItems(order, escrow, unmapped);
  const ids = lineIds(order);
  const goods = order.item_list.map((item, index): LineInput => {
    const path = `item_list[${index}]`;
    const id = ids[index] ?? itemKey(item);
    const quantity = toQuantity(item.model_quantity_purchased);
    const settlement = settled?.[index] ?? null;
    const { gross, discount } = settlement ? settledMoney(settlement, item) : orderMoney(item, path, unmapped);
    const amount = exactAmount(decimal(gross).minus(discount));
    return {
      id,
      sku: skuOf(item, path, unmapped),
      description: unmapped.fit(`${path}.item_name`, [item.item_name, item.model_name].filter(Boolean).join(", "), 500),
      quantity,
      unitPrice: deriveUnitPrice({ quantity, gross, discount, amount }),
      discount,
      amount,
      delivered: moved.delivered.get(id) ?? null,
      removed: moved.removed.get(id) ?? "0",
    };
  });
  return [...goods, ...shipping(order, escrow)];
}

/** Item and variation; where one stands in several lines (an add-on beside the same item) the line's own id is put behind. */
export function lineIds(order: ShopeeOrder): string[] {
  const keys = order.item_list.map(itemKey);
  return order.item_list.map((item, index) => {
    const key = keys[index] ?? "";
    const isAlone = keys.filter((other) => other === key).length === 1;
    if (isAlone) return key;
    const nth = keys.slice(0, index).filter((other) => other === key).length + 1;
    return `${key}-${nth}`;
  });
}

/** The settlement's entry of each line; null where the two cannot be told to belong together. */
function pairItems(order: ShopeeOrder, escrow: Escrow, unmapped: UnmappedList): (EscrowItem | null)[] {
  const left = [...escrow.items];
  const pairs = order.item_list.map((item) => {
    const at = left.findIndex((entry) => itemKey(entry) === itemKey(item) && sameQuantity(entry.quantity_purchased, item.model_quantity_purchased) && entry.original_price !== null);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  });
  left.forEach((entry) => unmapped.add("escrow.items", `Item ${itemKey(entry)}, which is no line of the order: ${entry.original_price ?? "no price"}.`));
  return pairs;
}

function sameQuantity(settled: string | null, ordered: string): boolean {
  return settled === null || decimal(settled).equals(ordered);
}

/** Prices of the settlement are those of the whole line. */
function settledMoney(entry: EscrowItem, item: OrderItem): { gross: string; discount: string } {
  const gross = entry.original_price ?? exactAmount(decimal(item.model_discounted_price).times(item.model_quantity_purchased));
  const discount = exactAmount(decimal(entry.seller_discount ?? "0").plus(decimal(entry.discount_from_voucher_seller ?? "0").abs()));
  return { gross, discount };
}

function orderMoney(item: OrderItem, path: string, unmapped: UnmappedList): { gross: string; discount: string } {
  const { model_original_price: original, model_discounted_price: price, model_quantity_purchased: quantity } = item;
  if (decimal(price).isZero()) unmapped.add(`${path}.model_discounted_price`, `0 (${item.promotion_type ?? "no promotion named"}): of an item in a bundle deal the price stands only in the settlement.`);
  const isReduced = original !== null && decimal(original).greaterThan(price);
  const gross = exactAmount(decimal(isReduced ? original : price).times(quantity));
  return { gross, discount: isReduced ? exactAmount(decimal(gross).minus(decimal(price).times(quantity))) : "0.00" };
}

/** The variation's SKU where the item has variations, the item's own where it has none; one is never taken for the other. */
function skuOf(item: OrderItem, path: string, unmapped: UnmappedList): string | null {
  if (item.model_id === null || item.model_id === "0") return readSku(item.item_sku, path, unmapped) ?? readSku(item.model_sku, path, unmapped);
  const sku = readSku(item.model_sku, path, unmapped);
  if (sku === null && item.item_sku) unmapped.add(`${path}.item_sku`, item.item_sku);
  return sku;
}

/** What the buyer pays for shipping. The settlement says it for certain; before that there is an estimate. */
function shipping(order: ShopeeOrder, escrow: Escrow | null): LineInput[] {
  const fee = escrow ? escrow.buyer_paid_shipping_fee : order.estimated_shipping_fee;
  if (fee === null || decimal(fee).isZero()) return [];
  return [{ id: "shipping", kind: "shipping", description: "Shipping paid by the buyer", quantity: "1", unitPrice: fee, amount: fee }];
}
