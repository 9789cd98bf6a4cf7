import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { isLegalMove, type RecordState } from "#lib/canonical/states.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { noClockMoment, type RecordColumns } from "./record-columns.ts";
import type { StoredRecord } from "./stored-record.ts";

/** What a check or a change writes to a record. */
export type RecordWrite = {
  id: string;
  /** What was read: the write is refused where somebody was faster. */
  from: { state: RecordState; revision: number };
  state: RecordState;
  revision: number;
  document: DocumentOf;
  columns: RecordColumns;
  bookAs: Kind;
  waitingFor: string | null;
  holds: string[];
  heldFor: string[];
  touched: boolean;
  released: boolean;
  waitsForRest: boolean;
  sourceDigest: string;
  sourceVersion: string | null;
  deliveryId: string;
};

export type NewRecord = Omit<RecordWrite, "from"> & {
  sourceId: string;
  kind: Kind;
  externalId: string;
};

/** A record of that source, kind and external id is there already: another transaction has made it. */
export class RecordIsThere extends Error {}

/**
 * Inserts records in one statement; throws `RecordIsThere`, and the transaction is over, where one of them is there already.
 * Callers hold what they found locked, so that is a race; ON CONFLICT would cost every insert two thirds more.
 */
export async function insertRecords(tx: Tx, company: number, records: readonly NewRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = JSON.stringify(
    records.map(({ columns, ...record }) => ({ ...record, ...columns })),
  );
  const insert = tx.$executeRaw`
    INSERT INTO record (company_id, id, source_id, kind, book_as, external_id, order_id, parent_id, state, revision, document,
      source_digest, source_version, delivery_id, doc_number, doc_date, party_name, party_code, currency, total, search_text,
      duplicate_key, e_invoice, consolidate_by, e_invoice_until, holds, held_for, waiting_for, touched, released, waits_for_rest)
    SELECT ${company}, id, "sourceId", kind, "bookAs", "externalId", "orderId", "parentId", state, revision, document,
      "sourceDigest", "sourceVersion", "deliveryId", "docNumber", "docDate", "partyName", "partyCode", currency, total, "searchText",
      "duplicateKey", "eInvoice", "consolidateBy", "submitBy", holds, "heldFor", "waitingFor", touched, released, "waitsForRest"
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(
      id uuid, "sourceId" uuid, kind text, "bookAs" text, "externalId" text, "orderId" text, "parentId" uuid, state text, revision int,
      document jsonb, "sourceDigest" text, "sourceVersion" text, "deliveryId" uuid, "docNumber" text, "docDate" date, "partyName" text,
      "partyCode" text, currency text, total numeric, "searchText" text, "duplicateKey" text, "eInvoice" text, "consolidateBy" date, "submitBy" timestamptz, holds text[], "heldFor" text[],
      "waitingFor" text, touched boolean, released boolean, "waitsForRest" boolean)`;
  try {
    await insert;
  } catch (error) {
    throw isUniqueViolation(error) ? new RecordIsThere("a record of that id is there already", { cause: error }) : error;
  }
}

/**
 * Writes what changed of many records in one statement; one whose state changes is no longer put off. Each only where its state and revision are still what was read.
 * Returns the ids that were written. Throws where a move is not in the table of legal moves.
 */
