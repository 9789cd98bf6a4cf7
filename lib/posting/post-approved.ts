import { v7 as newId } from "uuid";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { postLaterJob } from "./jobs.ts";
import { postOne } from "./post-one.ts";
import { findNextDue, findNextMoment, findReadiness, releaseLease, takeLease, type StoredPosting } from "./store.ts";
import { voidOne } from "./void-one.ts";

/** A worker that dies holds the book this long; one that lives renews its lease however long a call takes. */
const leaseSeconds = 45;
const renewEveryMs = 15_000;

/**
 * Sends what is approved and voids what is to be reversed, oldest first, until nothing is left or the ledger says wait. Only the holder of the
 * book's lease sends: a second worker returns at once. A stopped connection, or one that asked to wait, is not called.
 */
export async function postApproved(ctx: Context): Promise<void> {
  const owner = newId();
  const renew = () => ctx.db.$transaction((tx) => takeLease(tx, ctx.company, owner, leaseSeconds));
  if (!(await renew())) return wakeAt(ctx, new Date(ctx.now().getTime() + leaseSeconds * 1000));
  const heartbeat = setInterval(() => void renew().catch(() => undefined), renewEveryMs);
  try {
    for (;;) {
      const { state, waitUntil } = await findReadiness(ctx.db, ctx.company);
      if (state !== "open") return;
      if (waitUntil !== null && waitUntil > ctx.now()) return await wakeAt(ctx, waitUntil);
      const posting = await ctx.db.$transaction((tx) => findNextDue(tx, ctx.company, ctx.now()));
      if (posting === null) break;
      await (isVoid(posting) ? voidOne : postOne)(ctx, posting, renew);
    }
    const next = await ctx.db.$transaction((tx) => findNextMoment(tx, ctx.company));
    if (next !== null) await wakeAt(ctx, next);
  } finally {
    clearInterval(heartbeat);
    await ctx.db.$transaction((tx) => releaseLease(tx, ctx.company, owner));
  }
}

function isVoid({ state }: StoredPosting): boolean {
  return state === "voiding" || state === "void-unknown";
}

async function wakeAt(ctx: Context, startAfter: Date): Promise<void> {
  await ctx.db.$transaction((tx) => enqueue(tx, postLaterJob, { company: ctx.company }, { startAfter }));
}
