import type { UserContext } from "#lib/auth/current-actor.ts";
import { logFault } from "#lib/auth/log-fault.ts";
import { can, type Role } from "#lib/auth/permissions.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { actPermissions, undoPermissions } from "./acts.ts";
import { doAct } from "./do-act.ts";
import { findAsker, findRun, finishRun, moveRun, noteItem, type StoredRun, takeItem } from "./store.ts";

/** Records after which it is asked again whether the person may still do this. */
const askedAgainAfter = 50;
/** Records after which an open page hears how far it is. */
const toldEvery = 10;

/**
 * Does what a run was started for, record by record, in the name of whoever asked and with the rights they have now. Each
 * record is changed and noted in one transaction: whoever goes on after a crash, or works on the same run at the same
 * time, does nothing twice. Ends early where the run is cancelled, the person may no longer, or `isStopping` says so.
 */
export async function workBulk(ctx: Context, runId: string, isStopping: () => boolean = () => false): Promise<{ worked: number }> {
  let worked = 0;
  for (;;) {
    const run = await findRun(ctx.db, ctx.company, runId);
    if (run === null || (run.state !== "queued" && run.state !== "running")) return { worked };
    const own = await asAsker(ctx, run);
    if (own === null) {
      await ctx.db.$transaction(async (tx) => {
        if (await moveRun(tx, ctx.company, runId, ["queued", "running"], "stopped", { at: ctx.now() })) await tellProgress(tx, ctx.company, runId);
      });
      return { worked };
    }
    for (let count = 0; count < askedAgainAfter; count += 1) {
      if (isStopping()) return { worked };
      if (!(await workNext(own, run))) {
        await ctx.db.$transaction(async (tx) => {
          if (await finishRun(tx, ctx.company, runId, ctx.now())) await tellProgress(tx, ctx.company, runId);
        });
        return { worked };
      }
      worked += 1;
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

/** False where nothing is left to take. */
async function workNext(ctx: UserContext, run: StoredRun): Promise<boolean> {
  let seq: number | null = null;
  try {
    return await ctx.db.$transaction(async (tx) => {
      const item = await takeItem(tx, ctx.company, run.id);
      if (item === null) return false;
      seq = item.seq;
      const outcome = await doAct(ctx, tx, run, item);
      await noteItem(tx, ctx.company, run.id, item.seq, outcome.ok ? { before: outcome.value } : { refusal: outcome.error }, ctx.now());
      if (item.seq % toldEvery === 0) await tellProgress(tx, ctx.company, run.id);
      return true;
    });
  } catch (error) {
    // One record that makes it fail does not hold back the others; where the database itself is away, this fails too and the job is tried again.
    if (seq === null) throw error;
    const failed: number = seq;
    const refusal = { code: "fault", id: logFault(error, `bulk ${run.act}`) } as const;
    await ctx.db.$transaction(async (tx) => {
      const item = await takeItem(tx, ctx.company, run.id);
      if (item?.seq === failed) await noteItem(tx, ctx.company, run.id, failed, { refusal }, ctx.now());
    });
    return true;
  }
}
