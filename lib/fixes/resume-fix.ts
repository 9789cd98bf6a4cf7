import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { fixOnceJob } from "./jobs.ts";
import { refusalOf } from "./may-steer.ts";
import { lockRun, setRunState } from "./store.ts";
import type { FixRefusal, fixRunInput } from "./undo-fix.ts";

/** Goes on freeing the records of an answer that was stopped. */
export async function resumeFix(ctx: Context, { runId }: z.output<typeof fixRunInput>): Promise<Result<{ runId: string }, FixRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const run = await lockRun(tx, ctx.company, runId);
    if (run === null) return err({ code: "not-found" });
    const refusal = refusalOf(ctx.actor.role, run.type);
    if (refusal !== null) return err(refusal);
    if (run.state !== "cancelled" || run.undoState !== null) return err({ code: "no-change" });
    await setRunState(tx, ctx.company, runId, "queued", null);
    await writeAudit(tx, ctx, { type: "fix.resumed", new: { runId, asked: run.asked, target: run.target } });
    await enqueue(tx, fixOnceJob, { company: ctx.company, runId });
    await notify(tx, ctx.company, { topic: "fixes", ids: [runId] });
    return ok({ runId });
  });
}
