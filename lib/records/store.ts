import { isLegalMove, type RecordState } from "#lib/canonical/states.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";
import type { Change } from "#lib/canonical/paths.ts";
import type { RecordKind } from "#lib/canonical/kinds.ts";
import type { Actor } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { Finding } from "#lib/rules/rule.ts";
import type { RecordColumns } from "./record-columns.ts";

/** A record as verbs work on it. */
export type StoredRecord = {
  id: string;
  sourceId: string;
  kind: RecordKind;
  bookAs: RecordKind;
  externalId: string;
  orderId: string;
  state: RecordState;
  revision: number;
  document: SalesDocument;
  sourceDigest: string;
  sourceVersion: string | null;
  deliveryId: string;
  docNumber: string;
  released: boolean;
  waitsForRest: boolean;
  touched: boolean;
  holds: string[];
  parentId: string | null;
};

/** What a check or a change writes to a record. */
export type RecordWrite = {
  id: string;
  /** What was read: the write is refused where somebody was faster. */
  from: { state: RecordState; revision: number };
  state: RecordState;
  revision: number;
  document: SalesDocument;
  columns: RecordColumns;
  bookAs: RecordKind;
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
  kind: RecordKind;
  externalId: string;
  orderId: string;
  parentId: string | null;
};

export type NewRevision = {
  recordId: string;
  revision: number;
  document: SalesDocument;
  cause: "received" | "source-change" | "correction" | "alias" | "decision";
  changes: Change[];
  reason: string | null;
  actor: Pick<Actor, "id" | "name">;
  bearsValue: boolean;
  deliveryId: string | null;
};

const recordFields = {
  id: true, sourceId: true, kind: true, bookAs: true, externalId: true, orderId: true, state: true, revision: true, document: true,
  sourceDigest: true, sourceVersion: true, deliveryId: true, docNumber: true, released: true, waitsForRest: true, touched: true,
  holds: true, parentId: true,
} as const;

