import type { OfKind } from "#lib/canonical/document.ts";
import { goodsOf, sideOf } from "#lib/canonical/facets.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { isInUse } from "#lib/reference/find-masters.ts";
import { locationKey, partyKeys, skuKey, successorKey } from "#lib/reference/resolve.ts";
import type { FixQuestion, FixType } from "./question.ts";

/** What a record asks at one place. `gone`: the code that stands there and that AutoCount has not, or has not in use. */
export type Asked = FixQuestion & { label: string; gone: string | null };

type Asking = OfKind & { sourceId: string };
/** `at`: the line's id for an item, the path for a location; a buyer or supplier needs none. */
type Place = { type: FixType; at: string };

/**
 * The question that a record asks at a place; null where it asks nothing that could be remembered. A code that AutoCount has
 * no longer, or not in use, is asked about as itself, before what the source says: every record that names it asks that, of
 * every source where AutoCount knew it.
 */
export async function askedQuestion(tx: Tx, company: number, carrier: Asking, place: Place): Promise<Asked | null> {
  const named = codeAt(carrier, place);
  if (named !== null) {
    const standing = await isInUse(tx, company, place.type, named);
    if (standing !== true) {
      return { type: place.type, sourceId: standing === null ? carrier.sourceId : null, keys: [successorKey(place.type, named)], label: named, gone: named };
    }
  }
  const said = saidAt(carrier, place);
  return said.keys.length === 0 ? null : { type: place.type, sourceId: carrier.sourceId, keys: said.keys, label: said.label.trim() || (said.keys[0] ?? ""), gone: null };
}

function codeAt(carrier: OfKind, { type, at }: Place): string | null {
  const code = type === "item" ? goodsOf(carrier).find(({ id }) => id === at)?.itemCode : type === "location" ? valueAt(carrier.document, at) : partyOf(carrier, type)?.code;
  return typeof code === "string" && code.trim() !== "" ? code.trim() : null;
}

function saidAt(carrier: OfKind, { type, at }: Place): { keys: string[]; label: string } {
  if (type === "item") {
    const sku = goodsOf(carrier).find(({ id }) => id === at)?.sku ?? null;
    const key = skuKey(sku);
    return { keys: key === null ? [] : [key], label: sku ?? "" };
  }
  if (type === "location") {
    const named = valueAt(carrier.document, at);
    const key = typeof named === "string" ? locationKey(named) : null;
    return { keys: key === null ? [] : [key], label: String(named) };
  }
  const party = partyOf(carrier, type);
  return { keys: party === null ? [] : partyKeys(party), label: party?.name ?? "" };
}

function partyOf(carrier: OfKind, type: FixType) {
  const side = sideOf(carrier);
  return side !== null && side.list === type ? side.party : null;
}
