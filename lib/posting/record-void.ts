import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { findAbout } from "#lib/records/find-held.ts";
import { lockOrderOf, lockRecord } from "#lib/records/lock-records.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { finishReversal } from "./finish-reversal.ts";
import type { LedgerCall } from "./ledger.ts";
import { lostAnswer, noteLedger, noteStop, unanswered } from "./note-ledger.ts";
import { insertAttempts } from "./attempt-store.ts";
import { changePosting, type StoredPosting } from "./store.ts";
import type { VoidResult } from "./void-document.ts";

/** A fresh document may not be seen for a moment: only one that is absent twice is gone. */
const looksUntilGone = 2;
const lookWaitMs = 15_000;

type Attempted = { posting: StoredPosting; result: VoidResult; calls: readonly LedgerCall[] };

/**
 * Writes what came of one attempt to void: its calls, posting, record, audit and any wait, all in the caller's transaction.
 * What is to be booked anew is opened in it too.
 */
export async function recordVoid(tx: Tx, ctx: Context, { posting, result, calls }: Attempted): Promise<void> {
  await lockOrderOf(tx, ctx.company, posting.recordId);
  const record = await lockRecord(tx, ctx.company, posting.recordId);
  if (record === null) throw new Error(`record ${posting.recordId} is gone`);
  await insertAttempts(tx, ctx.company, posting.id, calls);
  const inMs = (ms: number) => new Date(ctx.now().getTime() + ms);
  const change = (what: Parameters<typeof changePosting>[3]) => changePosting(tx, ctx.company, posting.id, what);
  const audit = (type: string, details: object, reason: string | null = null) =>
    writeAudit(tx, ctx, { type, recordId: record.id, revision: record.revision, new: { docNo: posting.docNo, ...details }, reason });
  if (result.kind === "again") await noteLedger(tx, ctx, (result.maybe ? lostAnswer : unanswered)(calls, result.reason, result.waitMs));
  else if (result.kind !== "stopped") await noteLedger(tx, ctx, { kind: "answers" });
  switch (result.kind) {
    case "voided":
      await finishReversal(tx, ctx, record, posting, { wasGone: false });
      break;
    case "absent":
      if (posting.lookups + 1 >= looksUntilGone) await finishReversal(tx, ctx, record, posting, { wasGone: true });
      else await change({ state: "void-unknown", lookups: posting.lookups + 1, nextAt: inMs(lookWaitMs), message: `${posting.docNo} was not found in AutoCount. It is looked for once more.` });
      break;
    case "refused":
      await change({
        state: "posted", message: result.reason, nextAt: null, lookups: 0, repost: null, voidFor: null,
        ...(result.eInvoice === undefined ? {} : { eInvoice: result.eInvoice }),
      });
      await audit("posting.void-refused", {}, result.reason);
      break;
    case "again":
      await change({ state: result.maybe ? "void-unknown" : posting.state, message: result.reason, nextAt: inMs(result.waitMs), lookups: 0 });
      if (result.maybe && posting.state !== "void-unknown") await audit("posting.void-unknown", {}, result.reason);
      break;
    case "stopped":
      // Turned away, so the void that was marked as on its way did nothing.
      await change({ state: posting.state, message: result.reason, nextAt: null });
      await noteStop(tx, ctx, result.reason);
      break;
  }
  if ((result.kind === "voided" || result.kind === "absent") && (await findAbout(tx, ctx.company, [record.id])).length > 0) {
    await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "about", recordIds: [record.id] }, answeredBy: null, because: "what it is about was taken out of AutoCount" });
  }
  await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
}
