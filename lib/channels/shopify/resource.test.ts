import { describe, expect, it } from "vitest";
import { shopifyChannel } from "./adapter.ts";

const read = (topic: string | null, body: object) =>
  shopifyChannel.read({ topic, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)), receivedAt: "2026-04-01T00:00:00Z" });

describe("messages that are no order", () => {
  it.each([
    ["a refund of nothing", "refunds/create", { id: 9, order_id: 5, refund_line_items: [], transactions: [] }, "ignored", "refund 9 of order 5 gave back neither money nor goods"],
    ["a refund whose money is on its way", "refunds/create", { id: 9, order_id: 5, refund_line_items: [], transactions: [{ kind: "refund", status: "pending", amount: "5.00", currency: "MYR" }] }, "ignored", 'has the status "pending"'],
    ["a successful fulfilment of nothing", "fulfillments/update", { id: 9, order_id: 5, name: "#1.1", status: "success", created_at: "2026-04-01T00:00:00Z", line_items: [] }, "unreadable", "Fulfilment #1.1 of order 5 has no lines"],
    ["a deleted customer", "customers/delete", { id: 9, admin_graphql_api_id: "gid://shopify/Customer/9" }, "ignored", "customer 9 was deleted"],
    ["a deleted product", "products/delete", { id: 9 }, "ignored", "product 9 was deleted"],
    ["a customer without a name", "customers/create", { id: 9, created_at: "2026-04-01T00:00:00Z" }, "unreadable", "has no name"],
    ["a product without variants", "products/create", { id: 9, title: "x", created_at: "2026-04-01T00:00:00Z", variants: [] }, "ignored", "no variants"],
    ["a pending fulfilment", "fulfillments/create", { id: 9, order_id: 5, status: "pending", line_items: [] }, "ignored", "only a successful one"],
    ["an edit", "orders/edited", { order_edit: { id: 1, order_id: 5 } }, "unreadable", "added to and removed from order 5"],
    ["a deletion", "orders/delete", { id: 5 }, "unreadable", "order 5 was deleted"],
    ["a payment movement", "order_transactions/create", { id: 9, order_id: 5, kind: "authorization", gateway: "x", amount: "1.00" }, "ignored", "payment movement of order 5"],
    ["a dispute", "disputes/create", { id: 9, order_id: 5, amount: "12.00", currency: "MYR", status: "needs_response" }, "unreadable", "chargeback) over 12.00 MYR of order 5"],
    ["a privacy request", "customers/redact", { shop_id: 1, customer: { id: 2 }, orders_to_redact: [5] }, "ignored", "privacy request"],
    ["a privacy request of the shop", "shop/redact", { shop_id: 1 }, "ignored", "privacy request"],
    ["a theme", "themes/update", { id: 1, title: "x" }, "ignored", "themes/update hold nothing to book"],
  ])("%s", (_, topic, body, kind, sentence) => {
    expect(read(topic, body)).toMatchObject({ kind, reason: expect.stringContaining(sentence) });
  });

  it("what nobody knows is shown, not dropped", () => {
    expect(read("novelties/create", { id: 1 })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("novelties/create") });
    expect(read(null, { id: 1 })).toMatchObject({ kind: "unreadable" });
  });

  it("an order topic whose body is only an id is not taken for an order", () => {
    expect(read("orders/create", { id: 1 })).toMatchObject({ kind: "unreadable", about: "1" });
  });
});
