import { z } from "zod";
import { listAskedRecords } from "#lib/bulk/queries.ts";
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
import { numbersSheet } from "./numbers-sheet.ts";

/** One record, those that a question about many is about, or the view of the queue "Held" as its address has it. */
export const exportByHandInput = z.object({ id: z.uuid().optional(), run: z.uuid().optional() }).catchall(z.string());

/**
 * The held records that the company's AutoCount connection does not take, as a spreadsheet for AutoCount's own import. Test orders
 * are left out: they are never booked. At most `maxExported`, the first of the view. One more sheet takes the numbers that the
 * documents get in AutoCount, and brings them back. Reads in three queries.
 */
export async function exportByHand(ctx: Context, { id, run, ...view }: z.output<typeof exportByHandInput>): Promise<Result<ResultFile, { code: "not-found" } | { code: "no-ledger" }>> {
  const profile = await findLedgerProfile(ctx.db, ctx.company);
  if (profile === null) return err({ code: "no-ledger" });
  const seen = parseView(heldQueue, { ...view, hold: "not-supported" });
  const ids = id !== undefined ? [id] : run !== undefined ? await listAskedRecords(ctx, run, ctx.actor.id ?? "") : (await listRows(ctx, heldQueue, { ...seen, page: { to: "first" }, limit: maxExported })).rows.map((row) => row.id);
  const rows = await ctx.db.record.findMany({
    where: { companyId: ctx.company, id: { in: ids.slice(0, maxExported) }, state: "held" }, orderBy: { id: "asc" },
    select: { id: true, revision: true, bookAs: true, document: true, partyName: true, currency: true, total: true },
  });
  const taken = rows.map((row) => ({ row, of: { kind: row.bookAs, document: row.document } as unknown as OfKind })).filter(({ of }) => !profile.takes.has(of.kind) && !of.document.isTest);
  const documents = taken.map(({ of }) => of);
  if (documents.length === 0) return err({ code: "not-found" });
  const numbers = numbersSheet(taken.map(({ row, of }) => ({ ...row, kind: of.kind, number: of.document.number, total: row.total.toFixed() })));
  const bytes = await writeSheets([...importSheetsOf(documents), numbers]);
  const [only] = documents;
  const name = documents.length === 1 && only !== undefined ? only.document.number : `${documents.length} documents`;
  return ok({ fileName: `For AutoCount, ${name}.xlsx`, mediaType: mediaTypes.xlsx, bytes: once(bytes) });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
