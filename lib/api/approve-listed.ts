import { approveRecords } from "#lib/approval/approve-records.ts";
import type { Context } from "#lib/context.ts";
import { apiQueue } from "#lib/queues/api-records.ts";
import { countRows, listRecordsForApi } from "#lib/queues/queries.ts";
import { ok, type Result } from "#lib/result.ts";
import { mostApprovals, type ApprovalsAnswer, type ApprovalsBody } from "./decision-schema.ts";
import { findRevisions } from "./queries.ts";
import { asProblem } from "./refusal-problem.ts";

type ToApprove = { id: string; revision: number };

/**
 * Approves many records, each by itself: named ones at the revision they have now, or the oldest 500 of a filter. Says
 * of each what became of it, and how many of the filter are left.
 */
export async function approveListed(ctx: Context, { ids, filter = {} }: ApprovalsBody): Promise<Result<ApprovalsAnswer, never>> {
  if (ids === undefined) {
    const { records, left } = await listOfFilter(ctx, { ...filter, state: filter.state ?? "ready" });
    return ok({ results: await approveAll(ctx, records), left });
  }
  const wanted = [...new Set(ids)];
  const revisions = await findRevisions(ctx, wanted);
  const results = await approveAll(ctx, wanted.flatMap((id) => ({ id, revision: revisions.get(id) ?? noRevision })));
  return ok({ results, left: { count: 0, isAtLeast: false } });
}

/** For an id that the company has no record of: the verb says that it is not found. */
const noRevision = 1;

async function listOfFilter(
  ctx: Context,
  filter: NonNullable<ApprovalsBody["filter"]>,
): Promise<{ records: ToApprove[]; left: ApprovalsAnswer["left"] }> {
  const total = await countRows(ctx, apiQueue, filter);
  const page = await listRecordsForApi(ctx, { ...filter, limit: mostApprovals });
  if (!page.ok) throw new Error("a list without a cursor was refused");
  const { records } = page.value;
  return { records, left: { count: Math.max(0, total.value - records.length), isAtLeast: total.isCapped } };
}

async function approveAll(ctx: Context, records: readonly ToApprove[]): Promise<ApprovalsAnswer["results"]> {
  if (records.length === 0) return [];
  const outcome = await approveRecords(ctx, { records: records.map(({ id, revision }) => ({ id, revision })) });
  if (!outcome.ok) return outcome.error;
  return outcome.value.results.map((result) => (result.ok ? result : { ...result, error: { ...asProblem(result.error) } }));
}
