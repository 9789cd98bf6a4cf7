import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { heldQueue } from "#lib/queues/held.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { countRows, listRows } from "#lib/queues/queries.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { ok, type Result } from "#lib/result.ts";
import { mostRetries } from "./retry-many.ts";

/** The view's own parameters, as they stand in the address. */
export const listRefusedInput = z.object({ filters: z.record(z.string().max(40), z.string().max(200)) });

export type RefusedRecords = { records: RecordRow[]; left: number };

/** The held records under these filters that AutoCount refused, the first 500 in the list's usual order, and how many are left beyond. */
export async function listRefused(ctx: Context, { filters }: z.output<typeof listRefusedInput>): Promise<Result<RefusedRecords, never>> {
  const view = parseView(heldQueue, { ...filters, hold: "ledger-refused" }, mostRetries);
  const [page, count] = await Promise.all([listRows(ctx, heldQueue, { ...view, page: { to: "first" } }), countRows(ctx, heldQueue, view.filters)]);
  return ok({ records: page.rows, left: Math.max(0, count.value - page.rows.length) });
}
