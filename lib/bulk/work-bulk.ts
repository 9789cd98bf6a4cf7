import type { UserContext } from "#lib/auth/current-actor.ts";
import { logFault } from "#lib/auth/log-fault.ts";
import { can, type Role } from "#lib/auth/permissions.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { actPermissions, undoPermissions } from "./acts.ts";
import { doneTogether, doAct } from "./do-act.ts";
import { findAsker, findRun, finishRun, moveRun, noteItems, type Noted, type StoredItem, type StoredRun, takeItems } from "./store.ts";

/** Records after which it is asked again whether the person may still do this. */
const askedAgainAfter = 50;
/** Records after which an open page hears how far it is. */
const toldEvery = 10;

/**
 * Does what a run was started for, record by record or a few together, in the name of whoever asked and with the rights they
 * have now. A record is changed and noted in one transaction: whoever goes on after a crash, or works on the same run at the
 * same time, does nothing twice. Ends early where the run is cancelled, the person may no longer, or `isStopping` says so.
 */
export async function workBulk(ctx: Context, runId: string, isStopping: () => boolean = () => false): Promise<{ worked: number }> {
  let worked = 0;
  for (;;) {
    const run = await findRun(ctx.db, ctx.company, runId);
    if (run === null || (run.state !== "queued" && run.state !== "running")) {
      // Cancelled meanwhile: the record that was under way then is done since.
      if (worked > 0) await ctx.db.$transaction((tx) => tellProgress(tx, ctx.company, runId));
      return { worked };
    }
    const own = await asAsker(ctx, run);
    if (own === null) {
      await ctx.db.$transaction(async (tx) => {
        if (await moveRun(tx, ctx.company, runId, ["queued", "running"], "stopped", { at: ctx.now() })) await tellProgress(tx, ctx.company, runId);
      });
      return { worked };
    }
    for (let count = 0; count < askedAgainAfter; ) {
      if (isStopping()) return { worked };
      const done = await workNext(own, run);
      if (done === 0) {
        await ctx.db.$transaction(async (tx) => {
          await finishRun(tx, ctx.company, runId, ctx.now());
          await tellProgress(tx, ctx.company, runId);
        });
        return { worked };
      }
      count += done;
      worked += done;
    }
  }
}

function tellProgress(tx: Tx, company: number, runId: string): Promise<void> {
  return notify(tx, company, { topic: "bulk", ids: [runId] });
}

async function asAsker(ctx: Context, run: StoredRun): Promise<UserContext | null> {
  const asker = await findAsker(ctx.db, ctx.company, run.askedBy);
  const permission = run.undoOf === null ? actPermissions[run.act] : undoPermissions[run.act];
  if (asker === null || permission === null) return null;
  const actor = { type: "user" as const, id: run.askedBy, name: asker.name, role: asker.role as Role, ip: null };
  return can(actor, permission) ? { ...ctx, actor } : null;
}

/** Does what can be done together; returns how many that were, 0 where nothing is left to take. */
async function workNext(ctx: UserContext, run: StoredRun): Promise<number> {
  const together = run.undoOf === null ? doneTogether[run.act] : 1;
  if (together === 1) return workOne(ctx, run);
  try {
    return await work(ctx, run, together, () => {});
  } catch {
    // Something made it fail for all of them: which record that is, they show one by one.
    for (let done = 0; done < together; done += 1) if ((await workOne(ctx, run)) === 0) return done;
    return together;
  }
}

async function workOne(ctx: UserContext, run: StoredRun): Promise<number> {
  let seq: number | null = null;
  try {
    return await work(ctx, run, 1, ([item]) => {
      seq = item?.seq ?? null;
    });
  } catch (error) {
    // One record that makes it fail does not hold back the others; where the database itself is away, this fails too and the job is tried again.
    if (seq === null) throw error;
    const failed: number = seq;
    const refusal = { code: "fault", id: logFault(error, `bulk ${run.act}`) } as const;
    await ctx.db.$transaction(async (tx) => {
      const [item] = await takeItems(tx, ctx.company, run.id, 1);
      if (item?.seq === failed) await noteItems(tx, ctx.company, run.id, [{ seq: failed, refusal }], ctx.now());
    });
    return 1;
  }
}

/** Takes at most so many records, does the act for them and notes what became of each, all or nothing. */
async function work(ctx: UserContext, run: StoredRun, most: number, taken: (items: readonly StoredItem[]) => void): Promise<number> {
  return ctx.db.$transaction(async (tx) => {
    const items = await takeItems(tx, ctx.company, run.id, most);
    if (items.length === 0) return 0;
    taken(items);
    const outcomes = await doAct(ctx, tx, run, items);
    const noted = items.map(({ seq }, place): Noted => {
      const outcome = outcomes[place] as (typeof outcomes)[number];
      return outcome.ok ? { seq, before: outcome.value } : { seq, refusal: outcome.error };
    });
    await noteItems(tx, ctx.company, run.id, noted, ctx.now());
    if (items.some(({ seq }) => seq % toldEvery === 0)) await tellProgress(tx, ctx.company, run.id);
    return items.length;
  });
}
