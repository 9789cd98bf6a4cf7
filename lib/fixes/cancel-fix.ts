import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { refusalOf } from "./may-steer.ts";
import { lockRun, setRunState } from "./store.ts";
import type { FixRefusal, fixRunInput } from "./undo-fix.ts";

/** Stops freeing records after the batch that is being written. The answer stays remembered, and what is freed stays free. */
export async function cancelFix(ctx: Context, { runId }: z.output<typeof fixRunInput>): Promise<Result<{ runId: string }, FixRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const run = await lockRun(tx, ctx.company, runId);
    if (run === null) return err({ code: "not-found" });
    const refusal = refusalOf(ctx.actor.role, run.type);
    if (refusal !== null) return err(refusal);
    if (run.state !== "queued" && run.state !== "running") return err({ code: "no-change" });
    await setRunState(tx, ctx.company, runId, "cancelled", ctx.now());
    await writeAudit(tx, ctx, { type: "fix.cancelled", new: { runId, asked: run.asked, target: run.target } });
    await notify(tx, ctx.company, { topic: "fixes", ids: [runId] });
    return ok({ runId });
  });
}
