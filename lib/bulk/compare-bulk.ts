import { z } from "zod";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { can, type Permission } from "#lib/auth/permissions.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type OtherReading, previewRetries } from "#lib/review/preview-retry.ts";
import { actPermissions } from "./acts.ts";
import { countUncompared, lockRun, noteReadings, takeUncompared } from "./store.ts";

export const compareBulkInput = z.object({ runId: z.uuid() });

/** As many are locked, read and judged in one transaction. */
const comparedTogether = 250;
/** Of so many what differs is told field by field; the others are counted. */
const mostShown = 50;

/** `changed`: changed since the question, so they will be refused; `asksAgain`: they would be approved or settled first; `corrected`: of what differs, what was corrected here. */
export type Comparison = { compared: number; same: number; unreadable: number; changed: number; differing: number; asksAgain: number; corrected: number; shown: OtherReading[]; left: number };
export type CompareRefusal = { code: "forbidden"; permission: Permission } | { code: "not-found" };

/**
 * Compares the next records of a question about sending again with what their messages say today, and writes down which reading
 * was told of each: with today's mapping `startBulk` sends that one and no other. Asked again until none is `left`, so that a
 * whole filter is compared in short steps and whoever waits sees how far it is. A handful of queries each.
 */
export async function compareBulk(ctx: UserContext, { runId }: z.output<typeof compareBulkInput>, most: number = comparedTogether): Promise<Result<Comparison, CompareRefusal>> {
  return ctx.db.$transaction(async (tx): Promise<Result<Comparison, CompareRefusal>> => {
    const { company, actor } = ctx;
    // Answered meanwhile, it is compared no more: what was told then is what counts.
    const run = await lockRun(tx, company, runId);
    if (run === null || run.askedBy !== actor.id || run.state !== "draft" || run.act !== "retry") return err({ code: "not-found" });
    const permission = actPermissions[run.act];
    if (!can(actor, permission)) return err({ code: "forbidden", permission });

    const items = await takeUncompared(tx, company, runId, most);
    const previews = new Map((await previewRetries(tx, ctx, items.map(({ recordId }) => recordId))).map((preview) => [preview.id, preview]));
    const asSeen = items.flatMap(({ recordId, revision }) => {
      const preview = previews.get(recordId);
      return preview?.revision === revision ? [preview] : [];
    });
    const others = asSeen.filter((preview) => preview.as === "other");
    const readings = new Map(others.map(({ id, reading }) => [id, reading]));
    await noteReadings(tx, company, runId, items.map(({ seq, recordId }) => ({ seq, reading: readings.get(recordId) ?? "" })));
    return ok({
      compared: items.length,
      same: asSeen.filter(({ as }) => as === "same").length,
      unreadable: asSeen.filter(({ as }) => as === "unreadable").length,
      changed: items.length - asSeen.length,
      differing: others.length,
      asksAgain: others.filter(({ movesValue, holds }) => movesValue || holds.length > 0).length,
      corrected: others.filter(({ isCorrected }) => isCorrected).length,
      shown: others.slice(0, mostShown),
      left: await countUncompared(tx, company, runId),
    });
  });
}
