import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { can, type Permission } from "#lib/auth/permissions.ts";
import { notify } from "#lib/db/bus.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { actPermissions } from "./acts.ts";
import { findRun, moveRun } from "./store.ts";

export const cancelBulkInput = z.object({ runId: z.uuid() });

/** Stops a run before the next record: what is done stays done, the rest stays as it was. */
export async function cancelBulk(ctx: UserContext, { runId }: z.output<typeof cancelBulkInput>): Promise<Result<{ runId: string }, { code: "not-found" } | { code: "has-ended" } | { code: "forbidden"; permission: Permission }>> {
  return ctx.db.$transaction(async (tx) => {
    const run = await findRun(tx, ctx.company, runId);
    if (run === null) return err({ code: "not-found" });
    const permission = actPermissions[run.act];
    if (!can(ctx.actor, permission)) return err({ code: "forbidden", permission });
    if (!(await moveRun(tx, ctx.company, runId, ["queued", "running"], "cancelled", { at: ctx.now() }))) return err({ code: "has-ended" });
    await writeAudit(tx, ctx, { type: "bulk.cancelled", new: { runId, act: run.act } });
    await notify(tx, ctx.company, { topic: "bulk", ids: [runId] });
    return ok({ runId });
  });
}
