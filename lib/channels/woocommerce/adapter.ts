import { type ChannelAdapter, ignored, type ReadDocument, type ReadOutcome, type RefusedRecord, unreadable } from "../channel.ts";
import { decodeText, isJsonObject, type Json, readJson } from "../read-json.ts";
import { unwrap } from "../unwrap.ts";
import { readCustomer } from "./read-customer.ts";
import { readOrder } from "./read-order.ts";
import { readProduct } from "./read-product.ts";
import { readRefund } from "./read-refund.ts";
import { judge, type Read, resourceOf, type Verdict } from "./resource.ts";
import { deliveryKeyOf, isSignedByWooCommerce, topicOf } from "./signature.ts";

/** A page of WooCommerce's REST API has at most so many. */
const mostOrders = 100;

/**
 * WooCommerce's webhooks and REST bodies (version 3).
 *
 * Facts: woocommerce.github.io/woocommerce-rest-api-docs (orders, refunds, webhooks), and class-wc-webhook of the project
 * itself. Nothing is sent twice after a failure: after five failures in a row WooCommerce disables the webhook without a
 * word. The body may be minutes or hours old, so `date_modified_gmt` decides which message is the later one. There is no
 * topic for refunds: a refund arrives as `order.updated` with an entry in `refunds`; the refund resource has its lines. On creation the webhook sends a ping,
 * `webhook_id=1` as a form, without signature.
 *
 * Not known: a marker of test orders; what the fields of plugins mean (they are listed as unmapped).
 */
export const woocommerceChannel: ChannelAdapter = {
  id: "woocommerce",
  title: "WooCommerce",
  verify: isSignedByWooCommerce,
  deliveryKey: deliveryKeyOf,
  topic: topicOf,
  isPing: ({ body }) => isPing(body),

  read({ topic, body }): ReadOutcome {
    if (isPing(body)) return ignored("WooCommerce says that the webhook is set up. There is nothing to book.");
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    // The whole answer of the REST API to a list; the mobile app's proxy wraps it in "data".
    const value = isJsonObject(json.value) && Array.isArray(json.value.data) ? json.value.data : json.value;
    if (Array.isArray(value)) return readList(value, topic);
    const read = readOne(value, topic);
    if (read.kind !== "record") return read.kind === "ignored" ? ignored(read.reason, read.about) : unreadable(read.reason, read.about);
    return { kind: "documents", documents: [{ index: 0, ...read.record }], refused: [] };
  },
};

/** The ping that WooCommerce sends when a webhook is made or moved. */
function isPing(body: Uint8Array): boolean {
  const text = body.length > 100 ? null : decodeText(body);
  return text !== null && text.ok && /^\s*webhook_id=\d{1,20}\s*$/.test(text.value);
}

function readOne(value: Json, topic: string | null): Read {
  if (!isJsonObject(value)) return stop("The message is not a WooCommerce order: it is not a JSON object.");
  const body = unwrap(value);
  const resource = resourceOf(topic, body);
  if (resource === null) return stop(`Holdpoint does not know what this message is${topic === null ? "" : ` (topic ${topic})`}: it is no WooCommerce order.`, idOf(body.id));
  switch (resource) {
    case "order": {
      const order = readOrder(body);
      return order.ok ? { kind: "record", record: order.value } : stop(order.error, idOf(body.id));
    }
    case "refund":
      return readRefund(body);
    case "customer":
      return readCustomer(body);
    case "product":
      return readProduct(body);
    default:
      return judge(resource, body, topic);
  }
}

/** A page of orders: each is read by itself, and what is none of them is refused by itself, drafts too. */
function readList(values: readonly Json[], topic: string | null): ReadOutcome {
  if (values.length === 0) return ignored("The message is an empty list: there is nothing to book.");
  if (values.length > mostOrders) return unreadable(`The message holds ${values.length} orders. A page of WooCommerce has at most ${mostOrders}.`);
  const read = values.map((value) => readOne(value, topic));
  const documents = read.flatMap((one, index): ReadDocument[] => (one.kind === "record" ? [{ index, ...one.record }] : []));
  const others = read.flatMap((one, index): (Verdict & { index: number })[] => (one.kind === "record" ? [] : [{ index, ...one }]));
  const [first] = others;
  if (documents.length === 0 && first) {
    const worst = others.find((one) => one.kind === "unreadable") ?? first;
    return worst.kind === "ignored" ? ignored(worst.reason, worst.about) : unreadable(worst.reason, worst.about);
  }
  const refused = others.map(({ index, about, reason }): RefusedRecord => ({ index, externalId: about, why: reason, path: null }));
  return { kind: "documents", documents, refused };
}

function stop(reason: string, about: string | null = null): Verdict {
  return { kind: "unreadable", reason, about };
}

function idOf(id: Json | undefined): string | null {
  return typeof id === "string" && id.trim() !== "" && id.length <= 100 ? id.trim() : null;
}
