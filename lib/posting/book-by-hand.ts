import { digestOf } from "#lib/canonical/digest.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { notePosted } from "./note-posted.ts";
import { isOfOurNumbers, listOurPrefixes } from "./our-prefixes.ts";
import { changePosting, findLivePosting, findOtherOfNumber, insertPostings } from "./store.ts";

/** Why a number cannot be that of a document booked by hand, as the end of "The number ..."; null where it can. */
export async function whyNotThisNumber(tx: Tx, company: number, recordId: string, docNo: string): Promise<string | null> {
  if (await findOtherOfNumber(tx, company, docNo, recordId)) return "is the number of another record here.";
  const profile = await findLedgerProfile(tx, company);
  const isOurs = profile !== null && isOfOurNumbers(docNo, await listOurPrefixes(tx, company, profile.docNoPrefix));
  return isOurs ? "begins as the numbers that Holdpoint gives. Give the document another number in AutoCount, and that one here." : null;
}

/**
 * Writes that a person has booked a record in AutoCount under `docNo`. The caller has checked the number and the approval,
 * moves the record, and writes the audit.
 */
export async function bookByHand(tx: Tx, ctx: Context, record: Pick<StoredRecord, "id" | "revision" | "document">, docNo: string, by: { id: string; name: string }): Promise<void> {
  const digest = digestOf(record.document);
  const existing = await findLivePosting(tx, ctx.company, record.id);
  if (existing === null) await insertPostings(tx, ctx.company, [{ recordId: record.id, revision: record.revision, docNo, digest }]);
  const posting = existing ?? (await findLivePosting(tx, ctx.company, record.id));
  if (posting === null) throw new Error("a posting was written and is not there");
  const before = existing && { docNo: existing.docNo, state: existing.state };
  await changePosting(tx, ctx.company, posting.id, { revision: record.revision, digest, byHand: { by: by.id, byName: by.name, at: ctx.now().toISOString(), before } });
  await notePosted(tx, ctx, { id: posting.id, recordId: record.id }, { docNo, docKey: null, differences: [] });
}
