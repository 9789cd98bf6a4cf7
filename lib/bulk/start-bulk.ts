import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { can, type Permission } from "#lib/auth/permissions.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { actInputs, actPermissions } from "./acts.ts";
import { bulkJob } from "./jobs.ts";
import { type BulkResults, getBulkResults } from "./queries.ts";
import { countUncompared, dropReadings, lockRun, moveRun } from "./store.ts";
import { workBulk } from "./work-bulk.ts";

export const startBulkInput = z.object({ runId: z.uuid(), input: z.record(z.string(), z.unknown()).default({}) });

/** So many are done at once, while the person waits; more in the background. */
const doneAtOnce = 50;
/** A small run that was lost with its process is taken up by the worker. */
const lostAfterMs = 60_000;

export type StartRefusal = { code: "forbidden"; permission: Permission } | { code: "not-found" } | { code: "nothing-to-do" } | { code: "not-compared" } | { code: "invalid"; issues: { path: string; message: string }[] };

/**
 * Starts what was asked, for exactly the records that were told. A few are done before it returns, with what became of
 * each; of many `results` is null and the worker does them. Started twice it refuses: the question is used up.
 */
export async function startBulk(ctx: UserContext, { runId, input }: z.output<typeof startBulkInput>, atOnce: number = doneAtOnce): Promise<Result<{ runId: string; total: number; results: BulkResults | null }, StartRefusal>> {
  const started = await ctx.db.$transaction(async (tx): Promise<Result<{ total: number }, StartRefusal>> => {
    const run = await lockRun(tx, ctx.company, runId);
    if (run === null || run.askedBy !== ctx.actor.id || run.state !== "draft") return err({ code: "not-found" });
    const permission = actPermissions[run.act];
    if (!can(ctx.actor, permission)) return err({ code: "forbidden", permission });
    const parsed = actInputs[run.act].safeParse(input);
    if (!parsed.success) return err({ code: "invalid", issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })) });
    if (run.total === 0) return err({ code: "nothing-to-do" });
    if (run.act === "retry") {
      // What nobody was told is not sent: each record's reading stands in the question, or it goes as it stands.
      if (!("mapping" in parsed.data) || parsed.data.mapping === "as-it-stands") await dropReadings(tx, ctx.company, runId);
      else if ((await countUncompared(tx, ctx.company, runId)) > 0) return err({ code: "not-compared" });
    }
    if (!(await moveRun(tx, ctx.company, runId, ["draft"], "queued", { at: ctx.now(), input: parsed.data }))) throw new Error("a locked run was moved by somebody else");
    await writeAudit(tx, ctx, { type: "bulk.started", new: { runId, act: run.act, total: run.total, ...audited(parsed.data) } });
    const isSmall = run.total <= atOnce;
    await enqueue(tx, bulkJob, { company: ctx.company, runId }, isSmall ? { startAfter: new Date(ctx.now().getTime() + lostAfterMs) } : {});
    return ok({ total: run.total });
  });
  if (!started.ok) return started;
  const { total } = started.value;
  if (total > atOnce) return ok({ runId, total, results: null });
  await workBulk(ctx, runId);
  return ok({ runId, total, results: await getBulkResults(ctx, runId) });
}

/** Of many numbers, how many: each stands in the audit of its own record. */
function audited(input: object): object {
  return "numbers" in input && Array.isArray(input.numbers) ? { numbers: input.numbers.length } : input;
}
