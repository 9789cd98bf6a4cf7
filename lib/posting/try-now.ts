import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { postApprovedJob } from "./jobs.ts";
import { findLineConnection, lockLine, saveStand } from "./line-store.ts";
import { setWait } from "./connection-store.ts";

/**
 * Has the ledger looked at now instead of at the next moment: a stopped connection is opened where the key works again, a
 * wait is over. Where it is still down, the waits go on from where they were.
 */
export async function tryNow(ctx: Context): Promise<Result<Record<never, never>, { code: "no-ledger" } | { code: "no-change" }>> {
  return ctx.db.$transaction(async (tx) => {
    const line = await lockLine(tx, ctx.company);
    const connection = await findLineConnection(tx, ctx.company);
    if (connection === null) return err({ code: "no-ledger" });
    if (connection.state === "open" && connection.waitUntil === null && line.breaker.openedAt === null) return err({ code: "no-change" });
    if (connection.state === "stopped") await saveStand(tx, ctx.company, { probeAt: ctx.now() });
    else await setWait(tx, ctx.company, null);
    await enqueue(tx, postApprovedJob, { company: ctx.company });
    await writeAudit(tx, ctx, { type: "line.tried", reason: connection.stopReason ?? connection.waitReason });
    return ok({});
  });
}
