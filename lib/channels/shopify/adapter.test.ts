import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadOutcome } from "../channel.ts";
import { bytes, testChannel } from "../test-channel.ts";
import { shopifyChannel } from "./adapter.ts";
import { sampleOrder } from "./sample-order.ts";

const noBody = new Uint8Array();

const read = (body: Uint8Array, topic: string | null = "orders/updated"): ReadOutcome =>
  shopifyChannel.read({ topic, headers: {}, body, receivedAt: "2026-04-01T00:00:00Z" });

testChannel(shopifyChannel, {
  signature: { header: "x-shopify-hmac-sha256", encoding: "base64" },
  order: {
    topic: "orders/updated",
    body: sampleOrder({
      number: 1001,
      at: new Date("2026-03-31T16:30:00Z"),
      lines: [{ sku: "A", title: "A", price: "10.00", quantity: 2, delivered: [1], discount: "1.00" }],
      shipping: { title: "Post", price: "8.00", discount: "1.00" },
      taxPercent: "8",
    }),
  },
  total: ["total_price"],
  topics: ["orders/create", "orders/delete", "refunds/create", "fulfillments/create", "draft_orders/create", "disputes/create"],
});

describe("the Shopify adapter", () => {
  it("takes the delivery id that is the same on every retry, and the topic in lower case", () => {
    const headers = { "x-shopify-webhook-id": " 4f1c ", "x-shopify-event-id": "event", "x-shopify-topic": "Orders/Create" };
    expect(shopifyChannel.deliveryKey(headers, noBody)).toBe("4f1c");
    expect(shopifyChannel.topic(headers, noBody)).toBe("orders/create");
    expect(shopifyChannel.deliveryKey({ "x-shopify-webhook-id": " " }, noBody)).toBeNull();
    expect(shopifyChannel.topic({}, noBody)).toBeNull();
  });

  it("survives an id of any length and an amount of any digits as number tokens", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 25n }), fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 99 }), (id, ringgit, sen) => {
        const amount = `${ringgit}.${String(sen).padStart(2, "0")}`;
        const text = `{"id":${id},"name":"#1","currency":"MYR","created_at":"2026-03-31T00:00:00Z","total_price":${amount},"line_items":[{"id":${id},"quantity":1,"price":${amount}}]}`;
        const outcome = read(bytes(text));
        expect(outcome).toMatchObject({ kind: "documents", documents: [{ externalId: String(id), document: { total: amount, lines: [{ id: String(id), amount }] } }] });
      }),
    );
  });

  it("says that a body of needless depth is too deep", () => {
    const outcome = read(bytes(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`));
    expect(outcome).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("64 levels") });
  });
});
