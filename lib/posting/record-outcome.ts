import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveState } from "#lib/records/write-records.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { BookOutcome } from "./book-document.ts";
import { eInvoiceSaid } from "./e-invoice-clock.ts";
import type { LedgerCall } from "./ledger.ts";
import type { LedgerWord } from "./breaker.ts";
import { notePosted } from "./note-posted.ts";
import { lostAnswer, noteLedger, noteStop, unanswered } from "./note-ledger.ts";
import { insertAttempts } from "./attempt-store.ts";
import { changePosting, type StoredPosting } from "./store.ts";
import { waitBeforeLook, type Patience } from "./patience.ts";

type Attempted = { posting: StoredPosting; outcome: BookOutcome; calls: readonly LedgerCall[]; patience: Patience };

/** Writes what came of one attempt: its calls, posting, record, audit and any wait, all in the caller's transaction. */
export async function recordOutcome(tx: Tx, ctx: Context, { posting, outcome, calls, patience }: Attempted): Promise<void> {
  // Read anew: somebody may have dismissed a change of the source while the call was under way.
  const record = await lockRecord(tx, ctx.company, posting.recordId);
  if (record === null) throw new Error(`record ${posting.recordId} is gone`);
  await insertAttempts(tx, ctx.company, posting.id, calls);
  const inMs = (ms: number) => new Date(ctx.now().getTime() + ms);
  const audit = (type: string, details: object, reason: string | null = null) =>
    writeAudit(tx, ctx, { type, recordId: record.id, revision: record.revision, new: { docNo: posting.docNo, ...details }, reason });
  await noteLedger(tx, ctx, wordOf(outcome, calls));
  await changePosting(tx, ctx.company, posting.id, { workingAt: null });
  switch (outcome.kind) {
    case "posted":
      await notePosted(tx, ctx, posting, { docKey: outcome.docKey, differences: outcome.differences, ...eInvoiceSaid(outcome) });
      await move(tx, ctx, record, "posted");
      await audit("posting.posted", { docKey: outcome.docKey, differences: outcome.differences });
      break;
    case "refused":
      await changePosting(tx, ctx.company, posting.id, { state: "refused", message: outcome.reason, nextAt: null });
      // Back to a person, with AutoCount's own words among the findings: the refused posting is one of the facts.
      await rejudgeRecord(tx, ctx, record, "held");
      await audit("posting.refused", {}, outcome.reason);
      break;
    case "later":
    case "not-yet":
      // Where everybody waits, the document has no moment of its own.
      await changePosting(tx, ctx.company, posting.id, { state: "queued", message: outcome.reason, nextAt: outcome.kind === "later" ? null : inMs(outcome.waitMs) });
      await move(tx, ctx, record, "approved");
      break;
    case "stopped":
      await changePosting(tx, ctx.company, posting.id, { state: posting.state === "queued" ? "queued" : "unknown", message: outcome.reason, nextAt: null });
      if (posting.state !== "queued" && record.state !== "unknown") await audit("posting.unknown", {}, outcome.reason);
      await move(tx, ctx, record, posting.state === "queued" ? "approved" : "unknown");
      await noteStop(tx, ctx, outcome.reason);
      break;
    case "unknown":
      await changePosting(tx, ctx.company, posting.id, { state: "unknown", message: outcome.reason, lookups: 0, nextAt: inMs(waitBeforeLook(patience, 0)) });
      await move(tx, ctx, record, "unknown");
      await audit("posting.unknown", {}, outcome.reason);
      break;
    case "no-answer":
      if (record.state !== "unknown") await audit("posting.unknown", {}, outcome.reason);
      await changePosting(tx, ctx.company, posting.id, { state: "unknown", message: outcome.reason, nextAt: inMs(outcome.waitMs) });
      await move(tx, ctx, record, "unknown");
      break;
    case "not-seen": {
      if (record.state !== "unknown") await audit("posting.unknown", {}, "Holdpoint was interrupted while it was sending.");
      const lookups = posting.lookups + 1;
      await changePosting(tx, ctx.company, posting.id, {
        state: "unknown", lookups, nextAt: inMs(waitBeforeLook(patience, lookups)), message: `Looked for ${outcome.key ?? posting.docNo} in AutoCount ${lookups} ${lookups === 1 ? "time" : "times"}: not there yet.`,
      });
      await move(tx, ctx, record, "unknown");
      break;
    }
  }
  await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
}

/** What the attempt says of the ledger itself, whatever becomes of the document. */
function wordOf(outcome: BookOutcome, calls: readonly LedgerCall[]): LedgerWord {
  if (outcome.kind === "later" || outcome.kind === "no-answer") return unanswered(calls, outcome.reason, outcome.waitMs);
  if (outcome.kind === "unknown") return lostAnswer(calls, outcome.reason);
  return outcome.kind === "stopped" ? { kind: "nothing" } : { kind: "answers" };
}

async function move(tx: Tx, ctx: Context, record: StoredRecord, to: RecordState): Promise<void> {
  if (record.state === to) return;
  // The book's lease and the posting state keep everybody else off a record that is being sent.
  if (!(await moveState(tx, ctx.company, record, to))) throw new Error(`record ${record.id} was moved while it was being sent`);
}
