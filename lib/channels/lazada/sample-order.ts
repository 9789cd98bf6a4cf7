import { createHmac } from "node:crypto";
import { decimal, sum, toSen } from "#lib/canonical/money.ts";

// Writes pushes and answers in the shape of Lazada's own, for tests and the stand-in; the adapter does not know it. Money is
// text, as in the documentation, and there is one row per unit.

export type SampleUnit = { id: string; sku: string | null; shopSku?: string; name: string; price: string; seller?: string; platform?: string; tax?: string; status?: string; reverseId?: string };
export type SampleOrder = { id: string; number?: string; at: Date; updatedAt?: Date; units: readonly SampleUnit[]; shipping?: string; method?: string };

/** "2026-03-31 18:36:05 +0800". */
export function lazadaTime(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ")} +0800`;
}

const add = (units: readonly SampleUnit[], of: (unit: SampleUnit) => string | undefined) => toSen(sum(units.map((unit) => of(unit) ?? "0")));

/** What the seller sells for: goods less the seller's vouchers, and the buyer's shipping. */
export function sellerTotal({ units, shipping }: SampleOrder): string {
  return toSen(decimal(add(units, (unit) => unit.price)).minus(add(units, (unit) => unit.seller)).plus(shipping ?? "0"));
}

/** An answer of /order/get. */
export function orderAnswer(order: SampleOrder, over: object = {}) {
  const { id, number = id, at, updatedAt = at, units, shipping = "0.00", method = "CREDIT_CARD" } = order;
  const address = { first_name: "A*****", last_name: "", phone: "60********12", phone2: "", address1: "8 J***", address2: "", address3: "", address4: "", address5: "", city: "", post_code: "30***", country: "Malaysia" };
  return {
    code: "0", request_id: `request-${id}`,
    data: {
      order_id: id, order_number: number, price: add(units, (unit) => unit.price), voucher: "0.00", voucher_seller: add(units, (unit) => unit.seller), voucher_platform: add(units, (unit) => unit.platform),
      voucher_code: "", shipping_fee: shipping, shipping_fee_original: shipping, shipping_fee_discount_seller: "0.00", shipping_fee_discount_platform: "0.00", statuses: [...new Set(units.map((unit) => unit.status ?? "pending"))],
      items_count: String(units.length), payment_method: method, created_at: lazadaTime(at), updated_at: lazadaTime(updatedAt), address_billing: address, address_shipping: address,
      customer_first_name: "A*****", customer_last_name: "", gift_option: "0", gift_message: "", tax_code: "", branch_number: "", national_registration_number: "", extra_attributes: "", remarks: "", warehouse_code: "dropshipping",
      ...over,
    },
  };
}

/** An answer of /order/items/get. */
export function itemsAnswer(order: SampleOrder, over: object = {}) {
  const isCod = order.method === "COD";
  return {
    code: "0", request_id: `items-${order.id}`,
    data: order.units.map((unit) => ({
      order_item_id: unit.id, order_id: order.id, sku: unit.sku ?? "", shop_sku: unit.shopSku ?? `${unit.sku ?? "none"}-MY`, sku_id: "666", name: unit.name, variation: "", status: unit.status ?? "pending",
      item_price: unit.price, paid_price: toSen(decimal(unit.price).minus(unit.seller ?? "0").minus(unit.platform ?? "0")), tax_amount: unit.tax ?? "0.00", currency: "MYR",
      voucher_amount: toSen(decimal(unit.seller ?? "0").plus(unit.platform ?? "0")), voucher_seller: unit.seller ?? "0.00", voucher_platform: unit.platform ?? "0.00", voucher_seller_lpi: "0.00", voucher_platform_lpi: "0.00",
      wallet_credits: "0.00", shipping_amount: "0.00", reason: unit.status === "canceled" ? "Change of mind" : "", cancel_return_initiator: unit.status === "canceled" ? "cancellation-customer" : "null-null",
      reverse_order_id: unit.reverseId ?? "", payment_time: unit.status === "unpaid" || isCod ? "" : String(order.at.getTime()), is_digital: "0", mp3_order: "False", created_at: lazadaTime(order.at), updated_at: lazadaTime(order.updatedAt ?? order.at),
      ...over,
    })),
  };
}

/** An answer of /order/reverse/return/detail/list. */
export function reverseAnswer(one: { id: string; orderId: string; type?: string; status?: string; at: Date; lines: readonly { unitId: string; refund: string }[] }) {
  return {
    code: "0", request_id: `reverse-${one.id}`,
    data: {
      reverse_order_id: one.id, trade_order_id: one.orderId, request_type: one.type ?? "RETURN",
      reverse_order_lines: one.lines.map(({ unitId, refund }, index) => ({
        reverse_order_line_id: `${one.id}${index}`, trade_order_line_id: unitId, reverse_status: one.status ?? "REFUND_SUCCESS", refund_amount: refund, refund_payment_method: "credit card", reason_text: "Damaged",
        return_order_line_gmt_create: String(one.at.getTime()),
      })),
    },
  };
}

/** A push about one line of an order. */
export function orderPush(order: Pick<SampleOrder, "id" | "at">, unitId: string, status = "pending") {
  return { seller_id: "1234567", message_type: 0, data: { order_status: status, status_update_time: Math.floor(order.at.getTime() / 1000), trade_order_id: order.id, trade_order_line_id: unitId }, timestamp: order.at.getTime(), site: "lazada_my" };
}

/** Lazada and TikTok Shop sign app key and body. */
export function signBehindKey(body: string, secret: string, appKey: string): string {
  return createHmac("sha256", secret).update(appKey + body).digest("hex");
}
