import { decimal, sum, toSen } from "#lib/canonical/money.ts";

// Writes order messages under the field names that are known of EasyStore's own, for tests; the adapter does not know it.
// Deterministic: the same number and time give the same bytes.

export type SampleLine = { sku: string | null; name: string; variant?: string; price: string; quantity: number; discount?: string; fulfilled?: number };

export type SampleOrder = {
  /** 1018 for "#1018"; every id of the order is made from it. */
  number: number;
  at: Date;
  updatedAt?: Date;
  lines: readonly SampleLine[];
  shipping?: { name: string; price: string } | null;
  /** SST in percent on top of the goods; null where the shop charges none. */
  taxPercent?: string | null;
  /** What the way of paying costs the buyer. */
  charge?: string;
  status?: string;
  refunded?: string;
};

/** A message that adds up, all amounts in MYR. `overrides` go over the top. */
export function sampleOrder(order: SampleOrder, overrides: Readonly<globalThis.Record<string, unknown>> = {}) {
  const { number, at, updatedAt = at, status = "paid", taxPercent = null, charge = "0.00", refunded = "0.00" } = order;
  const id = 37_000_000 + number * 10;
  const lines = order.lines.map((line, index) => {
    const subtotal = toSen(decimal(line.price).times(line.quantity));
    const after = toSen(decimal(subtotal).minus(line.discount ?? "0"));
    const fulfilled = line.fulfilled ?? 0;
    return {
      id: id + index, order_id: id, product_id: 8_041_100 + index, product_name: line.name, variant_id: 36_344_300 + index, variant_name: line.variant ?? null,
      sku: line.sku, barcode: "", price: line.price, subtotal, subtotal_after_discount: after, total_discount: line.discount ?? "0.00",
      quantity: line.quantity, taxable: taxPercent !== null, shipping_required: true, total_tax: toSen(decimal(after).times(taxPercent ?? "0").dividedBy(100)),
      fulfilled_quantity: fulfilled, unfulfill_quantity: line.quantity - fulfilled, created_at: shopTime(at), is_deleted: false,
    };
  });
  const goods = toSen(sum(lines.map((line) => line.subtotal_after_discount)));
  const tax = toSen(sum(lines.map((line) => line.total_tax)));
  const shipping = order.shipping?.price ?? "0.00";
  const total = toSen(sum([goods, tax, shipping]));
  const address = {
    id, order_id: id, first_name: "Siti", last_name: "Rahman", company: "", address1: "8 Jalan Contoh", address2: "", city: "Ipoh", zip: "30000", district: null,
    province: "Perak", province_code: "MY-08", country: "Malaysia", country_code: "MY", phone: "012-3456789", email: "siti@example.com",
  };
  return {
    id,
    number,
    order_number: `#${number}`,
    note: null,
    token: `token-${number}`,
    total_line_items_price: toSen(sum(lines.map((line) => line.subtotal))),
    total_discount: toSen(sum(lines.map((line) => line.total_discount))),
    total_credit_used: "0.00",
    subtotal_price: goods,
    total_tax: tax,
    total_shipping: shipping,
    total_price: total,
    total_amount_include_transaction: toSen(decimal(total).plus(charge)),
    // As it is sent: a number where the other amounts are text.
    total_transaction_charge: Number(charge),
    currency: "MYR",
    currency_rate: "1.0",
    total_refund_amount: refunded,
    financial_status: status,
    fulfillment_status: lines.every((line) => line.unfulfill_quantity === 0) ? "fulfilled" : "unfulfilled",
    taxes_included: false,
    customer: { id: 11_748_862, email: "siti@example.com", first_name: "Siti", last_name: "Rahman", phone: "012-3456789" },
    line_items: lines,
    billing_address: address,
    shipping_address: address,
    shipping_fees: order.shipping ? { id: id + 9, order_id: id, name: order.shipping.name, handling_fee: "0.0", price: shipping, total_discount: "0.00" } : null,
    source_name: "sf",
    cancelled_at: null,
    processed_at: shopTime(at),
    created_at: shopTime(at),
    updated_at: shopTime(updatedAt),
    tax_lines: taxPercent === null ? [] : [{ title: "SST", rate: `${taxPercent}.00`, price: tax, shipping_tax: "0.00", shipping_taxable: false }],
    ...overrides,
  };
}

/** A moment as EasyStore writes it: "2026-03-31T16:30:00.000+08:00". */
function shopTime(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`;
}
