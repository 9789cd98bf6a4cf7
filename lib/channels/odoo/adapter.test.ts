import { describe, expect, it } from "vitest";
import { computeLineAmount, computeTotal } from "#lib/canonical/totals.ts";
import { bytes, faultOf, onlyDocument, onlyRecord, testChannel } from "../test-channel.ts";
import { odooChannel } from "./adapter.ts";
import { answer, sampleMove, sampleOrder } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const chair = { code: "FURN_0269", name: "Chair", price: "70.00", quantity: "3", percent: "10", taxPercent: "8", delivered: "2" };
const desk = { code: null, name: "Desk", price: "450.00", quantity: "1" };

testChannel(odooChannel, {
  signature: { none: "Odoo signs nothing that it sends by itself, so it is pulled." },
  order: { topic: null, body: sampleOrder(5, at, [chair, desk]) },
  total: ["order", "result", 0, "amount_total"],
  topics: [],
});

const read = (body: unknown) => {
  const outcome = odooChannel.read({ topic: null, headers: {}, body: bytes(JSON.stringify(body)), receivedAt: "2026-04-03T00:00:00Z" });
  expect(faultOf(outcome)).toBeNull();
  return outcome;
};

describe("an Odoo order", () => {
  it("is read with its products' codes, its customer and what has left", () => {
    const one = onlyDocument(read(sampleOrder(5, at, [chair, desk])));
    expect(one).toMatchObject({ kind: null, externalId: "5", sourceVersion: "2026-03-31T16:30:00.000Z" });
    expect(one.document).toMatchObject({ number: "S00005", date: "2026-04-01", currency: "MYR", currencyRate: null, total: "654.12", tax: "15.12", isDelivered: false, isPaid: false });
    expect(one.document.customer).toMatchObject({ sourceId: "71", name: "Kedai Siti Sdn Bhd", tin: "C20880050010", registerNo: "202001234567", postcode: "30000", country: "MY" });
    expect(one.document.lines.map((line) => [line.id, line.sku, line.quantity, line.uom, line.unitPrice, line.discount, line.amount, line.tax, line.delivered])).toEqual([
      ["50", "FURN_0269", "3", "Units", "70.00", "21.00", "189.00", "15.12", "2"],
      ["51", null, "1", "Units", "450.00", "0.00", "450.00", "0.00", "0"],
    ]);
    expect(computeTotal(one.document).toFixed(2)).toBe("654.12");
  });

  it("never takes false for a text", () => {
    expect(JSON.stringify(onlyDocument(read(sampleOrder(5, at, [desk]))).document)).not.toContain('"false"');
  });

  it("works the price out of the amount where a tax is inside the price", () => {
    const body = sampleOrder(5, at, [{ ...desk, price: "108.00", quantity: "3", taxPercent: "8" }]);
    const [line] = body.lines.result as { price_subtotal: number; price_tax: number }[];
    Object.assign(line ?? {}, { price_subtotal: 300, price_tax: 24, price_total: 324 });
    const { document } = onlyDocument(read(body));
    expect(document.lines[0]).toMatchObject({ unitPrice: "100.00", discount: "0.00", amount: "300.00", tax: "24.00" });
    expect(document.unmapped.find((entry) => entry.path === "lines[0].price_unit")?.value).toContain("108.00");
    for (const one of document.lines) expect(computeLineAmount(one).toFixed(2)).toBe(one.amount);
  });

  it("turns the rate into ringgit for one of the order's currency", () => {
    expect(onlyDocument(read(sampleOrder(5, at, [desk], { currency_id: [2, "USD"], currency_rate: 0.25 }))).document).toMatchObject({ currency: "USD", currencyRate: "4" });
  });

  it("keeps a down payment as a line below zero, and lists sections", () => {
    const body = sampleOrder(5, at, [desk, { code: null, name: "Down payment", price: "-100.00", quantity: "1" }], { order_line: [] });
    const lines = body.lines.result as { [name: string]: unknown }[];
    Object.assign(lines[1] ?? {}, { is_downpayment: true });
    lines.push({ id: 99, order_id: [5, "S5"], display_type: "line_section", name: "Office", product_id: false });
    const { document } = onlyDocument(read(body));
    expect(document.lines.map((line) => [line.kind, line.amount])).toEqual([["item", "450.00"], ["fee", "-100.00"]]);
    expect(document.unmapped).toContainEqual({ path: "lines[2].name", value: "Office" });
  });

  it.each([
    ["a quotation", { state: "sent" }, "ignored", "a quotation or a cart"],
    ["a state that nobody knows", { state: "parked" }, "unreadable", '"parked"'],
    ["no currency", { currency_id: false }, "unreadable", "currency_id"],
    ["lines that were not read", { order_line: [50, 51, 777] }, "unreadable", "sale.order.line has to be read too"],
  ])("with %s is no document", (_, overrides, kind, sentence) => {
    expect(read(sampleOrder(5, at, [chair, desk], overrides))).toMatchObject({ kind, reason: expect.stringContaining(sentence), about: "5" });
  });

  it("that was cancelled says so", () => {
    expect(onlyDocument(read(sampleOrder(5, at, [desk], { state: "cancel" }))).document).toMatchObject({ isCancelled: true });
  });
});

