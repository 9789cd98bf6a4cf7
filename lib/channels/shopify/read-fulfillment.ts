import { z } from "zod";
import { noCurrency } from "#lib/canonical/core.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { ignored, type ReadOutcome, unreadable } from "../channel.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { id, list, optionalMoment, optionalText } from "../fields.ts";
import { finishDocument } from "../finish-document.ts";
import { Leftovers, names, objectsIn, wordsOf } from "../leftovers.ts";
import { isJsonObject, type JsonObject } from "../read-json.ts";
import { readSku } from "../sku.ts";
import { UnmappedList } from "../unmapped.ts";
import { exactLineId } from "./changes.ts";
import { exactId } from "./ids.ts";
import { fulfilledLine, shopAmount } from "./order-schema.ts";
import { lineKnown } from "./unmapped-order.ts";

const shopifyFulfillment = z.object({
  id,
  admin_graphql_api_id: optionalText,
  order_id: id,
  name: optionalText,
  status: optionalText,
  created_at: optionalMoment,
  updated_at: optionalMoment,
  line_items: list(fulfilledLine),
});

/**
 * Reads a fulfilment that came as a message of its own into a delivery order: what left, of which order. Only a successful
 * one moved goods; one that was cancelled afterwards is a cancelled delivery. Prices are there as far as the message has
 * them, discounts are not: what is owed is the order's affair.
 */
export function readFulfillment(raw: JsonObject): ReadOutcome {
  const about = typeof raw.order_id === "string" ? raw.order_id : null;
  const parsed = parseSent(shopifyFulfillment, raw);
  if (!parsed.ok) return unreadable(`This Shopify fulfilment cannot be read: ${parsed.error.sentence}`, about);
  const fulfillment = parsed.value;
  const name = fulfillment.name ?? exactId(fulfillment.id, fulfillment.admin_graphql_api_id, "Fulfillment");
  const what = `Fulfilment ${name} of order ${fulfillment.order_id}`;
  const isCancelled = fulfillment.status === "cancelled";
  if (fulfillment.status !== "success" && !isCancelled) {
    return ignored(`${what} has the status "${fulfillment.status ?? ""}": only a successful one counts as delivered.`, about);
  }
  if (fulfillment.created_at === null) return unreadable(`${what} does not say when it was made.`, about);

  const unmapped = new UnmappedList();
  const currency = fulfillment.line_items.flatMap((line) => line.price_set?.shop_money?.currency_code ?? [])[0] ?? null;
  const lines = fulfillment.line_items.map((line, index): SalesDocumentInput["lines"][number] => {
    const path = `line_items[${index}]`;
    const price = shopAmount(line.price, line.price_set);
    // A price without its currency is no price.
    if (price !== null && currency === null) unmapped.add(`${path}.price`, `${price} in a currency that the message does not name.`);
    const unitPrice = currency === null ? "0.00" : (price ?? "0.00");
    return {
      id: exactLineId(line),
      kind: line.gift_card ? "gift_card" : "item",
      sku: readSku(line.sku, path, unmapped),
      description: unmapped.fit(`${path}.name`, line.name ?? [line.title, line.variant_title].filter(Boolean).join(" - "), 500),
      quantity: toQuantity(line.quantity),
      unitPrice,
      amount: exactAmount(decimal(unitPrice).times(line.quantity)),
      delivered: toQuantity(line.quantity),
    };
  });
  listRest(raw, unmapped);
  const document: SalesDocumentInput = {
    number: name.slice(0, 50),
    date: malaysianDate(fulfillment.created_at),
    currency: currency ?? noCurrency,
    lines,
    total: exactAmount(sum(lines.map((line) => line.amount))),
    references: [{ kind: null, externalId: fulfillment.order_id, number: orderName(fulfillment.name) }],
    isDelivered: !isCancelled,
    isCancelled,
  };
  const finished = finishDocument(what, document, unmapped);
  if (!finished.ok) return unreadable(finished.error, about);
  const externalId = exactId(fulfillment.id, fulfillment.admin_graphql_api_id, "Fulfillment");
  return { kind: "documents", documents: [{ index: 0, kind: "delivery_order", externalId, sourceVersion: fulfillment.updated_at ?? fulfillment.created_at, document: finished.value }], refused: [] };
}

/** "#1001.2" is the second fulfilment of the order "#1001". */
function orderName(name: string | null): string | null {
  return /^(.+)\.\d{1,4}$/.exec(name ?? "")?.[1] ?? null;
}

const read = names("id admin_graphql_api_id order_id name status created_at updated_at line_items destination tracking_company tracking_number tracking_numbers tracking_url tracking_urls receipt");

function listRest(raw: JsonObject, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped, (key) => /_set$|^admin_graphql_api_id$/.test(key));
  left.others(raw, read);
  unmapped.add("tracking", wordsOf(raw, ["tracking_company", "tracking_number"]));
  if (isJsonObject(raw.destination)) unmapped.add("destination", wordsOf(raw.destination, ["name", "company", "address1", "address2", "zip", "city", "province", "country"]));
  objectsIn(raw.line_items).forEach((line, index) => left.others(line, lineKnown, `line_items[${index}]`));
}
