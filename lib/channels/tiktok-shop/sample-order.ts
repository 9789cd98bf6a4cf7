import { decimal, sum, toQuantity, toSen } from "#lib/canonical/money.ts";

// Writes webhooks and answers in the shape of TikTok Shop's own (202309), for tests and the stand-in; the adapter does not
// know it. Money is text without needless zeros, and there is one row per unit.

export type SampleUnit = { id: string; sku: string; name: string; price: string; seller?: string; platform?: string; tax?: string; status?: string; isGift?: boolean };
export type SampleOrder = { id: string; at: Date; updatedAt?: Date; status?: string; units: readonly SampleUnit[]; shipping?: string; taxOnTop?: boolean; fee?: string; cod?: boolean };

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const add = (units: readonly SampleUnit[], of: (unit: SampleUnit) => string | undefined) => sum(units.map((unit) => of(unit) ?? "0"));
const trimmed = (value: string) => toQuantity(value);

/** What the seller sells for: goods less the seller's discounts, the buyer's shipping, and tax where it is on top. */
export function sellerTotal({ units, shipping, taxOnTop }: SampleOrder): string {
  const tax = taxOnTop ? add(units, (unit) => unit.tax) : decimal("0");
  return toSen(add(units, (unit) => unit.price).minus(add(units, (unit) => unit.seller)).plus(shipping ?? "0").plus(tax));
}

/** An order as the API answers it. */
export function sampleOrder(order: SampleOrder, over: object = {}) {
  const { id, at, updatedAt = at, status = "AWAITING_SHIPMENT", units, shipping = "0", taxOnTop = false, fee = "0", cod = false } = order;
  const goods = add(units, (unit) => unit.price);
  const tax = add(units, (unit) => unit.tax);
  const subTotal = goods.minus(add(units, (unit) => unit.seller)).minus(add(units, (unit) => unit.platform));
  const total = subTotal.plus(shipping).plus(fee).plus(taxOnTop ? tax : "0");
  return {
    id, status, create_time: seconds(at), update_time: seconds(updatedAt), paid_time: status === "UNPAID" || cod ? null : seconds(at), is_cod: cod, is_sample_order: false, is_replacement_order: false,
    fulfillment_type: "FULFILLMENT_BY_SELLER", order_type: "NORMAL", buyer_email: "relay@example.com", buyer_message: "", user_id: "7494690250735257859", warehouse_id: "7336763380981860097", shipping_type: "TIKTOK",
    recipient_address: { name: "A*** F***i", phone_number: "(+60)113*****36", full_address: "Malaysia, Perak, Lumut,BL****", postal_code: "32***", region_code: "MY" },
    payment: {
      currency: "MYR", original_total_product_price: goods.toFixed(), seller_discount: add(units, (unit) => unit.seller).toFixed(), platform_discount: add(units, (unit) => unit.platform).toFixed(), sub_total: subTotal.toFixed(),
      original_shipping_fee: trimmed(shipping), shipping_fee: trimmed(shipping), shipping_fee_platform_discount: "0", shipping_fee_seller_discount: "0", tax: tax.toFixed(), buyer_service_fee: trimmed(fee), total_amount: total.toFixed(),
    },
    line_items: units.map((unit) => ({
      id: unit.id, product_id: "1729556489100298210", product_name: unit.name, sku_id: "1729556497383196642", sku_name: "Default", seller_sku: unit.sku, currency: "MYR", original_price: trimmed(unit.price),
      sale_price: decimal(unit.price).minus(unit.seller ?? "0").minus(unit.platform ?? "0").toFixed(), seller_discount: trimmed(unit.seller ?? "0"), platform_discount: trimmed(unit.platform ?? "0"), is_gift: unit.isGift ?? false,
      display_status: unit.status ?? status, package_status: "TO_FULFILL", item_tax: unit.tax ? [{ tax_type: "SST", tax_amount: unit.tax, tax_rate: "0.08" }] : [],
    })),
    ...over,
  };
}

/** An answer of the order's detail. */
export function ordersAnswer(orders: readonly object[], more: object = {}) {
  return { code: 0, message: "Success", request_id: `request-${orders.length}`, data: { orders, ...more } };
}

/** A return as the API answers it. */
export function sampleReturn(one: { id: string; orderId: string; at: Date; status?: string; type?: string; unitIds: readonly string[]; subtotal: string; shipping?: string; tax?: string }, over: object = {}) {
  return {
    return_id: one.id, order_id: one.orderId, return_type: one.type ?? "RETURN_AND_REFUND", return_status: one.status ?? "RETURN_OR_REFUND_REQUEST_COMPLETE", create_time: seconds(one.at), update_time: seconds(one.at), role: "BUYER",
    return_reason_text: "Damaged", refund_amount: { currency: "MYR", refund_subtotal: one.subtotal, refund_shipping_fee: one.shipping ?? "0", refund_tax: one.tax ?? "0", refund_total: decimal(one.subtotal).plus(one.shipping ?? "0").toFixed() },
    return_line_items: one.unitIds.map((unitId, index) => ({ return_line_item_id: `${one.id}${index}`, order_line_item_id: unitId, sku_id: "1729556497383196642", seller_sku: "TEA", product_name: "Tea", sku_name: "Default" })),
    ...over,
  };
}

/** A webhook of type 1. */
export function orderPush(order: Pick<SampleOrder, "id" | "at" | "updatedAt" | "status">, notification = `n-${order.id}`) {
  return { type: 1, tts_notification_id: notification, shop_id: "7495540735365777507", timestamp: seconds(order.at), data: { is_on_hold_order: false, order_id: order.id, order_status: order.status ?? "AWAITING_SHIPMENT", update_time: seconds(order.updatedAt ?? order.at) } };
}
