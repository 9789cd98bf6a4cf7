import { type ChannelAdapter, type ReadOutcome, unreadable } from "../channel.ts";
import { outcomeOf, type OneRead } from "../read-each.ts";
import { isJsonObject, type Json, type JsonObject, readJson } from "../read-json.ts";
import { besideIn, type Beside } from "./beside.ts";
import { recordsOf } from "./fields.ts";
import { odooPull } from "./pull.ts";
import { readPartner, readProduct } from "./read-masters.ts";
import { readMove } from "./read-move.ts";
import { readOrder } from "./read-order.ts";

/** Records of Odoo as its API answers them. Facts: facts.md beside this file; odoo.com/documentation, "External API". */
export const odooChannel: ChannelAdapter = {
  id: "odoo",
  title: "Odoo",
  // Odoo signs nothing: its records are pulled, or sent by an integrator with the source's token.
  verify: () => false,
  deliveryKey: () => null,
  topic: () => null,
  pull: odooPull,
  unknowns: [
    "Odoo signs nothing that it sends by itself, so its automation rules cannot call Holdpoint's webhook address: send with the source's token, or let Holdpoint pull.",
    "Whether orders or invoices are to be booked is for you to decide, once: Holdpoint pulls the orders; invoices and credit notes are read where they are sent.",
    "Which company of a database with several is meant: the key's user has to see only one.",
    "Whether an order was paid stands in its invoices: an order's flow has to wait for something else.",
    "Odoo 19 and later will leave out the older API that is used here.",
  ],

  read({ body, receivedAt }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    if (isJsonObject(json.value) && isJsonObject(json.value.error)) return unreadable(`Odoo answered with an error: ${textIn(json.value.error, "message")}.`);
    const message = isJsonObject(json.value) ? json.value : {};
    const found = recordsIn(json.value);
    if (found.length > 1000) return unreadable(`The message holds ${found.length} records. Send at most 1000 at a time.`);
    const beside = besideIn(message);
    return outcomeOf(found.map((record) => readRecord(record, beside, receivedAt)), "The answer holds no records: there is nothing to book.");
  },
};

/** The records that a message is about; what stands beside them is not meant. */
function recordsIn(value: Json): JsonObject[] {
  if (!isJsonObject(value)) return recordsOf(value);
  const named = ["order", "orders", "move", "moves"].filter((name) => typeof value[name] === "object" && value[name] !== null);
  return named.length > 0 ? named.flatMap((name) => recordsOf(value[name])) : recordsOf(value);
}

/** By its shape: a message names the model only where an automation rule sent it (`_model`). */
function readRecord(record: JsonObject, beside: Beside, receivedAt: string): OneRead {
  const model = typeof record._model === "string" ? record._model : null;
  if (model === "account.move" || record.move_type !== undefined) return readMove(record, beside);
  if (model === "sale.order" || (record.date_order !== undefined && record.amount_total !== undefined)) return readOrder(record, beside);
  if (model === "product.product" || record.default_code !== undefined || record.list_price !== undefined) return readProduct(record, record.active !== false, receivedAt);
  if (model === "res.partner" || record.customer_rank !== undefined || record.is_company !== undefined) return readPartner(record, receivedAt);
  return { kind: "refused", reason: `Holdpoint does not know what this record of Odoo is${model === null ? "" : ` (${model})`}: it reads sale.order, account.move, res.partner and product.product.`, about: typeof record.id === "string" ? record.id : null };
}

function textIn(object: JsonObject, field: string): string {
  const text = object[field];
  return typeof text === "string" && text.trim() !== "" ? text.trim().replace(/[.!?]+$/, "").slice(0, 300) : "it says nothing more";
}
