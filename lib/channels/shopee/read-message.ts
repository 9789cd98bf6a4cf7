import type { Ask, ReadOutcome } from "../channel.ts";
import { ignored, unreadable } from "../channel.ts";
import { readEpoch } from "../epoch.ts";
import { objectsIn } from "../leftovers.ts";
import { objectAt, textAt } from "../pulled-parts.ts";
import { type OneRead, oneRead, outcomeOf } from "../read-each.ts";
import { isJsonObject, type JsonObject } from "../read-json.ts";
import { readOrder } from "./read-order.ts";
import { readReturn } from "./read-return.ts";

/** An answer lists at most so many orders. */
const mostOrders = 50;

/**
 * What a message of Shopee is, told by its body: a push (a bell), the parts of an order that were pulled together, an answer
 * of the API as it is, or an order or a return alone.
 */
export function readMessage(body: JsonObject): ReadOutcome {
  if (body.code !== undefined && body.shop_id !== undefined) return readPush(body);
  const pulled = objectAt(body.order, "response") ?? (isJsonObject(body.order) && body.order.order_list === undefined ? null : objectAt(body.order));
  const failed = isJsonObject(body.order) && body.order.response === undefined ? errorOf(body.order) : null;
  if (failed !== null) return unreadable(`Shopee sent an error in place of the order: ${failed}`);
  if (pulled) return readOrders(ordersIn(pulled), body);
  const error = errorOf(body);
  const response = objectAt(body.response) ?? body;
  if (error !== null && body.response === undefined) return unreadable(`Shopee sent an error in place of an answer: ${error}`);
  if (Array.isArray(response.order_list)) {
    const orders = objectsIn(response.order_list);
    return orders.some((order) => order.item_list !== undefined) ? readOrders(orders, body) : readList(orders);
  }
  if (response.order_sn !== undefined && Array.isArray(response.item_list)) return readOrders([response], body);
  if (response.return_sn !== undefined) return outcomeOf([readOneReturn(response)], "The message holds no return.");
  if (Array.isArray(response.return)) return outcomeOf(objectsIn(response.return).map(readOneReturn), "The list holds no return.");
  if (response.order_income !== undefined) return readSettlement(response);
  if (Array.isArray(response.transactions)) return readTransactions(objectsIn(response.transactions));
  return unreadable("Holdpoint does not know what this message is: it is neither a push of Shopee nor an order, a return or a settlement.", textAt(response, "order_sn"));
}

/** Shopee writes no error as "", "-" or a blank. */
export function errorOf(body: JsonObject): string | null {
  const error = textAt(body, "error");
  if (error === null || error === "-") return null;
  const message = textAt(body, "message");
  return message === null || message === "-" ? `${error}.` : `${message.replace(/[.\s]*$/, "")} (${error}).`;
}

const shopCodes: Readonly<globalThis.Record<string, string>> = { "1": "authorised", "2": "deauthorised", "12": "expiring" };

/** Pushes say that something changed, and hold no amounts. */
function readPush(push: JsonObject): ReadOutcome {
  const code = textAt(push, "code") ?? "";
  const data = objectAt(push.data);
  const order = textAt(data, "ordersn") ?? textAt(data, "order_sn");
  if (order !== null && order.length <= 100) {
    // A parcel's tracking number and the end of a return raised after completion change the order without saying when.
    const isReturn = /^RRA?OC/i.test(textAt(data, "completed_scenario") ?? "");
    const version = code === "3" && !isReturn ? readEpoch(textAt(data, "update_time")) : null;
    return bell([{ what: "order", externalId: order, version }], `Shopee says that order ${order} has changed${status(data)}: it is asked for.`);
  }
  const meaning = shopCodes[code];
  if (meaning === "deauthorised") return unreadable("The shop has taken back Holdpoint's permission at Shopee: no order can be asked for until it is given again.");
  if (meaning === "expiring") return unreadable("The shop's permission at Shopee is about to end: it has to be given again.");
  if (meaning === "authorised") return ignored("Shopee says that the shop has given its permission. There is nothing to book.");
  return ignored(`Shopee's push with the code ${code.slice(0, 20) || "(none)"} names no order: there is nothing to book.`);
}

