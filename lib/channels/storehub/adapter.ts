import { type ChannelAdapter, type ReadOutcome, unreadable } from "../channel.ts";
import { objectsIn } from "../leftovers.ts";
import { outcomeOf, type OneRead } from "../read-each.ts";
import { isJsonObject, type Json, type JsonObject, readJson } from "../read-json.ts";
import { storehubPull } from "./pull.ts";
import { readCustomer, readProduct } from "./read-masters.ts";
import { readTransaction } from "./read-transaction.ts";

/** Receipts of StoreHub's tills and online shop. Facts: facts.md beside this file; StoreHub Open API 1.5. */
export const storehubChannel: ChannelAdapter = {
  id: "storehub",
  title: "StoreHub",
  // StoreHub calls nobody: its receipts are pulled, or sent by an integrator with the source's token.
  verify: () => false,
  deliveryKey: () => null,
  topic: () => null,
  pull: storehubPull,
  unknowns: [
    "No real receipt of StoreHub was found in public. Before going live, read one of each kind here (discount, service charge, cash rounding, return, void) and compare it with the shop.",
    "Whether the rounding of cash is written with its sign: it is taken with the one that makes the receipt add up.",
    "Whether prices hold the tax: a receipt whose parts do not add up without it is held.",
    "StoreHub tells of no changes: a void is found when its day is read again, which happens for seven days.",
    "Which day a receipt after midnight counts to: it has its own Malaysian date.",
    "The commission of delivery platforms (GrabFood, ShopeeFood, foodpanda) is not in the receipt.",
  ],

  read({ body, receivedAt }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    const message = isJsonObject(json.value) ? json.value : {};
    if (isJsonObject(message.cut)) return unreadable(`StoreHub has more than 5,000 receipts for ${textOf(message.cut.day)}${textOf(message.cut.storeId) === "" ? "" : ` in the store ${textOf(message.cut.storeId)}`} and sends no more of them at a time: those that are missing have to be sent by file.`);
    const records = recordsIn(json.value);
    if (records.length > 5000) return unreadable(`The message holds ${records.length} records. Send at most 5000 at a time.`);
    const products = new Map(objectsIn(message.products).flatMap((product) => (typeof product.id === "string" ? [[product.id, product] as const] : [])));
    return outcomeOf(records.map((record) => readRecord(record, products, receivedAt)), "The answer holds no receipts: there is nothing to book.");
  },
};

function recordsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return objectsIn(value);
  if (!isJsonObject(value)) return [];
  if (isJsonObject(value.transaction)) return [value.transaction];
  if (Array.isArray(value.transactions)) return objectsIn(value.transactions);
  if (Array.isArray(value.products)) return objectsIn(value.products);
  if (Array.isArray(value.customers)) return objectsIn(value.customers);
  return [value];
}

/** By its shape: the answers name nothing. */
function readRecord(record: JsonObject, products: ReadonlyMap<string, JsonObject>, receivedAt: string): OneRead {
  if (record.transactionType !== undefined || record.transactionTime !== undefined) return readTransaction(record, products);
  if (record.sku !== undefined || record.unitPrice !== undefined) return readProduct(record, receivedAt);
  if (record.refId !== undefined && (record.firstName !== undefined || record.email !== undefined)) return readCustomer(record, receivedAt);
  return { kind: "refused", reason: "Holdpoint does not know what this message of StoreHub is: it reads receipts (transactions), products and customers.", about: null };
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value.slice(0, 100) : "";
}
