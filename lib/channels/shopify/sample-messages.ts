import { type sampleOrder, moneySet, shopTime } from "./sample-order.ts";

// Messages about what happens to a sample order, and the shop's masters, as Shopify's webhooks write them; for tests.

type Order = ReturnType<typeof sampleOrder>;
type Overrides = Readonly<globalThis.Record<string, unknown>>;

export type SampleRefund = {
  order: Order;
  at: Date;
  /** Which line of the order, how much of it, and what it is worth. */
  back?: readonly { line: number; quantity: number; subtotal: string; tax?: string; restock?: "return" | "cancel" | "no_restock" }[];
  /** Money given back for good; null where none was. */
  paid: string | null;
  shipping?: string;
  discrepancy?: string;
  note?: string;
};

/** A refund: the same for `refunds/create` and for the order's own list of refunds. */
export function sampleRefund({ order, at, back = [], paid, shipping, discrepancy, note }: SampleRefund, overrides: Overrides = {}) {
  const id = Number(order.id) + 60;
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Refund/${id}`,
    order_id: order.id,
    created_at: shopTime(at),
    processed_at: shopTime(at),
    note: note ?? null,
    restock: back.some((one) => one.restock !== "no_restock"),
    user_id: 548_380_009,
    duties: [],
    return: null,
    refund_shipping_lines: [],
    refund_line_items: back.map((one, index) => ({
      id: id + 1 + index,
      line_item_id: order.line_items[one.line]?.id,
      quantity: one.quantity,
      location_id: null,
      restock_type: one.restock ?? "return",
      // Number tokens here, text everywhere else.
      subtotal: Number(one.subtotal),
      total_tax: Number(one.tax ?? "0"),
      subtotal_set: moneySet(one.subtotal),
      total_tax_set: moneySet(one.tax ?? "0.00"),
      line_item: order.line_items[one.line],
    })),
    order_adjustments: [
      ...(shipping === undefined ? [] : [{ id: id + 20, order_id: order.id, refund_id: id, kind: "shipping_refund", amount: `-${shipping}`, tax_amount: "0.00", reason: "Shipping refund" }]),
      ...(discrepancy === undefined ? [] : [{ id: id + 21, order_id: order.id, refund_id: id, kind: "refund_discrepancy", amount: discrepancy, tax_amount: "0.00", reason: "Refund discrepancy" }]),
    ],
    transactions: paid === null ? [] : [{ id: id + 30, order_id: order.id, kind: "refund", status: "success", amount: paid, currency: "MYR", gateway: "manual", parent_id: id - 1 }],
    ...overrides,
  };
}

/** The message of an order's parcel, by its number from 0; only a successful one counts. */
export function sampleFulfillment(order: Order, parcel: number, overrides: Overrides = {}) {
  const fulfillment = order.fulfillments[parcel];
  const lines = fulfillment?.line_items ?? [];
  return {
    ...fulfillment,
    updated_at: fulfillment?.created_at,
    line_items: lines.map((line) => ({ ...order.line_items.find((one) => one.id === line.id), ...line })),
    ...overrides,
  };
}

export function sampleCustomer(at: Date, overrides: Overrides = {}) {
  return {
    id: 7_810_000_000_190,
    admin_graphql_api_id: "gid://shopify/Customer/7810000000190",
    email: "siti@example.com",
    first_name: "Siti",
    last_name: "Rahman",
    phone: "+60123456789",
    state: "disabled",
    note: null,
    tags: "wholesale",
    currency: "MYR",
    tax_exempt: false,
    created_at: shopTime(at),
    updated_at: shopTime(at),
    default_address: {
      id: 1, customer_id: 7_810_000_000_190, first_name: "Siti", last_name: "Rahman", name: "Siti Rahman", company: "Kedai Siti Sdn Bhd", address1: "8 Jalan Contoh", address2: null,
      city: "Ipoh", zip: "30000", province: "Perak", province_code: "PRK", country: "Malaysia", country_code: "MY", phone: "+60123456789", default: true,
    },
    addresses: [],
    ...overrides,
  };
}

export function sampleProduct(at: Date, variants: readonly Overrides[], overrides: Overrides = {}) {
  return {
    id: 788_032_119_674_292,
    admin_graphql_api_id: "gid://shopify/Product/788032119674292",
    title: "Batik shirt",
    product_type: "Apparel",
    vendor: "Kraf",
    status: "active",
    created_at: shopTime(at),
    updated_at: shopTime(at),
    tags: "",
    variants: variants.map((variant, index) => ({
      id: 642_667_041_472_713 + index, product_id: 788_032_119_674_292, title: `Size ${index + 1}`, price: "89.00", position: index + 1, barcode: null, taxable: true,
      created_at: shopTime(at), updated_at: shopTime(at), inventory_quantity: 10, ...variant,
    })),
    options: [{ name: "Size" }],
    images: [],
    ...overrides,
  };
}
