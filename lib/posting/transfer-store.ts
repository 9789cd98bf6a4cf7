import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { Transfer } from "./ledger.ts";
import type { PlannedTransfer } from "./plan-transfers.ts";

/** States of a posting whose transfers are in the book, or may be. */
const counted = ["sending", "unknown", "posted", "voiding", "void-unknown"];

/** Writes what a posting transfers, in place of what was planned before. */
export async function saveTransfers(tx: Tx, company: number, postingId: string, transfers: readonly PlannedTransfer[]): Promise<void> {
  await tx.postingTransfer.deleteMany({ where: { companyId: company, postingId } });
  if (transfers.length === 0) return;
  await tx.postingTransfer.createMany({
    data: transfers.map(({ from, docNo, ...transfer }, position) => ({ companyId: company, postingId, position, fromKind: from, fromDocNo: docNo, ...transfer })),
  });
}

/** What a posting transfers, as it was planned before its first send. */
export async function findTransfers(tx: Pick<RawTx, "$queryRaw">, company: number, postingId: string): Promise<Transfer[]> {
  return tx.$queryRaw`
    SELECT from_kind AS "from", from_doc_no AS "docNo", line_id AS "lineId", item_code AS "itemCode", uom, trim_scale(quantity)::text AS quantity
    FROM posting_transfer WHERE company_id = ${company} AND posting_id = ${postingId}::uuid ORDER BY position`;
}

/** How much of each item and unit other postings have taken over from these records, or may have. */
export async function findTaken(tx: Tx, company: number, postingId: string, fromRecordIds: readonly string[]): Promise<{ recordId: string; itemCode: string; uom: string; quantity: string }[]> {
  const ids = [...fromRecordIds];
  return tx.$queryRaw`
    SELECT t.from_record_id AS "recordId", t.item_code AS "itemCode", t.uom, sum(t.quantity)::text AS quantity
    FROM posting_transfer t JOIN posting p ON p.company_id = t.company_id AND p.id = t.posting_id
    WHERE t.company_id = ${company} AND t.from_record_id = ANY(${ids}::uuid[]) AND t.posting_id <> ${postingId}::uuid AND p.state = ANY(${counted})
    GROUP BY t.from_record_id, t.item_code, t.uom`;
}

/** Base units of items, by code. */
export async function findUnits(tx: Tx, company: number, codes: readonly string[]): Promise<Map<string, string | null>> {
  const items = await tx.item.findMany({ where: { companyId: company, code: { in: [...codes] } }, select: { code: true, uom: true } });
  return new Map(items.map((item) => [item.code, item.uom]));
}
