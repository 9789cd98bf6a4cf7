import type { Ask, ReadOutcome } from "../channel.ts";
import { ignored, unreadable } from "../channel.ts";
import { readEpoch } from "../epoch.ts";
import { objectsIn } from "../leftovers.ts";
import { objectAt, textAt } from "../pulled-parts.ts";
import { type OneRead, oneRead, outcomeOf } from "../read-each.ts";
import type { JsonObject } from "../read-json.ts";
import { readOrder } from "./read-order.ts";
import { readReturn } from "./read-return.ts";

/** A page of a search has at most so many. */
const mostOrders = 100;

/**
 * What a message of TikTok Shop is, told by its body: a webhook (a bell), the parts of an order that were pulled together,
 * an answer of the API as it is, or an order, a return, a cancellation or a settlement alone.
 */
export function readMessage(body: JsonObject): ReadOutcome {
  if (body.type !== undefined && body.shop_id !== undefined) return readPush(body);
  const pulled = objectAt(body.order, "data") ?? objectAt(body.order);
  const failed = objectAt(body.order) === null || pulled === null || Array.isArray(pulled.orders) ? null : errorOf(objectAt(body.order) ?? {});
  if (failed !== null) return unreadable(`TikTok Shop sent an error in place of the order: ${failed}`);
  if (pulled) return readOrders(Array.isArray(pulled.orders) ? objectsIn(pulled.orders) : [pulled], returnsIn(body), objectsIn(body.refused).map((answer) => errorOf(answer) ?? "no reason given."));
  const error = errorOf(body);
  if (error !== null) return unreadable(`TikTok Shop sent an error in place of an answer: ${error}`);
  const data = objectAt(body.data) ?? body;
  if (Array.isArray(data.orders)) return readOrders(objectsIn(data.orders), []);
  if (Array.isArray(data.return_orders)) return outcomeOf(objectsIn(data.return_orders).map(readOneReturn), "The list holds no return.");
  if (data.return_id !== undefined) return outcomeOf([readOneReturn(data)], "The message holds no return.");
  if (data.cancel_id !== undefined) return ask(textAt(data, "order_id"), null, `Cancellation ${textAt(data, "cancel_id") ?? ""} (${textAt(data, "cancel_status") ?? "no status"}) holds no amounts`);
  if (Array.isArray(data.cancellations)) return askAll(objectsIn(data.cancellations));
  if (data.settlement_amount !== undefined) return readSettlement(data);
  if (Array.isArray(data.line_items) && data.id !== undefined) return readOrders([data], []);
  return unreadable("Holdpoint does not know what this message is: it is neither a webhook of TikTok Shop nor an order, a return or a settlement.");
}

/** Null where the answer is a success: code 0. HTTP status 200 says nothing. */
export function errorOf(body: JsonObject): string | null {
  const code = textAt(body, "code");
  if (code === null || code === "0") return null;
  return `${(textAt(body, "message") ?? "no reason given").replace(/[.\s]*$/, "")} (${code}).`;
}

function readPush(push: JsonObject): ReadOutcome {
  const type = textAt(push, "type") ?? "";
  const data = objectAt(push.data);
  const order = textAt(data, "order_id");
  // Only the order's own status tells the order's time; a return, a cancellation or a parcel may leave it as it was.
  if (order !== null) return ask(order, type === "1" ? readEpoch(textAt(data, "update_time")) : null, `TikTok Shop says that order ${order.slice(0, 100)} has changed${textAt(data, "order_status") === null ? "" : ` (${textAt(data, "order_status")?.slice(0, 50)})`}`);
  if (type === "6") return unreadable("The shop has taken back Holdpoint's permission at TikTok Shop: no order can be asked for until it is given again.");
  if (type === "7") return unreadable("The shop's permission at TikTok Shop is about to end: it has to be given again, or no order can be asked for.");
  return ignored(`TikTok Shop's message of type ${type.slice(0, 20) || "(none)"} names no order: there is nothing to book.`);
}

function ask(order: string | null, version: string | null, reason: string): ReadOutcome {
  if (order === null || order.length > 100) return unreadable(`${reason}, and names no order.`);
  return { kind: "bell", asks: [{ what: "order", externalId: order, version }], reason: `${reason}: the order is asked for.`, about: order };
}

function askAll(rows: readonly JsonObject[]): ReadOutcome {
  const asks = [...new Set(rows.flatMap((row) => textAt(row, "order_id") ?? []))].filter((id) => id.length <= 100).map((externalId): Ask => ({ what: "order", externalId, version: null }));
  if (asks.length === 0) return ignored("The list names no order: there is nothing to book.");
  return { kind: "bell", asks, reason: `The list of cancellations names ${asks.length} orders and holds no amounts: each is asked for.`, about: null };
}

function readOrders(orders: readonly JsonObject[], returns: readonly JsonObject[], refused: readonly string[] = []): ReadOutcome {
  if (orders.length === 0) return unreadable("TikTok Shop's answer holds no order: it has none by that number, or the shop may not see it.");
  if (orders.length > mostOrders) return unreadable(`The message holds ${orders.length} orders. A page of TikTok Shop has at most ${mostOrders}.`);
  return outcomeOf(orders.map((order): OneRead => { const id = textAt(order, "id"); return oneRead(readOrder(order, returns.filter((one) => textAt(one, "order_id") === id), refused), id?.slice(0, 100) ?? null); }), "The message holds no order.");
}

/** The returns that were pulled with an order: answers of the search. */
function returnsIn(body: JsonObject): JsonObject[] {
  return objectsIn(body.returns).flatMap((answer) => objectsIn((objectAt(answer, "data") ?? answer).return_orders));
}

function readOneReturn(raw: JsonObject): OneRead {
  const about = textAt(raw, "return_id")?.slice(0, 100) ?? null;
  const read = readReturn(raw);
  if (!read.ok) return { kind: "refused", reason: read.error, about };
  return read.value.kind === "document" ? { kind: "record", record: read.value.record } : { kind: "nothing", reason: read.value.reason, about };
}

/** A settlement is no document: what TikTok pays out for an order, and the fees that it keeps. */
function readSettlement(data: JsonObject): ReadOutcome {
  const of = textAt(data, "order_id");
  const amount = (field: string) => textAt(data, field)?.slice(0, 40) ?? "not told";
  return ignored(`Settlement ${textAt(data, "id")?.slice(0, 100) ?? ""}${of === null ? "" : ` of order ${of.slice(0, 100)}`}: revenue ${amount("revenue_amount")}, fees ${amount("fee_amount")}, adjustments ${amount("adjustment_amount")}, paid out ${amount("settlement_amount")} ${amount("currency")}. It is part of the payout and makes no document here.`, of?.slice(0, 100) ?? null);
}
