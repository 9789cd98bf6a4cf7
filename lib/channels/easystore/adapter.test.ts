import { describe, expect, it } from "vitest";
import { onlyDocument, onlyRecord, testChannel } from "../test-channel.ts";
import { easystoreChannel } from "./adapter.ts";
import { sampleOrder } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const line = { sku: "A", name: "Tea", price: "10.00", quantity: 2 };

testChannel(easystoreChannel, {
  signature: { header: "easystore-hmac-sha256", encoding: "hex" },
  order: {
    topic: "order/update",
    body: {
      order: sampleOrder({
        number: 1018, at, taxPercent: "6", shipping: { name: "Pos Laju", price: "8.00" }, charge: "1.50", refunded: "5.00",
        lines: [{ ...line, discount: "1.00", fulfilled: 1 }, { sku: null, name: "Coffee", variant: "250g", price: "24.50", quantity: 1 }],
      }),
    },
  },
  total: ["order", "total_amount_include_transaction"],
  topics: ["order/create", "order/cancel", "fulfillment/create", "refund/create", "product/update", "app/uninstall"],
});

const read = (body: object, topic: string | null) =>
  easystoreChannel.read({ topic, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)), receivedAt: "2026-04-01T00:00:00Z" });

describe("the EasyStore adapter", () => {
  it.each([
    ["a refund of nothing", "refund/create", { id: 9, order_id: 5, amount: "0.00", type: "refund", restock_items: [] }, "ignored", "gave no money back", "5"],
    ["a refund of no order", "refund/create", { id: 9, amount: "1.00", restock_items: [] }, "unreadable", "order_id is missing", null],
    ["a fulfilment", "fulfillment/create", { fulfillment: { id: 9, order_id: 5 } }, "unreadable", "only a fulfilment of order 5", "5"],
    ["an order without its lines", "order/update", { order: { id: 5, order_number: "#1018", total_price: "1.00" } }, "unreadable", "order 5 needs to be read by its id", "5"],
    ["an order that is only an id", "order/create", { id: 5 }, "unreadable", "no lines or no total", "5"],
    ["a product", "product/update", { product: { id: 1 } }, "ignored", "product/update hold nothing to book", null],
    ["a customer that is only an id", "customer/create", { customer: { id: 1 } }, "ignored", "nothing to book", null],
    ["a customer without a name", "customer/create", { customer: { id: 1, email: "" } }, "unreadable", "has no name", "1"],
    ["a deleted customer", "customer/delete", { id: 1, email: "siti@example.com" }, "ignored", "was deleted", "1"],
    ["a stock count", "channel/inventory_update", { id: 1 }, "ignored", "nothing to book", null],
    ["the end of the app", "app/uninstall", { id: 1 }, "unreadable", "No orders will arrive", null],
    ["what nobody knows", "novelty/create", { id: 1 }, "unreadable", "novelty/create", "1"],
  ])("says what becomes of %s", (_, topic, body, kind, sentence, about) => {
    expect(read(body, topic)).toMatchObject({ kind, reason: expect.stringContaining(sentence), about });
  });

  it("reads a refund into a credit note over its money, and lists what it does not know", () => {
    const one = onlyDocument(read({ refund: { id: 9, order_id: 5, amount: "12.50", type: "refund", note: "Torn", restock_items: [{ line_item_id: 7, quantity: 1 }], created_at: "2026-03-31T16:30:00Z" } }, "refund/create"));
    expect(one).toMatchObject({ kind: "credit_note", externalId: "9" });
    expect(one.document).toMatchObject({ date: "2026-04-01", total: "12.50", currency: "XXX", reason: "Torn", goodsReturned: true, lines: [{ description: "Refund", amount: "12.50" }], references: [{ externalId: "5" }] });
    expect(one.document.unmapped.map((entry) => entry.path)).toEqual(["type", "restock_items[0].line_item_id", "restock_items[0].quantity", "currency"]);
  });

  it("reads a customer's name, e-mail address and telephone number", () => {
    const one = onlyRecord(read({ customer: { id: 11, first_name: "Siti", last_name: "Rahman", email: "siti@example.com", phone: "012-3456789", updated_at: "2026-03-31T16:30:00Z", tin: "IG123" } }, "customer/update"));
    expect(one).toMatchObject({ kind: "customer", externalId: "11", sourceVersion: "2026-03-31T16:30:00.000Z", document: { name: "Siti Rahman", email: "siti@example.com", unmapped: [{ path: "tin", value: "IG123" }] } });
  });

  it("reads an order under any topic: the topic is not signed", () => {
    expect(read(sampleOrder({ number: 1, at, lines: [line] }), "product/update").kind).toBe("documents");
  });
});
