import { type ChannelAdapter, ignored, type ReadOutcome, unreadable } from "../channel.ts";
import { isJsonObject, readJson } from "../read-json.ts";
import { unwrap } from "../unwrap.ts";
import { readOrder } from "./read-order.ts";
import { judge, resourceOf } from "./resource.ts";
import { deliveryKeyOf, isSignedByEasyStore, topicOf } from "./signature.ts";

/**
 * EasyStore's webhooks and API bodies (3.0).
 *
 * Facts: developers.easystore.co/docs/api (webhooks, orders, refunds) for signature, topics and the names of an order's
 * parts; one order/create message found in public for the names of its fields. An answer within 10 seconds is asked for, a
 * redirect counts as a failure, and when a message is sent again is not documented.
 *
 * Not known, and so not guessed: how discounts, points and store credit are spread over lines, whether a handling fee is
 * inside the shipping fee, which field names the marketplace of an order that was passed on, and a marker of test orders.
 * Before going live, one exported order of each kind has to be read here and compared with the shop.
 */
export const easystoreChannel: ChannelAdapter = {
  id: "easystore",
  title: "EasyStore",
  verify: isSignedByEasyStore,
  deliveryKey: deliveryKeyOf,
  topic: topicOf,

  read({ topic, body }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    if (!isJsonObject(json.value)) return unreadable("The message is not an EasyStore order: it is not a JSON object.");

    const inner = unwrap(json.value);
    const resource = resourceOf(topic, inner);
    const about = typeof inner.id === "string" && inner.id.length <= 100 ? inner.id : null;
    if (resource === null) return unreadable(`Holdpoint does not know what this message is${topic === null ? "" : ` (topic ${topic})`}: it is no EasyStore order.`, about);
    if (resource !== "order") {
      const verdict = judge(resource, inner, topic);
      return verdict.kind === "ignored" ? ignored(verdict.reason, verdict.about) : unreadable(verdict.reason, verdict.about);
    }
    const order = readOrder(inner);
    if (!order.ok) return unreadable(order.error, about);
    return { kind: "documents", documents: [{ index: 0, ...order.value }], refused: [] };
  },
};
