import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";
import { bytesInMemory, type FileBytes } from "./file-bytes.ts";
import { FileProblem } from "./file-problem.ts";
import { findEncoding } from "./find-encoding.ts";
import { inspectFile } from "./inspect-file.ts";
import { type RawRow, readCsv } from "./read-csv.ts";
import { readRows } from "./read-rows.ts";

/** A file that comes in pieces of a few bytes. */
function inPieces(bytes: Uint8Array, size: number): FileBytes {
  return {
    size: bytes.length,
    async *read(start, end) {
      for (let at = start; at < Math.min(end, bytes.length); at += size) yield bytes.subarray(at, Math.min(at + size, end, bytes.length));
    },
  };
}

async function rowsOf(text: string, delimiter: "," | ";" = ",", size = 1 << 16): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of readCsv(decodeText(inPieces(new TextEncoder().encode(text), size).read(0, Infinity), "utf-8"), delimiter)) rows.push(...batch);
  return rows;
}

const cellsOf = async (...given: Parameters<typeof rowsOf>) => (await rowsOf(...given)).map(({ cells }) => cells);

describe("Reading CSV", () => {
  it("keeps quotes, separators and line breaks inside quotes", async () => {
    expect(await cellsOf('a,"b ""x"", y\r\nz",c\r\n1,2,3\r\n')).toEqual([["a", 'b "x", y\r\nz', "c"], ["1", "2", "3"]]);
  });

  it.each(["\n", "\r\n", "\r"])("knows lines that end with %j", async (end) => {
    expect(await cellsOf(`a,b${end}1,2${end}`)).toEqual([["a", "b"], ["1", "2"]]);
  });

  it("takes off a first line that names the separator, and counts it", async () => {
    expect(await rowsOf("sep=;\r\na;b", ";")).toMatchObject([{ row: 2, cells: ["a", "b"] }]);
  });

  it("marks a row with a quote that is not closed as it should be, and drops none", async () => {
    const rows = await rowsOf('a,b\n1,"x"y\n3,4\n');
    expect(rows.map(({ problem }) => problem !== null)).toEqual([false, true, false]);
    expect(rows.at(-1)?.cells).toEqual(["3", "4"]);
  });

  it("stops at a quote that swallows the rest of the file", async () => {
    await expect(rowsOf(`a,b\n1,"${"x\n".repeat(600_000)}`)).rejects.toThrow(/Row 2 is longer/);
  });

  it("keeps what stands behind a closing quote, and takes a quote within a cell for a sign", async () => {
    expect(await cellsOf('5" pipe,"x" y\n')).toEqual([['5" pipe', "x y"]]);
  });

  it("has an empty cell behind a last separator, also at the end of the file", async () => {
    expect(await cellsOf("a,b\n1,\n2,")).toEqual([["a", "b"], ["1", ""], ["2", ""]]);
  });

  it("reads the same rows however the file is cut into pieces, and loses no cell", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "1", ".", ",", ";", '"', "\n", "\r", " ", "é", "茶", "'", "="), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (table, size) => {
        const text = table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")).join("\r\n");
        expect(await cellsOf(text, ",", size)).toEqual(table);
      }),
      { numRuns: 200 },
    );
  });

  it("ends in rows or in a sentence, whatever the bytes are", async () => {
    const read = async (file: FileBytes): Promise<"rows" | "sentence"> => {
      try {
        const { layout } = await inspectFile(file, {}, () => false);
        for await (const batch of readRows(file, layout)) if (batch.some(({ cells }) => cells.some((cell) => typeof cell !== "string"))) throw new TypeError("a cell is no text");
        return "rows";
      } catch (error) {
        if (error instanceof FileProblem) return "sentence";
        throw error;
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(["rows", "sentence"]).toContain(await read(bytesInMemory(bytes)));
      }),
      { numRuns: 300 },
    );
  });
});

describe("How a text file is written", () => {
  const malay = "No;Nama\r\n1;Café Déjà Vu\r\n2;Señor\r\n";

  it.each([["utf-8", "utf8"], ["utf-16le", "utf-16le"], ["windows-1252", "windows-1252"]] as const)("is found to be %s, and its names come out right", async (encoding, name) => {
    const bytes = iconv.encode(malay, name, { addBOM: name === "utf-16le" });
    const file = bytesInMemory(bytes);
    expect((await findEncoding(file)).encoding).toBe(encoding);
    expect((await inspectFile(file, {}, () => false)).rows[0]?.cells).toEqual(["1", "Café Déjà Vu"]);
  });

  it.each(["gb18030", "big5"] as const)("is found to be %s", async (encoding) => {
    const text = encoding === "gb18030" ? "单号,名称,数量\n1001,马来西亚红茶礼盒装,2\n1002,手工蜡染桌布蓝色,3\n1003,槟城咖啡粉五百克,1\n" : "單號,名稱,數量\n1001,馬來西亞紅茶禮盒裝,2\n1002,手工蠟染桌布藍色,3\n1003,檳城咖啡粉五百克,1\n";
    const file = bytesInMemory(iconv.encode(text, encoding));
    expect((await findEncoding(file)).encoding).toBe(encoding);
    expect((await inspectFile(file, {}, () => false)).layout.headers[0]).toBe(text.slice(0, 2));
  });

  it("is found out from all of it: accents may stand only at the end", async () => {
    const file = bytesInMemory(iconv.encode(`No;Nama\r\n${"1;plain\r\n".repeat(20_000)}2;Café\r\n`, "windows-1252"));
    expect((await findEncoding(file)).encoding).toBe("windows-1252");
  });

  it("that mixes encodings names the rows that cannot be read", async () => {
    const bytes = Buffer.concat([Buffer.from("No,Nama\n1,Café\n2,Déjà\n"), iconv.encode("3,Señor\n", "windows-1252"), Buffer.from("4,Zoë\n")]);
    const { rows } = await inspectFile(bytesInMemory(bytes), {}, () => false);
    expect(rows.map(({ problem }) => problem)).toEqual([null, null, expect.stringContaining("mixes encodings"), null]);
  });

  it("has its separator and its header found below titles", async () => {
    const file = bytesInMemory(Buffer.from("Sales report\nMarch 2026\n\nInvoice No\tDate\tAmount\nINV-1\t01/03/2026\t1,234.50\nINV-2\t02/03/2026\t5.00\n"));
    const { layout } = await inspectFile(file, {}, () => false);
    expect(layout).toMatchObject({ delimiter: "\t", headerRow: 4, headers: ["Invoice No", "Date", "Amount"] });
  });

  it("gives columns without a name, or with one that is there already, a name of their own", async () => {
    const { layout } = await inspectFile(bytesInMemory(Buffer.from("Price,,Price\n1,2,3\n4,5,6\n")), { headerRow: 1 }, () => false);
    expect(layout.headers).toEqual(["Price", "Column B", "Price (2)"]);
  });

  it.each([
    ["", "empty"], ["%PDF-1.7 x", "PDF"], ["<html><table>", "web page"], ['{"records": []}', "JSON"], ["\u0000\u0001\u0002\u0003binary", "neither"], ["Invoice No,Date\n", "no rows below"],
  ])("%j is refused with a sentence that says what it is", async (content, words) => {
    await expect(inspectFile(bytesInMemory(Buffer.from(content)), {}, () => false)).rejects.toThrow(words);
  });
});
