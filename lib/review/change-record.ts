import { writeAudit } from "#lib/audit/write-audit.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { bearsValue, changesBetween } from "#lib/canonical/paths.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { replaceFindings } from "#lib/records/write-findings.ts";
import { updateRecords } from "#lib/records/write-records.ts";
import { insertRevisions, type NewRevision } from "#lib/records/write-revisions.ts";

export type RecordChange = {
  document: DocumentOf;
  cause: NewRevision["cause"];
  /** The audit type: what the business would call it. */
  event: string;
  reason: string | null;
  /** What else its history tells of it. */
  tells?: { [name: string]: string | number };
  /** A person has decided about its content: later messages of the source are only proposed. */
  touches: boolean;
  released?: boolean;
  waitsForRest?: boolean;
};

export type ChangedRecord = { recordId: string; revision: number; state: RecordState };

/**
 * Gives a locked record another document: fills in what is known, runs all rules, and writes revision, findings, state
 * and audit in the caller's transaction. The old revision stays.
 */
export async function changeRecord(tx: Tx, ctx: Context, record: StoredRecord, change: RecordChange): Promise<ChangedRecord> {
  const flags = { released: change.released ?? record.released, waitsForRest: change.waitsForRest ?? record.waitsForRest };
  const [judgement] = await judgeRecords(tx, ctx, [{ ...record, recordId: record.id, document: change.document, ...flags }]);
  if (judgement === undefined) throw new Error("one record was judged and none came back");
  const { document, columns, assessment } = judgement;
  const revision = record.revision + 1;
  const changes = changesBetween(record.document, document);

  const written = await updateRecords(tx, ctx.company, [{
    ...record, ...flags, from: { state: record.state, revision: record.revision }, state: assessment.state, revision, document, columns,
    bookAs: assessment.bookAs, waitingFor: assessment.waitingFor, holds: assessment.holds, heldFor: assessment.heldFor,
    touched: record.touched || change.touches,
  }]);
  if (written.size === 0) throw new Error("a locked record was changed by somebody else");
  await insertRevisions(tx, ctx.company, [{
    recordId: record.id, revision, cause: change.cause, changes, reason: change.reason, actor: ctx.actor,
    bearsValue: changes.some(bearsValue), deliveryId: null,
  }]);
  await replaceFindings(tx, ctx.company, [{ recordId: record.id, findings: assessment.findings }]);
  await writeAudit(tx, ctx, {
    type: change.event,
    recordId: record.id,
    revision,
    old: { state: record.state, holds: record.holds },
    new: { state: assessment.state, holds: assessment.holds, changes, ...change.tells },
    reason: change.reason,
  });
  await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
  return { recordId: record.id, revision, state: assessment.state };
}
