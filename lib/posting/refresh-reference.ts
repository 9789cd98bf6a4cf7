import type { Context } from "#lib/context.ts";
import type { MirrorList } from "#lib/reference/mirror-lists.ts";
import { findConfirmed, noteFailed, notePulled, noteReading, noteShrunk, noteUnlisted } from "#lib/reference/mirror-store.ts";
import { type PulledMasters, pullMasters } from "#lib/reference/pull-masters.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { listMasters, type ListProgress } from "#lib/wiring.ts";
import { openConnectionOf, shareConnection } from "./connection.ts";
import { turnsBesidePosting } from "./paced-ledger.ts";

export type RefreshReferenceError =
  | { code: "no-ledger" }
  /** AutoCount turned the key away: it is not called until a person has set the connection again. */
  | { code: "stopped" }
  /** The book could not be read to its end; the mirror is as it was. */
  | { code: "not-read"; reason: string }
  /** The connection was set to another book meanwhile. */
  | { code: "changed-meanwhile" };

/** Progress is written no more often than this. Milliseconds. */
const progressEveryMs = 1_000;

/**
 * Reads the company's account book and brings the mirror of its items, debtors, creditors and locations up to date. All or nothing: a pull
 * that fails on its way leaves the mirror as it was, and says why beside its age.
 */
export async function refreshReference(ctx: Context): Promise<Result<PulledMasters, RefreshReferenceError>> {
  const connection = await openConnectionOf(ctx.db, ctx.company);
  if (connection === null) return err({ code: "no-ledger" });
  if (connection.state === "stopped") {
    await noteFailed(ctx.db, ctx.company, { list: null, reason: "AutoCount turned the key away, so it is not asked. Set the connection again.", at: ctx.now() });
    return err({ code: "stopped" });
  }
  const begunAt = ctx.now();
  const progress = followProgress(ctx);
  const turn = await turnsBesidePosting(ctx, connection.kind);
  const masters = await listMasters(connection, turn, progress.note).catch(async (error: unknown) => {
    await progress.written();
    await noteFailed(ctx.db, ctx.company, { list: null, reason: "Holdpoint could not read the answer: see the worker's log.", at: ctx.now() });
    throw error;
  });
  await progress.written();
  if (!masters.ok) {
    await noteFailed(ctx.db, ctx.company, { list: masters.error.list, reason: masters.error.reason, at: ctx.now() });
    return err({ code: "not-read", reason: masters.error.reason });
  }
  return ctx.db.$transaction(async (tx) => {
    const now = await shareConnection(tx, ctx.company);
    if (now?.baseUrl !== connection.baseUrl || now.book !== connection.book) return err({ code: "changed-meanwhile" });
    const pulled = await pullMasters(tx, ctx, masters.value, begunAt, await findConfirmed(tx, ctx.company));
    const { items, customers, suppliers, locations } = pulled;
    for (const [list, one] of [["item", items], ["customer", customers], ["supplier", suppliers], ["location", locations]] as const) {
      if (one?.shrunkFrom !== undefined) await noteShrunk(tx, ctx.company, list, { listed: one.listed, active: one.shrunkFrom, at: ctx.now() });
      else if (one !== null) await notePulled(tx, ctx.company, list, { at: ctx.now(), rows: one.listed, tookMs: progress.took(list) });
    }
    const refused = (["supplier", "location"] as const).filter((list) => (list === "supplier" ? suppliers : locations) === null);
    for (const list of refused) await noteUnlisted(tx, ctx.company, { list, at: ctx.now() });
    return ok(pulled);
  });
}

/** Writes down how far the reading is, now and then and one after the other, and how long each list took. */
function followProgress(ctx: Context) {
  const begun = new Map<MirrorList, number>();
  const tookMs = new Map<MirrorList, number>();
  let writing: Promise<unknown> = Promise.resolve();
  let writtenAt = 0;
  const note = ({ list, rows, isDone }: ListProgress) => {
    const now = ctx.now().getTime();
    const isFirst = !begun.has(list);
    if (isFirst) begun.set(list, now);
    if (isDone) tookMs.set(list, now - (begun.get(list) ?? now));
    if (!isFirst && !isDone && now - writtenAt < progressEveryMs) return;
    writtenAt = now;
    const since = new Date(begun.get(list) ?? now);
    // How far it is, is told to whoever waits; that it could not be told must not undo the reading.
    writing = writing.then(() => noteReading(ctx.db, ctx.company, list, { since, rows })).catch(() => undefined);
  };
  return { note, written: () => writing, took: (list: MirrorList) => tookMs.get(list) ?? 0 };
}
