import type { ReadRecord } from "../channel.ts";
import { isJsonObject, type JsonObject } from "../read-json.ts";

export type Resource = "order" | "refund" | "customer" | "product" | "draft" | "deletion" | "master-deletion" | "error" | "subscription" | "custom-action" | "nothing-to-book";
/** What becomes a record; the others are judged below. */
export type Readable = "order" | "refund" | "customer" | "product";

/** WordPress keeps carts and half-written orders as orders of these statuses. */
const draft = /^(wc-)?(auto-draft|draft|checkout-draft)$/i;

/**
 * What a message is about; null where nobody knows. The body goes before the topic, which is not signed; a deletion is told
 * by its topic alone, since its body is only `{"id": N}`.
 */
export function resourceOf(topic: string | null, body: JsonObject): Resource | null {
  const has = (...names: string[]) => names.every((name) => body[name] !== undefined);
  if (has("line_items") && (has("refunded_by") || has("refunded_payment") || (has("amount") && !has("total")))) return "refund";
  if (has("billing_period", "billing_interval")) return "subscription";
  if (has("line_items", "total")) return typeof body.status === "string" && draft.test(body.status.trim()) ? "draft" : "order";
  if (has("code", "message") && isJsonObject(body.data)) return "error";
  if (/^(customer|product)\.deleted$/.test(topic ?? "")) return "master-deletion";
  if (has("role", "username") || (/^customer\./.test(topic ?? "") && has("email"))) return "customer";
  if (has("type", "regular_price") || (/^product\./.test(topic ?? "") && has("sku"))) return "product";
  if (/^order\.deleted$/.test(topic ?? "")) return "deletion";
  if (/^action\./.test(topic ?? "")) return "custom-action";
  if (/^subscription\./.test(topic ?? "")) return "subscription";
  return /^(product|customer|coupon)\./.test(topic ?? "") ? "nothing-to-book" : null;
}

export type Verdict = { kind: "unreadable" | "ignored"; reason: string; about: string | null };
export type Read = { kind: "record"; record: ReadRecord } | Verdict;

/**
 * What becomes of a message that is no order. What changes an order's money but cannot be applied alone is `unreadable`,
 * so that a person sees it; what books nothing is `ignored`.
 */
export function judge(resource: Exclude<Resource, Readable>, body: JsonObject, topic: string | null): Verdict {
  const stop = (reason: string, about: string | null = null): Verdict => ({ kind: "unreadable", reason, about });
  const skip = (reason: string, about: string | null = null): Verdict => ({ kind: "ignored", reason, about });
  const own = textOf(body.id);
  const name = own === null ? "" : ` ${own}`;

  switch (resource) {
    case "draft":
      return skip(`Order${name} has the status "${textOf(body.status) ?? ""}": a cart or an order still being written, not a sale. Once it is ordered, WooCommerce sends it by itself.`, own);
    case "master-deletion":
      return skip(`WooCommerce says that ${(topic ?? "").startsWith("product") ? "product" : "customer"}${name} was deleted. What was made of it in AutoCount stays there.`, own);
    case "deletion":
      return stop(`WooCommerce says that order${name} was deleted and sends nothing but its id. If it became a record here, a person has to decide about that record.`, own);
    case "error":
      return stop(`WooCommerce sent an error in place of the order: ${sentence(textOf(body.message))} The user whom the webhook belongs to must be allowed to read orders.`);
    case "subscription":
      return skip(`This message is about a subscription${name}, not a sale. Each of its renewals arrives as an order of its own.`);
    case "custom-action":
      return stop(`This message is about WooCommerce's action ${topic ?? ""}, of which Holdpoint knows nothing. Set the webhook's topic to order.created and order.updated.`);
    case "nothing-to-book":
      return skip(`Messages about ${topic ?? "this"} hold nothing to book.`);
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 100) : null;
}

function sentence(text: string | null): string {
  if (text === null) return "it says nothing more.";
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
