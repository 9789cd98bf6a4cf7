import { writeAudits } from "#lib/audit/write-audit.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { bearsValue, changesBetween } from "#lib/canonical/paths.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { judgeRecords } from "./judge-records.ts";
import type { StoredRecord } from "./stored-record.ts";
import { replaceFindings } from "./write-findings.ts";
import { updateRecords } from "./write-records.ts";
import { insertRevisions } from "./write-revisions.ts";

export type RecheckAsk = {
  /** Who gave the answer, who then counts as the corrector of what it fills in; null for new reference data. */
  answeredBy: { id: string; name: string } | null;
  /** What was changed, in words, for the history of what it moves. */
  because: string | null;
  /** The document to be judged where it is not the present one. */
  documentOf?: (record: StoredRecord) => DocumentOf;
};

export type RecheckedRecord = { record: StoredRecord; state: RecordState; holds: string[]; revision: number };

/**
 * Judges locked, undecided records anew and writes what came of it, all in a fixed number of statements: document, state,
 * findings, a revision where the document became another one, and an entry in the history of each record that it moved.
 */
export async function recheckLocked(tx: Tx, ctx: Context, records: readonly StoredRecord[], { answeredBy, because, documentOf = ({ document }) => document }: RecheckAsk): Promise<RecheckedRecord[]> {
  const judgements = await judgeRecords(tx, ctx, records.map((record) => ({ ...record, recordId: record.id, document: documentOf(record) })));
  const results = records.flatMap((record, index) => {
    const judgement = judgements[index];
    if (judgement === undefined) return [];
    const isChanged = digestOf(record.document) !== digestOf(judgement.document);
    const changes = isChanged ? changesBetween(record.document, judgement.document) : [];
    return [{ record, judgement, isChanged, changes, revision: record.revision + (isChanged ? 1 : 0) }];
  });

  await updateRecords(tx, ctx.company, results.map(({ record, judgement: { document, columns, assessment }, revision }) => ({
    ...record, from: { state: record.state, revision: record.revision }, state: assessment.state, revision, document, columns,
    bookAs: assessment.bookAs, waitingFor: assessment.waitingFor, holds: assessment.holds, heldFor: assessment.heldFor,
  })));
  const actor = answeredBy ?? { id: null, name: ctx.actor.name };
  await insertRevisions(tx, ctx.company, results.filter((result) => result.isChanged).map(({ record, changes, revision }) => ({
    recordId: record.id, revision, cause: "alias", changes, reason: null, actor,
    bearsValue: changes.some(bearsValue), deliveryId: null,
  })));
  await replaceFindings(tx, ctx.company, results.map(({ record, judgement }) => ({ recordId: record.id, findings: judgement.assessment.findings })));
  const moved = results.filter(({ record, judgement, isChanged }) => isChanged || record.state !== judgement.assessment.state || record.holds.join() !== judgement.assessment.holds.join());
  await writeAudits(tx, ctx, moved.map(({ record, judgement, changes, revision }) => ({
    type: judgement.assessment.state === record.state ? "record.rechecked" : judgement.assessment.state === "held" ? "record.stopped" : "record.freed",
    recordId: record.id,
    revision,
    old: { state: record.state, holds: record.holds },
    new: { state: judgement.assessment.state, holds: judgement.assessment.holds, changes, answeredBy: answeredBy?.name ?? null, because },
  })));
  const counted = results.flatMap(({ record, judgement: { assessment, columns } }) => (record.state !== "superseded" && assessment.state === "superseded" && columns.parentId !== null ? [columns.parentId] : []));
  if (counted.length > 0) await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "records", recordIds: counted }, answeredBy: null, because: "a delivery or return about it counts on it now" });
  if (moved.length > 0) await notify(tx, ctx.company, { topic: "records", ids: moved.map(({ record }) => record.id) });
  return results.map(({ record, judgement: { assessment }, revision }) => ({ record, state: assessment.state, holds: assessment.holds, revision }));
}
