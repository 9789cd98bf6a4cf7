import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { isAmong, type Kind, orderKinds } from "#lib/canonical/kinds.ts";
import { toAmount } from "#lib/canonical/money.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { bookedPostings } from "#lib/records/posted-sales.ts";
import { orderLines, type OrderPart } from "./order-lines.ts";
import type { ScreenOrderLine, ScreenPart, ScreenRecord, ScreenTwin } from "./record-screen.ts";
import { asDocument } from "./stored-document.ts";

/** The most records of one thread that are shown. */
const longestThread = 200;

/**
 * The other records of the same business, oldest first: the order, its deliveries, invoices, returns and payments. By the
 * order's id within its source, and by what is about what where another source (a warehouse, a gateway) sends it.
 */
export async function listThread(ctx: Context, record: ScreenRecord): Promise<ScreenPart[]> {
  const rows = await ctx.db.$queryRaw<{ id: string; docNumber: string; kind: string; state: string; currency: string; total: string; parentId: string | null; sourceName: string; date: string; externalId: string; part: number | null }[]>`
    WITH own AS (
      SELECT id, parent_id FROM record WHERE company_id = ${ctx.company} AND source_id = ${record.source.id}::uuid AND order_id = ${record.orderId}
      UNION SELECT id, parent_id FROM record WHERE company_id = ${ctx.company} AND id = ${record.id}::uuid
    ), related AS (
      SELECT id FROM own UNION SELECT parent_id FROM own WHERE parent_id IS NOT NULL
      UNION SELECT other.id FROM record other JOIN own ON other.company_id = ${ctx.company} AND other.parent_id IN (own.id, own.parent_id)
    )
    SELECT r.id, r.doc_number AS "docNumber", r.kind, r.state, r.currency, r.total::text AS total, r.parent_id AS "parentId", s.name AS "sourceName", r.doc_date::text AS date,
      r.external_id AS "externalId", CASE jsonb_typeof(r.document->'part') WHEN 'number' THEN (r.document->>'part')::int END AS part
    FROM related JOIN record r ON r.company_id = ${ctx.company} AND r.id = related.id JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    ORDER BY r.id LIMIT ${longestThread}`;
  if (rows.length < 2) return [];
  const docNos = await ctx.db.posting.findMany({ where: { companyId: ctx.company, recordId: { in: rows.map((row) => row.id) }, state: { in: [...bookedPostings] } }, select: { recordId: true, docNo: true } });
  const own = rows.find((row) => row.id === record.id);
  return rows.filter((row) => row.id !== record.id).map((row) => ({
    id: row.id, number: row.docNumber, externalId: row.externalId, parentId: row.parentId, part: row.part, kind: row.kind as Kind, state: row.state as RecordState, currency: row.currency, total: toAmount(row.total), date: row.date, sourceName: row.sourceName,
    docNo: docNos.find((posting) => posting.recordId === row.id)?.docNo ?? null,
    relation: row.id === own?.parentId ? "before" : row.parentId === record.id ? "after" : "same-order",
  }));
}

/**
 * What of each line of the order is ordered, delivered, invoiced, returned, closed and open, over everything that is about
 * it. Empty where the record stands alone and nothing was delivered or taken back.
 */
export async function listOrderLines(ctx: Context, record: ScreenRecord, thread: readonly ScreenPart[]): Promise<ScreenOrderLine[]> {
  const ids = [record.id, ...thread.map((part) => part.id)];
  const [rows, closed] = await Promise.all([
    ctx.db.record.findMany({ where: { companyId: ctx.company, id: { in: ids } }, orderBy: { id: "asc" }, select: { id: true, kind: true, state: true, sourceId: true, orderId: true, document: true } }),
    ctx.db.orderLine.findMany({ where: { companyId: ctx.company, sourceId: record.source.id, orderId: record.orderId }, select: { lineId: true, closed: true } }),
  ]);
  // What the source has said of deliveries since the ledger has the record.
  const noted = await ctx.db.revisionProposal.findMany({ where: { companyId: ctx.company, recordId: { in: ids }, state: "noted" }, orderBy: { id: "asc" }, select: { recordId: true, document: true } });
  const latest = new Map(noted.map((proposal) => [proposal.recordId, proposal.document]));
  const parts = rows.map((row): OrderPart => ({ kind: row.kind as Kind, state: row.state as RecordState, document: withDeliveries({ kind: row.kind as Kind, document: asDocument(row.document) }, latest.get(row.id)) }));
  const sale = rows.find((row) => isAmong(orderKinds, row.kind as Kind));
  if (sale === undefined) return [];
  const first = await ctx.db.recordRevision.findFirst({ where: { companyId: ctx.company, recordId: sale.id, revision: 1 }, select: { document: true } });
  return orderLines(first === null ? null : { kind: sale.kind as Kind, document: asDocument(first.document ?? sale.document) }, parts, new Map(closed.map((line) => [line.lineId, line.closed.toFixed()])));
}

/** The record's own document with what a later message says of how much of each line was delivered. */
function withDeliveries(carrier: OfKind, later: unknown): DocumentOf {
  const now = { kind: carrier.kind, document: asDocument(later) };
  if (later === undefined || !isOfKind(orderKinds, carrier) || !isOfKind(orderKinds, now)) return carrier.document;
  const delivered = new Map(now.document.lines.map((line) => [line.id, line.delivered]));
  return { ...carrier.document, lines: carrier.document.lines.map((line) => ({ ...line, delivered: delivered.get(line.id) ?? line.delivered })) };
}

/** Summaries of records that findings call twins. */
export async function listTwins(ctx: Context, ids: readonly string[]): Promise<ScreenTwin[]> {
  if (ids.length === 0) return [];
  return ctx.db.$queryRaw<ScreenTwin[]>`
    SELECT r.id, r.doc_number AS number, r.external_id AS "externalId", r.kind, r.state, s.name AS "sourceName", r.doc_date::text AS date, r.party_name AS "partyName", r.currency,
           trim_scale(r.total)::text AS total, coalesce(jsonb_array_length(r.document->'lines'), 0) AS lines,
           to_char(r.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "receivedAt",
           (SELECT p.doc_no FROM posting p WHERE p.company_id = r.company_id AND p.record_id = r.id AND p.state IN ('posted', 'voiding', 'void-unknown')) AS "docNo"
    FROM record r JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    WHERE r.company_id = ${ctx.company} AND r.id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
}
