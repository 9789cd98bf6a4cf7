import { z } from "zod";
import type { Change } from "#lib/canonical/paths.ts";
import type { Context } from "#lib/context.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { ok, type Result } from "#lib/result.ts";
import { type Compared, compareToday } from "./compare-today.ts";
import { mostRetries } from "./retry-many.ts";

export const previewRetryInput = z.object({ ids: z.array(z.uuid()).min(1).max(mostRetries) });

/** What sending one document again with today's mapping would change; `left` says how many of its changes are not listed. */
export type RetryPreview = { id: string } & (
  | Extract<Compared, { as: "same" | "unreadable" }>
  | ({ as: "other"; changes: Change[]; left: number; isCorrected: boolean } & Pick<Extract<Compared, { as: "other" }>, "movesValue" | "holds" | "reading">)
);

/** A page shows as many differences of one record. */
const mostChanges = 40;

/** Tells, before refused documents are sent again, in what each differs from its message as today's mapping reads it. Nothing is written. */
export async function previewRetry(ctx: Context, { ids }: z.output<typeof previewRetryInput>): Promise<Result<{ records: RetryPreview[] }, never>> {
  return ctx.db.$transaction(async (tx) => {
    const records = await lockRecords(tx, ctx.company, ids);
    const compared = await compareToday(tx, ctx, records);
    return ok({
      records: records.flatMap(({ id, touched }): RetryPreview[] => {
        const one = compared.get(id);
        if (one?.as !== "other") return one === undefined ? [] : [{ id, ...one }];
        const { changes, movesValue, holds, reading } = one;
        return [{ id, as: "other", changes: changes.slice(0, mostChanges), left: Math.max(0, changes.length - mostChanges), movesValue, holds, reading, isCorrected: touched }];
      }),
    });
  });
}
