import { z } from "zod";
import type { OfKind } from "#lib/canonical/document.ts";
import type { Context } from "#lib/context.ts";
import type { ResultFile } from "#lib/files/file-response.ts";
import { writeSheets } from "#lib/files/write-sheets.ts";
import { mediaTypes } from "#lib/files/write-rows.ts";
import { maxExported } from "#lib/queues/by-hand-query.ts";
import { heldQueue } from "#lib/queues/held.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { listRows } from "#lib/queues/queries.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { importSheetsOf } from "#lib/wiring.ts";

/** Either one record, or the view of the queue "Held" as its address has it. */
export const exportByHandInput = z.object({ id: z.uuid().optional() }).catchall(z.string());

/**
 * The held records that the company's AutoCount connection does not take, as a spreadsheet for AutoCount's own import. Test orders
 * are left out: they are never booked. At most `maxExported`, the first of the view. Reads in three queries.
 */
export async function exportByHand(ctx: Context, { id, ...view }: z.output<typeof exportByHandInput>): Promise<Result<ResultFile, { code: "not-found" } | { code: "no-ledger" }>> {
  const profile = await findLedgerProfile(ctx.db, ctx.company);
  if (profile === null) return err({ code: "no-ledger" });
  const seen = parseView(heldQueue, { ...view, hold: "not-supported" });
  const ids = id === undefined ? (await listRows(ctx, heldQueue, { ...seen, page: { to: "first" }, limit: maxExported })).rows.map((row) => row.id) : [id];
  const rows = await ctx.db.record.findMany({ where: { companyId: ctx.company, id: { in: ids }, state: "held" }, select: { id: true, bookAs: true, document: true }, orderBy: { id: "asc" } });
  const documents = rows.map(({ bookAs, document }) => ({ kind: bookAs, document }) as unknown as OfKind).filter(({ kind, document }) => !profile.takes.has(kind) && !document.isTest);
  if (documents.length === 0) return err({ code: "not-found" });
  const bytes = await writeSheets(importSheetsOf(documents));
  const [only] = documents;
  const name = documents.length === 1 && only !== undefined ? only.document.number : `${documents.length} documents`;
  return ok({ fileName: `For AutoCount, ${name}.xlsx`, mediaType: mediaTypes.xlsx, bytes: once(bytes) });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
