import type { Context } from "#lib/context.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { findAbout, findHeldByParty, findHeldByRule, findHeldBySku, findOpen, findOpenByMaster, findOpenOfKinds, findOpenSalesFrom, undecidedStates } from "#lib/records/find-held.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { recheckLocked } from "#lib/records/recheck-locked.ts";
import type { RecheckScope } from "#lib/rechecks/jobs.ts";
import { followRun } from "#lib/rechecks/follow-run.ts";
import { findTouched } from "./find-touched.ts";
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
      return findHeldByRule(tx, company, scope.rules, undecidedStates, scope.sourceId);
    case "found":
      return findHeldByRule(tx, company, scope.rules, openStates);
    case "open":
      return findOpen(tx, company, scope);
    case "setting":
      return findTouched(tx, ctx, scope);
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
  const results = await recheckLocked(tx, ctx, records, { answeredBy, because, documentOf: (record) => (scope.by === "repoint" ? repointed(record, scope) : record.document) });
  const count = (from: (state: string) => boolean, to: string) => results.filter(({ record, state }) => from(record.state) && state === to).length;
  return { checked: results.length, freed: count((state) => state === "held", "ready"), held: count((state) => state !== "held", "held") };
}
