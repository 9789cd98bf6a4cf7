import iconv from "iconv-lite";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";

/** As a till in a shop exports it: titles, semicolons, an old encoding, days first, RM with commas, blank lines, a total, and one wrong row. */
function messyFile(run: string): Buffer {
  const lines = [
    "Laporan Jualan Café Kopitiam;;;;;;;;;",
    "Tempoh: 01/03/2026 - 31/03/2026;;;;;;;;;",
    "",
    "No. Invois;Tarikh;Kod Pelanggan;Nama Pelanggan;Kod Produk;Keterangan;Kuantiti;Harga Seunit;Jumlah;Kaunter",
    `KC-${run}-1;13/03/2026;300-A001;Café Déjà Vu;KR-TEA-100;"Teh; 100 uncang";2;RM 18.90;RM 37.80;K1`,
    ";;;;;;;;;",
    `KC-${run}-2;03/04/2026;300-A001;Café Déjà Vu;KR-HON-500;Madu;25;RM 68.00;RM 1,718.90;K2`,
    ";;;;KR-TEA-100;Teh;1;RM 18.90;;K2",
    `KC-${run}-3;31/02/2026;300-A001;Café Déjà Vu;KR-TEA-100;Teh;1;RM 18.90;RM 18.90;K1`,
    ";;;;;;;Jumlah Besar;RM 1,775.60;",
  ];
  return iconv.encode(lines.join("\r\n"), "windows-1252");
}

test("a messy CSV goes through the mapping screen into records, and its wrong row comes back with the reason", async ({ signIn }) => {
  const run = String(Date.now());
  const file = { name: `Jualan Mac ${run}.csv`, mimeType: "text/csv", buffer: messyFile(run) };
  const page = await signIn("finance", "/imports");
  await page.getByRole("link", { name: "Import a file" }).click();
  await page.getByText("at most 50 MB and 200,000 rows").waitFor();
  await page.getByLabel("Its documents are").selectOption("invoice");
  await page.getByLabel("File").setInputFiles(file);
  await page.getByRole("button", { name: "Upload and map" }).click();

  // Found out: the encoding, the separator, the row with the names, and what the columns are.
  await page.getByRole("heading", { name: /^Jualan Mac/ }).waitFor();
  expect(await page.getByLabel("Separator").inputValue()).toBe(";");
  expect(await page.getByLabel("Encoding").inputValue()).toBe("windows-1252");
  expect(await page.getByLabel("Columns' names in row").inputValue()).toBe("4");
  expect(await page.getByLabel("Field for Kod Produk").inputValue()).toBe("lines[].sku");
  expect(await page.getByLabel("Field for Jumlah").inputValue()).toBe("total");
  const samples = page.getByRole("list", { name: "First documents" });
  await samples.getByText("300-A001 Café Déjà Vu").first().waitFor();
  await samples.getByText("RM 1,718.90").waitFor();
  await samples.getByText('"31/02/2026" is not a date').waitFor();

  // A field that is needed is missed at once; a column without a place is given one.
  await page.getByLabel("Field for Jumlah").selectOption("");
  await page.getByText("Total is needed: choose its column.").waitFor();
  await page.getByLabel("Field for Jumlah").selectOption("total");
  await page.getByLabel("Field for Kaunter").selectOption("agent");
  await page.getByLabel("Remember this mapping as").fill(`Kopitiam ${run}`);
  await page.getByRole("button", { name: "Preview the whole file" }).click();

  await page.getByText("3 documents: 2 new, 0 changed, 0 repeated, 1 wrong.").waitFor();
  await page.getByRole("link", { name: "Wrong 1" }).click();
  await page.getByRole("cell", { name: /31\/02\/2026/ }).waitFor();
  const where = await company();
  const made = () => db().record.findMany({ where: { companyId: where.company, externalId: { startsWith: `KC-${run}` } }, orderBy: { externalId: "asc" }, select: { id: true, externalId: true, total: true, partyName: true } });
  expect(await made()).toEqual([]);

  await page.getByRole("button", { name: "Import 2 documents" }).click();
  await page.getByText("Done: 2 documents taken, 1 wrong and left out.").waitFor();
  expect((await made()).map(({ externalId, total, partyName }) => [externalId, total.toFixed(2), partyName])).toEqual([[`KC-${run}-1`, "37.80", "Café Déjà Vu"], [`KC-${run}-2`, "1718.90", "Café Déjà Vu"]]);
  await page.getByRole("link", { name: "All 3" }).click();
  await page.getByRole("link", { name: `KC-${run}-2` }).click();
  await page.getByRole("heading", { name: `KC-${run}-2` }).waitFor();

  // The file comes back with two columns more.
  await page.goBack();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download with results" }).click();
  const pieces: Buffer[] = [];
  for await (const piece of await (await saving).createReadStream()) pieces.push(piece as Buffer);
  const saved = Buffer.concat(pieces).toString();
  expect(saved).toContain("Kaunter;Holdpoint result;Reason");
  expect(saved).toMatch(new RegExp(`KC-${run}-1;.*;New record;`));
  expect(saved).toMatch(new RegExp(`KC-${run}-3;.*;Wrong;.*31/02/2026`));

  // The same file again: the mapping is remembered, and nothing is made twice.
  await go(page, "/imports/new");
  await page.getByLabel("File").setInputFiles(file);
  await page.getByRole("button", { name: "Upload and map" }).click();
  await page.getByText("The same file was imported").waitFor();
  expect(await page.getByLabel("Field for Kaunter").inputValue()).toBe("agent");
  await page.getByRole("button", { name: "Preview the whole file" }).click();
  await page.getByText("3 documents: 0 new, 0 changed, 2 repeated, 1 wrong.").waitFor();
});

test("a file that is no table says what it is and what to do", async ({ signIn }) => {
  const page = await signIn("finance", "/imports/new", { width: 390 });
  await page.getByLabel("File").setInputFiles({ name: "sales.xls", mimeType: "application/vnd.ms-excel", buffer: Buffer.from("d0cf11e0a1b11ae1".padEnd(2000, "0"), "hex") });
  await page.getByRole("button", { name: "Upload and map" }).click();
  await page.getByRole("alert").getByText("old format (.xls)").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
