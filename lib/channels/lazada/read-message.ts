import type { Ask, ReadOutcome } from "../channel.ts";
import { ignored, unreadable } from "../channel.ts";
import { parseSent } from "../explain-issue.ts";
import { objectsIn } from "../leftovers.ts";
import { objectAt, textAt } from "../pulled-parts.ts";
import { oneRead, outcomeOf } from "../read-each.ts";
import { isJsonObject, type Json, type JsonObject } from "../read-json.ts";
import { lazadaReverse, lazadaUnits, type Reverse, type Unit } from "./order-schema.ts";
import { readOrder } from "./read-order.ts";
import { readReverse, whyNothing } from "./read-reverse.ts";
import { groupOrder } from "./units.ts";

/**
 * What a message of Lazada is, told by its body: a push (a bell), the parts of an order or of a return that were pulled
 * together, or one answer of the API, which alone is not enough for a document.
 */
export function readMessage(body: JsonObject): ReadOutcome {
  if (body.message_type !== undefined && body.seller_id !== undefined) return readPush(body);
  if (body.return !== undefined && body.items !== undefined) return readPulledReturn(body);
  const error = errorOf(body);
  if (error !== null) return unreadable(`Lazada sent an error in place of an answer: ${error}`);
  const failed = isJsonObject(body.order) && body.order.data === undefined ? errorOf(body.order) : null;
  if (failed !== null) return unreadable(`Lazada sent an error in place of the order: ${failed}`);
  const order = objectAt(body.order, "data") ?? objectAt(body.order);
  if (order) return readPulledOrder(order, body);
  const data = body.data === undefined ? body : body.data;
  if (Array.isArray(data)) return askForOrders(objectsIn(data), "items");
  if (!isJsonObject(data)) return unreadable("Holdpoint does not know what this message is: it is neither a push of Lazada nor an answer of its API.");
  if (Array.isArray(data.orders)) return askForOrders(objectsIn(data.orders), "heads");
  if (data.reverse_order_id !== undefined) return askForOrders([{ order_id: data.trade_order_id ?? null }], "return");
  if (data.order_id !== undefined && Array.isArray(data.order_items)) return data.price === undefined ? askForOrders([data], "items") : readPulledOrder(data, { items: data.order_items });
  if (data.order_id !== undefined) return askForOrders([data], "heads");
  return unreadable("Holdpoint does not know what this message is: it is neither a push of Lazada nor an order.");
}

/** Null where the answer is a success: code "0". */
export function errorOf(body: JsonObject): string | null {
  const code = textAt(body, "code");
  if (code === null || code === "0") return null;
  return `${(textAt(body, "message") ?? "no reason given").replace(/[.\s]*$/, "")} (${code}).`;
}

function readPush(push: JsonObject): ReadOutcome {
  const type = textAt(push, "message_type") ?? "";
  const data = objectAt(push.data);
  const order = textAt(data, "trade_order_id") ?? textAt(data, "order_id");
  if (order !== null && order.length <= 100) {
    const status = textAt(data, "order_status") ?? textAt(data, "reverse_status");
    return bell([order], `Lazada says that order ${order} has changed${status === null ? "" : ` (${status.slice(0, 50)})`}: it is asked for.`);
  }
  if (type === "8") return unreadable("Lazada says that Holdpoint's permission is about to end: the shop has to give it again, or no order can be asked for.");
  return ignored(`Lazada's message of type ${type.slice(0, 20) || "(none)"} names no order: there is nothing to book.`);
}

/** One answer alone: the head of an order has no lines, its rows no total, a return no currency. */
function askForOrders(rows: readonly JsonObject[], what: "heads" | "items" | "return"): ReadOutcome {
  const ids = [...new Set(rows.flatMap((row) => { const id = textAt(row, "order_id"); return id === null || id.length > 100 ? [] : [id]; }))];
  if (ids.length === 0) return ignored("The message names no order: there is nothing to book.");
  const missing = { heads: "without the items", items: "only the items, without the order", return: "only a return, without the order" }[what];
  return bell(ids, `The message is about ${ids.length === 1 ? `order ${ids[0]}` : `${ids.length} orders`}, ${missing}: all of it is asked for.`);
}

function bell(ids: readonly string[], reason: string): ReadOutcome {
  const asks = ids.map((externalId): Ask => ({ what: "order", externalId, version: null }));
  return { kind: "bell", asks, reason, about: ids.length === 1 ? (ids[0] ?? null) : null };
}

/** The rows of an answer of /order/items/get, or of /orders/items/get about one order. */
function unitsIn(items: Json | undefined): Json {
  const data = isJsonObject(items) ? items.data : items;
  const [first] = objectsIn(data);
  return first && Array.isArray(first.order_items) ? first.order_items : (data ?? []);
}

function readPulledOrder(order: JsonObject, body: JsonObject): ReadOutcome {
  const id = textAt(order, "order_id")?.slice(0, 100) ?? null;
  const items = isJsonObject(body.items) ? errorOf(body.items) : null;
  if (items !== null) return unreadable(`Lazada sent an error in place of the items of order ${id ?? ""}: ${items}`, id);
  const refused = objectsIn(body.refused).map((answer) => errorOf(answer) ?? "no reason given.");
  const reverses = objectsIn(body.returns).map((one) => parseReverse(one));
  const bad = reverses.find((one) => !one.ok);
  if (bad && !bad.ok) return unreadable(`A return of Lazada order ${id ?? ""} cannot be read: ${bad.error.sentence}`, id);
  return outcomeOf([oneRead(readOrder({ order, units: unitsIn(body.items), reverses: reverses.flatMap((one) => (one.ok ? [one.value] : [])), refused }), id)], "The message holds no order.");
}

function readPulledReturn(body: JsonObject): ReadOutcome {
  const parsed = parseReverse(isJsonObject(body.return) ? body.return : {});
  if (!parsed.ok) return unreadable(`This Lazada return cannot be read: ${parsed.error.sentence}`);
  const reverse = parsed.value;
  const why = whyNothing(reverse);
  if (why !== null) return ignored(why, reverse.reverse_order_id);
  const rows = parseSent(lazadaUnits, unitsIn(body.items), "items");
  if (!rows.ok) return unreadable(`The items of Lazada order ${reverse.trade_order_id} cannot be read: ${rows.error.sentence}`, reverse.reverse_order_id);
  const [first] = rows.value;
  if (!first) return bell([reverse.trade_order_id], `The currency of return ${reverse.reverse_order_id} stands only with the items of order ${reverse.trade_order_id}: it is asked for.`);
  return outcomeOf([oneRead(readReverse(reverse, groupOrder(rows.value), orderOf(body, reverse, first)), reverse.reverse_order_id)], "The message holds no return.");
}

function orderOf(body: JsonObject, reverse: Reverse, unit: Unit): { number: string; currency: string; at: string | null } {
  const order = objectAt(body.order, "data") ?? objectAt(body.order);
  return { number: (textAt(order, "order_number") ?? reverse.trade_order_id).slice(0, 50), currency: unit.currency, at: unit.updated_at };
}

/** Both spellings of the lines' name are in use. */
function parseReverse(answer: JsonObject) {
  const data = objectAt(answer.data) ?? answer;
  return parseSent(lazadaReverse, { ...data, reverse_order_lines: data.reverse_order_lines ?? data.reverseOrderLineDTOList ?? null });
}
