import { v7 as newId } from "uuid";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { postApprovedJob, postLaterJob } from "./jobs.ts";
import { findLine, findLineConnection } from "./line-store.ts";
import { nextStep } from "./line-step.ts";
import { noteLedger } from "./note-ledger.ts";
import { patienceOf } from "./patience.ts";
import { postOne } from "./post-one.ts";
import { probeLedger } from "./probe-ledger.ts";
import { findNextDue, findNextMoment, releaseLease, takeLease, type StoredPosting } from "./store.ts";
import { voidOne } from "./void-one.ts";

/**
 * Sends what is approved and voids what is to be reversed, oldest first, until nothing is left, the batch is full or the
 * ledger says wait. Only the holder of the book's lease sends: a second worker returns at once. What may be done is asked
 * anew before each document, so that a pause, a closed window or a stopped connection counts from the next one on.
 * Where `isEnding` says that this process is about to end, it goes no further than the document at hand and wakes another.
 */
export async function postApproved(ctx: Context, isEnding: () => boolean = () => false): Promise<void> {
  const owner = newId();
  const { lease } = patienceOf((await findLineConnection(ctx.db, ctx.company))?.settings);
  const renew = () => ctx.db.$transaction((tx) => takeLease(tx, ctx.company, owner, lease));
  if (!(await renew())) return wakeAt(ctx, new Date(ctx.now().getTime() + lease));
  const heartbeat = setInterval(() => void renew().catch(() => undefined), lease / 3);
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
    const [connection, line] = await Promise.all([findLineConnection(ctx.db, ctx.company), findLine(ctx.db, ctx.company)]);
    const step = nextStep(connection, hasAnswered ? { ...line, breaker: { failures: 0, openedAt: null } } : line, ctx.now());
    if (step.do === "rest") return step.until === null ? undefined : wakeAt(ctx, step.until);
    if (step.do === "probe") {
      if (!(await renew())) return;
      hasAnswered = await probeLedger(ctx);
      continue;
    }
    // Other companies' work gets its turn, and so does another worker.
    if (done >= line.batchSize) return wakeNow(ctx);
    const maySend = step.do === "send";
    const posting = await ctx.db.$transaction((tx) => findNextDue(tx, ctx.company, ctx.now(), { onlyLooks: !maySend }));
    if (posting === null) {
      if (hasAnswered) await ctx.db.$transaction((tx) => noteLedger(tx, ctx, { kind: "answers" }));
      const next = maySend ? await ctx.db.$transaction((tx) => findNextMoment(tx, ctx.company)) : step.until;
      return next === null ? undefined : wakeAt(ctx, next);
    }
    await (isVoid(posting) ? voidOne(ctx, posting, renew) : postOne(ctx, posting, { renew, maySend }));
    hasAnswered = false;
  }
}

function isVoid({ state }: StoredPosting): boolean {
  return state === "voiding" || state === "void-unknown";
}

async function wakeAt(ctx: Context, startAfter: Date): Promise<void> {
  await ctx.db.$transaction((tx) => enqueue(tx, postLaterJob, { company: ctx.company }, { startAfter }));
}

async function wakeNow(ctx: Context): Promise<void> {
  await ctx.db.$transaction((tx) => enqueue(tx, postApprovedJob, { company: ctx.company }));
}
