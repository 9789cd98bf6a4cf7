import ExcelJS from "exceljs";
import { neutralise } from "./neutralise.ts";

/** A column and what its cells are: text stays text whatever it looks like, so that codes keep their zeros. */
export type SheetColumn = { header: string; type: "text" | "number" | "date" };
/** `rows`: cells as text, in the columns' order; decimal text for numbers, YYYY-MM-DD for dates. */
export type Sheet = { name: string; columns: readonly SheetColumn[]; rows: readonly (readonly string[])[] };

/** A workbook of typed sheets. What could be taken for a formula is neutralised; a number that a spreadsheet cannot keep exactly stays text. */
export async function writeSheets(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const { name, columns, rows } of sheets) {
    const table = book.addWorksheet(name.replace(/[\\/*?:[\]]/g, " ").slice(0, 31), { views: [{ state: "frozen", ySplit: 1 }] });
    table.columns = columns.map(({ header, type }) => ({ header, width: Math.max(header.length + 2, type === "text" ? 16 : 12), style: { numFmt: type === "text" ? "@" : type === "date" ? "yyyy-mm-dd" : "General" } }));
    table.getRow(1).font = { bold: true };
    for (const row of rows) table.addRow(row.map((cell, at) => cellOf(cell, columns[at]?.type ?? "text")));
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellOf(cell: string, type: SheetColumn["type"]): string | number | Date | null {
  if (cell === "") return null;
  if (type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(cell)) return new Date(`${cell}T00:00:00Z`);
  // Fifteen digits are what a spreadsheet keeps.
  if (type === "number" && /^-?\d+(\.\d+)?$/.test(cell) && cell.replace(/\D/g, "").length <= 15) return Number(cell);
  return neutralise(cell);
}
