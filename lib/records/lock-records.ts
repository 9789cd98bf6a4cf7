import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { StoredRecord } from "./stored-record.ts";

const recordFields = {
  id: true, sourceId: true, kind: true, bookAs: true, externalId: true, orderId: true, state: true, revision: true, document: true,
  sourceDigest: true, sourceVersion: true, deliveryId: true, docNumber: true, released: true, waitsForRest: true, touched: true,
  holds: true, parentId: true,
} as const;

/** One record of the company, locked until the transaction ends; null where there is none. */
export async function lockRecord(tx: Pick<RawTx, "$queryRaw">, company: number, id: string): Promise<StoredRecord | null> {
  const [row] = await tx.$queryRaw<StoredRecord[]>`
    SELECT id, source_id AS "sourceId", kind, book_as AS "bookAs", external_id AS "externalId", order_id AS "orderId", state, revision, document,
      source_digest AS "sourceDigest", source_version AS "sourceVersion", delivery_id AS "deliveryId", doc_number AS "docNumber", released,
      waits_for_rest AS "waitsForRest", touched, holds, parent_id AS "parentId"
    FROM record WHERE company_id = ${company} AND id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** Records of the company by id, locked in a fixed order so that two batches cannot wait for each other. */
export async function lockRecords(tx: Tx, company: number, ids: readonly string[]): Promise<StoredRecord[]> {
  const list = [...ids];
  await tx.$executeRaw`SELECT 1 FROM record WHERE company_id = ${company} AND id = ANY(${list}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.record.findMany({ where: { companyId: company, id: { in: list } }, select: recordFields, orderBy: { id: "asc" } });
  return rows as unknown as StoredRecord[];
}

/**
 * Every record of these orders of one source, locked; parts of one order in their sequence. Also those that go by such an
 * id themselves: a source may give a document the very name that a part has here.
 */
export async function lockOrders(tx: Tx, company: number, sourceId: string, orderIds: readonly string[]): Promise<StoredRecord[]> {
  const list = [...orderIds];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record WHERE company_id = ${company} AND source_id = ${sourceId}::uuid AND (order_id = ANY(${list}) OR external_id = ANY(${list})) ORDER BY id FOR UPDATE`;
  return rows.length === 0 ? [] : lockRecords(tx, company, rows.map((row) => row.id));
}

/** Locks all parts of the order that a record belongs to, before the record itself: everybody takes them in one order. */
export async function lockOrderOf(tx: Tx, company: number, recordId: string): Promise<void> {
  const record = await tx.record.findUnique({ where: { companyId_id: { companyId: company, id: recordId } }, select: { sourceId: true, orderId: true } });
  if (record !== null) await lockOrders(tx, company, record.sourceId, [record.orderId]);
}
