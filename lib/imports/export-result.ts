import type { Context } from "#lib/context.ts";
import type { ResultFile } from "#lib/files/file-response.ts";
import { mediaTypes, writeRows } from "#lib/files/write-rows.ts";
import { readRows } from "#lib/files/read-rows.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ImportRow } from "./import-row.ts";
import { outcomeLabels, verdictLabels } from "./import-states.ts";
import { listVerdicts } from "./queries.ts";
import { findImport } from "./store.ts";
import { storedFile } from "./stored-file.ts";

/**
 * The file as it came, CSV or workbook, with two columns more: what became of each row, and why. It streams through, so
 * its size does not matter.
 */
export async function exportResult(ctx: Context, importId: string): Promise<Result<ResultFile, { code: "not-found" }>> {
  const row = await findImport(ctx.db, ctx.company, importId);
  if (row === null || row.file === null || row.size === null || row.documents === 0) return err({ code: "not-found" });
  const { format, delimiter, sheet } = row.file.layout;
  const name = row.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, "");
  return ok({
    fileName: `${name} - result.${format}`,
    mediaType: mediaTypes[format],
    bytes: writeRows(withResults(ctx, row, row.file, row.size), { format, delimiter: delimiter ?? ",", sheet: sheet ?? "Import" }),
  });
}

async function* withResults(ctx: Context, { id }: ImportRow, { layout }: NonNullable<ImportRow["file"]>, size: number): AsyncGenerator<string[]> {
  const width = layout.headers.length;
  const results = new Results(ctx, id);
  for await (const batch of readRows(storedFile(ctx.company, id, size), layout)) {
    for (const { row, cells } of batch) {
      const own = Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? "");
      if (row < layout.headerRow) yield cells;
      else if (row === layout.headerRow) yield [...own, "Holdpoint result", "Reason"];
      else yield [...own, ...(await results.at(row))];
    }
  }
}

const notRead: [string, string] = ["Not read", "It is empty, a total or a header."];

type Verdicts = Awaited<ReturnType<typeof listVerdicts>>;

/** What became of the rows, asked for in the order of the file. */
class Results {
  readonly #ctx: Context;
  readonly #importId: string;
  #page: Verdicts = [];
  #index = 0;
  #next = 0;

  constructor(ctx: Context, importId: string) {
    this.#ctx = ctx;
    this.#importId = importId;
  }

  async at(row: number): Promise<[result: string, reason: string]> {
    for (;;) {
      const document = this.#page[this.#index];
      if (document === undefined) {
        if (this.#next < 0) return notRead;
        this.#page = await listVerdicts(this.#ctx, this.#importId, this.#next, 1000);
        this.#index = 0;
        this.#next = this.#page.length === 0 ? -1 : (this.#page.at(-1)?.seq ?? 0) + 1;
        continue;
      }
      if (document.lastRow < row) this.#index += 1;
      else if (document.firstRow > row) return notRead;
      else return [document.outcome === null ? verdictLabels[document.verdict] : outcomeLabels[document.outcome], document.reason ?? ""];
    }
  }
}
