import type { DocumentOf } from "#lib/canonical/document.ts";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { type Kind, orderKinds } from "#lib/canonical/kinds.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { endStates, type RecordState } from "#lib/canonical/states.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { Posted } from "./follow-ups.ts";
import type { StoredRecord } from "./stored-record.ts";

/** States in which the ledger has a record, or may have it. */
export const inLedgerStates: readonly RecordState[] = ["posting", "unknown", "posted"];

/** States of a posting that is in the books, also while it is asked to be voided. */
export const bookedPostings: readonly string[] = ["posted", "voiding", "void-unknown"];

type Child = OfKind & { parentId: string; externalId: string };

/**
 * What is needed to tell what follows from a later message, by record id: what the source said when the record was
 * approved (or what a person has since dismissed), its number in AutoCount, and what was booked about it. Four queries.
 */
export async function findPosted(tx: Tx, company: number, records: readonly Pick<StoredRecord, "id" | "kind" | "externalId" | "document">[]): Promise<Map<string, Posted>> {
  const ids = records.map((record) => record.id);
  if (ids.length === 0) return new Map();
  const ended: RecordState[] = [...endStates, "reversed"];
  const said = await tx.$queryRaw<{ recordId: string; document: DocumentOf }[]>`
    SELECT DISTINCT ON (v.record_id) v.record_id AS "recordId", COALESCE(v.document, r.document) AS document
    FROM record_revision v JOIN record r ON r.company_id = v.company_id AND r.id = v.record_id
    WHERE v.company_id = ${company} AND v.record_id = ANY(${ids}::uuid[]) AND (v.revision = 1 OR v.cause IN ('received', 'source-change'))
    ORDER BY v.record_id, v.revision DESC`;
  const dismissed = await tx.$queryRaw<{ recordId: string; document: DocumentOf }[]>`
    SELECT DISTINCT ON (record_id) record_id AS "recordId", document FROM revision_proposal
    WHERE company_id = ${company} AND record_id = ANY(${ids}::uuid[]) AND state = 'dismissed' ORDER BY record_id, decided_at DESC, id DESC`;
  const children = await tx.$queryRaw<Child[]>`
    SELECT parent_id AS "parentId", kind, external_id AS "externalId", document FROM record
    WHERE company_id = ${company} AND parent_id = ANY(${ids}::uuid[]) AND NOT state = ANY(${ended}) ORDER BY id`;
  const numbers = await tx.posting.findMany({ where: { companyId: company, recordId: { in: ids }, state: { in: [...bookedPostings] } }, select: { recordId: true, docNo: true } });
  const then = new Map([...said, ...dismissed].map((row) => [row.recordId, row.document]));
  return new Map(
    records.map((record) => {
      const about = children.filter((child) => child.parentId === record.id);
      return [record.id, {
        kind: record.kind, document: record.document, externalId: record.externalId,
        sourceThen: then.get(record.id) ?? record.document,
        docNo: numbers.find((posting) => posting.recordId === record.id)?.docNo ?? null,
        credits: about.filter((child) => isOfKind(["credit_note"], child)).map((child) => ({ externalId: child.externalId, document: child.document as SalesDocument })),
        topUps: about.filter((child) => isTopUp(child, record.kind)).map((child) => child.document as SalesDocument),
      }];
    }),
  );
}

/** The same for one record, read for the screen. */
export async function findPostedRecord(tx: Tx, company: number, recordId: string): Promise<Posted | null> {
  const row = await tx.record.findUnique({ where: { companyId_id: { companyId: company, id: recordId } }, select: { id: true, kind: true, externalId: true, document: true } });
  if (row === null) return null;
  return (await findPosted(tx, company, [{ ...row, kind: row.kind as Kind, document: row.document as unknown as DocumentOf }])).get(recordId) ?? null;
}

/** A document of the same kind that is about the record, and not a later part of the same order. */
function isTopUp(child: Child, kind: Kind): boolean {
  return child.kind === kind && isOfKind(orderKinds, child) && child.document.part === null && child.document.references.length > 0;
}
