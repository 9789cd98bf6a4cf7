import { isJsonObject, type JsonObject } from "../read-json.ts";

export type Resource = "order" | "refund" | "customer" | "thin-order" | "fulfillment" | "deletion" | "uninstall" | "nothing-to-book";
/** What becomes a record; the others are judged below. */
export type Readable = "order" | "refund" | "customer";

/** What a message is about: the body goes before the topic, which is not signed. Null where nobody knows. */
export function resourceOf(topic: string | null, body: JsonObject): Resource | null {
  const isOrder = body.total_price !== undefined && (body.order_number !== undefined || body.financial_status !== undefined);
  if (Array.isArray(body.line_items) && body.total_price !== undefined) return "order";
  if (isOrder) return "thin-order";
  if (/^orders?\//.test(topic ?? "")) return "thin-order";
  if (/^fulfillments?\//.test(topic ?? "")) return "fulfillment";
  if (/^refunds?\//.test(topic ?? "") || Array.isArray(body.restock_items)) return "refund";
  if (/^(customer|product)s?\/delete$/.test(topic ?? "")) return "deletion";
  if (/^customers?\//.test(topic ?? "") && (body.email !== undefined || body.first_name !== undefined)) return "customer";
  if (topic === "app/uninstall") return "uninstall";
  return /^(product|customer|channel)s?\//.test(topic ?? "") ? "nothing-to-book" : null;
}

export type Verdict = { kind: "unreadable" | "ignored"; reason: string; about: string | null };

/**
 * What becomes of a message that is no whole order. What changes an order's money or goods but cannot be applied alone is
 * `unreadable`, so that a person sees it; what books nothing is `ignored`.
 */
export function judge(resource: Exclude<Resource, Readable>, body: JsonObject, topic: string | null): Verdict {
  const about = textOf(resource === "thin-order" ? body.id : (body.order_id ?? (isJsonObject(body.order) ? body.order.id : undefined)));
  const order = about === null ? "its order" : `order ${about}`;
  const stop = (reason: string): Verdict => ({ kind: "unreadable", reason, about });
  const again = `A document needs the whole order: ${order} needs to be read again. The topic order/update carries it.`;

  switch (resource) {
    case "thin-order":
      return stop(`This message about ${order} has no lines or no total. EasyStore leaves parts of an order out unless they are asked for: ${order} needs to be read by its id with items, addresses, shipping_fees, taxes, refunds and fulfillments.`);
    case "fulfillment":
      return stop(`This message holds only a fulfilment of ${order}. ${again}`);
    case "deletion":
      return { kind: "ignored", reason: `EasyStore says by ${topic ?? "this"} that something was deleted. What was made of it in AutoCount stays there.`, about: textOf(body.id) };
    case "uninstall":
      return stop("EasyStore says that the app was removed from the shop. No orders will arrive until it is installed again.");
    case "nothing-to-book":
      return { kind: "ignored", reason: `Messages about ${topic ?? "this"} hold nothing to book.`, about: null };
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" && value.length <= 100 ? value.trim() : null;
}
