import { isOfKind } from "#lib/canonical/document.ts";
import { goodsOf, sideOf } from "#lib/canonical/facets.ts";
import { linedKinds } from "#lib/canonical/kinds.ts";
import { itemMaster, partyMaster } from "#lib/canonical/masters.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import type { LedgerMaster } from "./ledger.ts";
import { findProposedCustomers, findProposedItems, findProposedSuppliers } from "./store.ts";

/** The debtor or creditor and the items that AutoCount must have before the document, and does not have yet. */
export async function findPrerequisites(tx: Pick<RawTx, "$queryRaw">, company: number, record: StoredRecord): Promise<LedgerMaster[]> {
  const side = sideOf(record);
  const code = side?.party.code ?? null;
  const codes = isOfKind(linedKinds, record) ? goodsOf(record).flatMap((line) => line.itemCode ?? []) : [];
  const [parties, items] = await Promise.all([
    code === null ? [] : side?.list === "supplier" ? findProposedSuppliers(tx, company, [code]) : findProposedCustomers(tx, company, [code]),
    codes.length === 0 ? [] : findProposedItems(tx, company, [...new Set(codes)]),
  ]);
  const head = (name: string) => ({ number: name, date: record.document.date });
  return [
    ...parties.map((party): LedgerMaster => ({ kind: side?.list ?? "customer", key: party.code, document: partyMaster.parse({ ...head(party.code), ...party }) })),
    ...items.map((item): LedgerMaster => ({ kind: "item", key: item.code, document: itemMaster.parse({ ...head(item.code), ...item }) })),
  ];
}
