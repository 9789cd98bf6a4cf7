import { describe, expect, test } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { applySettings } from "./apply-settings.ts";
import { sourceSettings } from "./source-settings.ts";

const line = { id: "1", sku: "A", quantity: "1", unitPrice: "10.80", amount: "10.80", tax: "0.80", taxRate: "8" };
const sale = (more: object = {}) => documentSchemas.invoice.parse({ number: "1", date: "2026-03-02", currency: "MYR", lines: [line], tax: "0.80", total: "11.60", ...more });
const settings = (change: object) => sourceSettings.parse(change);

describe("what a company decides about a source", () => {
  test("changes nothing where nothing was decided", () => {
    const invoice = { kind: "invoice", document: sale() } as const;
    expect(applySettings(invoice, settings({})).document).toEqual(invoice.document);
  });

  test("gives a document the location and the agent that it does not name itself", () => {
    const decided = settings({ location: "PG", agent: "Aminah" });
    expect(applySettings({ kind: "invoice", document: sale() }, decided).document).toMatchObject({ location: "PG", agent: "Aminah" });
    expect(applySettings({ kind: "invoice", document: sale({ location: "JB", agent: "Siti" }) }, decided).document).toMatchObject({ location: "JB", agent: "Siti" });
  });

  test("says whether prices include tax and leaves every amount as it was sent", () => {
    const inclusive = applySettings({ kind: "sales_order", document: sale() }, settings({ taxHandling: "inclusive" })).document;
    expect(inclusive).toEqual({ ...sale(), taxInclusive: true });
    const onTop = applySettings({ kind: "credit_note", document: sale({ taxInclusive: true }) }, settings({ taxHandling: "on-top" })).document;
    expect(onTop).toEqual(sale());
  });

  test("gives a stock adjustment its location, and leaves the two of a transfer alone", () => {
    const stock = { number: "1", date: "2026-03-02", lines: [{ id: "1", sku: "A", quantity: "-1" }] };
    const decided = settings({ location: "PG", agent: "Aminah" });
    const adjustment = documentSchemas.stock_adjustment.parse(stock);
    expect(applySettings({ kind: "stock_adjustment", document: adjustment }, decided).document).toEqual({ ...adjustment, location: "PG" });
    const transfer = documentSchemas.stock_transfer.parse(stock);
    expect(applySettings({ kind: "stock_transfer", document: transfer }, decided).document).toEqual(transfer);
  });

  test("gives a new customer the agent, and an item nothing", () => {
    const decided = settings({ location: "PG", agent: "Aminah", taxHandling: "inclusive" });
    const master = { number: "C1", date: "2026-03-02", name: "Kedai Ah Chong" };
    const customer = documentSchemas.customer.parse(master);
    expect(applySettings({ kind: "customer", document: customer }, decided).document).toEqual({ ...customer, agent: "Aminah" });
    const item = documentSchemas.item.parse(master);
    expect(applySettings({ kind: "item", document: item }, decided).document).toEqual(item);
  });
});

test("a prefix that ends in a digit, is too long or in small letters is refused", () => {
  for (const prefix of ["INV1", "iv-", "", "ABCDEFGHIJKLM"]) expect(sourceSettings.safeParse({ prefixes: { invoice: prefix } }).success).toBe(false);
  expect(sourceSettings.parse({ prefixes: { invoice: "LZ2-IV-" } }).prefixes).toEqual({ invoice: "LZ2-IV-" });
});
