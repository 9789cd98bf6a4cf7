import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf } from "#lib/canonical/facets.ts";
import type { Facts, UnstorableFact } from "#lib/rules/facts.ts";
import type { LedgerProfile } from "#lib/wiring.ts";
import { bookedAs } from "./assess.ts";

/** What the connection could not store of each record, by record id; of what fits nothing. Asks nobody, and nothing where there is no connection. */
export function findUnstorable(
  batch: readonly (OfKind & { recordId: string })[],
  ledger: LedgerProfile | null,
  { customers, suppliers }: Pick<Facts, "customers" | "suppliers">,
): Map<string, UnstorableFact[]> {
  if (ledger === null) return new Map();
  return new Map(
    batch.flatMap((one) => {
      const side = sideOf(one);
      const account = side === null ? undefined : (side.list === "customer" ? customers : suppliers).get(side.party.code ?? "");
      const problems = ledger.unstorable({ id: one.recordId, kind: one.kind, bookAs: bookedAs(one.kind, { ledger }), document: one.document, partyName: account?.name ?? null });
      return problems.length === 0 ? [] : [[one.recordId, problems.map(({ field, message }) => ({ path: field.replaceAll(/\[(\d+)\]/g, ".$1"), message }))] as const];
    }),
  );
}
