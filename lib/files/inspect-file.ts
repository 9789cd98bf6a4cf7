import { decodeText } from "./decode-text.ts";
import type { FileBytes } from "./file-bytes.ts";
import { FileProblem } from "./file-problem.ts";
import { findDelimiter } from "./find-delimiter.ts";
import { findEncoding } from "./find-encoding.ts";
import { findFormat } from "./find-format.ts";
import { findHeaderRow, headersOf } from "./find-header.ts";
import type { FileLayout, LayoutChoice } from "./layout.ts";
import type { RawRow } from "./read-csv.ts";
import { readRows } from "./read-rows.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";
import { readStructure } from "./xlsx/read-structure.ts";

/** A file's layout with its first rows of data. */
export type Inspected = { layout: FileLayout; rows: RawRow[] };

/** How many rows of data are looked at. */
const sampleRows = 300;

/**
 * Finds out how a file is to be read, from its content; what a person has chosen stands. `isKnownHeader` tells a column's
 * usual name. Throws FileProblem, with a sentence that says what to do, where it cannot be read at all.
 */
export async function inspectFile(file: FileBytes, choice: LayoutChoice, isKnownHeader: (cell: string) => boolean): Promise<Inspected> {
  const format = await findFormat(file);
  const found = format === "csv" ? await inspectText(file, choice) : await inspectWorkbook(file, choice);
  const rows = await firstRows(file, found);
  if (!rows.some((row) => row.cells.some((cell) => cell.trim() !== ""))) {
    throw new FileProblem(found.sheet === null ? "The file has no rows." : `The sheet "${found.sheet}" has no rows.`);
  }
  const headerRow = choice.headerRow ?? findHeaderRow(rows, isKnownHeader);
  const header = rows.find(({ row }) => row === headerRow);
  if (!header) throw new FileProblem(`There is nothing in row ${headerRow}, which should have the columns' names.`);
  const data = rows.filter(({ row }) => row > headerRow);
  const width = data.reduce((widest, { cells }) => Math.max(widest, lastFilled(cells)), lastFilled(header.cells));
  if (data.length === 0) throw new FileProblem("The file has its columns' names and no rows below them.");
  return { layout: { ...found, headerRow, headers: headersOf(header.cells.slice(0, width), width) }, rows: data };
}

type Found = Omit<FileLayout, "headerRow" | "headers">;

async function inspectText(file: FileBytes, choice: LayoutChoice): Promise<Found> {
  const found = await findEncoding(file);
  const encoding = choice.encoding ?? found.encoding;
  let head = "";
  for await (const text of decodeText(file.read(0, Math.min(file.size, 262_144)), encoding)) head += text;
  return {
    format: "csv",
    encoding,
    isEncodingSure: choice.encoding !== undefined || found.isSure,
    delimiter: choice.delimiter ?? findDelimiter(head),
    sheet: null,
    sheets: [],
  };
}

async function inspectWorkbook(file: FileBytes, choice: LayoutChoice): Promise<Found> {
  const { sheets } = await readStructure(await openWorkbook(file));
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const chosen = sheets.find(({ name }) => name === choice.sheet) ?? (await firstWithRows(file, visible.length > 0 ? visible : sheets));
  return {
    format: "xlsx",
    encoding: null,
    isEncodingSure: true,
    delimiter: null,
    sheet: chosen?.name ?? null,
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
  };
}

/** A cover sheet may stand before the data: the first sheet with at least two rows of two cells is it. */
async function firstWithRows(file: FileBytes, sheets: readonly { name: string }[]): Promise<{ name: string } | undefined> {
  for (const sheet of sheets.slice(0, 10)) {
    let rows = 0;
    for await (const batch of readRows(file, { format: "xlsx", encoding: null, delimiter: null, sheet: sheet.name })) {
      rows += batch.filter(({ cells }) => cells.filter((cell) => cell !== "").length >= 2).length;
      if (rows >= 2) return sheet;
    }
  }
  return sheets[0];
}

async function firstRows(file: FileBytes, found: Found): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of readRows(file, found)) {
    rows.push(...batch);
    if (rows.length >= sampleRows) break;
  }
  return rows.slice(0, sampleRows);
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}
