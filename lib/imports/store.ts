import { notify } from "#lib/db/bus.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type Db, pool, type Tx } from "#lib/db/prisma.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";
import type { ImportKind } from "./import-kind.ts";
import { type ImportRow, type ReadableFile, toImport } from "./import-row.ts";
import type { ImportOutcome, ImportState, Verdict } from "./import-states.ts";

/** The only writer of imports, their files and their documents. */

export type NewImport = { sourceId: string; kind: ImportKind; fileName: string; createdBy: string | null; createdByName: string };

export async function insertImport(db: Pick<Db, "import">, company: number, made: NewImport): Promise<string> {
  const { id } = await db.import.create({ data: { companyId: company, ...made }, select: { id: true } });
  return id;
}

/** Stores one piece of the file; committed when it returns, so that an upload never holds more than a piece. */
export async function insertPiece(company: number, importId: string, seq: number, bytes: Uint8Array): Promise<void> {
  await pool().query({
    name: "import-insert-piece",
    text: "INSERT INTO import_piece (company_id, import_id, seq, bytes) VALUES ($1, $2::uuid, $3, $4)",
    values: [company, importId, seq, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
  });
}

/** One piece of the file; null beyond its end. */
export async function findPiece(company: number, importId: string, seq: number): Promise<Buffer | null> {
  const found = await pool().query<{ bytes: Buffer }>({
    name: "import-find-piece",
    text: "SELECT bytes FROM import_piece WHERE company_id = $1 AND import_id = $2::uuid AND seq = $3",
    values: [company, importId, seq],
  });
  return found.rows[0]?.bytes ?? null;
}

/** Takes back an upload that broke off: nothing was acknowledged. */
export async function deleteUnfinished(tx: Tx, company: number, id: string): Promise<void> {
  await tx.importPiece.deleteMany({ where: { companyId: company, importId: id } });
  await tx.import.deleteMany({ where: { companyId: company, id, state: "receiving" } });
}

export async function findImport(db: Pick<Db, "import">, company: number, id: string): Promise<ImportRow | null> {
  const row = await db.import.findUnique({ where: { companyId_id: { companyId: company, id } } });
  return row === null ? null : toImport(row);
}

/** An import locked until the transaction ends. */
export async function lockImport(tx: Tx, company: number, id: string): Promise<ImportRow | null> {
  await tx.$executeRaw`SELECT 1 FROM import WHERE company_id = ${company} AND id = ${id}::uuid FOR NO KEY UPDATE`;
  return findImport(tx, company, id);
}

export type ImportChange = Partial<{
  kind: ImportKind;
  state: ImportState;
  problem: string | null;
  size: number;
  digest: string;
  file: ReadableFile;
  mapping: MappingBody | null;
  mappingId: string | null;
  mappingName: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  rows: number;
  documents: number;
  newCount: number;
  changedCount: number;
  repeatedCount: number;
  wrongCount: number;
  doneCount: number;
  takenCount: number;
  refusedCount: number;
}>;

/** Writes a change of a locked import as its next revision, which it returns, and says so to the screens. */
export async function changeImport(tx: Tx, company: number, id: string, { file, mapping, ...change }: ImportChange): Promise<number> {
  const { revision } = await tx.import.update({
    where: { companyId_id: { companyId: company, id } },
    data: {
      ...change,
      ...(file === undefined ? {} : { layout: file as Prisma.InputJsonValue }),
      ...(mapping === undefined ? {} : { mapping: (mapping ?? {}) as Prisma.InputJsonValue }),
      revision: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { revision: true },
  });
  await notify(tx, company, { topic: "imports", ids: [id] });
  return revision;
}

/**
 * Adds to the counts of an import that nobody has changed since the work on it began, and says so to the screens. False
 * where somebody has (stopped it, mapped it anew), or other work has come here already: this work ends there.
 */
export async function addProgress(tx: Tx, company: number, id: string, at: { revision: number; doneCount?: number }, more: Partial<globalThis.Record<Counted, number>>): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { companyId: company, id, ...at },
    data: { ...Object.fromEntries(Object.entries(more).map(([name, by]) => [name, { increment: by }])), updatedAt: new Date() },
  });
  if (count > 0) await notify(tx, company, { topic: "imports", ids: [id] });
  return count > 0;
}
type Counted = "rows" | "documents" | "newCount" | "changedCount" | "repeatedCount" | "wrongCount" | "doneCount" | "takenCount" | "refusedCount";

export type NewImportDocument = {
  seq: number;
  firstRow: number;
  lastRow: number;
  externalId: string | null;
  number: string | null;
  partyName: string | null;
  date: string | null;
  total: string | null;
  verdict: Verdict;
  field: string | null;
  reason: string | null;
  recordId: string | null;
};

export async function deleteDocuments(tx: Tx, company: number, importId: string): Promise<void> {
  await tx.importDocument.deleteMany({ where: { companyId: company, importId } });
}

export async function insertDocuments(tx: Tx, company: number, importId: string, documents: readonly NewImportDocument[]): Promise<void> {
  const rows = JSON.stringify(documents);
  await tx.$executeRaw`
    INSERT INTO import_document (company_id, import_id, seq, first_row, last_row, external_id, number, party_name, date, total, verdict, field, reason, record_id)
    SELECT ${company}, ${importId}::uuid, seq, "firstRow", "lastRow", "externalId", number, "partyName", date, total, verdict, field, reason, "recordId"
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS x(seq int, "firstRow" int, "lastRow" int, "externalId" text, number text, "partyName" text, date text, total text, verdict text, field text, reason text, "recordId" uuid)`;
}

/** Marks documents as wrong that were thought right before: by their place in the file. */
export async function markWrong(tx: Tx, company: number, importId: string, seqs: readonly number[], reason: string): Promise<globalThis.Record<string, number>> {
  const before = await tx.importDocument.groupBy({ by: ["verdict"], where: { companyId: company, importId, seq: { in: [...seqs] }, verdict: { not: "wrong" } }, _count: true });
  await tx.importDocument.updateMany({ where: { companyId: company, importId, seq: { in: [...seqs] }, verdict: { not: "wrong" } }, data: { verdict: "wrong", reason } });
  return Object.fromEntries(before.map(({ verdict, _count }) => [verdict, _count]));
}

export type DocumentOutcome = { seq: number; outcome: ImportOutcome; reason: string | null; recordId: string | null };

export async function writeOutcomes(tx: Tx, company: number, importId: string, outcomes: readonly DocumentOutcome[]): Promise<void> {
  const rows = JSON.stringify(outcomes.map(({ seq, outcome, reason, recordId }) => ({ seq, outcome, reason, record_id: recordId })));
  await tx.$executeRaw`
    UPDATE import_document d SET outcome = x.outcome, reason = coalesce(x.reason, d.reason), record_id = coalesce(x.record_id, d.record_id)
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(seq int, outcome text, reason text, record_id uuid)
    WHERE d.company_id = ${company} AND d.import_id = ${importId}::uuid AND d.seq = x.seq`;
}

/** Imports of all companies that are under way and have said nothing since a moment: one look into the index for each company. */
export async function findStalled(tx: Tx, since: Date): Promise<{ company: number; importId: string }[]> {
  return tx.$queryRaw<{ company: number; importId: string }[]>`
    SELECT c.id AS company, i.id AS "importId" FROM company c
     CROSS JOIN LATERAL (SELECT id FROM import WHERE company_id = c.id AND state IN ('previewing', 'running') AND updated_at < ${since} LIMIT 10) i`;
}
