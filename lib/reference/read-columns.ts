import type { FileBytes } from "#lib/files/file-bytes.ts";
import { FileProblem } from "#lib/files/file-problem.ts";
import { inspectFile } from "#lib/files/inspect-file.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { readRows } from "#lib/files/read-rows.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { WrittenRow } from "./compare-rows.ts";

/** A column that a spreadsheet may have: how it is called on screen and in files. */
export type FileColumn = { name: string; label: string; words?: readonly string[] };
export type ReadColumns = { rows: WrittenRow[]; ignored: string[]; columns: string[] };

/** The column that a header means: by its name or label, else by another word for it; null where it is none of them. Pure. */
export function columnOfHeader<C extends FileColumn>(columns: readonly C[], header: string): C | null {
  const bare = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const word = bare(header);
  return columns.find(({ name, label }) => [name, label].some((one) => bare(one) === word)) ?? columns.find(({ words }) => words?.includes(word)) ?? null;
}

/**
 * The rows of a spreadsheet by the columns that are known, found by their headers; `needed` must be there. Of a workbook the sheet of
 * that name is read, where it has one. Refuses with a sentence that says what is wrong with the file.
 */
export async function readColumns(file: FileBytes, columns: readonly FileColumn[], needed: readonly string[], sheet?: string): Promise<Result<ReadColumns, string>> {
  try {
    const { layout } = await inspectFile(file, sheet === undefined ? {} : { sheet }, (cell) => columnOfHeader(columns, cell) !== null);
    const taken = new Set<string>();
    const used = layout.headers.map((header) => {
      const column = columnOfHeader(columns, header);
      if (column === null || taken.has(column.name)) return null;
      taken.add(column.name);
      return column;
    });
    const missing = columns.filter(({ name }) => needed.includes(name) && !taken.has(name));
    if (missing.length > 0) {
      return err(`No column is called ${missing.map(({ label }) => `"${label}"`).join(" or ")}. The file has: ${layout.headers.slice(0, 12).join(", ")}.`);
    }
    const rows: WrittenRow[] = [];
    for await (const batch of readRows(file, layout)) {
      for (const { row, cells } of batch) {
        if (row <= layout.headerRow || cells.every((cell) => cell.trim() === "")) continue;
        rows.push({ row, written: Object.fromEntries(used.flatMap((column, index) => (column === null ? [] : [[column.name, cells[index] ?? ""]]))) });
        if (rows.length > fileLimits.rows) return err(`The file has more than ${fileLimits.rows} rows. Split it and upload the parts.`);
      }
    }
    return ok({ rows, ignored: layout.headers.filter((_, index) => used[index] === null), columns: used.flatMap((column) => column?.label ?? []) });
  } catch (error) {
    if (error instanceof FileProblem) return err(error.message);
    throw error;
  }
}

/** All bytes of an upload; null where it is larger than a file may be. */
export async function collectBytes(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > fileLimits.bytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
