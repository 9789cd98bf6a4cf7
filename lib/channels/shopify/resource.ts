import { isJsonObject, type JsonObject } from "../read-json.ts";
import { unwrap } from "../unwrap.ts";
import { exactId, gidType } from "./ids.ts";

export type Resource =
  | "order" | "order_edit" | "order_delete" | "refund" | "fulfillment" | "customer" | "product" | "deletion" | "transaction" | "return"
  | "draft_order" | "dispute" | "privacy" | "nothing-to-book";
/** What becomes a record; the others are judged below. */
export type Readable = "order" | "refund" | "fulfillment" | "customer" | "product";

const byGid: Readonly<globalThis.Record<string, Resource>> = {
  Order: "order",
  DraftOrder: "draft_order",
  Refund: "refund",
  Fulfillment: "fulfillment",
  Customer: "customer",
  Product: "product",
  OrderTransaction: "transaction",
  TenderTransaction: "transaction",
  Return: "return",
  ShopifyPaymentsDispute: "dispute",
};

const byTopic: readonly (readonly [RegExp, Resource])[] = [
  [/^orders\/edited$/, "order_edit"],
  [/^orders\/delete$/, "order_delete"],
  [/^orders\/risk_assessment_changed$/, "nothing-to-book"],
  [/^orders\//, "order"],
  [/^refunds\//, "refund"],
  [/^fulfillments\//, "fulfillment"],
  [/^(order|tender)_transactions\//, "transaction"],
  [/^(returns|reverse_deliveries|reverse_fulfillment_orders)\//, "return"],
  [/^draft_orders\//, "draft_order"],
  [/^disputes\//, "dispute"],
  [/^(customers\/(data_request|redact)|shop\/redact)$/, "privacy"],
  [/^(customers|products)\/delete$/, "deletion"],
  [/^customers\/(create|update|enable|disable)$/, "customer"],
  [/^products\//, "product"],
  [/^(app|app_\w+|bulk_operations|carts|channels|checkouts|collections?|collection_\w+|companies|company_\w+|customers?|customer_\w+|discounts|domains|fulfillment_\w+|inventory_\w+|locales|locations|markets|metafield\w*|metaobjects|payment_\w+|product\w*|profiles|scheduled_\w+|segments|selling_plan_\w+|shop|subscription_\w+|themes|variants)\//, "nothing-to-book"],
];

/** The resource of a body; REST answers wrap it in its name. An edit keeps its name: it is told by it. */
export function resourceIn(body: JsonObject): JsonObject {
  return body.order_edit === undefined ? unwrap(body) : body;
}

/**
 * What a message is about. The body goes before the topic: the signature covers the body alone, so a draft order under the
 * header `orders/create` is still a draft order. The topic decides where the body could be several things. Null: unknown.
 */
export function resourceOf(topic: string | null, body: JsonObject): Resource | null {
  // Of what is gone the body may hold as much as of what is there.
  if (/^(customers|products)\/delete$/.test(topic ?? "")) return "deletion";
  const gid = typeof body.admin_graphql_api_id === "string" ? gidType(body.admin_graphql_api_id) : null;
  const named = gid === null ? undefined : byGid[gid];
  return named ?? byShape(body) ?? byTopic.find(([pattern]) => pattern.test(topic ?? ""))?.[1] ?? null;
}

function byShape(body: JsonObject): Resource | null {
  const has = (...names: string[]) => names.every((name) => body[name] !== undefined);
  if (has("order_edit")) return "order_edit";
  if (has("return_line_items")) return "return";
  if (has("refund_line_items", "order_id")) return "refund";
  if (has("invoice_url") || has("applied_discount", "shipping_line")) return "draft_order";
  if (has("line_items", "total_price")) return "order";
  if (has("line_items", "order_id")) return "fulfillment";
  if (has("transactions") || has("order_id", "gateway", "amount")) return "transaction";
  return null;
}

export type Verdict = { kind: "unreadable" | "ignored"; reason: string; about: string | null };

/**
 * What becomes of a message that is no order. What changes an order's money or goods but cannot be applied alone is
 * `unreadable`, so that a person sees it; what books nothing is `ignored`.
 */
export function judge(resource: Exclude<Resource, Readable>, body: JsonObject, topic: string | null): Verdict {
  const about = orderIdOf(resource, body);
  const order = about === null ? "its order" : `order ${about}`;
  const say = (name: string) => (typeof body[name] === "string" ? ` ${body[name]}` : "");
  const stop = (reason: string): Verdict => ({ kind: "unreadable", reason, about });
  const skip = (reason: string): Verdict => ({ kind: "ignored", reason, about });
  const again = `A document needs the whole order: ${order} needs to be read again. The topic orders/updated carries it.`;

  switch (resource) {
    case "order_edit":
      return stop(`This message holds only what was added to and removed from ${order}. ${again}`);
    case "order_delete":
      return stop(`Shopify says that ${order} was deleted and sends nothing but its id. If it became a record here, a person has to decide about that record.`);
    case "deletion":
      return skip(`Shopify says that ${(topic ?? "").startsWith("products") ? "product" : "customer"}${say("id")} was deleted. What was made of it in AutoCount stays there.`);
    case "dispute":
      return stop(`This message is a dispute (chargeback) over${say("amount")}${say("currency")} of ${order}, status "${say("status").trim()}". Holdpoint books no chargebacks: finance has to book it in AutoCount.`);
    case "transaction":
      return skip(`This message is a payment movement of ${order}, not a sale. Whether an order was paid or refunded stands in the order's own message.`);
    case "return":
      return skip("A return moves goods and no money. What is given back arrives as a refund with its order.");
    case "draft_order":
      return skip(`Draft order${say("name")} is a quotation, not a sale. When it becomes an order, Shopify sends that order by itself.`);
    case "privacy":
      return skip("This is a privacy request: nothing to book. Whoever runs the Shopify app has to answer it in time.");
    case "nothing-to-book":
      return skip(`Messages about ${topic ?? "this"} hold nothing to book.`);
  }
}

function orderIdOf(resource: Resource, body: JsonObject): string | null {
  const edit = isJsonObject(body.order_edit) ? body.order_edit : body;
  if (resource === "order_delete") return typeof body.id === "string" ? exactId(body.id, null, "Order") : null;
  if (resource === "draft_order" && typeof body.order_id !== "string") return null;
  if (typeof edit.order_id === "string") return edit.order_id;
  const first = Array.isArray(body.transactions) ? body.transactions[0] : null;
  return isJsonObject(first) && typeof first.order_id === "string" ? first.order_id : null;
}
