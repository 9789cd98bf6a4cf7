import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import type { FileFormat } from "./find-format.ts";
import { neutralise } from "./neutralise.ts";

/** Rows as a file of the format, as a stream: what could be taken for a formula is neutralised, numbers stay numbers. */
export function writeRows(rows: AsyncIterable<readonly string[]>, options: { format: FileFormat; delimiter: string; sheet: string }): AsyncIterable<Uint8Array> {
  return options.format === "csv" ? writeCsv(rows, options.delimiter) : writeWorkbook(rows, options.sheet);
}

export const mediaTypes: Readonly<globalThis.Record<FileFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

async function* writeCsv(rows: AsyncIterable<readonly string[]>, delimiter: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  // The byte order mark tells Excel that it is UTF-8.
  let text = "\uFEFF";
  for await (const row of rows) {
    text += `${row.map((cell) => quoted(neutralise(cell), delimiter)).join(delimiter)}\r\n`;
    if (text.length > 65_536) {
      yield encoder.encode(text);
      text = "";
    }
  }
  if (text !== "") yield encoder.encode(text);
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function* writeWorkbook(rows: AsyncIterable<readonly string[]>, sheet: string): AsyncGenerator<Uint8Array> {
  const out = new PassThrough();
  const fill = async () => {
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: false });
    const table = book.addWorksheet(sheet.replace(/[\\/*?:[\]]/g, " ").slice(0, 31) || "Import");
    for await (const row of rows) {
      table.addRow(row.map(asCell)).commit();
      // The writer knows no backpressure: it waits here while nobody reads.
      if (out.readableLength > 1_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    table.commit();
    await book.commit();
  };
  const filling = fill().catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  yield* out;
  await filling;
}

/** A number that a spreadsheet keeps exactly is one; ids with leading zeros or many digits stay text. */
function asCell(cell: string): string | number {
  return /^-?(0|[1-9]\d{0,13})(\.\d{1,8})?$/.test(cell) && cell.replace(/\D/g, "").length <= 15 ? Number(cell) : neutralise(cell);
}
