import type { Context } from "#lib/context.ts";
import { openStates } from "#lib/canonical/states.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { recheckLocked, type RecheckedRecord } from "#lib/records/recheck-locked.ts";
import { areAliasesStanding } from "#lib/reference/are-aliases-standing.ts";
import { batchSize } from "./fix-states.ts";
import { addAsking, findPending, finishUndo, findToUndo, type LockedRun, lockRun, type NotedOutcome, noteOutcomes, noteUndone, setRunState } from "./store.ts";
import { undoRecords } from "./undo-records.ts";

/** A record that could not be worked on, and why: for the log. */
export type FixFailure = { recordId: string; error: unknown };

/**
 * Frees the records of an answer for many, or puts them back where it was taken back, batch by batch. Each batch is one
 * transaction that also writes what became of its records: after a crash, or where two workers have the job, it goes on
 * from there and nothing is done twice. A record that makes its batch fail does not hold back the others.
 */
export async function workFix(ctx: Context, runId: string, isStopping: () => boolean = () => false): Promise<FixFailure[]> {
  const failures: FixFailure[] = [];
  let limit = batchSize;
  for (let alone = 0; !isStopping(); ) {
    try {
      if ((await ctx.db.$transaction((tx) => step(tx, ctx, runId, limit))) === "done") return failures;
      alone = Math.max(0, alone - 1);
      if (alone === 0) limit = batchSize;
    } catch (error) {
      if (limit === 1) {
        const recordId = await ctx.db.$transaction((tx) => giveUpOne(tx, ctx, runId));
        if (recordId === null) throw error;
        failures.push({ recordId, error });
      } else {
        // Together they fail; one after the other only the one that is to blame does.
        alone = batchSize;
        limit = 1;
      }
    }
  }
  throw new Error("stopped before all records were freed");
}

async function step(tx: Tx, ctx: Context, runId: string, limit: number): Promise<"more" | "done"> {
  const run = await lockRun(tx, ctx.company, runId);
  if (run === null) return "done";
  const outcome = run.undoState !== null ? await putBack(tx, ctx, run, limit) : await free(tx, ctx, run, limit);
  await notify(tx, ctx.company, { topic: "fixes", ids: [runId] });
  return outcome;
}

async function free(tx: Tx, ctx: Context, run: LockedRun, limit: number): Promise<"more" | "done"> {
  const { company } = ctx;
  if (run.state !== "queued" && run.state !== "running") return "done";
  const ids = await findPending(tx, company, run.id, limit);
  if (ids.length === 0) {
    // What came in while the others were freed asks too.
    if ((await addAsking(tx, company, run)) > 0) return "more";
    await setRunState(tx, company, run.id, "done", ctx.now());
    return "done";
  }
  // Records before answers, as whoever answers one by one takes them: nobody waits for the other.
  const records = await lockRecords(tx, company, ids);
  if (!(await areAliasesStanding(tx, company, run.aliasIds))) {
    await setRunState(tx, company, run.id, "replaced", ctx.now());
    return "done";
  }
  const open = records.filter(({ state, holds }) => openStates.includes(state) && holds.length > 0);
  const rechecked = await recheckLocked(tx, ctx, open, {
    answeredBy: { id: run.askedBy, name: run.askedByName },
    because: `${run.asked} is ${run.target}`,
  });
  const done = new Map(rechecked.map((one) => [one.record.id, one]));
  await noteOutcomes(tx, company, run.id, ids.map((id) => outcomeOf(id, done.get(id))));
  return "more";
}

function outcomeOf(recordId: string, done: RecheckedRecord | undefined): NotedOutcome {
  if (done === undefined) {
    return { recordId, outcome: "passed", revisionBefore: null, revisionAfter: null, stateAfter: null, holds: [], note: "Somebody answered or decided it before its turn came." };
  }
  const { record, revision, state, holds } = done;
  return { recordId, outcome: holds.length === 0 ? "freed" : "stayed", revisionBefore: record.revision, revisionAfter: revision, stateAfter: state, holds, note: null };
}

async function putBack(tx: Tx, ctx: Context, run: LockedRun, limit: number): Promise<"more" | "done"> {
  if (run.undoState === "done") return "done";
  const next = await findToUndo(tx, ctx.company, run.id, limit);
  if (next.length === 0) {
    await finishUndo(tx, ctx.company, run.id, ctx.now());
    return "done";
  }
  await noteUndone(tx, ctx.company, run.id, await undoRecords(tx, ctx, run, next));
  return "more";
}

/** Leaves the next record as it is, and says so; null where there is none. */
async function giveUpOne(tx: Tx, ctx: Context, runId: string): Promise<string | null> {
  const run = await lockRun(tx, ctx.company, runId);
  if (run === null) return null;
  await notify(tx, ctx.company, { topic: "fixes", ids: [runId] });
  if (run.undoState !== null) {
    const [next] = await findToUndo(tx, ctx.company, runId, 1);
    if (next === undefined) return null;
    await noteUndone(tx, ctx.company, runId, [{ recordId: next.recordId, undo: "exception", note: "It could not be put back. Open it and look at it." }]);
    return next.recordId;
  }
  const [recordId] = await findPending(tx, ctx.company, runId, 1);
  if (recordId === undefined) return null;
  await noteOutcomes(tx, ctx.company, runId, [{ recordId, outcome: "failed", revisionBefore: null, revisionAfter: null, stateAfter: null, holds: [], note: "It could not be checked. Open it and answer it there." }]);
  return recordId;
}