function status(data: JsonObject | null): string {
  const text = textAt(data, "status");
  return text === null ? "" : ` (${text.slice(0, 50)})`;
}

function readList(orders: readonly JsonObject[]): ReadOutcome {
  const asks = orders.flatMap((order): Ask[] => {
    const id = textAt(order, "order_sn");
    return id === null || id.length > 100 ? [] : [{ what: "order", externalId: id, version: null }];
  });
  return asks.length === 0 ? ignored("The list names no order: there is nothing to book.") : bell(asks, `The list names ${asks.length} ${asks.length === 1 ? "order" : "orders"} and nothing of what is in them: each is asked for.`);
}

function readOrders(orders: readonly JsonObject[], body: JsonObject): ReadOutcome {
  if (orders.length === 0) return unreadable("Shopee's answer holds no order: it has none by that number, or the shop may not see it.");
  if (orders.length > mostOrders) return unreadable(`The message holds ${orders.length} orders. An answer of Shopee has at most ${mostOrders}.`);
  const escrow = escrowIn(body);
  const refused = objectsIn(body.refused).map((answer) => errorOf(answer) ?? "no reason given.");
  const returns = objectsIn(body.returns).flatMap((answer) => { const one = objectAt(answer, "response") ?? answer; return one.return_sn === undefined ? [] : [one]; });
  return outcomeOf(
    orders.map((order): OneRead => {
      const id = textAt(order, "order_sn");
      const own = escrow && (textAt(escrow, "order_sn") === null || textAt(escrow, "order_sn") === id) ? escrow : null;
      return oneRead(readOrder({ order, escrow: own, returns: returns.filter((one) => textAt(one, "order_sn") === id), refused }), id?.slice(0, 100) ?? null);
    }),
    "The message holds no order.",
  );
}

function ordersIn(response: JsonObject): JsonObject[] {
  return Array.isArray(response.order_list) ? objectsIn(response.order_list) : response.order_sn === undefined ? [] : [response];
}

/** The settlement that was pulled with an order; null where Shopee has none (yet). */
function escrowIn(body: JsonObject): JsonObject | null {
  const escrow = objectAt(body.escrow, "response") ?? objectAt(body.escrow);
  return escrow?.order_income === undefined ? null : escrow;
}

function readOneReturn(raw: JsonObject): OneRead {
  const about = textAt(raw, "return_sn")?.slice(0, 100) ?? null;
  const read = readReturn(raw);
  if (!read.ok) return { kind: "refused", reason: read.error, about };
  return read.value.kind === "document" ? { kind: "record", record: read.value.record } : { kind: "nothing", reason: read.value.reason, about };
}

function readSettlement(response: JsonObject): ReadOutcome {
  const order = textAt(response, "order_sn");
  const reason = `The message holds only the settlement of ${order === null ? "an order" : `order ${order}`}: without the order there is nothing to book.`;
  return order === null || order.length > 100 ? unreadable(reason) : bell([{ what: "order", externalId: order, version: null }], `${reason} The order is asked for.`);
}

/** Adjustments of the payout after completion: a refund among them is a return of its order. */
function readTransactions(transactions: readonly JsonObject[]): ReadOutcome {
  const orders = new Set(transactions.flatMap((one) => { const id = textAt(one, "order_sn"); return id === null || id.length > 100 ? [] : [id]; }));
  const amounts = transactions.map((one) => `${textAt(one, "amount") ?? "?"} ${textAt(one, "currency") ?? ""} (${textAt(one, "scenario") ?? textAt(one, "cost_header") ?? "no reason given"})`).slice(0, 5).join(", ");
  if (orders.size === 0) return ignored(`The message is a list of ${transactions.length} transactions of the payout${amounts === "" ? "" : `: ${amounts}`}. They name no order, so there is nothing to book here.`);
  return bell([...orders].map((externalId) => ({ what: "order", externalId, version: null })), `The payout was adjusted: ${amounts}. The orders concerned are asked for again.`);
}

function bell(asks: Ask[], reason: string): ReadOutcome {
  return { kind: "bell", asks, reason, about: asks.length === 1 ? (asks[0]?.externalId ?? null) : null };
}
