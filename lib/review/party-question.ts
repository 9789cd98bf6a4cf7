import type { OfKind } from "#lib/canonical/document.ts";
import { isPartyMaster, sideOf, type Side } from "#lib/canonical/facets.ts";
import type { WantedCustomer } from "#lib/reference/rank.ts";

const nobody: WantedCustomer = { name: "", email: null, phone: null, registerNo: null };

/**
 * Whom a look-up of debtors or creditors is asked for: the other side of the document, or the party that the record itself
 * makes. Nobody where there is no document yet, or it has no such side: then only what is typed counts.
 */
export function partyQuestion(carrier: OfKind | null, list: Side["list"]): WantedCustomer {
  if (carrier === null) return nobody;
  if (isPartyMaster(carrier)) return carrier.kind === list ? carrier.document : nobody;
  const side = sideOf(carrier);
  return side?.list === list ? side.party : nobody;
}
