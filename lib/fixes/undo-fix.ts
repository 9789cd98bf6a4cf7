import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { forgetAliases } from "#lib/reference/forget-aliases.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { fixOnceJob } from "./jobs.ts";
import { refusalOf } from "./may-steer.ts";
import { beginUndo, findToUndo, finishUndo, lockRun, noteUndone, setRunState } from "./store.ts";
import { undoRecords } from "./undo-records.ts";

export const fixRunInput = z.object({ runId: z.uuid() });
export type FixRefusal = { code: "not-found" } | { code: "no-change" } | Extract<ActionRefusal, { code: "forbidden" }>;

/** `records`: how many it had changed; `left`: why the only one of them stays as it is, where it does. */
export type UndoneFix = { runId: string; records: number; left: string | null };

/**
 * Takes an answer back as one step: it is remembered no more, and every record that it changed and that nobody changed,
 * approved or posted since is put back to what it was: a single one at once, many in the background. What is not freed yet
 * stays held.
 */
export async function undoFix(ctx: Context, { runId }: z.output<typeof fixRunInput>): Promise<Result<UndoneFix, FixRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const run = await lockRun(tx, ctx.company, runId);
    if (run === null || ctx.actor.type !== "user") return err({ code: "not-found" });
    const refusal = refusalOf(ctx.actor.role, run.type);
    if (refusal !== null) return err(refusal);
    if (run.undoState !== null) return err({ code: "no-change" });
    if (run.state === "queued" || run.state === "running") await setRunState(tx, ctx.company, runId, "cancelled", ctx.now());
    const next = await findToUndo(tx, ctx.company, runId, 2);
    const only = next.length === 1 ? next : [];
    // Records before answers, as whoever answers takes them: nobody waits for the other.
    await lockRecords(tx, ctx.company, only.map(({ recordId }) => recordId));
    await forgetAliases(tx, ctx, run.aliasIds, `It was taken back that ${run.asked} is ${run.target}`);
    const records = await beginUndo(tx, ctx.company, runId, ctx.actor, ctx.now());
    await writeAudit(tx, ctx, { type: "fix.undone", old: { runId, type: run.type, keys: run.keys, asked: run.asked, target: run.target, state: run.state }, new: { records } });
    const undone = only.length === 0 ? [] : await undoRecords(tx, ctx, { ...run, undoneBy: ctx.actor.id, undoneByName: ctx.actor.name }, only);
    if (undone.length > 0) await noteUndone(tx, ctx.company, runId, undone);
    if (next.length < 2) await finishUndo(tx, ctx.company, runId, ctx.now());
    else await enqueue(tx, fixOnceJob, { company: ctx.company, runId });
    await notify(tx, ctx.company, { topic: "fixes", ids: [runId] });
    return ok({ runId, records, left: undone[0]?.note ?? null });
  });
}
