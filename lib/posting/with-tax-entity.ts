import type { Party } from "#lib/canonical/party.ts";
import type { Context } from "#lib/context.ts";
import { bookTaxEntity, type BookedTaxEntity } from "./book-tax-entity.ts";
import type { Ledger, LedgerMaster } from "./ledger.ts";
import type { Patience } from "./patience.ts";
import { taxIdentityOf } from "./tax-identity.ts";

export type TaxEntityHindered = Exclude<BookedTaxEntity, { kind: "linked" }>;
type Going = { buyer: Party | null; renew: () => Promise<boolean>; patience: Patience };

/**
 * A new debtor as it is to be made: linked to its tax entity, which is found or made first, where the book wants that and
 * the debtor has a TIN of its own. A debtor that is in the book already stays as it is: an update would erase what is left
 * blank (autocount/cloud-api.md 8). `buyer`: who the document names, for what the debtor does not say of itself.
 */
export async function withTaxEntity<M extends LedgerMaster>(ctx: Context, ledger: Ledger, master: M, { buyer, ...going }: Going): Promise<{ master: M } | { outcome: TaxEntityHindered }> {
  const entity = master.kind === "customer" && ledger.taxEntities !== undefined ? taxIdentityOf(master.document, buyer) : null;
  if (entity === null || ledger.taxEntities === undefined) return { master };
  const there = await ledger.find(master);
  // Without an answer nothing is sent: a debtor that was made without its link would stay without.
  if (there.kind === "unreachable") return { outcome: { ...there, kind: "later" } };
  if (there.kind === "stopped") return { outcome: there };
  // There already, as ours or as somebody else's: the look that follows says which.
  if (there.kind !== "absent") return { master };
  const booked = await bookTaxEntity(ctx, ledger.taxEntities, entity, going);
  return booked.kind === "linked" ? { master: { ...master, taxEntity: booked.id } } : { outcome: booked };
}
