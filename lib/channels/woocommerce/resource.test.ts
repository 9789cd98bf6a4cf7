import { describe, expect, it } from "vitest";
import { woocommerceChannel } from "./adapter.ts";
import { sampleOrder } from "./sample-order.ts";

const read = (topic: string | null, body: object) =>
  woocommerceChannel.read({ topic, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)), receivedAt: "2026-04-01T00:00:00Z" });
const order = sampleOrder({ number: 5, at: new Date("2026-03-31T16:30:00Z"), lines: [{ sku: "A", name: "Tea", price: "10.00", quantity: "1" }] });

describe("messages that are no order", () => {
  it.each([
    ["a deletion", "order.deleted", { id: 5 }, "unreadable", "order 5 was deleted", "5"],
    ["a refund without its time", "order.updated", { id: 9, amount: "1.00", refunded_by: 1, line_items: [], _links: { up: [{ href: "https://shop.example/wp-json/wc/v3/orders/5" }] } }, "unreadable", "date_created_gmt is missing", "5"],
    ["a refund of nothing", "order.updated", { id: 9, amount: "0.00", date_created_gmt: "2026-04-01T00:00:00", refunded_by: 1, line_items: [], parent_id: 5 }, "ignored", "neither money nor goods", "5"],
    ["a refund that was deleted", "order.updated", { id: 0, amount: "0.00", date_created_gmt: "2026-04-01T00:00:00", refunded_by: 1, line_items: [], parent_id: 5 }, "ignored", "deleted again", "5"],
    ["a refund without links", null, { id: 9, amount: "1.00", date_created_gmt: "2026-04-01T00:00:00", line_items: [] }, "unreadable", "refund 9 does not say of which order", null],
    ["an error in place of an order", "order.updated", { code: "woocommerce_rest_cannot_view", message: "Sorry, you cannot view this resource.", data: { status: 401 } }, "unreadable", "Sorry, you cannot view this resource. The user", null],
    ["a product", "product.updated", { id: 1, name: "Tea" }, "ignored", "product.updated hold nothing to book", null],
    ["a deleted product", "product.deleted", { id: 1 }, "ignored", "product 1 was deleted", "1"],
    ["a coupon", "coupon.created", { id: 1 }, "ignored", "nothing to book", null],
    ["a customer", "customer.updated", { id: 1 }, "ignored", "nothing to book", null],
    ["a subscription", "subscription.updated", { id: 8, status: "active", line_items: [], total: "1.00", billing_period: "month", billing_interval: "1" }, "ignored", "renewals arrives as an order", null],
    ["a hook of the shop's own", "action.woocommerce_add_to_cart", { action: "woocommerce_add_to_cart", arg: 7 }, "unreadable", "order.created and order.updated", null],
    ["what nobody knows", "novelty.created", { id: 1 }, "unreadable", "novelty.created", "1"],
    ["only an id under the topic of an order", "order.updated", { id: 5 }, "unreadable", "no WooCommerce order", "5"],
  ])("%s", (_, topic, body, kind, sentence, about) => {
    expect(read(topic, body)).toMatchObject({ kind, reason: expect.stringContaining(sentence), about });
  });

  it.each(["auto-draft", "draft", "checkout-draft", "wc-checkout-draft"])("an order of the status %s is a cart", (status) => {
    expect(read("order.created", { ...order, status })).toMatchObject({ kind: "ignored", about: "5", reason: expect.stringContaining(`"${status}"`) });
  });

  it("an order under the topic of a deletion stays an order: the topic is not signed", () => {
    expect(read("order.deleted", order).kind).toBe("documents");
    expect(read("order.restored", order).kind).toBe("documents");
  });
});
