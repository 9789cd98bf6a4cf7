import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { aPerson } from "#lib/auth/test-people.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { queueFixtures } from "#lib/queues/queue-fixtures.ts";
import { recordQueues } from "#lib/queues/registry.ts";
import { setLayout } from "#lib/views/set-layout.ts";
import { exportList } from "./export-list.ts";
import { recordTexts } from "./record-texts.ts";

const { db } = await createTestDatabase();
const now = new Date("2026-04-01T04:00:00Z");
const { aCompany, seedRecords } = queueFixtures(db, now);

async function aDesk() {
  const where = await aCompany();
  const person = await aPerson({ company: where.ctx.company, actor: { type: "system", id: null, name: "Holdpoint", role: null, ip: null }, db, now: () => now }, "finance");
  return { where, ctx: person.ctx as UserContext };
}

async function text(ctx: UserContext, params: Record<string, string>, most?: number): Promise<string[]> {
  const made = await exportList(ctx, { queue: "held", format: "csv", ...params } as Parameters<typeof exportList>[1], most);
  if (!made.ok) throw new Error(made.error.code);
  const parts: Uint8Array[] = [];
  for await (const part of made.value.bytes) parts.push(part);
  return Buffer.concat(parts).toString().replace("\uFEFF", "").trimEnd().split("\r\n");
}

test("every column of every queue can be written to a file", () => {
  for (const { columns } of recordQueues) expect(() => recordTexts(columns, Object.keys(columns))).not.toThrow();
});

test("it holds what is on the screen: the view's filters and order, the person's columns, nothing of another company", async () => {
  const { where, ctx } = await aDesk();
  await seedRecords(where, [{ number: "A-1", total: "10.50", party: "Kedai" }, { number: "A-2", total: "99" }, { number: "A-3", total: "20" }]);
  await seedRecords(await aCompany(), [{ number: "B-1", total: "50" }]);
  await setLayout(ctx, { queueId: "held", layout: { order: ["total", "source"], hidden: ["partyName", "holds", "heldFor", "assignee", "kind", "consolidateBy", "submitBy", "receivedAt"], widths: {}, density: "compact" } });
  expect(await text(ctx, { amountTo: "50", sort: "-total" })).toEqual(["Number,Currency,Total,Source", "A-3,MYR,20.0000,Shop", "A-1,MYR,10.5000,Shop"]);
  expect(await text(ctx, { columns: "partyName", q: "", sort: "number" })).toEqual(["Number,Customer,Customer code", "A-1,Kedai,", "A-2,,", "A-3,,"]);
});

test("the workbook holds the same: amounts as numbers to calculate with, long numbers letter for letter, no formula", async () => {
  const { where, ctx } = await aDesk();
  await seedRecords(where, [{ number: "0001234567890123456", total: "10.50", party: "Kedai" }, { number: "=1+1", total: "99", party: "+60 12" }]);
  const made = await exportList(ctx, { queue: "held", format: "xlsx", columns: "partyName,total", sort: "total" } as Parameters<typeof exportList>[1]);
  if (!made.ok) throw new Error(made.error.code);
  expect(made.value).toMatchObject({ fileName: "Held 2026-04-01.xlsx", mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
  const parts: Uint8Array[] = [];
  for await (const part of made.value.bytes) parts.push(part);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.concat(parts) as unknown as ArrayBuffer);
  const [sheet, ...others] = book.worksheets;
  expect([sheet?.name, others.length]).toEqual(["Held", 0]);
  const rows = (sheet?.getSheetValues() ?? []).slice(1).map((row) => (row as unknown[]).slice(1));
  expect(rows[0]).toEqual(["Number", "Customer", "Customer code", "Currency", "Total"]);
  expect(rows[1]?.slice(0, 2)).toEqual(["0001234567890123456", "Kedai"]);
  expect([rows[1]?.at(-1), rows[2]?.at(-1)]).toEqual([10.5, 99]);
  expect(rows[2]?.slice(0, 2)).toEqual(["'=1+1", "'+60 12"]);
});

test("what a spreadsheet would run is neutralised, and a cut says so", async () => {
  const { where, ctx } = await aDesk();
  await seedRecords(where, [{ number: '=HYPERLINK("http://x","y")', party: "+60 12" }, { number: "2" }, { number: "3" }]);
  const lines = await text(ctx, { columns: "partyName", sort: "number" }, 2);
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toContain("Cut here after 2 rows");
  expect((await text(ctx, { columns: "partyName" })).join()).toContain(`"'=HYPERLINK`);
});
