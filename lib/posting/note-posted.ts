import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { findAbout } from "#lib/records/find-held.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { noteUses } from "#lib/reference/code-use-store.ts";
import { setCancelClock } from "#lib/records/write-records.ts";
import { clockOf, validatedAt } from "./e-invoice-clock.ts";
import { readBackFinding } from "./findings.ts";
import { openFinding } from "./finding-store.ts";
import type { EInvoiceSaid, LedgerDifference } from "./ledger.ts";
import type { Resolution } from "./resolution.ts";
import { changePosting, markPosted } from "./store.ts";

/** A document as AutoCount has it; `docNo` where it is there under another number than ours. */
export type Booked = { docNo?: string; docKey: string | null; differences: LedgerDifference[]; resolution?: Resolution } & EInvoiceSaid;

/**
 * Writes that a document is in the books: its posting, what reading it back found different, and a new check of the credit
 * notes and payments that wait for it. The caller moves the record, and writes the audit.
 */
export async function notePosted(tx: Tx, ctx: Context, posting: { id: string; recordId: string }, { resolution, ...booked }: Booked): Promise<void> {
  const now = ctx.now();
  // Where AutoCount does not say since when: it is validated no earlier than it is booked.
  const validated = validatedAt(posting.id, booked, now);
  await markPosted(tx, ctx.company, posting.id, now, { ...booked, eInvoiceValidatedAt: validated });
  await noteUses(tx, ctx.company, [posting.recordId], now);
  await setCancelClock(tx, ctx.company, posting.recordId, clockOf(validated));
  if ((await findAbout(tx, ctx.company, [posting.recordId])).length > 0) {
    await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "about", recordIds: [posting.recordId] }, answeredBy: null, because: "what it is about is in AutoCount now" });
  }
  if (resolution !== undefined) await changePosting(tx, ctx.company, posting.id, { resolution });
  const finding = readBackFinding(booked.differences);
  if (finding !== null) await openFinding(tx, ctx.company, posting, finding);
}
