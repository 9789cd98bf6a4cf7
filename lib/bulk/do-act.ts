import { approvedTogether } from "#lib/approval/approve-records.ts";
import { approveTogether } from "#lib/approval/approve-together.ts";
import { markPostedByHand } from "#lib/approval/mark-posted-by-hand.ts";
import { undoApproval } from "#lib/approval/undo-approval.ts";
import { unmarkPostedByHand } from "#lib/approval/unmark-posted-by-hand.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { withinTx } from "#lib/db/within-tx.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { holdRecord } from "#lib/review/hold-record.ts";
import { rejectRecord } from "#lib/review/reject-record.ts";
import { releaseWaiting } from "#lib/review/release-waiting.ts";
import { reopenRecord } from "#lib/review/reopen-record.ts";
import { retryPosting } from "#lib/review/retry-posting.ts";
import { retryWithToday } from "#lib/review/retry-with-today.ts";
import { takeBackHold } from "#lib/review/take-back-hold.ts";
import { assignRecord } from "#lib/teamwork/assign-record.ts";
import { snoozeRecord } from "#lib/teamwork/snooze-record.ts";
import { tagRecord } from "#lib/teamwork/tag-record.ts";
import { type ActInput, actInputs, type BulkAct } from "./acts.ts";
import { lockBefore, type StoredItem, type StoredRun } from "./store.ts";
import type { BulkRefusal } from "./why-not.ts";

/** What stood there before, as undo wants it. */
export type Before = { assignee?: string | null; added?: string[]; removed?: string[]; until?: string | null; hold?: string; replaced?: string | null };
type Done = Result<Before, BulkRefusal>;

/** How many records each act takes in one transaction: more than one where what its guards need can be loaded for all at once. */
export const doneTogether: Readonly<Record<BulkAct, number>> = { approve: approvedTogether, reject: 1, release: 1, assign: 1, tag: 1, snooze: 1, hold: 1, retry: 1, "by-hand": 1 };

/**
 * Does a run's act for records, or takes it back, by the same verb that does it for one alone and in the caller's
 * transaction: four eyes, policies and rules are asked again here. Returns what became of each.
 */
export async function doAct(ctx: Context, tx: Tx, run: Pick<StoredRun, "act" | "input" | "undoOf">, items: readonly StoredItem[]): Promise<Done[]> {
  if (run.undoOf === null && run.act === "approve") return (await approveTogether(tx, ctx, items.map(seen), { isUndoable: true })).map(plain);
  const inside = { ...ctx, db: withinTx(tx) };
  const done: Done[] = [];
  for (const item of items) done.push(await (run.undoOf === null ? acts[run.act as OneByOne](inside, tx, item, actInputs[run.act].parse(run.input) as never) : takeBack(inside, tx, run, item)));
  return done;
}

type OneByOne = Exclude<BulkAct, "approve">;
type Acts = { [A in OneByOne]: (ctx: Context, tx: Tx, item: StoredItem, input: ActInput<A>) => Promise<Done> };

const acts: Acts = {
  reject: async (ctx, _tx, item, { reason }) => plain(await rejectRecord(ctx, { ...seen(item), reason })),
  release: async (ctx, _tx, item, { reason }) => plain(await releaseWaiting(ctx, { ...seen(item), reason })),
  retry: async (ctx, _tx, item) => plain(await (item.reading ? retryWithToday(ctx, { ...seen(item), reading: item.reading }) : retryPosting(ctx, seen(item)))),

  async hold(ctx, _tx, item, said) {
    const outcome = await holdRecord(ctx, { ...seen(item), ...said });
    if (!outcome.ok) return outcome;
    const { hold: made, replaced } = outcome.value;
    return ok({ hold: made, replaced: replaced?.id ?? null });
  },

  async "by-hand"(ctx, _tx, item, { numbers }) {
    const given = numbers.find(({ id }) => id === item.recordId);
    if (given === undefined) return err({ code: "no-number" });
    if (given.revision !== undefined && given.revision !== item.revision) return err({ code: "changed" });
    return plain(await markPostedByHand(ctx, { ...seen(item), docNo: given.docNo }));
  },

  async assign(ctx, tx, { recordId }, { to }) {
    const before = await lockBefore(tx, ctx.company, recordId);
    if (before === null) return err({ code: "not-found" });
    if (before.assigneeId === to) return err({ code: "no-change" });
    const outcome = await assignRecord(ctx, { recordId, from: before.assigneeId, to });
    return outcome.ok ? ok({ assignee: before.assigneeId }) : outcome;
  },

  async tag(ctx, tx, { recordId }, { add, remove }) {
    const before = await lockBefore(tx, ctx.company, recordId);
    if (before === null) return err({ code: "not-found" });
    const added = add.filter((word) => !before.tags.includes(word) && !remove.includes(word));
    const removed = remove.filter((word) => before.tags.includes(word));
    if (added.length + removed.length === 0) return err({ code: "no-change" });
    const outcome = await tagRecord(ctx, { recordId, add: added, remove: removed });
    return outcome.ok ? ok({ added, removed }) : outcome;
  },

  async snooze(ctx, tx, item, { until }) {
    const before = await lockBefore(tx, ctx.company, item.recordId);
    const outcome = await snoozeRecord(ctx, { ...seen(item), until });
    return outcome.ok ? ok({ until: before?.snoozedUntil?.toISOString() ?? null }) : outcome;
  },
};

/** Only what the run itself has changed: what somebody did with the record afterwards is refused or stays. */
async function takeBack(ctx: Context, tx: Tx, run: Pick<StoredRun, "act" | "input">, item: StoredItem): Promise<Done> {
  const { recordId } = item;
  const before = (item.before ?? {}) as Before;
  switch (run.act) {
    case "approve": return plain(await undoApproval(ctx, { ...seen(item), reason: "Taken back with the others that were approved together." }));
    case "reject": return plain(await reopenRecord(ctx, { ...seen(item), reason: "Taken back with the others that were rejected together." }));
    case "assign": return plain(await assignRecord(ctx, { recordId, from: actInputs.assign.parse(run.input).to, to: before.assignee ?? null }));
    case "tag": return plain(await tagRecord(ctx, { recordId, add: before.removed ?? [], remove: before.added ?? [] }));
    case "snooze": {
      const now = await lockBefore(tx, ctx.company, recordId);
      if (now?.snoozedUntil === null) return err({ code: "no-change" });
      const day = before.until ? malaysianDate(new Date(before.until)) : null;
      return plain(await snoozeRecord(ctx, { ...seen(item), until: day !== null && day > malaysianDate(ctx.now()) ? day : null }));
    }
    case "hold": return before.hold === undefined ? err({ code: "no-change" }) : plain(await takeBackHold(ctx, { ...seen(item), hold: before.hold, replaced: before.replaced ?? null, why: "Taken back with the others that were held together." }));
    case "by-hand": return plain(await unmarkPostedByHand(ctx, { ...seen(item), reason: "Taken back with the others that were marked together." }));
    case "release":
    case "retry": throw new Error(`${run.act} cannot be taken back`);
  }
}

function seen({ recordId, revision }: StoredItem): { recordId: string; revision: number } {
  return { recordId, revision };
}

function plain(outcome: Result<unknown, BulkRefusal>): Done {
  return outcome.ok ? ok({}) : outcome;
}
