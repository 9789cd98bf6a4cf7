import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anInvoice, startTestSandbox } from "./sandbox-harness.ts";
import type { PlainDocument, TestSandbox } from "./sandbox-harness.ts";

let sandbox: TestSandbox;
let now = new Date("2026-03-01T08:00:00Z");

/** 105 invoices: numbers HP-001 to HP-105, the first 60 dated January, all but the last made on 1 March. */
beforeAll(async () => {
  sandbox = await startTestSandbox({}, { clock: () => now });
  for (let index = 1; index <= 105; index += 1) {
    if (index === 105) now = new Date("2026-03-02T08:00:00Z");
    const docDate = index <= 60 ? "2026-01-31" : "2026-02-01";
    const salesAgent = index % 2 === 0 ? "ONLINE" : null;
    const body = anInvoice({ docNo: `HP-${String(index).padStart(3, "0")}`, docDate, salesAgent });
    const answer = await sandbox.send("POST", "/42/invoice", body);
    if (answer.status !== 201) throw new Error(`invoice ${index} was refused: ${answer.text}`);
  }
});
beforeEach(() => sandbox.admin("DELETE", "/faults"));
afterAll(() => sandbox.running.close());

interface Listing {
  data: PlainDocument[];
  totalCount?: number;
}

async function list(query: string): Promise<Listing> {
  return JSON.parse((await sandbox.send("GET", `/42/invoice/listing?${query}`)).text) as Listing;
}

async function find(filter: unknown, page = 1): Promise<Listing> {
  return JSON.parse((await sandbox.send("POST", "/42/invoice/listing", { page, filter })).text) as Listing;
}

const numbers = (listing: Listing) => listing.data.map((row) => String(row.master["docNo"]));

describe("the simple listing", () => {
  test("has 100 rows a page, the total over all pages, and nothing past the end", async () => {
    const [first, second, third] = [await list("page=1"), await list("page=2"), await list("page=3")];
    expect([first.data.length, second.data.length, third.data.length]).toEqual([100, 5, 0]);
    expect([first.totalCount, second.totalCount, third.totalCount]).toEqual([105, 105, 105]);
    expect(new Set([...numbers(first), ...numbers(second)]).size).toBe(105);
  });

  test("needs a page, from 1", async () => {
    for (const query of ["", "page=0", "page=x"]) {
      expect((await sandbox.send("GET", `/42/invoice/listing?${query}`)).status).toBe(400);
    }
  });

  test("filters by document date, both ends included", async () => {
    expect((await list("page=1&startDate=2026-01-01&endDate=2026-01-31")).totalCount).toBe(60);
    expect((await list("page=1&startDate=2026-02-01")).totalCount).toBe(45);
  });

  test("silently ignores fromDate, toDate and pageSize", async () => {
    const listing = await list("page=1&fromDate=2026-02-01&toDate=2026-02-28&pageSize=5");
    expect([listing.totalCount, listing.data.length]).toEqual([105, 100]);
  });

  test("gives whole documents with their lines", async () => {
    const [row] = (await list("page=1")).data;
    expect(row?.details).toHaveLength(1);
    expect(row?.master["finalTotal"]).toBe(33);
  });
});

describe("the specific listing", () => {
  test.each([
    ["number list", { docNo: { multiSelect: ["HP-007", "HP-100", "NOPE"] } }, 2],
    ["number range", { docNo: { from: "HP-010", to: "HP-019" } }, 10],
    ["document date", { date: { from: "2026-02-01", to: "2026-02-28" } }, 45],
    ["creation date", { createdDate: { from: "2026-03-02", to: "2026-03-02" } }, 1],
    ["last change, to the second", { lastModifiedDate: { from: "2026-03-01T08:00:00", to: "2026-03-01T08:00:00" } }, 104],
    ["agent", { salesAgent: { multiSelect: ["ONLINE"] } }, 52],
    ["debtor range", { debtorCode: { from: "300-A001", to: "300-C999" } }, 0],
    ["two at once", { date: { to: "2026-01-31" }, salesAgent: { multiSelect: ["ONLINE"] } }, 30],
    ["a filter it does not have", { ref: { multiSelect: ["nothing"] } }, 105],
    ["no filter", undefined, 105],
  ])("filters by %s", async (_name, filter, expected) => {
    expect((await find(filter)).totalCount).toBe(expected);
  });

  test("needs a page", async () => {
    expect((await sandbox.send("POST", "/42/invoice/listing", {})).message).toBe("The Page field is required.");
  });
});

describe("faults of listings", () => {
  test("shuffled pages repeat rows and leave others out, the same way for the same seed", async () => {
    await sandbox.fault({ fault: "shuffle-pages", mode: "always", seed: 7 });
    const rows = [...numbers(await list("page=1")), ...numbers(await list("page=2"))];
    expect(rows).toHaveLength(105);
    expect(new Set(rows).size).toBeLessThan(105);
    expect([...numbers(await list("page=1")), ...numbers(await list("page=2"))]).toEqual(rows);
    expect((await list("page=1")).totalCount).toBe(105);
  });

  test("a result that fits one page is complete however it is shuffled", async () => {
    await sandbox.fault({ fault: "shuffle-pages", mode: "always" });
    expect(new Set(numbers(await find({ date: { from: "2026-02-01" } }))).size).toBe(45);
  });

  test("totalCount can be missing", async () => {
    await sandbox.fault({ fault: "total-count-missing", mode: "count", count: 2 });
    expect(await list("page=1")).not.toHaveProperty("totalCount");
    expect(await find({})).not.toHaveProperty("totalCount");
    expect((await list("page=1")).totalCount).toBe(105);
  });
});
