import type { Context } from "#lib/context.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import type { OpenConnection } from "#lib/wiring.ts";
import { buildLedgerDocument } from "./build-ledger-document.ts";
import { shareConnection } from "./connection.ts";
import { findReversalFacts } from "./find-reversal-facts.ts";
import type { Ledger, LedgerCall } from "./ledger.ts";
import { openPacedLedger } from "./paced-ledger.ts";
import { recordVoid } from "./record-void.ts";
import { findKnockOff } from "./settle-payment.ts";
import { changePosting, findVoidReason, findLivePosting, type StoredPosting } from "./store.ts";
import { voidDocument, type VoidResult } from "./void-document.ts";
import { whyNotReversible } from "./why-not-reversible.ts";

/**
 * Takes one posted document out of the books, and writes what came of it. It can be called again at any time, also after a
 * worker died in the middle: `voidDocument` looks before it voids. `renew` keeps the book's lease; where it is lost, nothing
 * is sent.
 */
export async function voidOne(ctx: Context, due: StoredPosting, renew: () => Promise<boolean>): Promise<void> {
  const begun = await beginVoiding(ctx, due);
  if (begun === null) return;
  const calls: LedgerCall[] = [];
  const ledger = await openPacedLedger(ctx, begun.connection, (call) => calls.push(call));
  const result = await takeOut(ctx, ledger, begun, renew).catch(
    // A fault of ours says nothing about what AutoCount did.
    (error: unknown): VoidResult => ({ kind: "again", maybe: true, reason: `Voiding failed here: ${error instanceof Error ? error.message : String(error)}`, waitMs: 60_000 }),
  );
  await ctx.db.$transaction((tx) => recordVoid(tx, ctx, { posting: begun.posting, result, calls }));
}

type Begun = { record: StoredRecord; posting: StoredPosting; connection: OpenConnection; reason: string; why: string | null };

/** The record and its posting read anew, with what may have come in the way since it was asked for; null where it is not to be voided now. */
async function beginVoiding(ctx: Context, due: StoredPosting): Promise<Begun | null> {
  return ctx.db.$transaction(async (tx) => {
    const record = await lockRecord(tx, ctx.company, due.recordId);
    const posting = await findLivePosting(tx, ctx.company, due.recordId);
    const connection = await shareConnection(tx, ctx.company);
    if (record === null || posting === null || connection === null || posting.state !== due.state) return null;
    const facts = await findReversalFacts(tx, ctx.company, record);
    // Once a void may have arrived, only the ledger can say what became of it.
    const why = posting.state === "voiding" ? whyNotReversible({ ...facts, posting: facts.posting && { ...facts.posting, state: "posted" } }, ctx.now()) : null;
    return { record, posting, connection, why, reason: await findVoidReason(tx, ctx.company, posting.id) };
  });
}

async function takeOut(ctx: Context, ledger: Ledger, { record, posting, reason, why }: Begun, renew: () => Promise<boolean>): Promise<VoidResult> {
  if (why !== null) return { kind: "refused", reason: why };
  const lost: VoidResult = { kind: "again", maybe: posting.state === "void-unknown", reason: "Another worker took over the account book.", waitMs: 0 };
  const document = await ctx.db.$transaction((tx) => buildLedgerDocument(tx, ctx.company, record, posting));
  if (document.kind === "payment") {
    // What it has settled is owed again first: AutoCount voids no receipt that settles something.
    const knockOff = await ctx.db.$transaction((tx) => findKnockOff(tx, ctx.company, record.sourceId, document));
    if (knockOff !== null) {
      if (!(await renew())) return lost;
      const freed = await voidDocument(ledger, knockOff, reason);
      if (freed.kind !== "voided" && freed.kind !== "absent") return freed;
    }
  }
  if (!(await renew())) return lost;
  return voidDocument(ledger, document, reason, {
    // A look that found nothing is counted; without one, `void-unknown` says that a void of ours was on its way.
    maybeVoided: posting.state === "void-unknown" && posting.lookups === 0,
    // Kept before the call: a worker that dies in it leaves behind that it may have voided.
    beforeCall: () => ctx.db.$transaction((tx) => changePosting(tx, ctx.company, posting.id, { state: "void-unknown", lookups: 0 })),
  });
}
