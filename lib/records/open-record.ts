import { v7 as newId } from "uuid";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import { judgeRecords } from "./judge-records.ts";
import { lockOrders } from "./lock-records.ts";
import type { StoredRecord } from "./stored-record.ts";
import { replaceFindings } from "./write-findings.ts";
import { insertRecords } from "./write-records.ts";
import { insertRevisions } from "./write-revisions.ts";

/** A record that is made here of another one: the rest of an order, a credit note, what was added. */
export type Opening = OfKind & {
  /** The record that it comes from; it belongs to the same order of the same source. */
  of: StoredRecord;
  /** The id that it goes by at its source; another one is taken where a document of that kind goes by it already. */
  externalId: string;
  waitsForRest?: boolean;
  /** Audit type and why, as the history tells it. */
  event: string;
  reason: string;
};

export type OpenedRecord = { recordId: string; state: RecordState };

/** Makes a record out of another one in the caller's transaction: checked by all rules, with its first revision, findings and audit. */
export async function openRecord(tx: Tx, ctx: Context, opening: Opening): Promise<OpenedRecord> {
  const { of, kind, event, reason, waitsForRest = false } = opening;
  const recordId = newId();
  const externalId = await freeExternalId(tx, ctx, opening, recordId);
  const { sourceId, orderId, sourceVersion, deliveryId } = of;
  const flags = { released: false, waitsForRest };
  const [judgement] = await judgeRecords(tx, ctx, [{ recordId, sourceId, kind, externalId, orderId, parentId: of.id, document: opening.document, ...flags }]);
  if (judgement === undefined) throw new Error("one record was judged and none came back");
  const { document, columns, assessment } = judgement;
  await insertRecords(tx, ctx.company, [{
    id: recordId, sourceId, kind, externalId, revision: 1, document, columns, state: assessment.state, bookAs: assessment.bookAs,
    waitingFor: assessment.waitingFor, holds: assessment.holds, heldFor: assessment.heldFor, touched: false, ...flags,
    sourceDigest: kind === of.kind ? of.sourceDigest : digestOf(opening.document), sourceVersion, deliveryId,
  }]);
  await insertRevisions(tx, ctx.company, [{ recordId, revision: 1, cause: "decision", changes: [], reason, actor: ctx.actor, bearsValue: false, deliveryId: null }]);
  await replaceFindings(tx, ctx.company, [{ recordId, findings: assessment.findings }], { areNew: true });
  await writeAudit(tx, ctx, { type: event, recordId, revision: 1, new: { state: assessment.state, of: of.id }, reason });
  await notify(tx, ctx.company, { topic: "records", ids: [recordId] });
  return { recordId, state: assessment.state };
}

/** A source may have given a document of its own the very name that this one would have. */
async function freeExternalId(tx: Tx, ctx: Context, { of, kind, externalId }: Opening, id: string): Promise<string> {
  const taken = await lockOrders(tx, ctx.company, of.sourceId, [externalId]);
  return taken.some((other) => other.externalId === externalId && other.kind === kind) ? `${externalId}-${id.slice(-6)}` : externalId;
}
