import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { goodsOf, locationsOf, sideOf, withGoods, withParty, type Side } from "#lib/canonical/facets.ts";
import { locationKey, partyKeys, skuKey, successorKey } from "#lib/reference/resolve.ts";
import { relocated } from "./relocated.ts";
import type { FixType } from "./question.ts";

/** One place of a document that an answer fills in: as the document has it. */
export type AskedPlace = { says: string; detail: string; quantity: string | null; uom: string | null; price: string | null; code: string | null };

/** Where a document asks one of these, with the code that stands there now. Pure. */
export function placesAsking(carrier: OfKind, type: FixType, keys: ReadonlySet<string>): AskedPlace[] {
  if (type === "item") {
    return goodsOf(carrier)
      .filter((line) => asks(line, keys))
      .map((line) => ({ says: line.sku ?? line.itemCode ?? "", detail: line.description, quantity: line.quantity, uom: line.uom, price: "unitPrice" in line ? line.unitPrice : null, code: line.itemCode }));
  }
  const place = { quantity: null, uom: null, price: null };
  if (type === "location") return locationsOf(carrier).filter((location) => keys.has(locationKey(location) ?? "")).map((location) => ({ ...place, says: location, detail: "", code: location }));
  const side = sideOf(carrier);
  if (side === null || side.list !== type || !partyAsks(side, keys)) return [];
  const { name, email, sourceId, code } = side.party;
  return [{ ...place, says: name || email || sourceId || "", detail: email ?? sourceId ?? "", code }];
}

/** The document with the answer in each of these places. Pure. */
export function answeredAs(carrier: OfKind, type: FixType, keys: ReadonlySet<string>, target: { code: string; uom: string | null }): DocumentOf {
  if (type === "location") return relocated(carrier, keys, target.code);
  if (type === "item") {
    return withGoods(carrier, (line) => ((line.itemCode === null && asks(line, keys)) || namesGone(line, keys) ? { ...line, itemCode: target.code, uom: line.uom ?? target.uom } : line));
  }
  const side = sideOf(carrier);
  return side !== null && side.list === type && (side.party.code === null || keys.has(successorKey(type, side.party.code))) && partyAsks(side, keys) ? withParty(carrier, { ...side.party, code: target.code }) : carrier.document;
}

type Line = { sku: string | null; itemCode: string | null };

function asks(line: Line, keys: ReadonlySet<string>): boolean {
  return keys.has(skuKey(line.sku) ?? "") || namesGone(line, keys);
}

/** Whether the line names an item by the very code that is asked about. */
function namesGone({ itemCode }: Line, keys: ReadonlySet<string>): boolean {
  return itemCode !== null && keys.has(successorKey("item", itemCode));
}

function partyAsks({ list, party }: Side, keys: ReadonlySet<string>): boolean {
  return partyKeys(party).some((key) => keys.has(key)) || (party.code !== null && keys.has(successorKey(list, party.code)));
}
