import { createHmac } from "node:crypto";
import {
  daysAfter, moneySet, type SampleBuyer, type SampleLine, type SampleOrder, type SampleOrderBody, sampleOrder, shopTime,
} from "#lib/channels/shopify/sample-order.ts";
import { decimal, toSen } from "#lib/canonical/money.ts";

// Order webhooks of the made-up shop "Kedai Rimba": the demo company, database tests and browser journeys send them.

/** What the made-up shop "Kedai Rimba" sells, prices in MYR. */
export const demoItems = {
  tea: { sku: "KR-TEA-100", title: "Teh Boh Cameronian 100s", price: "18.90" },
  coffee: { sku: "KR-COF-250", title: "Kopi Ipoh White Coffee 250g", price: "24.50" },
  sambal: { sku: "KR-SAM-200", title: "Sambal Nyet 200g", price: "16.00" },
  batikM: { sku: "KR-BAT-M", title: "Batik Shirt M", price: "89.00" },
  batikL: { sku: "KR-BAT-L", title: "Batik Shirt L", price: "89.00" },
  mug: { sku: "KR-MUG-01", title: "Enamel Mug", price: "22.00" },
  basket: { sku: "KR-RAT-S", title: "Rattan Basket S", price: "45.00" },
  keychain: { sku: "KR-PEW-KC", title: "Pewter Keychain", price: "35.00" },
  honey: { sku: "KR-HON-500", title: "Tualang Honey 500g", price: "68.00" },
  soap: { sku: "KR-SOAP-3", title: "Pandan Soap (3)", price: "27.00" },
} as const;

/** Made-up people; the phone numbers are of no one. */
export const demoBuyers = {
  aisyah: {
    id: 7_810_000_000_101, firstName: "Aisyah", lastName: "binti Rahman", email: "aisyah@example.com", phone: "+60120000101",
    street: "12 Jalan Telawi 3", city: "Kuala Lumpur", postcode: "59100", state: "Kuala Lumpur", stateCode: "KUL",
  },
  weiMing: {
    id: 7_810_000_000_102, firstName: "Wei Ming", lastName: "Tan", company: "Tan Hardware Sdn Bhd", email: "weiming@example.com", phone: "+60120000102",
    street: "8 Lebuh Campbell", city: "George Town", postcode: "10100", state: "Penang", stateCode: "PNG",
  },
  newcomer: {
    id: 7_810_000_000_190, firstName: "Priya", lastName: "a/p Subramaniam", email: "priya@example.com", phone: "+60120000190",
    street: "5 Jalan Meru", city: "Klang", postcode: "41050", state: "Selangor", stateCode: "SGR",
  },
} as const satisfies Readonly<globalThis.Record<string, SampleBuyer>>;

export type ShopifyOrderPayload = SampleOrderBody;

/** An order of the shop; Aisyah buys unless another buyer is named, null is a sale at the counter. `overrides` go over the top. */
export function shopifyOrder(order: SampleOrder, overrides?: Readonly<globalThis.Record<string, unknown>>): ShopifyOrderPayload {
  return sampleOrder({ buyer: demoBuyers.aisyah, ...order }, overrides);
}

