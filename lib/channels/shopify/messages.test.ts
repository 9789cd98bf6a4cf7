import { describe, expect, it } from "vitest";
import { computeTotal } from "#lib/canonical/totals.ts";
import { bytes, faultOf, onlyDocument, onlyRecord } from "../test-channel.ts";
import { shopifyChannel } from "./adapter.ts";
import { sampleCustomer, sampleFulfillment, sampleProduct, sampleRefund } from "./sample-messages.ts";
import { sampleOrder } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const later = new Date("2026-04-02T16:30:00Z");
const read = (topic: string | null, body: object) => {
  const outcome = shopifyChannel.read({ topic, headers: {}, body: bytes(JSON.stringify(body)), receivedAt: "2026-04-03T00:00:00Z" });
  expect(faultOf(outcome)).toBeNull();
  return outcome;
};
const mug = { sku: "MUG", title: "Mug", price: "22.00", quantity: 3, delivered: [2, 1] };
const shirt = { sku: "SHIRT", title: "Shirt", price: "89.00", quantity: 1, discount: "9.00", delivered: [1] };
const order = sampleOrder({ number: 1001, at, lines: [mug, shirt], shipping: { title: "Post", price: "8.00" } });
const taxed = sampleOrder({ number: 1002, at, lines: [mug], taxPercent: "10" });

describe("a refund of a Shopify order", () => {
  const refund = sampleRefund({ order, at: later, back: [{ line: 0, quantity: 2, subtotal: "44.00" }, { line: 1, quantity: 1, subtotal: "80.00" }], shipping: "8.00", paid: "132.00", note: "Broken" });

  it("is a credit note over the money given back, with the order's own lines", () => {
    const one = onlyDocument(read("refunds/create", refund));
    expect(one).toMatchObject({ kind: "credit_note", externalId: "5910000100160", sourceVersion: "2026-04-02T16:30:00.000Z" });
    expect(one.document).toMatchObject({ date: "2026-04-03", currency: "MYR", total: "132.00", reason: "Broken", goodsReturned: true, references: [{ kind: null, externalId: "5910000100100", number: null }] });
    expect(one.document.lines.map((line) => [line.id, line.kind, line.sku, line.quantity, line.unitPrice, line.discount, line.amount])).toEqual([
      ["5910000100110", "item", "MUG", "2", "22.00", "0.00", "44.00"],
      ["5910000100111", "item", "SHIRT", "1", "89.00", "9.00", "80.00"],
      ["shipping-1", "shipping", null, "1", "8.00", "0.00", "8.00"],
    ]);
    expect(computeTotal(one.document).toFixed(2)).toBe("132.00");
  });

  it("has the same id, amount, lines and reason inside its order's message", () => {
    const { document } = onlyDocument(read("orders/updated", { ...order, refunds: [refund] }));
    expect(document.refunds).toEqual([
      { id: "5910000100160", at: "2026-04-02T16:30:00.000Z", amount: "132.00", reason: "Broken", lines: [{ lineId: "5910000100110", quantity: "2", amount: "44.00" }, { lineId: "5910000100111", quantity: "1", amount: "80.00" }] },
    ]);
  });

  it("keeps the tax on top where the money holds it on top, and inside where it is inside", () => {
    const onTop = onlyDocument(read("refunds/create", sampleRefund({ order: taxed, at: later, back: [{ line: 0, quantity: 1, subtotal: "22.00", tax: "2.20" }], paid: "24.20" })));
    expect(onTop.document).toMatchObject({ taxInclusive: false, tax: "2.20", total: "24.20", lines: [{ amount: "22.00", tax: "2.20", taxRate: "10" }] });
    expect(computeTotal(onTop.document).toFixed(2)).toBe("24.20");
    const inside = onlyDocument(read("refunds/create", sampleRefund({ order: taxed, at: later, back: [{ line: 0, quantity: 1, subtotal: "22.00", tax: "2.00" }], paid: "22.00" })));
    expect(inside.document).toMatchObject({ taxInclusive: true, tax: "2.00", total: "22.00" });
  });

  it("has the money given back beyond the goods, or less than them, on a line of its own", () => {
    const more = onlyDocument(read("refunds/create", sampleRefund({ order, at: later, back: [{ line: 0, quantity: 1, subtotal: "22.00" }], discrepancy: "-3.00", paid: "25.00" })));
    expect(more.document.lines[1]).toMatchObject({ kind: "fee", description: "Refund discrepancy", amount: "3.00" });
    const less = onlyDocument(read("refunds/create", sampleRefund({ order, at: later, back: [{ line: 0, quantity: 1, subtotal: "22.00" }], discrepancy: "4.50", paid: "17.50" })));
    expect([less.document.total, computeTotal(less.document).toFixed(2)]).toEqual(["17.50", "17.50"]);
  });

  it("of money alone is one line that says so", () => {
    const one = onlyDocument(read("refunds/create", sampleRefund({ order, at: later, paid: "10.00" })));
    expect(one.document).toMatchObject({ total: "10.00", goodsReturned: false, lines: [{ id: "refund", kind: "fee", description: "Refund", amount: "10.00" }] });
  });

  it("without money keeps the value of the goods in sight and gives none back", () => {
    const one = onlyDocument(read("refunds/create", sampleRefund({ order, at: later, back: [{ line: 0, quantity: 1, subtotal: "22.00", restock: "no_restock" }], paid: null })));
    expect(one.document).toMatchObject({ total: "0.00", goodsReturned: false, lines: [{ amount: "22.00" }] });
    expect(one.document.unmapped.find((entry) => entry.path === "transactions")?.value).toContain("no money was given");
  });
});

