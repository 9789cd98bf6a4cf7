import type { Tx } from "#lib/db/prisma.ts";
import type { RefusalFact } from "#lib/rules/facts.ts";
import { describeLedger, type LedgerKind, type LedgerProfile, withListedTaxCodes } from "#lib/wiring.ts";

/** What the company's connection can take and how its book is set up; null where none is set. */
export async function findLedgerProfile(tx: Pick<Tx, "ledgerConnection" | "taxCode">, company: number): Promise<LedgerProfile | null> {
  const row = await tx.ledgerConnection.findUnique({ where: { companyId: company }, select: { kind: true, settings: true } });
  if (row === null) return null;
  const listed = await tx.taxCode.findMany({ where: { companyId: company, isActive: true, rate: { not: null } }, select: { code: true, rate: true, side: true }, orderBy: { code: "asc" } });
  return describeLedger(row.kind as LedgerKind, withListedTaxCodes(row.settings, listed.map(({ rate, ...one }) => ({ ...one, rate: rate?.toFixed() ?? "" }))));
}

/** What AutoCount last refused of these records. */
export async function findRefusals(tx: Tx, company: number, recordIds: readonly string[]): Promise<Map<string, RefusalFact>> {
  const rows = await tx.posting.findMany({
    where: { companyId: company, recordId: { in: [...recordIds] }, state: "refused" },
    select: { recordId: true, docNo: true, digest: true, message: true },
  });
  return new Map(rows.map((row) => [row.recordId, { docNo: row.docNo, digest: row.digest, reason: row.message ?? "no reason given" }]));
}
