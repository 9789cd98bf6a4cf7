import { type ChannelAdapter, headerOf, ignored, type ReadOutcome, unreadable } from "../channel.ts";
import { isJsonObject, type JsonObject, readJson } from "../read-json.ts";
import { exactId } from "./ids.ts";
import { readCustomer } from "./read-customer.ts";
import { readFulfillment } from "./read-fulfillment.ts";
import { readOrder } from "./read-order.ts";
import { readProduct } from "./read-product.ts";
import { readRefund } from "./read-refund.ts";
import { judge, resourceIn, resourceOf } from "./resource.ts";
import { isSignedByShopify } from "./signature.ts";

/** Shopify's webhooks and REST bodies. Facts: shopify.dev, "Webhooks" and "Order", API versions 2020 to 2026. */
export const shopifyChannel: ChannelAdapter = {
  id: "shopify",
  title: "Shopify",
  verify: isSignedByShopify,
  // The same on every retry of one delivery; X-Shopify-Event-Id is shared by several deliveries and would lose some.
  deliveryKey: (headers) => headerOf(headers, "x-shopify-webhook-id"),
  topic: (headers) => headerOf(headers, "x-shopify-topic")?.toLowerCase() ?? null,

  read({ topic, body }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    if (!isJsonObject(json.value)) return unreadable("The message is not a Shopify order: it is not a JSON object.");

    const inner = resourceIn(json.value);
    const resource = resourceOf(topic, inner);
    if (resource === null) return unreadable(`Holdpoint does not know what this message is${topic === null ? "" : ` (topic ${topic})`}: it is no Shopify order.`);
    switch (resource) {
      case "order": {
        const order = readOrder(inner);
        return order.ok ? { kind: "documents", documents: [{ index: 0, ...order.value }], refused: [] } : unreadable(order.error, orderId(inner));
      }
      case "refund":
        return readRefund(inner);
      case "fulfillment":
        return readFulfillment(inner);
      case "customer":
        return readCustomer(inner);
      case "product":
        return readProduct(inner);
      default: {
        const { kind, reason, about } = judge(resource, inner, topic);
        return kind === "ignored" ? ignored(reason, about) : unreadable(reason, about);
      }
    }
  },
};

function orderId({ id, admin_graphql_api_id: gid }: JsonObject): string | null {
  return typeof id === "string" ? exactId(id, typeof gid === "string" ? gid : null, "Order") : null;
}
