import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { sideOf, withGoods, withParty } from "#lib/canonical/facets.ts";

type Move = { list: "item" | "customer" | "supplier"; from: string; to: string };

/** The document with one item or party of AutoCount in the place of another. Pure. */
export function repointed(carrier: OfKind, { list, from, to }: Move): DocumentOf {
  if (list === "item") return withGoods(carrier, (line) => (line.itemCode === from ? { ...line, itemCode: to } : line));
  const side = sideOf(carrier);
  return side !== null && side.list === list && side.party.code === from ? withParty(carrier, { ...side.party, code: to }) : carrier.document;
}
