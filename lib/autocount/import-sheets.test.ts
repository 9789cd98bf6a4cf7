import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { writeSheets } from "#lib/files/write-sheets.ts";
import { importSheets } from "./import-sheets.ts";

const line = { id: "1", itemCode: "007", description: "=HYPERLINK(\"http://x\")", quantity: "2.5", unitPrice: "1234.50", amount: "3086.25", taxCode: "SV-8", tax: "0.00", uom: "PCS" };
const delivery: OfKind = {
  kind: "delivery_order",
  document: documentSchemas.delivery_order.parse({ number: "DO-1", date: "2026-03-02", currency: "MYR", customer: { code: "300-A001", name: "Aisyah" }, location: "HQ", total: "3086.25", lines: [line] }),
};

async function read(documents: readonly OfKind[]): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  const bytes = await writeSheets(importSheets(documents));
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

test("a delivery order is one row for each line, in AutoCount's names, with exact numbers and no formula", async () => {
  const sheet = await read([delivery]);
  const names = (sheet.getRow(1).values as string[]).slice(1);
  const cell = (row: number, name: string) => sheet.getRow(row).getCell(names.indexOf(name) + 1).value;
  expect([sheet.name, sheet.rowCount]).toEqual(["Delivery order", 2]);
  expect(["DocNo", "DebtorCode", "ItemCode", "UOM", "TaxCode", "Location", "Ref"].map((name) => cell(2, name))).toEqual(["DO-1", "300-A001", "007", "PCS", "SV-8", "HQ", "DO-1"]);
  expect(["Qty", "UnitPrice", "SubTotal"].map((name) => cell(2, name))).toEqual([2.5, 1234.5, 3086.25]);
  expect(cell(2, "DocDate")).toEqual(new Date("2026-03-02T00:00:00Z"));
  expect(cell(2, "DetailDescription")).toBe("'=HYPERLINK(\"http://x\")");
});

test("every kind has as many cells as columns, each column once", () => {
  const head = { number: "N-1", date: "2026-03-02", currency: "MYR", total: "3086.25", amount: "5.00", name: "X", code: "C", lines: [line] };
  for (const kind of kinds) {
    const [sheet] = importSheets([{ kind, document: documentSchemas[kind].parse(head) } as OfKind]);
    expect(sheet?.rows.map((row) => row.length)).toEqual([sheet?.columns.length]);
    expect(new Set(sheet?.columns.map(({ header }) => header)).size).toBe(sheet?.columns.length);
  }
});

test("a number that a spreadsheet would round stays text", async () => {
  const book = new ExcelJS.Workbook();
  const bytes = await writeSheets([{ name: "N", columns: [{ header: "Qty", type: "number" }], rows: [["1234567890123456.5"], ["-0.005"]] }]);
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  expect([2, 3].map((row) => book.worksheets[0]?.getRow(row).getCell(1).value)).toEqual(["1234567890123456.5", -0.005]);
});
