import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type ApiCompany, anApiCompany, call } from "#lib/api/test-company.ts";
import { POST as intake } from "#app/api/v1/intake/route.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import * as queue from "#lib/queues/by-hand-query.ts";
import { GET } from "./route.ts";

// Nobody is signed in at a browser.
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined }), headers: async () => new Headers() }));

const { db } = await createTestDatabase();
let company: ApiCompany;
let other: ApiCompany;
beforeAll(async () => {
  [company, other] = [await anApiCompany(db), await anApiCompany(db)];
  await send(company, ["DO-1", "DO-2"], { date: "2026-03-02" });
  await send(company, ["DO-APRIL"], { date: "2026-04-02" });
  await send(company, ["DO-TEST"], { isTest: true });
  await send(other, ["DO-OTHER"], {});
});

const line = { sku: "KR-TEA-100", description: "=cmd()", quantity: "2", unitPrice: "10.00" };
async function send(to: ApiCompany, numbers: string[], document: object) {
  const records = numbers.map((number) => ({ externalId: number, kind: "delivery_order", document: { number, date: "2026-03-02", currency: "MYR", customer: { code: "300-A001", name: "Aisyah" }, lines: [line], total: "20.00", ...document } }));
  expect((await call(intake, "POST", "/intake", { token: to.tokens.source, body: { records } })).status).toBe(202);
}
const ask = (query: string, token: string | null = company.tokens.finance) => call(GET, "GET", "/by-hand", { token, query });
const idOf = async (of: ApiCompany, externalId: string) => (await db.record.findFirstOrThrow({ where: { companyId: of.ctx.company, externalId } })).id;

/** The document numbers in the file, and all that its cells say. */
async function read(response: Response): Promise<{ numbers: Set<string>; cells: string[] }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const cells: string[] = [];
  const numbers = new Set<string>();
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => {
    cells.push(cell.text);
    if (/^DO-\w+$/.test(cell.text)) numbers.add(cell.text);
  }));
  return { numbers, cells };
}

describe("records for AutoCount's own import", () => {
  test("are those of the view that the connection cannot take, as a spreadsheet to save, with no test order among them", async () => {
    const response = await ask("?hold=not-supported");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("spreadsheetml");
    expect(response.headers.get("content-disposition")).toContain('filename="For AutoCount, 3 documents.xlsx"');
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const { numbers, cells } = await read(response);
    expect(numbers).toEqual(new Set(["DO-1", "DO-2", "DO-APRIL"]));
    expect(cells.filter((text) => text.startsWith("="))).toEqual([]);
  });

  test("follow the filters of the view, and one record alone is named in the file", async () => {
    expect((await read(await ask("?hold=not-supported&from=2026-04-01"))).numbers).toEqual(new Set(["DO-APRIL"]));
    const one = await ask(`?id=${await idOf(company, "DO-1")}`);
    expect(one.headers.get("content-disposition")).toContain('filename="For AutoCount, DO-1.xlsx"');
    expect((await read(one)).numbers).toEqual(new Set(["DO-1"]));
  });

  test("are none of another company, none that is a test order, and none where nothing is found", async () => {
    expect((await ask(`?id=${await idOf(other, "DO-OTHER")}`)).status).toBe(404);
    expect((await ask(`?id=${await idOf(company, "DO-TEST")}`)).status).toBe(404);
    expect((await ask("?q=nothing-like-it")).status).toBe(404);
    expect((await ask("?id=not-an-id")).status).toBe(422);
  });

  test("are given to people only", async () => {
    expect((await ask("", null)).status).toBe(401);
    expect((await ask("", company.tokens.source)).status).toBe(403);
  });

  test("stop at the cap that the screen tells of, and are the first of the view", async () => {
    vi.spyOn(queue, "maxExported", "get").mockReturnValue(1);
    const { numbers } = await read(await ask("?hold=not-supported&sort=number.asc"));
    vi.restoreAllMocks();
    expect(numbers).toEqual(new Set(["DO-1"]));
  });
});
