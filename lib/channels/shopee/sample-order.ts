import { createHmac } from "node:crypto";
import { decimal, sum, toSen } from "#lib/canonical/money.ts";

// Writes pushes and answers in the shape of Shopee's own (version 2), for tests and the stand-in; the adapter does not know it.

export type SampleItem = {
  itemId: number;
  /** 0 where the item has no variations. */
  modelId?: number;
  sku: string;
  name: string;
  /** Before discount, of one unit. */
  price: string;
  /** The seller's discount and the seller's voucher, of the whole line. */
  discount?: string;
  voucher?: string;
  quantity: number;
};

export type SampleOrder = {
  sn: string;
  at: Date;
  updatedAt?: Date;
  status?: string;
  items: readonly SampleItem[];
  shipping?: string;
  /** What Shopee gives: its voucher and the buyer's coins. */
  fromShopee?: string;
  coins?: string;
  cod?: boolean;
  returns?: readonly string[];
};

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const grossOf = (item: SampleItem) => decimal(item.price).times(item.quantity);
const pricedAt = (item: SampleItem) => grossOf(item).minus(item.discount ?? "0").dividedBy(item.quantity);

/** What the buyer pays: goods and shipping less every voucher and coin. */
export function buyerTotal({ items, shipping, fromShopee, coins }: SampleOrder): string {
  const goods = sum(items.map((item) => grossOf(item).minus(item.discount ?? "0").minus(item.voucher ?? "0").toFixed()));
  return toSen(goods.plus(shipping ?? "0").minus(fromShopee ?? "0").minus(coins ?? "0"));
}

/** What the seller sells for: goods less what the seller gives, and the buyer's shipping. */
export function sellerTotal(order: SampleOrder): string {
  return toSen(decimal(buyerTotal(order)).plus(order.fromShopee ?? "0").plus(order.coins ?? "0"));
}

/** An answer of get_order_detail. */
export function orderAnswer(order: SampleOrder, over: object = {}) {
  const { sn, at, updatedAt = at, status = "COMPLETED", items, cod = false } = order;
  const unpaid = status === "UNPAID";
  return {
    error: "", message: "", request_id: `request-${sn}`,
    response: {
      order_list: [{
        order_sn: sn, region: "MY", currency: "MYR", cod, order_status: status, create_time: seconds(at), update_time: seconds(updatedAt),
        pay_time: unpaid ? null : seconds(at), buyer_user_id: 1170319091, buyer_username: "example_buyer",
        recipient_address: { name: "P******n", phone: "******64", town: "", district: "", city: "Ipoh", state: "Perak", region: "MY", zipcode: "30***", full_address: "8 Ja****" },
        total_amount: unpaid ? 0 : Number(buyerTotal(order)), estimated_shipping_fee: Number(order.shipping ?? "0"), payment_method: "Online Banking", message_to_seller: "",
        item_list: items.map((item) => ({
          item_id: item.itemId, item_name: item.name, item_sku: item.modelId ? "PARENT" : item.sku, model_id: item.modelId ?? 0, model_name: item.modelId ? "Large" : "",
          model_sku: item.modelId ? item.sku : "", model_quantity_purchased: item.quantity, model_original_price: Number(item.price), model_discounted_price: pricedAt(item).toNumber(),
          promotion_type: "", weight: 0.1, add_on_deal: false, main_item: false, order_item_id: item.itemId,
        })),
        package_list: [{ package_number: `OFG${sn}`, logistics_status: "LOGISTICS_REQUEST_CREATED", item_list: items.map((item) => ({ item_id: item.itemId, model_id: item.modelId ?? 0, model_quantity: item.quantity })) }],
        ...over,
      }],
    },
  };
}

/** An answer of get_escrow_detail. */
export function escrowAnswer(order: SampleOrder, over: object = {}) {
  const total = (of: (item: SampleItem) => string | undefined) => Number(toSen(sum(order.items.map((item) => of(item) ?? "0"))));
  const seller = total((item) => item.discount);
  const original = total((item) => grossOf(item).toFixed());
  return {
    error: "", message: "", request_id: `escrow-${order.sn}`,
    response: {
      order_sn: order.sn, buyer_user_name: "example_buyer", return_order_sn_list: [...(order.returns ?? [])],
      order_income: {
        escrow_amount: 1, buyer_total_amount: Number(buyerTotal(order)), original_price: original, order_original_price: original, order_seller_discount: seller,
        seller_discount: seller, order_discounted_price: Number(decimal(String(original)).minus(String(seller)).toFixed()), shopee_discount: 0,
        voucher_from_seller: total((item) => item.voucher), voucher_from_shopee: Number(order.fromShopee ?? "0"), coins: Number(order.coins ?? "0"),
        buyer_paid_shipping_fee: Number(order.shipping ?? "0"), commission_fee: 1.23, service_fee: 0, sales_tax_on_lvg: 0,
        items: order.items.map((item) => ({
          item_id: item.itemId, item_name: item.name, model_id: item.modelId ?? 0, model_sku: item.sku, original_price: Number(grossOf(item).toFixed()),
          selling_price: Number(grossOf(item).minus(item.discount ?? "0").toFixed()), discounted_price: Number(grossOf(item).minus(item.discount ?? "0").toFixed()),
          seller_discount: Number(item.discount ?? "0"), discount_from_voucher_seller: Number(item.voucher ?? "0"), discount_from_voucher_shopee: 0, quantity_purchased: item.quantity,
        })),
        ...over,
      },
    },
  };
}

/** An answer of get_return_detail about one item. */
export function returnAnswer(one: { sn: string; orderSn: string; at: Date; item: SampleItem; quantity: number; refund: string; status?: string }) {
  return {
    error: "-", message: "-", request_id: `return-${one.sn}`,
    response: {
      return_sn: one.sn, order_sn: one.orderSn, refund_amount: Number(one.refund), amount_before_discount: Number(one.refund), currency: "MYR", status: one.status ?? "REFUND_PAID",
      create_time: seconds(one.at), update_time: seconds(one.at), reason: "NOT_RECEIPT", text_reason: "not received", needs_logistics: false, logistics_status: "",
      item: [{ item_id: one.item.itemId, model_id: one.item.modelId ?? 0, name: one.item.name, item_sku: "PARENT", variation_sku: one.item.sku, amount: one.quantity, item_price: Number(one.item.price), refund_amount: Number(one.refund) }],
    },
  };
}

/** A push of code 3. */
export function orderPush(order: Pick<SampleOrder, "sn" | "at" | "updatedAt" | "status">, shopId = 727720655) {
  const at = seconds(order.updatedAt ?? order.at);
  return { data: { items: [], ordersn: order.sn, status: order.status ?? "COMPLETED", completed_scenario: "", update_time: at }, shop_id: shopId, code: 3, timestamp: at };
}

export function signShopee(body: string, secret: string, url: string): string {
  return createHmac("sha256", secret).update(`${url}|${body}`).digest("hex");
}
