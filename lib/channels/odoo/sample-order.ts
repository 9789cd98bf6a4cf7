import { decimal, sum, toSen } from "#lib/canonical/money.ts";

// Writes records as Odoo's API answers them (amounts are floats, what is empty is false), for tests; the adapter does not know it.

export type SampleLine = { code: string | null; name: string; price: string; quantity: string; percent?: string; taxPercent?: string; delivered?: string };

type Overrides = Readonly<globalThis.Record<string, unknown>>;

function priced({ price, quantity, percent = "0", taxPercent = "0" }: SampleLine) {
  const subtotal = toSen(decimal(price).times(quantity).times(decimal("100").minus(percent)).dividedBy(100));
  const tax = toSen(decimal(subtotal).times(taxPercent).dividedBy(100));
  return { price_unit: Number(price), discount: Number(percent), price_subtotal: Number(subtotal), price_tax: Number(tax), price_total: decimal(subtotal).plus(tax).toNumber() };
}

function totals(lines: readonly { price_subtotal: number; price_tax: number }[]) {
  const [net, tax] = [toSen(sum(lines.map((line) => String(line.price_subtotal)))), toSen(sum(lines.map((line) => String(line.price_tax))))];
  return { amount_untaxed: Number(net), amount_tax: Number(tax), amount_total: decimal(net).plus(tax).toNumber() };
}

/** A confirmed order with its lines, products and partner beside it, as Holdpoint pulls them. */
export function sampleOrder(id: number, at: Date, sent: readonly SampleLine[], overrides: Overrides = {}) {
  const lines = sent.map((line, index) => ({
    id: id * 10 + index, order_id: [id, `S${id}`], product_id: [500 + index, line.code === null ? line.name : `[${line.code}] ${line.name}`], name: line.name,
    product_uom_qty: Number(line.quantity), qty_delivered: Number(line.delivered ?? "0"), product_uom: [1, "Units"], display_type: false, is_downpayment: false, sequence: 10, ...priced(line),
  }));
  const order = {
    id, name: `S${String(id).padStart(5, "0")}`, state: "sale", date_order: odooTime(at), partner_id: [71, "Kedai Siti Sdn Bhd"], client_order_ref: false, origin: false, note: false,
    currency_id: [33, "MYR"], currency_rate: 1, invoice_status: "to invoice", order_line: lines.map((line) => line.id), company_id: [1, "Our Company"], team_id: false, write_date: odooTime(at), ...totals(lines), ...overrides,
  };
  const products = sent.map((line, index) => ({ id: 500 + index, default_code: line.code ?? false, name: line.name, barcode: false }));
  const partner = {
    id: 71, name: "Kedai Siti Sdn Bhd", parent_name: false, is_company: true, email: "siti@example.com", phone: "+60123456789", vat: "C20880050010", company_registry: "202001234567",
    street: "8 Jalan Contoh", street2: false, zip: "30000", city: "Ipoh", state_id: [8, "Perak (MY)"], country_id: [157, "Malaysia"], country_code: "MY",
  };
  return { order: answer([order]), lines: answer(lines), products: answer(products), partners: answer([partner]) };
}

/** An invoice or a credit note of Odoo's accounting, its lines in it. */
export function sampleMove(id: number, on: string, sent: readonly SampleLine[], overrides: Overrides = {}) {
  const lines = sent.map((line, index) => ({
    id: id * 10 + index, product_id: [500 + index, line.code === null ? line.name : `[${line.code}] ${line.name}`], name: line.name, quantity: Number(line.quantity), product_uom_id: [1, "Units"], display_type: "product", ...priced(line),
  }));
  return {
    id, name: `INV/2026/${String(id).padStart(5, "0")}`, state: "posted", move_type: "out_invoice", invoice_date: on, ref: false, narration: false, partner_id: [71, "Kedai Siti Sdn Bhd"],
    currency_id: [33, "MYR"], payment_state: "not_paid", invoice_origin: "S00005", reversed_entry_id: false, invoice_line_ids: lines, write_date: `${on} 04:00:00`, ...totals(lines), ...overrides,
  };
}

export function answer(result: unknown) {
  return { jsonrpc: "2.0", id: 1, result };
}

function odooTime(at: Date): string {
  return at.toISOString().slice(0, 19).replace("T", " ");
}