export async function updateRecords(tx: Tx, company: number, writes: readonly RecordWrite[]): Promise<Set<string>> {
  if (writes.length === 0) return new Set();
  for (const write of writes) assertLegal(write.from.state, write.state);
  const rows = JSON.stringify(
    writes.map(({ columns, from, ...write }) => ({ ...write, ...columns, fromState: from.state, fromRevision: from.revision })),
  );
  const updated = await tx.$queryRaw<{ id: string }[]>`
    WITH kept AS (
      UPDATE record_revision old SET document = record.document
      FROM record JOIN jsonb_to_recordset(${rows}::jsonb) AS x(id uuid, revision int) ON record.company_id = ${company} AND record.id = x.id
      WHERE old.company_id = ${company} AND old.record_id = record.id AND old.revision = record.revision AND old.document IS NULL AND x.revision > record.revision
    )
    UPDATE record SET state = x.state, revision = x.revision, document = x.document, book_as = x."bookAs",
      doc_number = x."docNumber", doc_date = x."docDate", party_name = x."partyName", party_code = x."partyCode",
      currency = x.currency, total = x.total, search_text = x."searchText", duplicate_key = x."duplicateKey",
      e_invoice = x."eInvoice", consolidate_by = x."consolidateBy",
      e_invoice_until = CASE WHEN x.state IN ('posted', 'reversed') THEN record.e_invoice_until ELSE x."submitBy" END, holds = x.holds,
      held_for = x."heldFor", waiting_for = x."waitingFor", touched = x.touched, released = x.released,
      waits_for_rest = x."waitsForRest", source_digest = x."sourceDigest", source_version = x."sourceVersion",
      delivery_id = x."deliveryId", order_id = x."orderId", parent_id = x."parentId", updated_at = now(),
      state_since = CASE WHEN record.state = x.state THEN record.state_since ELSE now() END,
      snoozed_until = CASE WHEN record.state = x.state THEN record.snoozed_until END
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(
      id uuid, "fromState" text, "fromRevision" int, state text, revision int, document jsonb, "bookAs" text, "docNumber" text,
      "docDate" date, "partyName" text, "partyCode" text, currency text, total numeric, "searchText" text, "duplicateKey" text,
      "eInvoice" text, "consolidateBy" date, "submitBy" timestamptz, holds text[], "heldFor" text[], "waitingFor" text, touched boolean, released boolean, "waitsForRest" boolean,
      "sourceDigest" text, "sourceVersion" text, "deliveryId" uuid, "orderId" text, "parentId" uuid)
    WHERE record.company_id = ${company} AND record.id = x.id AND record.state = x."fromState" AND record.revision = x."fromRevision"
    RETURNING record.id`;
  return new Set(updated.map((row) => row.id));
}

/** Moves one record along the table of legal moves, and back into sight where it was put off; false where its state or revision is no longer what was read. */
export async function moveState(
  tx: Pick<RawTx, "$executeRaw">,
  company: number,
  record: Pick<StoredRecord, "id" | "state" | "revision">,
  to: RecordState,
): Promise<boolean> {
  return (await moveStates(tx, company, [record], record.state, to)) === 1;
}

/** The same for many of one state; returns how many were moved. */
export async function moveStates(tx: Pick<RawTx, "$executeRaw">, company: number, records: readonly Pick<StoredRecord, "id" | "revision">[], from: RecordState, to: RecordState): Promise<number> {
  assertLegal(from, to);
  return tx.$executeRaw`
    UPDATE record SET state = ${to}, state_since = now(), updated_at = now(), snoozed_until = NULL,
      waiting_for = CASE WHEN ${to} = 'waiting' THEN waiting_for END
    FROM unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ revision }) => revision)}::int[]) AS x(read_id, read_revision)
    WHERE company_id = ${company} AND id = x.read_id AND state = ${from} AND revision = x.read_revision`;
}

/** Sets until when the e-invoice of a booked record may be cancelled; null where no clock runs, for AutoCount shows none that is valid. */
export async function setCancelClock(tx: Pick<RawTx, "$executeRaw">, company: number, recordId: string, until: Date | null): Promise<void> {
  const moment = until?.toISOString() ?? noClockMoment;
  await tx.$executeRaw`
    UPDATE record SET e_invoice_until = ${moment}::timestamptz
    WHERE company_id = ${company} AND id = ${recordId}::uuid AND e_invoice_until <> ${moment}::timestamptz`;
}

/** Notes that a person has kept a record's document although the source sent another: the same message is not proposed again. */
export async function keepDespiteSource(
  tx: Tx,
  company: number,
  record: Pick<StoredRecord, "id" | "revision">,
  source: Pick<StoredRecord, "sourceDigest" | "sourceVersion">,
): Promise<void> {
  const kept = await tx.record.updateMany({
    where: { companyId: company, id: record.id, revision: record.revision },
    data: { sourceDigest: source.sourceDigest, sourceVersion: source.sourceVersion, touched: true },
  });
  if (kept.count === 0) throw new Error(`record ${record.id} was changed by somebody else`);
}

/** Notes which message of its source each record has been compared with, where the message asks for nothing to be booked. */
export async function noteSources(tx: Tx, company: number, noted: readonly Pick<StoredRecord, "id" | "sourceDigest" | "sourceVersion">[]): Promise<void> {
  if (noted.length === 0) return;
  const rows = JSON.stringify(noted.map(({ id, sourceDigest, sourceVersion }) => ({ id, sourceDigest, sourceVersion })));
  await tx.$executeRaw`
    UPDATE record SET source_digest = x."sourceDigest", source_version = x."sourceVersion", updated_at = now()
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(id uuid, "sourceDigest" text, "sourceVersion" text)
    WHERE record.company_id = ${company} AND record.id = x.id`;
}

function assertLegal(from: RecordState, to: RecordState): void {
  if (from !== to && !isLegalMove(from, to)) throw new Error(`a record cannot go from ${from} to ${to}`);
}