/** One record of the company, locked until the transaction ends; null where there is none. */
export async function lockRecord(tx: Tx, company: number, id: string): Promise<StoredRecord | null> {
  await tx.$executeRaw`SELECT 1 FROM record WHERE company_id = ${company} AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.record.findUnique({ where: { companyId_id: { companyId: company, id } }, select: recordFields });
  return row as StoredRecord | null;
}

/** Records of the company by id, locked in a fixed order so that two batches cannot wait for each other. */
export async function lockRecords(tx: Tx, company: number, ids: readonly string[]): Promise<StoredRecord[]> {
  const list = [...ids];
  await tx.$executeRaw`SELECT 1 FROM record WHERE company_id = ${company} AND id = ANY(${list}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.record.findMany({ where: { companyId: company, id: { in: list } }, select: recordFields, orderBy: { id: "asc" } });
  return rows as unknown as StoredRecord[];
}

/** Every record of these orders of one source, locked; parts of one order in their sequence. */
export async function lockOrders(tx: Tx, company: number, sourceId: string, orderIds: readonly string[]): Promise<StoredRecord[]> {
  const list = [...orderIds];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record WHERE company_id = ${company} AND source_id = ${sourceId}::uuid AND order_id = ANY(${list}) ORDER BY id FOR UPDATE`;
  return rows.length === 0 ? [] : lockRecords(tx, company, rows.map((row) => row.id));
}

/** Inserts records in one statement. Returns the ids that were new; the others are there already, by source, kind and external id. */
export async function insertRecords(tx: Tx, company: number, records: readonly NewRecord[]): Promise<Set<string>> {
  if (records.length === 0) return new Set();
  const rows = JSON.stringify(
    records.map(({ columns, ...record }) => ({ ...record, ...columns })),
  );
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO record (company_id, id, source_id, kind, book_as, external_id, order_id, parent_id, state, revision, document,
      source_digest, source_version, delivery_id, doc_number, doc_date, party_name, party_code, currency, total, search_text,
      duplicate_key, holds, held_for, waiting_for, touched, released, waits_for_rest)
    SELECT ${company}, id, "sourceId", kind, "bookAs", "externalId", "orderId", "parentId", state, revision, document,
      "sourceDigest", "sourceVersion", "deliveryId", "docNumber", "docDate", "partyName", "partyCode", currency, total, "searchText",
      "duplicateKey", holds, "heldFor", "waitingFor", touched, released, "waitsForRest"
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(
      id uuid, "sourceId" uuid, kind text, "bookAs" text, "externalId" text, "orderId" text, "parentId" uuid, state text, revision int,
      document jsonb, "sourceDigest" text, "sourceVersion" text, "deliveryId" uuid, "docNumber" text, "docDate" date, "partyName" text,
      "partyCode" text, currency text, total numeric, "searchText" text, "duplicateKey" text, holds text[], "heldFor" text[],
      "waitingFor" text, touched boolean, released boolean, "waitsForRest" boolean)
    ON CONFLICT (company_id, source_id, kind, external_id) DO NOTHING
    RETURNING id`;
  return new Set(inserted.map((row) => row.id));
}

/**
 * Writes what changed of many records in one statement, each only where its state and revision are still what was read.
 * Returns the ids that were written. Throws where a move is not in the table of legal moves.
 */
export async function updateRecords(tx: Tx, company: number, writes: readonly RecordWrite[]): Promise<Set<string>> {
  if (writes.length === 0) return new Set();
  for (const write of writes) assertLegal(write.from.state, write.state);
  const rows = JSON.stringify(
    writes.map(({ columns, from, ...write }) => ({ ...write, ...columns, fromState: from.state, fromRevision: from.revision })),
  );
  const updated = await tx.$queryRaw<{ id: string }[]>`
    UPDATE record SET state = x.state, revision = x.revision, document = x.document, book_as = x."bookAs",
      doc_number = x."docNumber", doc_date = x."docDate", party_name = x."partyName", party_code = x."partyCode",
      currency = x.currency, total = x.total, search_text = x."searchText", duplicate_key = x."duplicateKey", holds = x.holds,
      held_for = x."heldFor", waiting_for = x."waitingFor", touched = x.touched, released = x.released,
      waits_for_rest = x."waitsForRest", source_digest = x."sourceDigest", source_version = x."sourceVersion",
      delivery_id = x."deliveryId", updated_at = now(),
      state_since = CASE WHEN record.state = x.state THEN record.state_since ELSE now() END
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(
      id uuid, "fromState" text, "fromRevision" int, state text, revision int, document jsonb, "bookAs" text, "docNumber" text,
      "docDate" date, "partyName" text, "partyCode" text, currency text, total numeric, "searchText" text, "duplicateKey" text,
      holds text[], "heldFor" text[], "waitingFor" text, touched boolean, released boolean, "waitsForRest" boolean,
      "sourceDigest" text, "sourceVersion" text, "deliveryId" uuid)
    WHERE record.company_id = ${company} AND record.id = x.id AND record.state = x."fromState" AND record.revision = x."fromRevision"
    RETURNING record.id`;
  return new Set(updated.map((row) => row.id));
}

/** Moves one record along the table of legal moves; false where its state or revision is no longer what was read. */
export async function moveState(
  tx: Tx,
  company: number,
  record: Pick<StoredRecord, "id" | "state" | "revision">,
  to: RecordState,
): Promise<boolean> {
  assertLegal(record.state, to);
  const moved = await tx.$executeRaw`
    UPDATE record SET state = ${to}, state_since = now(), updated_at = now(),
      waiting_for = CASE WHEN ${to} = 'waiting' THEN waiting_for END
    WHERE company_id = ${company} AND id = ${record.id}::uuid AND state = ${record.state} AND revision = ${record.revision}`;
  return moved === 1;
}

export async function insertRevisions(tx: Tx, company: number, revisions: readonly NewRevision[]): Promise<void> {
  if (revisions.length === 0) return;
  const rows = JSON.stringify(revisions.map(({ actor, ...revision }) => ({ ...revision, actorId: actor.id, actorName: actor.name })));
  await tx.$executeRaw`
    INSERT INTO record_revision (company_id, record_id, revision, document, cause, changes, reason, actor_id, actor_name, bears_value, delivery_id)
    SELECT ${company}, "recordId", revision, document, cause, changes, reason, "actorId", "actorName", "bearsValue", "deliveryId"
    FROM jsonb_to_recordset(${rows}::jsonb) AS x("recordId" uuid, revision int, document jsonb, cause text, changes jsonb, reason text,
      "actorId" uuid, "actorName" text, "bearsValue" boolean, "deliveryId" uuid)`;
}

/** Replaces what the rules say about these records. */
export async function replaceFindings(
  tx: Tx,
  company: number,
  checked: readonly { recordId: string; findings: readonly Finding[] }[],
  options: { areNew?: boolean } = {},
): Promise<void> {
  const ids = checked.map((one) => one.recordId);
  if (ids.length === 0) return;
  if (!options.areNew) await tx.$executeRaw`DELETE FROM finding WHERE company_id = ${company} AND record_id = ANY(${ids}::uuid[])`;
  const rows = checked.flatMap(({ recordId, findings }) => findings.map((finding, seq) => ({ recordId, seq, ...finding })));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO finding (company_id, record_id, seq, rule, severity, actor, fields, message, data, fixes, is_fault)
    SELECT ${company}, "recordId", seq, rule, severity, owner, fields, message, data, fixes, "isFault"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("recordId" uuid, seq int, rule text, severity text, owner text,
      fields text[], message text, data jsonb, fixes jsonb, "isFault" boolean)`;
}

function assertLegal(from: RecordState, to: RecordState): void {
  if (from !== to && !isLegalMove(from, to)) throw new Error(`a record cannot go from ${from} to ${to}`);
}

export type NewProposal = {
  recordId: string;
  deliveryId: string;
  baseRevision: number;
  document: SalesDocument;
  sourceDigest: string;
  sourceVersion: string | null;
  state: "open" | "accepted";
};

/** Stores later messages about records; an open one takes the place of an older open one, which is superseded. */
export async function insertProposals(tx: Tx, company: number, proposals: readonly NewProposal[]): Promise<void> {
  if (proposals.length === 0) return;
  await tx.revisionProposal.updateMany({
    where: { companyId: company, recordId: { in: proposals.map((proposal) => proposal.recordId) }, state: "open" },
    data: { state: "superseded", decidedAt: new Date() },
  });
  await tx.revisionProposal.createMany({ data: proposals.map((proposal) => ({ companyId: company, ...proposal })) });
}

/** Ordered, delivered, billed and closed quantity of each line of an order that is invoiced in parts. */
export async function saveOrderLines(
  tx: Tx,
  company: number,
  order: { sourceId: string; orderId: string },
  lines: readonly { lineId: string; ordered: string; delivered: string; invoiced: string; closed: string }[],
): Promise<void> {
  const rows = JSON.stringify(lines);
  await tx.$executeRaw`
    INSERT INTO order_line (company_id, source_id, order_id, line_id, ordered, delivered, invoiced, closed)
    SELECT ${company}, ${order.sourceId}::uuid, ${order.orderId}, "lineId", ordered, delivered, invoiced, closed
    FROM jsonb_to_recordset(${rows}::jsonb) AS x("lineId" text, ordered numeric, delivered numeric, invoiced numeric, closed numeric)
    ON CONFLICT (company_id, source_id, order_id, line_id) DO UPDATE
    SET ordered = EXCLUDED.ordered, delivered = EXCLUDED.delivered, invoiced = EXCLUDED.invoiced, closed = EXCLUDED.closed`;
}
