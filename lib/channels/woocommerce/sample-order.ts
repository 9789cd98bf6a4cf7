import { createHmac } from "node:crypto";
import { decimal, sum, toSen } from "#lib/canonical/money.ts";

// Writes order messages in the shape of WooCommerce's own (REST version 3), for tests; the adapter does not know it. Prices
// are without tax, as WooCommerce keeps them. Deterministic: the same number and time give the same bytes.

export type SampleLine = { sku: string | number | null; name: string; price: string; quantity: string; coupon?: string };

export type SampleOrder = {
  /** 727 for order 727; every id of the order is made from it. */
  number: number;
  at: Date;
  modifiedAt?: Date;
  status?: string;
  /** Null where no money has come. */
  paidAt?: Date | null;
  completedAt?: Date | null;
  lines: readonly SampleLine[];
  shipping?: { title: string; price: string } | null;
  /** A negative fee is a discount that a plugin gives. */
  fees?: readonly { name: string; amount: string }[];
  /** Service tax in percent on everything; null where the shop charges none. */
  taxPercent?: string | null;
  refunds?: readonly { id: number; amount: string; reason?: string }[];
};

/** A message that adds up, all amounts in MYR. `overrides` go over the top. */
export function sampleOrder(order: SampleOrder, overrides: Readonly<globalThis.Record<string, unknown>> = {}) {
  const { number, at, modifiedAt = at, status = "processing", paidAt = at, completedAt = null } = order;
  const percent = order.taxPercent ?? "0";
  const taxed = (total: string) => {
    const tax = decimal(total).times(percent).dividedBy(100);
    return { total, total_tax: toSen(tax), taxes: order.taxPercent ? [{ id: 3, total: tax.toFixed(), subtotal: tax.toFixed() }] : [] };
  };
  const lines = order.lines.map((line, index) => {
    const subtotal = toSen(decimal(line.price).times(line.quantity));
    const net = taxed(toSen(decimal(subtotal).minus(line.coupon ?? "0")));
    return {
      id: number * 10 + index, name: line.name, product_id: 5000 + index, variation_id: 0, quantity: Number(line.quantity), tax_class: "",
      subtotal, subtotal_tax: taxed(subtotal).total_tax, ...net, meta_data: [], sku: line.sku,
      // As WooCommerce sends it: a float, after discount.
      price: decimal(line.quantity).isZero() ? 0 : decimal(net.total).dividedBy(line.quantity).toNumber(),
    };
  });
  const shipping = order.shipping ? [{ id: number * 10 + 8, method_title: order.shipping.title, method_id: "flat_rate", instance_id: "1", ...taxed(order.shipping.price), meta_data: [] }] : [];
  const fees = (order.fees ?? []).map((fee, index) => ({ id: number * 10 + 90 + index, name: fee.name, tax_class: "", tax_status: "taxable", amount: fee.amount, ...taxed(fee.amount), meta_data: [] }));
  const add = (charges: readonly { total: string; total_tax: string }[], field: "total" | "total_tax") => toSen(sum(charges.map((charge) => charge[field])));
  const charges = [...lines, ...shipping, ...fees];
  const tax = add(charges, "total_tax");

  return {
    id: number,
    parent_id: 0,
    number: String(number),
    order_key: `wc_order_${number}`,
    created_via: "checkout",
    version: "9.8.5",
    status,
    currency: "MYR",
    date_created: siteTime(at),
    date_created_gmt: gmtTime(at),
    date_modified: siteTime(modifiedAt),
    date_modified_gmt: gmtTime(modifiedAt),
    discount_total: toSen(sum(order.lines.map((line) => line.coupon ?? "0"))),
    discount_tax: "0.00",
    shipping_total: add(shipping, "total"),
    shipping_tax: add(shipping, "total_tax"),
    cart_tax: add([...lines, ...fees], "total_tax"),
    total: toSen(decimal(add(charges, "total")).plus(tax)),
    total_tax: tax,
    prices_include_tax: false,
    customer_id: 26,
    customer_note: "",
    billing: {
      first_name: "Siti", last_name: "Rahman", company: "", address_1: "8 Jalan Contoh", address_2: "", city: "Ipoh", state: "PRK", postcode: "30000",
      country: "MY", email: "siti@example.com", phone: "012-3456789",
    },
    shipping: { first_name: "Siti", last_name: "Rahman", company: "", address_1: "8 Jalan Contoh", address_2: "", city: "Ipoh", state: "PRK", postcode: "30000", country: "MY", phone: "" },
    payment_method: "billplz",
    payment_method_title: "Online banking",
    transaction_id: "",
    date_paid: paidAt ? siteTime(paidAt) : null,
    date_paid_gmt: paidAt ? gmtTime(paidAt) : null,
    date_completed: completedAt ? siteTime(completedAt) : null,
    date_completed_gmt: completedAt ? gmtTime(completedAt) : null,
    cart_hash: "",
    meta_data: [],
    line_items: lines,
    tax_lines: order.taxPercent ? [{ id: number * 10 + 7, rate_code: "MY-SST-1", rate_id: 3, label: "SST", compound: false, tax_total: add([...lines, ...fees], "total_tax"), shipping_tax_total: add(shipping, "total_tax"), rate_percent: Number(percent), meta_data: [] }] : [],
    shipping_lines: shipping,
    fee_lines: fees,
    coupon_lines: [],
    refunds: (order.refunds ?? []).map(({ id, amount, reason = "" }) => ({ id, reason, total: `-${amount}` })),
    ...overrides,
  };
}

/** The body as PHP writes it: slashes and everything beyond ASCII escaped. */
export function writeBody(order: object): string {
  return JSON.stringify(order).replaceAll("/", "\\/").replaceAll(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function signWooCommerce(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

/** UTC without its Z. */
function gmtTime(at: Date): string {
  return at.toISOString().slice(0, 19);
}

function siteTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
}