describe("Odoo's own accounting", () => {
  it("has invoices that name their order", () => {
    const one = onlyDocument(read(answer([sampleMove(7, "2026-04-02", [chair], { payment_state: "paid" })])));
    expect(one).toMatchObject({ kind: "invoice", externalId: "account.move,7" });
    expect(one.document).toMatchObject({ number: "INV/2026/00007", date: "2026-04-02", isPaid: true, isBilled: true, references: [{ kind: "sales_order", externalId: null, number: "S00005" }] });
    expect(one.document.lines[0]).toMatchObject({ sku: "FURN_0269", amount: "189.00", tax: "15.12" });
  });

  it("has credit notes with positive amounts that name the invoice they reverse", () => {
    const one = onlyDocument(read(sampleMove(8, "2026-04-05", [desk], { move_type: "out_refund", name: "RINV/2026/00008", reversed_entry_id: [7, "INV/2026/00007 (Damaged)"] })));
    expect(one).toMatchObject({ kind: "credit_note", externalId: "account.move,8" });
    expect(one.document).toMatchObject({ total: "450.00", references: [{ kind: "invoice", externalId: "account.move,7", number: "INV/2026/00007" }] });
  });

  it.each([
    ["a draft", { state: "draft" }, "ignored", "is a draft"],
    ["a bill of a supplier", { move_type: "in_invoice" }, "ignored", '"in_invoice"'],
  ])("%s books nothing", (_, overrides, kind, sentence) => {
    expect(read(sampleMove(7, "2026-04-02", [desk], overrides))).toMatchObject({ kind, reason: expect.stringContaining(sentence) });
  });
});

describe("Odoo's lists", () => {
  it("reads a partner as a customer and a product as an item", () => {
    const partner = onlyRecord(read({ id: 71, name: "Kedai Siti Sdn Bhd", is_company: true, vat: "C20880050010", state_id: [8, "Perak (MY)"], country_id: [157, "Malaysia"], write_date: "2026-04-01 00:00:00" }));
    expect(partner).toMatchObject({ kind: "customer", externalId: "71", document: { name: "Kedai Siti Sdn Bhd", tin: "C20880050010", state: "08", country: "MY" } });
    const product = onlyRecord(read(answer([{ id: 500, default_code: "FURN_0269", name: "Chair", list_price: 70.5, standard_price: 40, uom_id: [1, "Units"], categ_id: [3, "All / Office"], active: false, write_date: "2026-04-01 00:00:00" }])));
    expect(product).toMatchObject({ kind: "item", externalId: "500", document: { sku: "FURN_0269", name: "Chair", price: "70.50", cost: "40.00", uom: "Units", isActive: false } });
  });

  it("reads each record by itself", () => {
    const outcome = read(answer([sampleMove(7, "2026-04-02", [desk]), { id: 9, move_type: "out_invoice", state: "posted" }, sampleMove(8, "2026-04-02", [desk])]));
    expect(outcome).toMatchObject({ kind: "documents", documents: [{ index: 0 }, { index: 2 }], refused: [{ index: 1, externalId: "account.move,9" }] });
  });

  it("says what Odoo answered instead, and that an empty answer is one", () => {
    expect(read({ jsonrpc: "2.0", id: 1, error: { code: 200, message: "Odoo Server Error" } })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("Odoo Server Error.") });
    expect(read(answer([]))).toMatchObject({ kind: "ignored" });
    expect(read({ id: 1, name: "?" })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("does not know what this record") });
  });
});
