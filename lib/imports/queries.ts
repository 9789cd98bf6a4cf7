import { z } from "zod";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import type { FileLayout } from "#lib/files/layout.ts";
import type { RawRow } from "#lib/files/read-csv.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";
import { type ImportKind } from "./import-kind.ts";
import { type ImportOutcome, type ImportState, type Verdict, verdicts } from "./import-states.ts";
import { findImport } from "./store.ts";

/** An import as its screen shows it. Instants are ISO 8601. */
export type ImportScreen = {
  id: string;
  source: { key: string; name: string };
  kind: ImportKind;
  fileName: string;
  size: number;
  state: ImportState;
  revision: number;
  problem: string | null;
  layout: FileLayout | null;
  sample: RawRow[];
  mapping: MappingBody | null;
  mappingName: string | null;
  rows: number;
  documents: number;
  counts: globalThis.Record<Verdict, number>;
  doneCount: number;
  takenCount: number;
  refusedCount: number;
  createdAt: string;
  createdByName: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** The same file was handed in before. */
  earlier: { id: string; fileName: string; createdAt: string; createdByName: string } | null;
};

export async function findImportScreen(ctx: Pick<Context, "company" | "db">, id: string): Promise<ImportScreen | null> {
  const row = z.uuid().safeParse(id).success ? await findImport(ctx.db, ctx.company, id) : null;
  if (row === null || row.state === "receiving") return null;
  const [source, earlier] = await Promise.all([
    ctx.db.source.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id: row.sourceId } }, select: { key: true, name: true } }),
    ctx.db.import.findFirst({
      where: { companyId: ctx.company, digest: row.digest, sourceId: row.sourceId, createdAt: { lt: row.createdAt }, state: { in: ["running", "done", "cancelled"] } },
      orderBy: { createdAt: "desc" },
      select: { id: true, fileName: true, createdAt: true, createdByName: true },
    }),
  ]);
  return {
    id: row.id, source, kind: row.kind, fileName: row.fileName, size: row.size ?? 0, state: row.state, revision: row.revision, problem: row.problem,
    layout: row.file?.layout ?? null, sample: row.file?.sample ?? [], mapping: row.mapping, mappingName: row.mappingName,
    rows: row.rows, documents: row.documents,
    counts: { new: row.newCount, changed: row.changedCount, repeated: row.repeatedCount, wrong: row.wrongCount },
    doneCount: row.doneCount, takenCount: row.takenCount, refusedCount: row.refusedCount,
    createdAt: row.createdAt.toISOString(), createdByName: row.createdByName,
    startedAt: row.startedAt?.toISOString() ?? null, finishedAt: row.finishedAt?.toISOString() ?? null,
    earlier: earlier === null ? null : { ...earlier, createdAt: earlier.createdAt.toISOString() },
  };
}

/** One document of a file in the preview or the result. */
export type ImportDocumentRow = {
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
  outcome: ImportOutcome | null;
  record: { id: string; state: RecordState } | null;
};

export const documentsView = z.object({
  verdict: z.enum(verdicts).optional().catch(undefined),
  /** Documents behind this one in the file. */
  after: z.coerce.number().int().min(-1).default(-1).catch(-1),
});
export type DocumentsView = z.output<typeof documentsView>;

/** How many documents a page of the preview has. */
export const documentsPage = 50;

/** The documents of an import in the order of the file; `next` is where the next page begins, null on the last. */
export async function listImportDocuments(ctx: Pick<Context, "company">, importId: string, { verdict, after }: DocumentsView): Promise<{ documents: ImportDocumentRow[]; next: number | null }> {
  const rows = await readRows<Omit<ImportDocumentRow, "record"> & { recordId: string | null; recordState: RecordState | null }>(
    `SELECT d.seq, d.first_row AS "firstRow", d.last_row AS "lastRow", d.external_id AS "externalId", d.number, d.party_name AS "partyName", d.date, d.total,
            d.verdict, d.field, d.reason, d.outcome, r.id AS "recordId", r.state AS "recordState"
       FROM import_document d LEFT JOIN record r ON r.company_id = d.company_id AND r.id = d.record_id
      WHERE d.company_id = $1 AND d.import_id = $2::uuid AND d.seq > $3 AND ($4::text IS NULL OR d.verdict = $4)
      ORDER BY d.seq LIMIT ${documentsPage + 1}`,
    [ctx.company, importId, after, verdict ?? null],
    { prepared: true },
  );
  const documents = rows.slice(0, documentsPage).map(({ recordId, recordState, ...row }) => ({ ...row, record: recordId && recordState ? { id: recordId, state: recordState } : null }));
  return { documents, next: rows.length > documentsPage ? (documents.at(-1)?.seq ?? null) : null };
}

/** What became of a part of the documents, by their place in the file; for going through the file once more. */
export async function listVerdicts(ctx: Pick<Context, "company">, importId: string, from: number, count: number): Promise<{ seq: number; firstRow: number; lastRow: number; verdict: Verdict; outcome: ImportOutcome | null; reason: string | null }[]> {
  return readRows(
    `SELECT seq, first_row AS "firstRow", last_row AS "lastRow", verdict, outcome, reason FROM import_document
      WHERE company_id = $1 AND import_id = $2::uuid AND seq >= $3 ORDER BY seq LIMIT $4`,
    [ctx.company, importId, from, count],
    { prepared: true },
  );
}

/** A record as far as it says whether a document is known: by its kind, external id and order. */
export type KnownRecord = { id: string; kind: Kind; externalId: string; orderId: string; digests: string[] };

/** The records of a source that documents with these ids are about, the newest last, each with its own content and what was proposed for it. */
export async function findKnownRecords(ctx: Pick<Context, "company">, sourceId: string, externalIds: readonly string[]): Promise<KnownRecord[]> {
  return readRows<KnownRecord>(
    `SELECT r.id, r.kind, r.external_id AS "externalId", r.order_id AS "orderId",
            array_prepend(r.source_digest, ARRAY(SELECT p.source_digest FROM revision_proposal p WHERE p.company_id = r.company_id AND p.record_id = r.id AND p.state = 'open')) AS digests
       FROM record r WHERE r.company_id = $1 AND r.source_id = $2::uuid AND (r.external_id = ANY($3::text[]) OR r.order_id = ANY($3::text[]))
      ORDER BY r.received_at, r.id`,
    [ctx.company, sourceId, [...externalIds]],
    { prepared: true },
  );
}

/** How far an import is. */
export async function findImportProgress(ctx: Pick<Context, "company" | "db">, id: string) {
  return findImport(ctx.db, ctx.company, id);
}
