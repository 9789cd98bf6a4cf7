import { writeAudits } from "#lib/audit/write-audit.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import { bearsValue, changesBetween } from "#lib/canonical/paths.ts";
import type { Context } from "#lib/context.ts";
import { openStates } from "#lib/canonical/states.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { findAbout, findHeldByParty, findHeldByRule, findHeldBySku, findOpen, findOpenByMaster, findOpenOfKinds, findOpenSalesFrom } from "#lib/records/find-held.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { replaceFindings } from "#lib/records/write-findings.ts";
import { updateRecords } from "#lib/records/write-records.ts";
import { insertRevisions } from "#lib/records/write-revisions.ts";
import { recheckJob, type RecheckScope } from "#lib/reference/jobs.ts";
import { followRun } from "#lib/rechecks/follow-run.ts";
import { repointed } from "./repointed.ts";
import { reflowWaiting } from "./reflow-waiting.ts";

/** How many records one transaction of a re-check holds locked. */
const batchSize = 200;

export type Rechecked = { checked: number; freed: number };
/** Whose change it is: an answer, new reference data, a setting. `because` says it in words, `runId` is where its progress is shown. */
export type RecheckCause = { because?: string; runId?: string };

/**
 * Checks open records again after an answer, a setting or new reference data, and only those that it can touch. What becomes
 * known is written as a revision in the name of whoever answered, who then counts as their corrector; a record that is
 * released tells what released it.
 */
export async function recheckRecords(ctx: Context, scope: RecheckScope, answeredBy: { id: string; name: string } | null, cause: RecheckCause = {}): Promise<Rechecked> {
  const ids = await ctx.db.$transaction((tx) => findInScope(tx, ctx, scope));
  const progress = followRun(ctx, cause.runId);
  await progress.start(ids.length);
  const total: Rechecked = { checked: 0, freed: 0 };
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = ids.slice(start, start + batchSize);
    const { checked, freed, held } = await ctx.db.$transaction((tx) => recheckBatch(tx, ctx, batch, { answeredBy, scope, because: cause.because ?? null }));
    await progress.count({ done: batch.length, freed, held });
    total.checked += checked;
    total.freed += freed;
  }
  await progress.finish();
  return total;
}

async function findInScope(tx: Tx, ctx: Context, scope: RecheckScope): Promise<string[]> {
  const { company } = ctx;
  switch (scope.by) {
    case "sku":
      return findHeldBySku(tx, company, scope);
    case "party":
      return findHeldByParty(tx, company, scope);
    case "rule":
      return findHeldByRule(tx, company, scope.rules);
    case "found":
      return findHeldByRule(tx, company, scope.rules, openStates);
    case "open":
      return findOpen(tx, company, scope);
    case "source":
      return reflowWaiting(tx, ctx, scope);
    case "ownership":
      return findOpenOfKinds(tx, company, scope.kinds);
    case "master":
      return findOpenByMaster(tx, company, scope);
    case "repoint":
      return findOpenByMaster(tx, company, { list: scope.list, codes: [scope.from] });
    case "records":
      return [...scope.recordIds].sort();
    case "sales-from":
      return findOpenSalesFrom(tx, company, scope.date);
    case "about":
      return findAbout(tx, company, scope.recordIds);
  }
}

type Asked = { answeredBy: { id: string; name: string } | null; scope: RecheckScope; because: string | null };

async function recheckBatch(tx: Tx, ctx: Context, ids: readonly string[], { answeredBy, scope, because }: Asked): Promise<Rechecked & { held: number }> {
  // Somebody may have decided a record since it was found.
  const records = (await lockRecords(tx, ctx.company, ids)).filter(({ state }) => openStates.includes(state));
  const judgements = await judgeRecords(tx, ctx, records.map((record) => ({ ...record, recordId: record.id, document: scope.by === "repoint" ? repointed(record, scope) : record.document })));
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
  if (counted.length > 0) await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "records", recordIds: counted }, answeredBy: null });
  if (moved.length > 0) await notify(tx, ctx.company, { topic: "records", ids: moved.map(({ record }) => record.id) });
  const count = (from: (state: string) => boolean, to: string) => results.filter(({ record, judgement }) => from(record.state) && judgement.assessment.state === to).length;
  return { checked: results.length, freed: count((state) => state === "held", "ready"), held: count((state) => state !== "held", "held") };
}
