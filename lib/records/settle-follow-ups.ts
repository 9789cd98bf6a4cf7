import { writeAudits } from "#lib/audit/write-audit.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { followUpsFor } from "./follow-ups.ts";
import { lockRecords } from "./lock-records.ts";
import { findPosted, inLedgerStates } from "./posted-sales.ts";
import { noteSources } from "./write-records.ts";

/**
 * Closes the open changes of posted records for which everything is booked by now: the credit note was accepted here, or
 * the refund has come as a message of its own. In the caller's transaction; a fixed number of queries.
 */
export async function settleFollowUps(tx: Tx, ctx: Context, recordIds: readonly string[]): Promise<void> {
  const ids = [...new Set(recordIds)];
  if (ids.length === 0) return;
  const open = await tx.revisionProposal.findMany({
    where: { companyId: ctx.company, recordId: { in: ids }, state: "open" },
    select: { id: true, recordId: true, document: true, sourceDigest: true, sourceVersion: true },
  });
  if (open.length === 0) return;
  const records = (await lockRecords(tx, ctx.company, open.map((proposal) => proposal.recordId))).filter((record) => inLedgerStates.includes(record.state));
  const posted = await findPosted(tx, ctx.company, records);
  const settled = open.filter(({ recordId, document }) => {
    const facts = posted.get(recordId);
    return facts !== undefined && followUpsFor(facts, document as DocumentOf).length === 0;
  });
  if (settled.length === 0) return;
  await tx.revisionProposal.updateMany({
    where: { companyId: ctx.company, id: { in: settled.map((proposal) => proposal.id) } },
    data: { state: "accepted", decidedAt: ctx.now(), decidedBy: ctx.actor.type === "user" ? ctx.actor.id : null },
  });
  await noteSources(tx, ctx.company, settled.map(({ recordId, sourceDigest, sourceVersion }) => ({ id: recordId, sourceDigest, sourceVersion })));
  await writeAudits(tx, ctx, settled.map(({ recordId }) => ({ type: "record.change-settled", recordId, revision: records.find((record) => record.id === recordId)?.revision })));
  await notify(tx, ctx.company, { topic: "records", ids: settled.map((proposal) => proposal.recordId) });
}
