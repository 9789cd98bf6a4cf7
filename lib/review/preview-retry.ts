import { z } from "zod";
import type { Change } from "#lib/canonical/paths.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type Compared, compareToday } from "./compare-today.ts";

export const previewRetryInput = z.object({ recordId: z.uuid() });

/** What sending one document again with today's mapping would change; `left` says how many of its changes are not listed. */
export type RetryPreview = { id: string; number: string; revision: number } & (
  | Extract<Compared, { as: "same" | "unreadable" }>
  | ({ as: "other"; changes: Change[]; left: number; isCorrected: boolean } & Pick<Extract<Compared, { as: "other" }>, "movesValue" | "holds" | "reading">)
);
export type OtherReading = Extract<RetryPreview, { as: "other" }>;

/** A page shows as many differences of one record. */
const mostChanges = 40;

/** Tells, before a refused document is sent again, in what it differs from its message as today's mapping reads it. Nothing is written. */
export async function previewRetry(ctx: Context, { recordId }: z.output<typeof previewRetryInput>): Promise<Result<RetryPreview, { code: "not-found" }>> {
  return ctx.db.$transaction(async (tx) => {
    const [preview] = await previewRetries(tx, ctx, [recordId]);
    return preview === undefined ? err({ code: "not-found" }) : ok(preview);
  });
}

/** The same of many, all together in a handful of queries. Their rows stay locked until the transaction ends. */
export async function previewRetries(tx: Tx, ctx: Context, ids: readonly string[]): Promise<RetryPreview[]> {
  const records = await lockRecords(tx, ctx.company, ids);
  const compared = await compareToday(tx, ctx, records);
  return records.flatMap(({ id, docNumber, revision, touched }): RetryPreview[] => {
    const one = compared.get(id);
    const which = { id, number: docNumber ?? "", revision };
    if (one?.as !== "other") return one === undefined ? [] : [{ ...which, ...one }];
    const { changes, movesValue, holds, reading } = one;
    return [{ ...which, as: "other", changes: changes.slice(0, mostChanges), left: Math.max(0, changes.length - mostChanges), movesValue, holds, reading, isCorrected: touched }];
  });
}
