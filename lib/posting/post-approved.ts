import { v7 as newId } from "uuid";
import type { Context } from "#lib/context.ts";
import { rawReads } from "#lib/db/raw-tx.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { postApprovedJob } from "./jobs.ts";
import { findLine, findLineConnection, type Line, type LineConnection } from "./line-store.ts";
import { nextStep } from "./line-step.ts";
import { noteLedger } from "./note-ledger.ts";
import { postAt } from "./post-at.ts";
import { patienceOf } from "./patience.ts";
import { postInARow } from "./post-in-a-row.ts";
import { postOne } from "./post-one.ts";
import { probeLedger } from "./probe-ledger.ts";
import { releaseLease, takeLease } from "./connection-store.ts";
import { findForgottenWork, findNextDue, findNextMoment } from "./due-store.ts";
import type { StoredPosting } from "./store.ts";
import { voidOne } from "./void-one.ts";

/**
 * Sends what is approved and voids what is to be reversed, oldest first, until nothing is left, the batch is full or the
 * ledger says wait. Only the holder of the book's lease sends: a second worker returns at once. What may be done is asked
 * anew before each document (before each few, where they go quickly and nothing paces them), so that a pause, a closed window or a stopped
 * connection counts from the next on.
 * Where `isEnding` says that this process is about to end, it goes no further than the document at hand and wakes another.
 */
export async function postApproved(ctx: Context, isEnding: () => boolean = () => false): Promise<void> {
  const owner = newId();
  const { lease } = patienceOf((await findLineConnection(rawReads(), ctx.company))?.settings);
  const take = () => takeLease(rawReads(), ctx.company, owner, lease);
  if (!(await take())) return wakeAt(ctx, new Date(ctx.now().getTime() + lease));
  let takenAt = performance.now();
  // For two thirds of its time a lease that was taken is surely ours still, and nobody is asked.
  const renew = async () => {
    const now = performance.now();
    if (now - takenAt < lease / 3) return true;
    if (!(await take())) return false;
    takenAt = now;
    return true;
  };
  const heartbeat = setInterval(() => void renew().catch(() => undefined), lease / 4);
  try {
    await work(ctx, renew, isEnding);
  } finally {
    clearInterval(heartbeat);
    await ctx.db.$transaction((tx) => releaseLease(tx, ctx.company, owner));
  }
}

async function work(ctx: Context, renew: () => Promise<boolean>, isEnding: () => boolean): Promise<void> {
  for (let done = 0, hasAnswered = false; ; done += 1) {
    if (isEnding()) return wakeAt(ctx, ctx.now());
    const [connection, line] = await Promise.all([findLineConnection(rawReads(), ctx.company), findLine(rawReads(), ctx.company)]);
    const step = nextStep(connection, hasAnswered ? { ...line, breaker: { failures: 0, openedAt: null } } : line, ctx.now());
    if (step.do === "rest") return step.until === null ? undefined : wakeAt(ctx, step.until);
    if (step.do === "probe") {
      if (!(await renew())) return;
      hasAnswered = await probeLedger(ctx);
      continue;
    }
    if (done >= line.batchSize) {
      // Where another company's work waits for a worker, it gets its turn.
      if ((await findForgottenWork(ctx.db, ctx.now())).length > 0) return wakeNow(ctx);
      done = 0;
    }
    const maySend = step.do === "send";
    // What usually comes: documents that only have to be sent, by a line that is well.
    const inARow = maySend && isWell(line, connection) ? await postInARow(ctx, { renew, isEnding, line, most: line.batchSize - done }) : 0;
    if (inARow > 0) {
      done += inARow - 1;
      hasAnswered = false;
      continue;
    }
    const posting = await findNextDue(rawReads(), ctx.company, ctx.now(), { onlyLooks: !maySend });
    if (posting === null) {
      if (hasAnswered) await ctx.db.$transaction((tx) => noteLedger(tx, ctx, { kind: "answers" }));
      const next = maySend ? await ctx.db.$transaction((tx) => findNextMoment(tx, ctx.company)) : step.until;
      return next === null ? undefined : wakeAt(ctx, next);
    }
    await (isVoid(posting) ? voidOne(ctx, posting, renew) : postOne(ctx, posting, { renew, maySend, line: { pace: line.pace } }));
    hasAnswered = false;
  }
}

function isWell({ breaker, reopenedAt }: Line, connection: LineConnection | null): boolean {
  return breaker.failures === 0 && breaker.openedAt === null && reopenedAt === null && connection?.waitUntil === null;
}

function isVoid({ state }: StoredPosting): boolean {
  return state === "voiding" || state === "void-unknown";
}

async function wakeAt(ctx: Context, at: Date): Promise<void> {
  await ctx.db.$transaction((tx) => postAt(tx, ctx.company, at));
}

async function wakeNow(ctx: Context): Promise<void> {
  await ctx.db.$transaction((tx) => enqueue(tx, postApprovedJob, { company: ctx.company }));
}
