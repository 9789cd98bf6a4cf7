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

/** The rows of the first sheet, each cell under its column's name. */
function cells(documents: readonly OfKind[]): { [name: string]: string }[] {
  const [sheet] = importSheets(documents);
  return sheet?.rows.map((row) => Object.fromEntries(sheet.columns.map(({ header }, index) => [header, String(row[index])]))) ?? [];
}
const of = (kind: OfKind["kind"], document: object) => ({ kind, document: documentSchemas[kind].parse({ date: "2026-03-02", currency: "MYR", total: "3086.25", lines: [line], ...document }) }) as OfKind;

test("a credit note names its invoice and why, a sale the buyer's address and order, stock documents why", () => {
  const customer = { code: "300-A001", name: "Aisyah", address: "12 Jalan Contoh\nTaman Contoh", postcode: "50000" };
  const note = of("credit_note", { number: "CN-1", customer, reason: "Damaged", references: [{ kind: "sales_order", number: "#1" }, { kind: "invoice", externalId: "9", number: "#1001", docNo: "HP-IV-000007" }] });
  expect(cells([note])).toMatchObject([{ OurInvoiceNo: "HP-IV-000007", Reason: "Damaged", InvAddr1: "12 Jalan Contoh", InvAddr2: "Taman Contoh", InvAddr3: "50000", InvAddr4: "" }]);
  expect(cells([of("delivery_order", { number: "DO-1", customer, reference: "PO-88" })])).toMatchObject([{ YourPONo: "PO-88", InvAddr1: "12 Jalan Contoh" }]);
  expect(cells([of("purchase_order", { number: "PO-1", supplier: { code: "400-0001", name: "Kilang", address: "1 Jalan Kilang" } })])).toMatchObject([{ CreditorCode: "400-0001", InvAddr1: "1 Jalan Kilang", InvAddr2: "" }]);
  expect(cells([of("stock_transfer", { number: "ST-1", reason: "Refill" })])).toMatchObject([{ Reason: "Refill" }]);
  expect(cells([of("stock_adjustment", { number: "SA-1", reason: "Counted short" })])).toMatchObject([{ Remark2: "Counted short" }]);
  expect(cells([of("customer", { number: "C", name: "Kedai", tin: "C1234567890", agent: "WEB" })])).toMatchObject([{ TIN: "C1234567890", SalesAgent: "WEB" }]);
});

test("an address that does not fit is not cut", () => {
  const address = "a".repeat(41);
  expect(cells([of("invoice", { number: "1", customer: { name: "X", address } })])).toMatchObject([{ InvAddr1: address, InvAddr2: "" }]);
});

test("two documents never have one number, neither cut nor of two sources, and both are found again", () => {
  const long = "EXPORT-2026-03-WAREHOUSE-NORTH-";
  const rows = cells([`${long}0001`, `${long}0002`, "#1", "#1"].map((number) => of("delivery_order", { number, customer: { name: "X" }, lines: [line, { ...line, id: "2" }] })));
  const short = long.slice(0, 30);
  expect([...new Set(rows.map((row) => row["DocNo"]))]).toEqual([short, `${short.slice(0, 28)}-2`, "#1", "#1-2"]);
  expect(rows.slice(0, 4).map((row) => row["Ref"])).toEqual([`${long}0001`, `${long}0001`, `${long}0002`, `${long}0002`]);
});
