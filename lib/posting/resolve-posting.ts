import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveState } from "#lib/records/write-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { buildLedgerDocument } from "./build-ledger-document.ts";
import { openConnectionOf } from "./connection.ts";
import { eInvoiceSaid } from "./e-invoice-clock.ts";
import { postApprovedJob } from "./jobs.ts";
import type { FindOutcome, LedgerCall } from "./ledger.ts";
import { lookNow } from "./look-now.ts";
import { notePosted } from "./note-posted.ts";
import { openPacedLedger } from "./paced-ledger.ts";
import { insertAttempts } from "./attempt-store.ts";
import { looksBeforeResend } from "./due-store.ts";
import { changePosting, findLivePosting, findOtherOfNumber, isBeingWorkedOn, type StoredPosting } from "./store.ts";

export const resolveInput = recordInput.extend({
  decision: z.enum(["found", "send-again"]).optional(),
  /** The number under which it is in AutoCount, where that is not ours. */
  docNo: plainText.trim().min(1).max(30).optional(),
  /** Where a look cannot settle it, or finds another mark on it: the person answers for it, with a reason. */
  onMyWord: z.boolean().optional(),
  reason: plainText.trim().min(1).max(1000).optional(),
});
export type ResolveInput = z.output<typeof resolveInput>;

export type Resolved = { recordId: string; state: RecordState };

/**
 * Settles a lost answer by a person's decision: it is in AutoCount (looked up there; only where that cannot settle it, on
 * the person's word), or it is not and is sent once more under the same number, after the looks that this takes. Without a
 * decision it is looked for now.
 */
export async function resolvePosting(ctx: Context, input: ResolveInput): Promise<Result<Resolved, RecordRefusal>> {
  if (input.decision === undefined) {
    const looked = await lookNow(ctx, input);
    return looked.ok ? ok({ recordId: input.recordId, state: "unknown" }) : looked;
  }
  return input.decision === "found" ? takeAsFound(ctx, input) : sendAgain(ctx, input);
}

async function sendAgain(ctx: Context, input: ResolveInput): Promise<Result<Resolved, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const open = await lockUnknown(tx, ctx, input);
    if (!open.ok) return open;
    const { record, posting } = open.value;
    // The same that the worker waits for: whatever was sent before may still arrive.
    if (posting.lookups < looksBeforeResend) return err({ code: "not-looked", looks: posting.lookups, needed: looksBeforeResend });
    await changePosting(tx, ctx.company, posting.id, { nextAt: ctx.now() });
    await enqueue(tx, postApprovedJob, { company: ctx.company });
    await writeAudit(tx, ctx, { type: "posting.send-again", recordId: record.id, revision: record.revision, new: { docNo: posting.docNo, looks: posting.lookups }, reason: input.reason || null });
    return ok({ recordId: record.id, state: record.state });
  });
}

async function takeAsFound(ctx: Context, input: ResolveInput): Promise<Result<Resolved, RecordRefusal>> {
  const seen = await ctx.db.$transaction((tx) => lockUnknown(tx, ctx, input));
  if (!seen.ok) return seen;
  const docNo = input.docNo ?? seen.value.posting.docNo;
  const calls: LedgerCall[] = [];
  const look = await lookUp(ctx, seen.value, docNo, calls);
  const refusal = whyNotTaken(look, docNo, input);
  return ctx.db.$transaction(async (tx) => {
    if (refusal !== null) {
      await insertAttempts(tx, ctx.company, seen.value.posting.id, calls);
      return err(refusal);
    }
    const open = await lockUnknown(tx, ctx, input);
    if (!open.ok) return open;
    const { record, posting } = open.value;
    // A worker has been at it between the look and now.
    if (posting.attempts !== seen.value.posting.attempts || posting.lookups !== seen.value.posting.lookups) return err({ code: "being-sent" });
    if (docNo !== posting.docNo && (await findOtherOfNumber(tx, ctx.company, docNo, record.id))) return err({ code: "not-ours", description: `${docNo} is the number of another record here.` });
    await insertAttempts(tx, ctx.company, posting.id, calls);
    const isVerified = look.kind === "mine";
    await notePosted(tx, ctx, posting, {
      ...(docNo !== posting.docNo && { docNo }),
      docKey: look.kind === "mine" || look.kind === "foreign" ? look.docKey : null,
      differences: look.kind === "mine" ? look.differences : [],
      ...(look.kind === "mine" && eInvoiceSaid(look)),
      resolution: { byName: ctx.actor.name, at: ctx.now().toISOString(), reason: input.reason || null, isVerified },
    });
    if (!(await moveState(tx, ctx.company, record, "posted"))) throw new Error(`record ${record.id} was moved while it was locked`);
    await writeAudit(tx, ctx, {
      type: "posting.resolved", recordId: record.id, revision: record.revision, old: { state: record.state, docNo: posting.docNo },
      new: { state: "posted", docNo, isVerified, found: look.kind }, reason: input.reason || null,
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state: "posted" });
  });
}

type Open = { record: StoredRecord; posting: StoredPosting };

/** The record and its posting, locked, where its outcome is unknown and no worker is at it. */
async function lockUnknown(tx: Tx, ctx: Context, input: ResolveInput): Promise<Result<Open, RecordRefusal>> {
  const locked = await lockAsSeen(tx, ctx, input);
  if (!locked.ok) return locked;
  const posting = await findLivePosting(tx, ctx.company, input.recordId);
  if (locked.value.state !== "unknown" || posting?.state !== "unknown") return err({ code: "not-in-this-state", state: locked.value.state });
  if (await isBeingWorkedOn(tx, ctx.company, posting.id)) return err({ code: "being-sent" });
  return ok({ record: locked.value, posting });
}

async function lookUp(ctx: Context, { record, posting }: Open, docNo: string, calls: LedgerCall[]): Promise<FindOutcome> {
  const connection = await openConnectionOf(ctx.db, ctx.company);
  if (connection === null) return { kind: "unreachable", reason: "There is no connection to AutoCount.", waitMs: 0 };
  if (connection.state === "stopped") return { kind: "stopped", reason: "The connection is stopped." };
  const document = await ctx.db.$transaction((tx) => buildLedgerDocument(tx, ctx.company, record, { ...posting, docNo }));
  const ledger = await openPacedLedger(ctx, connection, (call) => calls.push(call));
  return ledger.find(document);
}

/** What a look says against taking the document as found; null where nothing does. */
function whyNotTaken(look: FindOutcome, docNo: string, { onMyWord = false, reason }: ResolveInput): RecordRefusal | null {
  const hasWord = onMyWord && (reason ?? "") !== "";
  switch (look.kind) {
    case "mine":
      return look.cancelled ? { code: "not-ours", description: `${docNo} is in AutoCount, but was voided there.` } : null;
    case "absent":
      // AutoCount's own answer weighs more than anybody's word: taken as posted, it would be lost.
      return { code: "not-in-ledger", docNo };
    case "foreign":
      return hasWord ? null : { code: "not-ours", description: look.description };
    case "unreachable":
    case "stopped":
      return hasWord ? null : { code: "no-look", reason: look.reason };
  }
}
