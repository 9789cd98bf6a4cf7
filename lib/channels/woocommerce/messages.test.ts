import { describe, expect, it } from "vitest";
import { bytes, faultOf, onlyDocument, onlyRecord } from "../test-channel.ts";
import { woocommerceChannel } from "./adapter.ts";

const read = (topic: string | null, body: object) => {
  const outcome = woocommerceChannel.read({ topic, headers: {}, body: bytes(JSON.stringify(body)), receivedAt: "2026-04-03T00:00:00Z" });
  expect(faultOf(outcome)).toBeNull();
  return outcome;
};

const refund = {
  id: 562, parent_id: 727, date_created_gmt: "2026-04-02T16:30:00", amount: "19.44", reason: "Torn", refunded_by: 1, refunded_payment: true,
  line_items: [{ id: 67, name: "Tea &amp; cup", product_id: 1, variation_id: 0, quantity: -1, subtotal: "-20.00", total: "-18.00", total_tax: "-1.44", taxes: [], meta_data: [{ id: 1, key: "_refunded_item_id", value: "7270" }], sku: "TEA", price: 18 }],
  shipping_lines: [],
};

describe("a refund of a WooCommerce order", () => {
  it("is a credit note with positive quantities and amounts, by the order's own line ids", () => {
    const one = onlyDocument(read("order.updated", refund));
    expect(one).toMatchObject({ kind: "credit_note", externalId: "562", sourceVersion: "2026-04-02T16:30:00.000Z" });
    expect(one.document).toMatchObject({ number: "562", date: "2026-04-03", total: "19.44", tax: "1.44", reason: "Torn", references: [{ kind: null, externalId: "727" }] });
    expect(one.document.lines).toMatchObject([{ id: "7270", sku: "TEA", description: "Tea & cup", quantity: "1", unitPrice: "18.00", amount: "18.00", tax: "1.44" }]);
  });

  it("does not say its currency, so it is in none and never booked as ringgit; one that a plugin names is taken", () => {
    expect(onlyDocument(read("order.updated", refund)).document.currency).toBe("XXX");
    expect(onlyDocument(read("order.updated", { ...refund, currency: "MYR" })).document.currency).toBe("MYR");
  });

  it("of money alone is one line, and says that its tax is for a person", () => {
    const { document } = onlyDocument(read("order.updated", { ...refund, line_items: [], refunded_payment: false }));
    expect(document.lines).toMatchObject([{ kind: "fee", description: "Refund", amount: "19.44", tax: "0.00" }]);
    expect(document.unmapped.map((entry) => entry.path)).toEqual(expect.arrayContaining(["refunded_payment", "line_items", "currency"]));
  });
});

describe("a WooCommerce customer", () => {
  const customer = {
    id: 26, date_created: "2026-04-01T00:30:00", date_created_gmt: "2026-03-31T16:30:00", date_modified_gmt: "2026-04-01T00:00:00", email: "siti@example.com", first_name: "Siti", last_name: "Rahman", role: "customer", username: "siti",
    billing: { first_name: "Siti", last_name: "Rahman", company: "Tan &amp; Sons", address_1: "8 Jalan Contoh", city: "Ipoh", state: "PRK", postcode: "30000", country: "MY", phone: "012-3456789" }, meta_data: [{ key: "sst_no", value: "W10-1808-32000001" }],
  };

  it("is the company of the billing address, with MyInvois' state", () => {
    const one = onlyRecord(read("customer.updated", customer));
    expect(one).toMatchObject({ kind: "customer", externalId: "26", sourceVersion: "2026-04-01T00:00:00.000Z" });
    expect(one.document).toMatchObject({ name: "Tan & Sons", sourceId: "26", date: "2026-04-01", email: "siti@example.com", phone: "012-3456789", city: "Ipoh", state: "08", address: "Attn: Siti Rahman\n8 Jalan Contoh\n30000 Ipoh\nPerak\nMalaysia" });
    expect(one.document.unmapped).toEqual([{ path: "meta_data.sst_no", value: "W10-1808-32000001" }]);
  });

  it("that was deleted books nothing", () => {
    expect(read("customer.deleted", { id: 26 })).toMatchObject({ kind: "ignored", reason: expect.stringContaining("customer 26 was deleted") });
  });
});

describe("a WooCommerce product", () => {
  const product = {
    id: 799, name: "Tea &ndash; 250g", type: "simple", status: "publish", sku: "TEA-250", regular_price: "18.90", price: "15.00", global_unique_id: "9551234567890",
    date_created_gmt: "2026-03-31T00:00:00", date_modified_gmt: "2026-04-01T00:00:00", categories: [{ id: 1, name: "Food &amp; drink" }], attributes: [], tax_class: "reduced", meta_data: [],
  };

  it("is an item under its SKU, at the regular price", () => {
    const one = onlyRecord(read("product.updated", product));
    expect(one).toMatchObject({ kind: "item", externalId: "799", sourceVersion: "2026-04-01T00:00:00.000Z" });
    expect(one.document).toMatchObject({ number: "TEA-250", sku: "TEA-250", name: "Tea – 250g", price: "18.90", barcode: "9551234567890", category: "Food & drink", isActive: true, unmapped: [{ path: "tax_class", value: "reduced" }] });
  });

  it("with variations is not sold itself; each variation is, under its own name", () => {
    expect(read("product.created", { ...product, type: "variable", sku: "" })).toMatchObject({ kind: "ignored", reason: expect.stringContaining('"variable"') });
    const one = onlyRecord(read("product.created", { ...product, id: 800, type: "variation", sku: "TEA-R", name: "Tea", attributes: [{ name: "Colour", option: "Red" }] }));
    expect(one.document).toMatchObject({ sku: "TEA-R", name: "Tea - Red" });
  });

  it("without a SKU makes no item, and says so", () => {
    expect(read("product.created", { ...product, sku: "" })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("has no SKU") });
  });
});
