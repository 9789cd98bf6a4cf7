import { type ChannelAdapter, ignored, type ReadOutcome, unreadable } from "../channel.ts";
import { isJsonObject, readJson } from "../read-json.ts";
import { unwrap } from "../unwrap.ts";
import { readCustomer } from "./read-customer.ts";
import { readOrder } from "./read-order.ts";
import { readRefund } from "./read-refund.ts";
import { judge, resourceOf } from "./resource.ts";
import { deliveryKeyOf, isSignedByEasyStore, topicOf } from "./signature.ts";

/**
 * EasyStore's webhooks and API bodies (3.0).
 *
 * Facts: developers.easystore.co/docs/api (webhooks, orders, refunds) for signature, topics and the names of an order's
 * parts; one order/create message found in public for the names of its fields. An answer within 10 seconds is asked for, a
 * redirect counts as a failure, and when a message is sent again is not documented.
 */
export const easystoreChannel: ChannelAdapter = {
  id: "easystore",
  title: "EasyStore",
  verify: isSignedByEasyStore,
  deliveryKey: deliveryKeyOf,
  topic: topicOf,
  unknowns: [
    "How EasyStore spreads discounts, points and store credit over the lines of an order: such an order does not add up here and is held.",
    "Whether a handling fee is inside the shipping fee.",
    "Which field names the marketplace of an order that EasyStore has passed on, so the same order from the marketplace itself is found only as a likely duplicate.",
    "How EasyStore marks a test order.",
    "What a message about a product holds: no items are made of it. Of a customer only name, e-mail address and telephone number are read.",
    "What a refund took back: its credit note has one line over the money, and its currency is for a person to say.",
    "When, and how often, EasyStore sends a message again that was not taken.",
  ],

  read({ topic, body, receivedAt }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    if (!isJsonObject(json.value)) return unreadable("The message is not an EasyStore order: it is not a JSON object.");

    const inner = unwrap(json.value);
    const resource = resourceOf(topic, inner);
    const about = typeof inner.id === "string" && inner.id.length <= 100 ? inner.id : null;
    if (resource === null) return unreadable(`Holdpoint does not know what this message is${topic === null ? "" : ` (topic ${topic})`}: it is no EasyStore order.`, about);
    switch (resource) {
      case "order": {
        const order = readOrder(inner);
        return order.ok ? { kind: "documents", documents: [{ index: 0, ...order.value }], refused: [] } : unreadable(order.error, about);
      }
      case "refund":
        return readRefund(inner, receivedAt);
      case "customer":
        return readCustomer(inner, receivedAt);
      default: {
        const verdict = judge(resource, inner, topic);
        return verdict.kind === "ignored" ? ignored(verdict.reason, verdict.about) : unreadable(verdict.reason, verdict.about);
      }
    }
  },
};