describe("a refund that does not say its currency", () => {
  it("is in no currency at all, so that it is held and never booked as ringgit", () => {
    const refund = { id: 9, order_id: 5, created_at: "2026-04-01T00:00:00Z", refund_line_items: [], transactions: [{ kind: "refund", status: "success", amount: "5.00" }] };
    expect(onlyDocument(read("refunds/create", refund)).document).toMatchObject({ currency: "XXX", total: "5.00" });
  });
});

describe("a fulfilment of a Shopify order", () => {
  it("is a delivery order: what left, of which order", () => {
    const one = onlyDocument(read("fulfillments/create", sampleFulfillment(order, 0)));
    expect(one).toMatchObject({ kind: "delivery_order", externalId: "5910000100150" });
    expect(one.document).toMatchObject({ number: "#1001.1", isDelivered: true, isCancelled: false, references: [{ kind: null, externalId: "5910000100100", number: "#1001" }] });
    expect(one.document.lines.map((line) => [line.id, line.sku, line.quantity])).toEqual([["5910000100110", "MUG", "2"], ["5910000100111", "SHIRT", "1"]]);
  });

  it("has the id of the delivery inside its order's message", () => {
    const { document } = onlyDocument(read("orders/fulfilled", order));
    expect(document.deliveries.map((delivery) => delivery.id)).toEqual(["5910000100150", "5910000100151"]);
  });

  it("that was cancelled is a cancelled delivery", () => {
    expect(onlyDocument(read("fulfillments/update", sampleFulfillment(order, 0, { status: "cancelled" }))).document).toMatchObject({ isCancelled: true, isDelivered: false });
  });

  it("of an old message has quantities and no prices", () => {
    const { document } = onlyDocument(read("fulfillments/create", { ...order.fulfillments[0] }));
    expect(document).toMatchObject({ total: "0.00", lines: [{ quantity: "2", unitPrice: "0.00" }, { quantity: "1", unitPrice: "0.00" }] });
  });
});

describe("a Shopify customer", () => {
  it("is the company that the address names, for the attention of the person, with MyInvois' state", () => {
    const one = onlyRecord(read("customers/update", sampleCustomer(at)));
    expect(one).toMatchObject({ kind: "customer", externalId: "7810000000190", sourceVersion: "2026-03-31T16:30:00.000Z" });
    expect(one.document).toMatchObject({
      code: null, sourceId: "7810000000190", name: "Kedai Siti Sdn Bhd", email: "siti@example.com", phone: "+60123456789", postcode: "30000", city: "Ipoh", state: "08", country: "MY",
      address: "Attn: Siti Rahman\n8 Jalan Contoh\n30000 Ipoh\nPerak\nMalaysia",
    });
    expect(one.document.unmapped).toEqual([{ path: "tags", value: "wholesale" }]);
  });

  it("without a name is called by the e-mail address", () => {
    expect(onlyRecord(read("customers/create", sampleCustomer(at, { first_name: null, last_name: "", default_address: null }))).document).toMatchObject({ name: "siti@example.com", address: null });
  });

  it("that a sales channel has masked keeps nothing of the mask", () => {
    const outcome = read("customers/create", sampleCustomer(at, { first_name: "A***", last_name: "F***i", phone: "******64", default_address: null }));
    expect(onlyRecord(outcome).document).toMatchObject({ name: "siti@example.com", phone: null });
  });
});

describe("a Shopify product", () => {
  it("is one item for each variant with a SKU; one without is refused, and does the others no harm", () => {
    const outcome = read("products/update", sampleProduct(at, [{ sku: "BATIK-S" }, { sku: " " }, { sku: "BATIK-L", barcode: "9551234567890", price: "95.50" }]));
    expect(outcome).toMatchObject({
      kind: "documents",
      documents: [
        { kind: "item", externalId: "642667041472713", index: 0, document: { number: "BATIK-S", code: null, sku: "BATIK-S", name: "Batik shirt - Size 1", price: "89.00", category: "Apparel", isActive: true } },
        { kind: "item", externalId: "642667041472715", index: 2, document: { sku: "BATIK-L", barcode: "9551234567890", price: "95.50" } },
      ],
      refused: [{ index: 1, externalId: "642667041472714", why: expect.stringContaining("has no SKU") }],
    });
  });

  it("refuses two variants with one SKU: which of them an order means could not be told", () => {
    expect(read("products/create", sampleProduct(at, [{ sku: "A" }, { sku: "A" }, { sku: "B" }]))).toMatchObject({ documents: [{ document: { sku: "B" } }], refused: [{ index: 0 }, { index: 1 }] });
  });

  it("that is archived is no longer active; the only variant of a product goes by the product's name", () => {
    expect(onlyRecord(read("products/update", sampleProduct(at, [{ sku: "A", title: "Default Title" }], { status: "archived" }))).document).toMatchObject({ name: "Batik shirt", isActive: false });
  });
});
