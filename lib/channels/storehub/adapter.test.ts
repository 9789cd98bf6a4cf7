import { describe, expect, it } from "vitest";
import { computeTotal } from "#lib/canonical/totals.ts";
import { bytes, faultOf, onlyDocument, onlyRecord, testChannel } from "../test-channel.ts";
import { storehubChannel } from "./adapter.ts";
import { sampleReceipt } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const latte = { sku: "LATTE", name: "Latte", price: "12.50", quantity: "2", discount: "1.00", tax: "1.44" };
const cake = { sku: null, name: "Cake", price: "9.95", quantity: "1", tax: "0.60" };
const receipt = { id: "t1", at, items: [latte, cake], serviceCharge: { amount: "3.40", tax: "0.20" }, rounded: "0.01" };

testChannel(storehubChannel, {
  signature: { none: "StoreHub calls nobody: its receipts are pulled." },
  order: { topic: null, body: sampleReceipt(receipt) },
  total: ["transaction", "total"],
  topics: [],
});

const read = (body: unknown) => {
  const outcome = storehubChannel.read({ topic: null, headers: {}, body: bytes(JSON.stringify(body)), receivedAt: "2026-04-03T00:00:00Z" });
  expect(faultOf(outcome)).toBeNull();
  return outcome;
};
const readSale = (more: object = {}, overrides: object = {}) => onlyDocument(read(sampleReceipt({ ...receipt, ...more }, { ...overrides })));

describe("a StoreHub receipt", () => {
  it("is read with its products' SKUs, the service charge and the rounding of cash, at its Malaysian date", () => {
    const one = readSale();
    expect(one).toMatchObject({ kind: null, externalId: "t1", sourceVersion: "2026-03-31T16:30:00.000Z" });
    expect(one.document).toMatchObject({ number: "R-t1", date: "2026-04-01", currency: "MYR", total: "39.60", tax: "2.24", rounding: "0.01", isPaid: true });
    expect(one.document.lines.map((line) => [line.kind, line.sku, line.quantity, line.unitPrice, line.discount, line.amount, line.tax])).toEqual([
      ["item", "LATTE", "2", "12.50", "1.00", "24.00", "1.44"],
      ["item", null, "1", "9.95", "0.00", "9.95", "0.60"],
      ["fee", null, "1", "3.40", "0.00", "3.40", "0.20"],
    ]);
    expect(computeTotal(one.document).toFixed(2)).toBe("39.60");
  });

  it("takes the rounding with the sign that makes the receipt add up, and leaves one that does not alone", () => {
    const off = readSale({ rounded: "-0.04" }, { roundedAmount: 0.04 });
    expect([off.document.rounding, computeTotal(off.document).toFixed(2)]).toEqual(["-0.04", off.document.total]);
    const wrong = readSale({ rounded: "0.00" }, { roundedAmount: 0.5 });
    expect([wrong.document.rounding, wrong.document.total]).toEqual(["0.50", "39.59"]);
  });

  it("spreads a discount that no item names, and says so", () => {
    const { document } = readSale({ items: [{ ...latte, discount: "0.00" }, cake], rounded: "0.00" }, { discount: 5, total: 35.59 });
    expect(document.lines.map((line) => line.discount)).toEqual(["3.58", "1.42", "0.00"]);
    expect(computeTotal(document).toFixed(2)).toBe("35.59");
    expect(document.unmapped.map((entry) => entry.path)).toContain("discount");
  });

  it("leaves tax that no item and no rate of service tax explains on no line, so that it is held", () => {
    const { document } = readSale({ serviceCharge: { amount: "3.40", tax: "1.00" } });
    expect(document.lines[2]).toMatchObject({ amount: "3.40", tax: "0.00" });
    expect(computeTotal(document).toFixed(2)).not.toBe(document.total);
  });

  it("says nothing of a product that was not read but its id", () => {
    const { document } = onlyDocument(read(sampleReceipt(receipt).transaction));
    expect(document.lines[0]).toMatchObject({ sku: null, description: "" });
    expect(document.unmapped.find((entry) => entry.path === "items[0].productId")?.value).toContain("p0");
  });

  it("that is voided later is cancelled by a later version", () => {
    const one = readSale({}, { isCancelled: true, cancelledTime: "2026-04-02T01:00:00Z", cancelledBy: "e2" });
    expect(one).toMatchObject({ sourceVersion: "2026-04-02T01:00:00.000Z", document: { isCancelled: true } });
  });

  it("of a return is a credit note with positive amounts that names the sale by its number", () => {
    const one = readSale({ id: "t2", items: [latte], rounded: "0.00" }, { transactionType: "Return", saleInvoiceNumber: "R-t1", returnReason: "Cold" });
    expect(one).toMatchObject({ kind: "credit_note", externalId: "t2" });
    expect(one.document).toMatchObject({ reason: "Cold", goodsReturned: true, references: [{ kind: null, externalId: null, number: "R-t1" }] });
    expect(computeTotal(one.document).toFixed(2)).toBe(one.document.total);
  });

  it("reads floats to the sen", () => {
    expect(readSale({}, { total: 39.599999999999994 }).document.total).toBe("39.60");
  });

  it.each([
    ["of a type that nobody knows", { transactionType: "Exchange" }, '"Exchange"'],
    ["without a time", { transactionTime: undefined }, "transactionTime is missing"],
  ])("%s is refused", (_, overrides, sentence) => {
    expect(read(sampleReceipt(receipt, overrides))).toMatchObject({ kind: "unreadable", reason: expect.stringContaining(sentence) });
  });
});

describe("StoreHub's lists", () => {
  it("reads products and customers; one that only holds variants together is no item", () => {
    const products = [{ id: "p1", name: "Latte", sku: "LATTE", unitPrice: 12.5, cost: 4, priceType: "Fixed", isParentProduct: false }, { id: "p2", name: "Tea", sku: "", unitPrice: 5, isParentProduct: true }];
    expect(read({ products })).toMatchObject({ kind: "documents", documents: [{ kind: "item", externalId: "p1", document: { sku: "LATTE", price: "12.50", cost: "4.00" } }], refused: [] });
    const customer = onlyRecord(read({ refId: "c1", firstName: "Siti", lastName: "Rahman", phone: "+60123456789", createdTime: "2026-03-31T16:30:00Z", modifiedTime: "2026-04-01T00:00:00Z", tags: ["VIP"] }));
    expect(customer).toMatchObject({ kind: "customer", externalId: "c1", sourceVersion: "2026-04-01T00:00:00.000Z", document: { name: "Siti Rahman" } });
  });

  it("says that a day was cut off, in place of losing its end", () => {
    expect(read({ cut: { day: "2026-04-01", storeId: "s1" } })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("more than 5,000 receipts for 2026-04-01 in the store s1") });
  });
});
