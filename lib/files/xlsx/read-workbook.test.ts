import ExcelJS from "exceljs";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { bytesInMemory } from "../file-bytes.ts";
import { inspectFile } from "../inspect-file.ts";
import { readRows } from "../read-rows.ts";
import { writeRows } from "../write-rows.ts";
import { numberText, shapeOf } from "./cell-text.ts";

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function cellsOf(bytes: Uint8Array, sheet: string): Promise<string[][]> {
  const cells: string[][] = [];
  for await (const batch of readRows(bytesInMemory(bytes), { format: "xlsx", encoding: null, delimiter: null, sheet })) for (const row of batch) cells.push(row.cells);
  return cells;
}

describe("Reading a workbook", () => {
  it("reads cells as they are shown: days, percentages, leading zeros, formulas by their stored value, no noise of binary fractions", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("Data");
      sheet.addRow(["Doc", "Date", "Rate", "Postcode", "Sum", "Noise", "Flag", "Rich", "Broken"]);
      const row = sheet.addRow(["INV-1", new Date(Date.UTC(2026, 3, 3)), 0.06, 1000, { formula: "1+1", result: 2.5 }, 0.1 + 0.2, true, { richText: [{ text: "Te" }, { text: "h" }] }, { error: "#REF!" }]);
      row.getCell(2).numFmt = "dd/mm/yyyy";
      row.getCell(3).numFmt = "0%";
      row.getCell(4).numFmt = "00000";
    });
    expect((await cellsOf(bytes, "Data"))[1]).toEqual(["INV-1", "2026-04-03", "6%", "01000", "2.5", "0.3", "TRUE", "Teh", "#REF!"]);
  });

  it("gives the value of merged cells to all of them", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("Data");
      sheet.addRows([["Doc", "SKU"], ["INV-1", "TEA"], [null, "MUG"], ["INV-2", "TEA"]]);
      sheet.mergeCells("A2:A3");
    });
    expect(await cellsOf(bytes, "Data")).toEqual([["Doc", "SKU"], ["INV-1", "TEA"], ["INV-1", "MUG"], ["INV-2", "TEA"]]);
  });

  it("begins with the first sheet that has rows, and knows the hidden ones", async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet("Cover").addRow(["Sales"]);
      book.addWorksheet("Lists", { state: "hidden" }).addRows([["a", "b"], ["c", "d"]]);
      book.addWorksheet("Lines").addRows([["Monthly report"], [], ["Invoice No", "Amount"], ["INV-1", 10]]);
    });
    const { layout, rows } = await inspectFile(bytesInMemory(bytes), {}, (cell) => cell === "Invoice No" || cell === "Amount");
    expect(layout).toMatchObject({ sheet: "Lines", headerRow: 3, sheets: [{ name: "Cover" }, { name: "Lists", isHidden: true }, { name: "Lines" }] });
    expect(rows).toMatchObject([{ row: 4, cells: ["INV-1", "10"] }]);
  });

  it("counts days from 1904 where the workbook does", () => {
    expect(numberText("46115", { is: "date" }, false)).toBe("2026-04-03");
    expect(numberText("44653", { is: "date" }, true)).toBe("2026-04-03");
    expect(numberText("46115.5", { is: "date" }, false)).toBe("2026-04-03 12:00:00");
    expect(numberText("1", { is: "date" }, false)).toBe("1900-01-01");
    expect(numberText("61", { is: "date" }, false)).toBe("1900-03-01");
  });

  it("shows a long number in the form that nobody takes for an id", () => {
    expect(numberText("576672123456789000", { is: "plain" }, false)).toBe("5.76672123456789E+17");
    expect(numberText("59.450000000000003", { is: "plain" }, false)).toBe("59.45");
    expect(numberText("1.0000000000000001E-5", { is: "plain" }, false)).toBe("0.00001");
  });

  it("tells a date's format from an amount's", () => {
    expect(shapeOf(14, undefined)).toEqual({ is: "date" });
    expect(shapeOf(170, "[$-409]d\\-mmm\\-yy;@")).toEqual({ is: "date" });
    expect(shapeOf(171, '"RM" #,##0.00;[Red]-"RM" #,##0.00')).toEqual({ is: "plain" });
    expect(shapeOf(172, "[h]:mm")).toEqual({ is: "time" });
    expect(shapeOf(173, "0.00%")).toEqual({ is: "percent" });
  });
});

describe("A workbook that must not be read", () => {
  const read = (bytes: Uint8Array) => inspectFile(bytesInMemory(bytes), {}, () => false);

  it("is one that would unpack to far more than it should", async () => {
    const zip = new JSZip();
    zip.file("xl/workbook.xml", "<workbook/>");
    zip.file("xl/worksheets/sheet1.xml", new Uint8Array(12 * 1024 * 1024));
    const bytes = await zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
    expect(bytes.length).toBeLessThan(200_000);
    await expect(read(bytes)).rejects.toThrow("unpack to far more");
  });

  it("is one that was cut off on its way", async () => {
    const bytes = await workbook((book) => void book.addWorksheet("Data").addRows([["a", "b"], ["c", "d"]]));
    await expect(read(bytes.subarray(0, bytes.length - 200))).rejects.toThrow("damaged");
    const broken = Uint8Array.from(bytes);
    broken.fill(0, bytes.length * 0.2, bytes.length * 0.7);
    await expect(read(broken)).rejects.toThrow(/damaged/);
  });

  it("is one of the old format, or protected by a password", async () => {
    const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    await expect(read(old)).rejects.toThrow("(.xls)");
    await expect(read(Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le")]))).rejects.toThrow("password");
  });

  it("is some other packed file", async () => {
    const zip = new JSZip();
    zip.file("readme.txt", "hello");
    await expect(read(await zip.generateAsync({ type: "uint8array" }))).rejects.toThrow("not an .xlsx workbook");
  });
});

describe("A file that is given back", () => {
  const rows = [["Doc", "Note"], ["INV-1", "=HYPERLINK(\"http://x\")"], ["0012", "-5.00"], ["+60123456789", "@SUM(A1)"]];
  async function* each() {
    yield* rows;
  }
  async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  it("as CSV has no formula in it, and its numbers as they were", async () => {
    const text = Buffer.from(await bytesOf(writeRows(each(), { format: "csv", delimiter: ",", sheet: "" }))).toString();
    expect(text).toBe('\uFEFFDoc,Note\r\nINV-1,"\'=HYPERLINK(""http://x"")"\r\n0012,-5.00\r\n+60123456789,\'@SUM(A1)\r\n');
  });

  it("as a workbook can be read again", async () => {
    const bytes = await bytesOf(writeRows(each(), { format: "xlsx", delimiter: ",", sheet: "Sales/March" }));
    expect(await cellsOf(bytes, "Sales March")).toEqual([["Doc", "Note"], ["INV-1", "'=HYPERLINK(\"http://x\")"], ["0012", "-5"], ["+60123456789", "'@SUM(A1)"]]);
  });
});
