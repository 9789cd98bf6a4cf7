import { describe, expect, it } from "vitest";
import { testChannel } from "../test-channel.ts";
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
    ["a refund", "refund/create", { id: 9, order_id: 5, amount: "1.00", type: "refund", restock_items: [] }, "unreadable", "order 5 needs to be read again", "5"],
    ["a fulfilment", "fulfillment/create", { fulfillment: { id: 9, order_id: 5 } }, "unreadable", "only a fulfilment of order 5", "5"],
    ["an order without its lines", "order/update", { order: { id: 5, order_number: "#1018", total_price: "1.00" } }, "unreadable", "order 5 needs to be read by its id", "5"],
    ["an order that is only an id", "order/create", { id: 5 }, "unreadable", "no lines or no total", "5"],
    ["a product", "product/update", { product: { id: 1 } }, "ignored", "product/update hold nothing to book", null],
    ["a customer", "customer/create", { customer: { id: 1 } }, "ignored", "nothing to book", null],
    ["a stock count", "channel/inventory_update", { id: 1 }, "ignored", "nothing to book", null],
    ["the end of the app", "app/uninstall", { id: 1 }, "unreadable", "No orders will arrive", null],
    ["what nobody knows", "novelty/create", { id: 1 }, "unreadable", "novelty/create", "1"],
  ])("says what becomes of %s", (_, topic, body, kind, sentence, about) => {
    expect(read(body, topic)).toMatchObject({ kind, reason: expect.stringContaining(sentence), about });
  });

  it("reads an order under any topic: the topic is not signed", () => {
    expect(read(sampleOrder({ number: 1, at, lines: [line] }), "product/update").kind).toBe("documents");
  });
});
