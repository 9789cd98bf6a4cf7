import { type ChannelAdapter, headerOf, ignored, type ReadOutcome, unreadable } from "../channel.ts";
import { isJsonObject, type JsonObject, readJson } from "../read-json.ts";
import { exactId } from "./ids.ts";
import { readOrder } from "./read-order.ts";
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
    if (resource !== "order") {
      const { kind, reason, about } = judge(resource, inner, topic);
      return kind === "ignored" ? ignored(reason, about) : unreadable(reason, about);
    }
    const order = readOrder(inner);
    if (!order.ok) return unreadable(order.error, orderId(inner));
    return { kind: "documents", documents: [{ index: 0, ...order.value }], refused: [] };
  },
};

function orderId({ id, admin_graphql_api_id: gid }: JsonObject): string | null {
  return typeof id === "string" ? exactId(id, typeof gid === "string" ? gid : null, "Order") : null;
}
