import { decodeText } from "./decode-text.ts";
import type { FileBytes } from "./file-bytes.ts";
import { FileProblem } from "./file-problem.ts";
import type { FileLayout } from "./layout.ts";
import { type RawRow, readCsv } from "./read-csv.ts";
import { findMerges } from "./xlsx/find-merges.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";
import { existing, readSheet } from "./xlsx/read-sheet.ts";
import { readShapes, readStructure } from "./xlsx/read-structure.ts";
import { readSharedStrings } from "./xlsx/shared-strings.ts";

/**
 * All rows of a file from the first, in batches, as it streams: memory does not grow with the number of rows. Empty rows
 * of a workbook are left out, of a CSV they come as they are.
 */
export async function* readRows(file: FileBytes, layout: Pick<FileLayout, "format" | "encoding" | "delimiter" | "sheet">): AsyncGenerator<RawRow[]> {
  if (layout.format === "csv") {
    yield* readCsv(decodeText(file.read(0, file.size), layout.encoding ?? "utf-8"), layout.delimiter ?? ",");
    return;
  }
  const pack = await openWorkbook(file);
  const { sheets, is1904 } = await readStructure(pack);
  const sheet = sheets.find(({ name }) => name === layout.sheet);
  if (!sheet) throw new FileProblem(`The workbook has no sheet "${layout.sheet}".`);
  const shapes = await readShapes(await pack.open("xl/styles.xml"));
  const strings = await readSharedStrings(await pack.open("xl/sharedStrings.xml"));
  const merges = await findMerges(existing(await pack.open(sheet.part)));
  yield* readSheet(existing(await pack.open(sheet.part)), { strings, shapes, is1904, merges });
}
