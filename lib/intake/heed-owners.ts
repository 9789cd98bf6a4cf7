import { reopenApproval } from "#lib/approval/reopen-approval.ts";
import { writeAudits } from "#lib/audit/write-audit.ts";
import { isOfKind, type DocumentOf, type OfKind } from "#lib/canonical/document.ts";
import { isAmong, orderKinds } from "#lib/canonical/kinds.ts";
import { endStates, openStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { findOrdersMeant } from "#lib/ownership/batch-queries.ts";
import { isProposedFrom, speaksFor, type Ownership } from "#lib/ownership/ownership.ts";
import { followUpsFor } from "#lib/records/follow-ups.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { findPosted, inLedgerStates } from "#lib/records/posted-sales.ts";
import { findPending, insertProposals, type NewProposal } from "#lib/records/proposals.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { proposeMastersJob } from "#lib/reference/jobs.ts";

/** What a source has said of a record of its own, with the delivery that it came by. */
export type Said = OfKind & { recordId: string; sourceId: string; externalId: string; orderId: string; parentId: string | null; deliveryId: string };

/**
 * Lets the messages of those who own payment or order status act on the orders of other sources: what is open is checked
 * again, an approval is taken back where the order is cancelled, and of what is booked already a person is asked (design 9).
 */
export async function heedOwners(tx: Tx, ctx: Context, said: readonly Said[], ownership: Ownership): Promise<void> {
  const owners = [ownership.owners["payment-status"], ownership.owners["order-status"]].flatMap((owner) => (owner.system === "source" ? [owner.sourceId] : []));
  const heard = said.filter((one) => owners.includes(one.sourceId));
  if (heard.length === 0) return;
  const meant = await findOrdersMeant(tx, ctx.company, heard);
  if (meant.length === 0) return;
  const records = new Map((await lockRecords(tx, ctx.company, meant.map(({ orderRecordId }) => orderRecordId))).map((record) => [record.id, record]));
  const cancelled: { record: StoredRecord; by: Said }[] = [];
  const again: string[] = [];
  for (const { saidRecordId, orderRecordId } of meant) {
    const [by, record] = [heard.find((one) => one.recordId === saidRecordId), records.get(orderRecordId)];
    if (by === undefined || record === undefined) continue;
    const cancels = by.document.isCancelled && isAmong(orderKinds, by.kind) && by.kind !== "delivery_order" && isOrderOwner(ownership, by.sourceId);
    if (openStates.includes(record.state)) again.push(record.id);
    else if (cancels && record.state === "approved" && (await reopenApproval(tx, ctx, record, "The owner of the order status has cancelled it"))) again.push(record.id);
    else if (cancels && inLedgerStates.includes(record.state) && !endStates.includes(record.state)) cancelled.push({ record, by });
  }
  await proposeCancellations(tx, ctx, cancelled);
  if (again.length > 0) await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "records", recordIds: [...new Set(again)] }, answeredBy: null, because: "the system that owns the status has spoken of it" });
}

function isOrderOwner({ owners }: Ownership, sourceId: string): boolean {
  const owner = owners["order-status"];
  return owner.system === "source" && owner.sourceId === sourceId;
}

/** What is in the ledger changes by a person's decision alone: the cancellation stands there as a change of the source would. */
async function proposeCancellations(tx: Tx, ctx: Context, cancelled: readonly { record: StoredRecord; by: Said }[]): Promise<void> {
  if (cancelled.length === 0) return;
  const posted = await findPosted(tx, ctx.company, cancelled.map(({ record }) => record));
  const pending = await findPending(tx, ctx.company, cancelled.map(({ record }) => record.id));
  const proposals = cancelled.flatMap(({ record, by }): NewProposal[] => {
    const facts = posted.get(record.id);
    if (facts === undefined || pending.has(record.id)) return [];
    const document = { ...facts.sourceThen, isCancelled: true, cancelReason: by.document.cancelReason } as DocumentOf;
    if (followUpsFor(facts, document).length === 0) return [];
    const { sourceDigest, sourceVersion } = record;
    return [{ recordId: record.id, deliveryId: by.deliveryId, baseRevision: record.revision, document, sourceDigest, sourceVersion, state: "open" }];
  });
  await insertProposals(tx, ctx.company, proposals, ctx.now());
  await writeAudits(tx, ctx, proposals.map(({ recordId, baseRevision }) => ({ type: "record.change-proposed", recordId, revision: baseRevision, reason: "Cancelled by the owner of the order status" })));
}

/**
 * A later message of a source without what it says of an order's end, where another system owns the order status: it takes
 * nothing back. What it says else stands.
 */
export function unlessOwned(carrier: OfKind, sourceId: string, known: Pick<StoredRecord, "document">, ownership: Ownership): DocumentOf {
  const isStatus = isOfKind([...orderKinds, "stock_adjustment", "stock_transfer"], carrier);
  if (!isStatus || !carrier.document.isCancelled || speaksFor(ownership, "order-status", sourceId)) return carrier.document;
  return { ...carrier.document, isCancelled: known.document.isCancelled, cancelReason: known.document.cancelReason };
}

/** What AutoCount lacks and another system owns is proposed to AutoCount from that system's own documents (design 9). */
export async function askForMasters(tx: Tx, ctx: Context, judged: readonly { recordId: string; sourceId: string; holds: readonly string[] }[], ownership: Ownership): Promise<void> {
  const asked = judged.filter(({ sourceId, holds }) =>
    (holds.includes("missing-sku") && isProposedFrom(ownership, "item-code", sourceId)) || (holds.includes("new-customer") && isProposedFrom(ownership, "customer-record", sourceId)));
  if (asked.length > 0) await enqueue(tx, proposeMastersJob, { company: ctx.company, recordIds: asked.map(({ recordId }) => recordId) });
}
