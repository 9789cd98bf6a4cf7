import { writeAudit } from "#lib/audit/write-audit.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { openRecord } from "#lib/records/open-record.ts";
import { acceptOpen, handOver } from "#lib/records/proposals.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveState, noteSources } from "#lib/records/write-records.ts";
import { endFindings } from "./finding-store.ts";
import { forgetOutstanding } from "./watch-store.ts";
import { changePosting, findRepost, type StoredPosting } from "./store.ts";

/** What is kept of a document that was taken away before it was reversed: nothing was voided from here. */
const goneBefore = (docNo: string) => `AutoCount did not show ${docNo} any more when it was to be voided: somebody had taken it away there. Nothing was voided from here.`;

/**
 * The ledger has voided it: the record is reversed, the change of the source that asked for it is settled, and what was
 * asked to be booked in its place becomes a record of its own, checked and approved like any other. A still later change
 * of the source goes to that one. In the caller's transaction; record and order are locked.
 */
export async function finishReversal(tx: Tx, ctx: Context, record: StoredRecord, posting: StoredPosting, { wasGone }: { wasGone: boolean }): Promise<void> {
  const { repost, voidFor, voidReason } = await findRepost(tx, ctx.company, posting.id);
  await changePosting(tx, ctx.company, posting.id, { state: "reversed", message: wasGone ? goneBefore(posting.docNo) : null, nextAt: null });
  await endFindings(tx, ctx.company, posting.id, ctx.now());
  // What AutoCount said is owed of others may have changed with it: the next look says so.
  await forgetOutstanding(tx, ctx.company, record.id);
  if (!(await moveState(tx, ctx.company, record, "reversed"))) throw new Error(`record ${record.id} was moved while it was being voided`);
  await writeAudit(tx, ctx, {
    type: "record.reversed", recordId: record.id, revision: record.revision, old: { state: record.state },
    new: { state: "reversed", docNo: posting.docNo, ...(wasGone ? { wasGone } : {}) }, reason: voidReason,
  });
  // Without anything in its place, whatever the source has said of it is answered by now.
  // Where a person has the same booked anew, it is still open, and about the new record.
  const settled = repost !== null && voidFor === null ? null : await acceptOpen(tx, ctx.company, record.id, { only: repost === null ? null : voidFor, at: ctx.now() });
  if (settled !== null) await noteSources(tx, ctx.company, [{ id: record.id, ...settled }]);
  if (repost === null) return;
  const anew = { kind: record.kind, document: repost.document } as OfKind;
  const { sourceDigest, sourceVersion } = repost;
  const opened = await openRecord(tx, ctx, {
    ...anew, of: { ...record, state: "reversed", sourceDigest, sourceVersion }, externalId: repost.externalId,
    event: "record.reposted", reason: voidReason ?? "Voided and booked anew",
  });
  await handOver(tx, ctx.company, record.id, opened.recordId);
}
