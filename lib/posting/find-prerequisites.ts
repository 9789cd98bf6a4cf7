import { isOfKind } from "#lib/canonical/document.ts";
import { goodsOf, sideOf } from "#lib/canonical/facets.ts";
import { linedKinds } from "#lib/canonical/kinds.ts";
import { itemMaster, partyMaster } from "#lib/canonical/masters.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import type { LedgerMaster } from "./ledger.ts";
import { findProposedCustomers, findProposedItems, findProposedSuppliers } from "./master-store.ts";

/**
 * The debtor or creditor and the items that AutoCount must have before each document, and does not have yet, by record id;
 * left out where it lacks nothing. Three queries at most, however many records these are.
 */
export async function findPrerequisites(tx: Pick<RawTx, "$queryRaw">, company: number, records: readonly StoredRecord[]): Promise<Map<string, LedgerMaster[]>> {
  const needs = records.map((record) => {
    const side = sideOf(record);
    const items = isOfKind(linedKinds, record) ? goodsOf(record).flatMap((line) => line.itemCode ?? []) : [];
    return { record, list: side?.list ?? "customer", party: side?.party.code ?? null, items: [...new Set(items)] };
  });
  const partiesOf = (list: "customer" | "supplier") => needs.flatMap((need) => (need.list === list ? (need.party ?? []) : []));
  const [customer, supplier, item] = await Promise.all([
    proposed(findProposedCustomers, partiesOf("customer")),
    proposed(findProposedSuppliers, partiesOf("supplier")),
    proposed(findProposedItems, needs.flatMap((need) => need.items)),
  ]);
  const parties = { customer, supplier };
  return new Map(
    needs.flatMap(({ record, list, party, items }) => {
      const head = (name: string) => ({ number: name, date: record.document.date });
      const account = party === null ? undefined : parties[list].get(party);
      const masters: LedgerMaster[] = [
        ...(account === undefined ? [] : [{ kind: list, key: account.code, document: partyMaster.parse({ ...head(account.code), ...account }) } as LedgerMaster]),
        ...items.flatMap((code): LedgerMaster[] => {
          const made = item.get(code);
          return made === undefined ? [] : [{ kind: "item", key: code, document: itemMaster.parse({ ...head(code), ...made }) }];
        }),
      ];
      return masters.length === 0 ? [] : [[record.id, masters] as const];
    }),
  );

  async function proposed<M extends { code: string }>(find: (tx: Pick<RawTx, "$queryRaw">, company: number, codes: readonly string[]) => Promise<M[]>, codes: readonly string[]): Promise<Map<string, M>> {
    const found = codes.length === 0 ? [] : await find(tx, company, [...new Set(codes)]);
    return new Map(found.map((one) => [one.code, one]));
  }
}
