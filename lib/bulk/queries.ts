import { z } from "zod";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { can, type Permission } from "#lib/auth/permissions.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { type BulkAct, undoPermissions } from "./acts.ts";
import type { RunState, Sum } from "./store.ts";
import type { BulkRefusal } from "./why-not.ts";

type Reader = Pick<Context, "company" | "db">;

export const itemStates = ["waiting", "done", "refused", "left-out"] as const;
export type ItemState = (typeof itemStates)[number];

/** A run as its screen shows it; moments are ISO 8601 in UTC. */
export type ShownRun = {
  id: string; queueId: string; act: BulkAct; input: unknown; state: RunState; askedBy: string; askedAt: string; finishedAt: string | null; isUndo: boolean; undoOf: string | null;
  /** The run that took this one back. */
  undoneBy: string | null;
  total: number; done: number; refused: number; leftOut: number; sums: Sum[];
};

export type ShownItem = { seq: number; recordId: string; number: string; partyName: string; currency: string; total: string; state: ItemState; recordState: RecordState | null; refusal: BulkRefusal | null; /** Sent as its message reads with today's mapping. */ isReadToday: boolean };
/** `undoneBy`: what it takes to take it back, null where nothing does; `mayUndo`: whoever asks may. */
export type BulkResults = { run: ShownRun; items: ShownItem[]; undoneBy: Permission | null; mayUndo: boolean };

const itemsOnPage = 100;

/** Null where this company has no such run, or it was never started. */
export async function findBulkRun(ctx: Reader, id: string): Promise<ShownRun | null> {
  const row = await ctx.db.bulkRun.findFirst({ where: { companyId: ctx.company, id, state: { not: "draft" } } });
  if (row === null) return null;
  const undone = await ctx.db.bulkRun.findFirst({ where: { companyId: ctx.company, undoOf: id }, select: { id: true } });
  return shown(row, undone?.id ?? null);
}

const runsOnPage = 50;

/** The latest runs of the company, those that are under way among them; `next` is the run after which the next page begins. */
export async function listBulkRuns(ctx: Reader, before: string | null): Promise<{ runs: ShownRun[]; next: string | null }> {
  const rows = await ctx.db.bulkRun.findMany({ where: { companyId: ctx.company, state: { not: "draft" }, ...(before === null ? {} : { id: { lt: before } }) }, orderBy: { id: "desc" }, take: runsOnPage + 1 });
  const runs = rows.slice(0, runsOnPage).map((row) => shown(row, null));
  return { runs, next: rows.length > runsOnPage ? (runs.at(-1)?.id ?? null) : null };
}

/** What of a run's records is shown, as it stands in the address; what cannot be read does not count. */
export const itemsView = z.object({ state: z.enum(itemStates).nullable().default(null).catch(null), after: z.coerce.number().int().min(0).max(2_147_483_647).default(0).catch(0) });
export type ItemsView = z.output<typeof itemsView>;

/** Records of a run in the order in which they are done, after one of them; of one state or of all, or of all that were asked for. */
export async function listBulkItems(ctx: Pick<Context, "company"> & { db: Pick<Tx, "$queryRaw"> }, runId: string, { state, after, isAsked = false }: ItemsView & { isAsked?: boolean }): Promise<{ items: ShownItem[]; next: number | null }> {
  const rows = await ctx.db.$queryRaw<ShownItem[]>`
    SELECT i.seq, i.record_id AS "recordId", coalesce(r.doc_number, '') AS number, coalesce(r.party_name, '') AS "partyName", coalesce(r.currency, '') AS currency, coalesce(r.total, 0)::text AS total, i.state, r.state AS "recordState", i.refusal, coalesce(i.reading, '') <> '' AS "isReadToday"
    FROM bulk_item i LEFT JOIN record r ON r.company_id = i.company_id AND r.id = i.record_id
    WHERE i.company_id = ${ctx.company} AND i.run_id = ${runId}::uuid AND i.seq > ${after} AND (${state}::text IS NULL OR i.state = ${state}) AND NOT (${isAsked} AND i.state = 'left-out') ORDER BY i.seq LIMIT ${itemsOnPage + 1}`;
  const items = rows.slice(0, itemsOnPage);
  return { items, next: rows.length > itemsOnPage ? (items.at(-1)?.seq ?? null) : null };
}

/** The records that a question of this person is about and that can be done, until it is answered. */
export async function listAskedRecords(ctx: Reader, runId: string, askedBy: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ recordId: string }[]>`
    SELECT i.record_id AS "recordId" FROM bulk_item i JOIN bulk_run r ON r.company_id = i.company_id AND r.id = i.run_id
    WHERE i.company_id = ${ctx.company} AND i.run_id = ${runId}::uuid AND r.asked_by = ${askedBy}::uuid AND i.state = 'waiting' ORDER BY i.seq`;
  return rows.map(({ recordId }) => recordId);
}

/** A small run with the records that it was to do: those that were left out were told before. Throws where there is no such run. */
export async function getBulkResults(ctx: UserContext, runId: string): Promise<BulkResults> {
  const run = await findBulkRun(ctx, runId);
  if (run === null) throw new Error(`there is no bulk run ${runId}`);
  const undoneBy = undoPermissions[run.act];
  return { run, items: (await listBulkItems(ctx, runId, { state: null, after: 0, isAsked: true })).items, undoneBy, mayUndo: undoneBy !== null && can(ctx.actor, undoneBy) };
}

type Row = NonNullable<Awaited<ReturnType<Reader["db"]["bulkRun"]["findFirst"]>>>;

function shown(row: Row, undoneBy: string | null): ShownRun {
  const { id, queueId, act, input, state, askedByName, askedAt, finishedAt, undoOf, total, done, refused, leftOut, sums } = row;
  return {
    id, queueId, act: act as BulkAct, input, state: state as RunState, askedBy: askedByName, askedAt: askedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, isUndo: undoOf !== null, undoOf, undoneBy,
    total, done, refused, leftOut, sums: sums as Sum[],
  };
}
