import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { can, type Permission } from "#lib/auth/permissions.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { undoPermissions } from "./acts.ts";
import { bulkJob } from "./jobs.ts";
import { findRun, freezeDone, insertRun } from "./store.ts";

export const undoBulkInput = z.object({ runId: z.uuid() });

export type UndoRefusal = { code: "not-found" } | { code: "forbidden"; permission: Permission } | { code: "cannot-be-undone" } | { code: "under-way" } | { code: "undone-already" } | { code: "nothing-to-do" };

/** Takes back everything that a run has done, as one step and in the background; what was changed since is refused and told. */
export async function undoBulk(ctx: UserContext, { runId }: z.output<typeof undoBulkInput>): Promise<Result<{ runId: string }, UndoRefusal>> {
  return ctx.db.$transaction(async (tx): Promise<Result<{ runId: string }, UndoRefusal>> => {
    const run = await findRun(tx, ctx.company, runId);
    if (run === null || run.state === "draft") return err({ code: "not-found" });
    const permission = undoPermissions[run.act];
    if (permission === null || run.undoOf !== null) return err({ code: "cannot-be-undone" });
    if (!can(ctx.actor, permission)) return err({ code: "forbidden", permission });
    if (run.state === "queued" || run.state === "running") return err({ code: "under-way" });
    if (run.done === 0) return err({ code: "nothing-to-do" });
    const undoId = await insertRun(tx, ctx.company, { queueId: run.queueId, act: run.act, by: ctx.actor, at: ctx.now(), undo: { of: runId, state: "queued", input: run.input as object, total: run.done } });
    await freezeDone(tx, ctx.company, undoId, runId);
    await writeAudit(tx, ctx, { type: "bulk.undone", new: { runId: undoId, of: runId, act: run.act, total: run.done } });
    await enqueue(tx, bulkJob, { company: ctx.company, runId: undoId });
    return ok({ runId: undoId });
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return err<UndoRefusal>({ code: "undone-already" });
    throw error;
  });
}
