import type { RecordKind } from "#lib/canonical/kinds.ts";
import { toAmount } from "#lib/canonical/money.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { orderLines } from "./order-lines.ts";
import type { ScreenOrderLine, ScreenPart, ScreenRecord, ScreenTwin } from "./record-screen.ts";
import { asDocument } from "./stored-document.ts";

/** The other records of the same order, oldest first. */
export async function listThread(ctx: Context, record: ScreenRecord): Promise<ScreenPart[]> {
  const rows = await ctx.db.record.findMany({
    where: { companyId: ctx.company, sourceId: record.source.id, orderId: record.orderId },
    orderBy: { id: "asc" },
    select: { id: true, docNumber: true, kind: true, state: true, currency: true, total: true, parentId: true },
  });
  if (rows.length < 2) return [];
  const docNos = await ctx.db.posting.findMany({ where: { companyId: ctx.company, recordId: { in: rows.map((row) => row.id) }, state: "posted" }, select: { recordId: true, docNo: true } });
  const own = rows.find((row) => row.id === record.id);
  return rows.filter((row) => row.id !== record.id).map((row) => ({
    id: row.id, number: row.docNumber, kind: row.kind as RecordKind, state: row.state as RecordState, currency: row.currency, total: toAmount(row.total.toFixed()),
    docNo: docNos.find((posting) => posting.recordId === row.id)?.docNo ?? null,
    relation: row.id === own?.parentId ? "before" : row.parentId === record.id ? "after" : "same-order",
  }));
}

/** What of each line of the order is delivered, invoiced, closed and open, over all its parts. */
export async function listOrderLines(ctx: Context, record: ScreenRecord): Promise<ScreenOrderLine[]> {
  const ofOrder = { companyId: ctx.company, sourceId: record.source.id, orderId: record.orderId };
  const decided = await ctx.db.orderLine.findMany({ where: ofOrder, select: { lineId: true, closed: true } });
  if (decided.length === 0) return [];
  const parts = await ctx.db.record.findMany({ where: ofOrder, orderBy: { id: "asc" }, select: { id: true, state: true, document: true } });
  const first = await ctx.db.recordRevision.findFirst({ where: { companyId: ctx.company, recordId: parts[0]?.id ?? record.id, revision: 1 }, select: { document: true } });
  return orderLines(
    first === null ? null : asDocument(first.document),
    parts.map((part) => ({ state: part.state as RecordState, document: asDocument(part.document) })),
    new Map(decided.map((line) => [line.lineId, line.closed.toFixed()])),
  );
}

/** Summaries of records that findings call twins. */
export async function listTwins(ctx: Context, ids: readonly string[]): Promise<ScreenTwin[]> {
  if (ids.length === 0) return [];
  return ctx.db.$queryRaw<ScreenTwin[]>`
    SELECT r.id, r.doc_number AS number, r.external_id AS "externalId", r.kind, r.state, s.name AS "sourceName", r.doc_date::text AS date, r.party_name AS "partyName", r.currency,
           trim_scale(r.total)::text AS total, jsonb_array_length(r.document->'lines') AS lines,
           to_char(r.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "receivedAt",
           (SELECT p.doc_no FROM posting p WHERE p.company_id = r.company_id AND p.record_id = r.id AND p.state = 'posted') AS "docNo"
    FROM record r JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    WHERE r.company_id = ${ctx.company} AND r.id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
}
