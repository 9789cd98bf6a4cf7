import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { goodsOf, locationsOf, sideOf, withGoods, withParty } from "#lib/canonical/facets.ts";
import { partyKeys, skuKey } from "#lib/reference/resolve.ts";
import { relocated } from "./relocated.ts";
import { type FixType, locationKey } from "./question.ts";

/** One place of a document that an answer fills in: as the document has it. */
export type AskedPlace = { says: string; detail: string; quantity: string | null; uom: string | null; price: string | null; code: string | null };

/** Where a document asks one of these, with the code that stands there now. Pure. */
export function placesAsking(carrier: OfKind, type: FixType, keys: ReadonlySet<string>): AskedPlace[] {
  if (type === "item") {
    return goodsOf(carrier)
      .filter(({ sku }) => keys.has(skuKey(sku) ?? ""))
      .map((line) => ({ says: line.sku ?? "", detail: line.description, quantity: line.quantity, uom: line.uom, price: "unitPrice" in line ? line.unitPrice : null, code: line.itemCode }));
  }
  const place = { quantity: null, uom: null, price: null };
  if (type === "location") return locationsOf(carrier).filter((location) => keys.has(locationKey(location) ?? "")).map((location) => ({ ...place, says: location, detail: "", code: location }));
  const side = sideOf(carrier);
  if (side === null || side.list !== type || !partyKeys(side.party).some((key) => keys.has(key))) return [];
  const { name, email, sourceId, code } = side.party;
  return [{ ...place, says: name || email || sourceId || "", detail: email ?? sourceId ?? "", code }];
}

/** The document with the answer in each of these places. Pure. */
export function answeredAs(carrier: OfKind, type: FixType, keys: ReadonlySet<string>, target: { code: string; uom: string | null }): DocumentOf {
  if (type === "location") return relocated(carrier, keys, target.code);
  if (type === "item") {
    return withGoods(carrier, (line) => (line.itemCode === null && keys.has(skuKey(line.sku) ?? "") ? { ...line, itemCode: target.code, uom: line.uom ?? target.uom } : line));
  }
  const side = sideOf(carrier);
  return side !== null && side.list === type && side.party.code === null && partyKeys(side.party).some((key) => keys.has(key)) ? withParty(carrier, { ...side.party, code: target.code }) : carrier.document;
}