/** Shopify's signature of a body, for the header `X-Shopify-Hmac-Sha256`. */
export function signShopify(body: string | Uint8Array, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

type Place = Pick<SampleOrder, "number" | "at"> & Partial<SampleOrder>;
const post = { title: "Pos Laju", price: "8.00" };
const of = (item: keyof typeof demoItems, quantity: number, more: Partial<SampleLine> = {}): SampleLine => ({ ...demoItems[item], quantity, ...more });

export function normalOrder(place: Place) {
  return shopifyOrder({ lines: [of("tea", 2), of("coffee", 1)], shipping: post, ...place });
}

/** An automatic discount on one line and then a code of 15 % over all, whose share of the coffee is half a sen too much. */
export function discountedOrder(place: Place) {
  const lines = [of("batikM", 1, { discount: "5.00" }), of("mug", 3), of("coffee", 1)];
  return shopifyOrder({ lines, shipping: post, code: { code: "RIMBA15", percent: "15" }, buyer: demoBuyers.weiMing, ...place });
}

/** A line whose SKU no item of the demo company has. */
export function missingSkuOrder(place: Place, sku: string, title = "Lemongrass Balm 50ml") {
  return shopifyOrder({ lines: [{ sku, title, price: "19.90", quantity: 2 }, of("soap", 1)], shipping: post, ...place });
}

export function newCustomerOrder(place: Place, buyer: SampleBuyer = demoBuyers.newcomer) {
  return shopifyOrder({ lines: [of("honey", 1), of("keychain", 2)], shipping: post, buyer, ...place });
}

/** Two of three mugs and the shirt have left; one mug and the baskets are open. */
export function partiallyDeliveredOrder(place: Place) {
  return shopifyOrder({
    lines: [of("mug", 3, { delivered: [2] }), of("batikL", 1, { delivered: [1] }), of("basket", 2)],
    shipping: post,
    buyer: demoBuyers.weiMing,
    updatedAt: daysAfter(place.at, 1),
    ...place,
  });
}

/** The later message of the same order: the second parcel has left too. */
export function fullyDeliveredOrder(place: Place) {
  return partiallyDeliveredOrder({
    lines: [of("mug", 3, { delivered: [2, 1] }), of("batikL", 1, { delivered: [1] }), of("basket", 2, { delivered: [0, 2] })],
    updatedAt: daysAfter(place.at, 3),
    ...place,
  });
}

export function cancelledOrder(place: Place) {
  return normalOrder({ cancelled: { at: daysAfter(place.at, 1), reason: "customer" }, ...place });
}

/** Prices with 8 % service tax inside, on the shipping too. */
export function taxInclusiveOrder(place: Place) {
  return shopifyOrder({ lines: [of("basket", 1), of("soap", 2)], shipping: post, taxPercent: "8", taxesIncluded: true, ...place });
}

/** A surcharge of RM 3.00 that an app put into the total and on no line. */
export function totalMismatchOrder(place: Place) {
  const order = normalOrder(place);
  const total = toSen(decimal(order.total_price).plus("3.00"));
  return { ...order, total_price: total, total_price_set: moneySet(total), current_total_price: total, current_total_price_set: moneySet(total) };
}

/** The same sale entered again a minute later: another id, the same number, buyer, lines and total. */
export function duplicateOrder(original: ShopifyOrderPayload): ShopifyOrderPayload {
  const id = original.id + 1_000_000_000;
  const later = shopTime(new Date(Date.parse(original.created_at) + 60_000));
  return { ...original, id, admin_graphql_api_id: `gid://shopify/Order/${id}`, created_at: later, processed_at: later, updated_at: later };
}

/** A description of more than the 100 characters that AutoCount takes. */
export function longDescriptionOrder(place: Place) {
  const title = `${demoItems.batikM.title}, hand-drawn canting with natural indigo and mengkudu dyes, cotton from Kelantan, washed twice, with a booklet about the motif`;
  return shopifyOrder({ lines: [of("batikM", 1, { title })], shipping: post, ...place });
}

/** A sale at the counter: no customer, no address, nothing shipped. */
export function walkInOrder(place: Place) {
  const lines = [of("keychain", 1, { delivered: [1] }), of("soap", 2, { delivered: [2] })];
  return shopifyOrder({ lines, buyer: null, shipping: null, sourceName: "pos", ...place }, { payment_gateway_names: ["cash"], location_id: 71100001 });
}

export function shippingDiscountOrder(place: Place) {
  return shopifyOrder({ lines: [of("coffee", 4)], shipping: { ...post, discount: "8.00" }, ...place });
}

/** The later message by which the shop cancels an order; a day after. */
export function cancelledLater(order: ShopifyOrderPayload, at: Date) {
  const then = shopTime(daysAfter(at, 1));
  return { ...order, updated_at: then, cancelled_at: then, cancel_reason: "customer" };
}

/** An order of three mugs, and its later refund of one that came back: as the order's own message, and as a message of its own. */
export function refundedLater(place: Place) {
  const before = shopifyOrder({ lines: [of("mug", 3, { delivered: [3] })], shipping: post, ...place });
  const line = before.line_items[0];
  if (line === undefined) throw new Error("the order has a line");
  const then = shopTime(daysAfter(place.at, 1));
  const id = before.id + 70;
  const refund = {
    id, admin_graphql_api_id: `gid://shopify/Refund/${id}`, order_id: before.id, created_at: then, processed_at: then, note: "Handle broken", restock: true,
    order_adjustments: [],
    refund_line_items: [{
      id: id + 1, line_item_id: line.id, line_item: line, quantity: 1, restock_type: "return", location_id: 71100001,
      subtotal: line.price, subtotal_set: moneySet(line.price), total_tax: "0.00", total_tax_set: moneySet("0.00"),
    }],
    transactions: [{ id: id + 2, order_id: before.id, kind: "refund", status: "success", amount: line.price, currency: "MYR", gateway: "shopify_payments", created_at: then, parent_id: id + 3, test: false }],
  };
  const left = toSen(decimal(before.total_price).minus(line.price));
  const after = {
    ...before, updated_at: then, financial_status: "partially_refunded", refunds: [refund], current_total_price: left, current_total_price_set: moneySet(left),
    line_items: [{ ...line, current_quantity: 2 }, ...before.line_items.slice(1)],
  };
  return { order: { before, after }, refund };
}

/** Six mugs that leave in three parcels of two; `parcels` of them have left. */
export function threeParcels(place: Place, parcels: 1 | 2 | 3) {
  const delivered = Array.from({ length: parcels }, () => 2);
  return shopifyOrder({ lines: [of("mug", 6, { delivered })], shipping: post, updatedAt: daysAfter(place.at, parcels), ...place });
}
