import ExcelJS from "exceljs";
import { beforeEach, expect, test } from "vitest";
import { anApiCompany, type ApiCompany } from "#lib/api/test-company.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";
import { chooseLayout } from "./choose-layout.ts";
import { exportResult } from "./export-result.ts";
import { findImportScreen, listImportDocuments } from "./queries.ts";
import { previewMapping } from "./preview-mapping.ts";
import { receiveImport } from "./receive-import.ts";
import { resumeImports } from "./resume-imports.ts";
import { runImport } from "./run-import.ts";
import { findImport } from "./store.ts";
import { steerImport } from "./steer-import.ts";
import { suggestForImport } from "./suggest-for-import.ts";
import { workImport } from "./work-import.ts";

const { db } = await createTestDatabase();
let where: ApiCompany;
let ctx: Context;

beforeEach(async () => {
  where = await anApiCompany(db);
  ctx = { ...where.ctx, actor: { type: "user", id: where.people.finance.userId, name: "Farid", role: "finance", ip: null } };
});

const head = "Invoice No,Date,Debtor Code,SKU,Qty,Unit Price,Total\n";
const row = (number: string, over: { qty?: string; date?: string; total?: string } = {}) => `${number},${over.date ?? "13/03/2026"},300-A001,KR-TEA-100,${over.qty ?? "2"},18.90,${over.total ?? "37.80"}\n`;
const manyRows = (count: number) => head + Array.from({ length: count }, (_, index) => row(`INV-${index + 1}`)).join("");

async function* pieces(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += 700_001) yield bytes.subarray(at, at + 700_001);
}

async function upload(content: string | Uint8Array, fileName = "sales.csv"): Promise<string> {
  const received = await receiveImport(ctx, { source: where.source.key, kind: "invoice", fileName }, pieces(content));
  if (!received.ok) throw new Error(received.error.code);
  return received.value.importId;
}

async function shown(id: string) {
  const found = await findImportScreen(ctx, id);
  if (found === null) throw new Error("no import");
  return found;
}

async function suggested(id: string): Promise<MappingBody> {
  const found = await findImport(db, ctx.company, id);
  const made = found && (await suggestForImport(ctx, found));
  if (!made) throw new Error("nothing is suggested");
  return made.body;
}

async function preview(id: string, body?: MappingBody) {
  const { revision } = await shown(id);
  const mapped = await previewMapping(ctx, { importId: id, revision, name: "Sales", body: body ?? (await suggested(id)) }, { isWorkedHere: true });
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.error));
  await workImport(ctx, id);
  return shown(id);
}

async function steer(id: string, step: "run" | "stop" | "resume" | "back") {
  const { revision } = await shown(id);
  return steerImport(ctx, { importId: id, revision, step }, { isWorkedHere: true });
}

async function run(id: string) {
  expect(await steer(id, "run")).toMatchObject({ ok: true });
  await workImport(ctx, id);
  return shown(id);
}

const records = () => db.record.findMany({ where: { companyId: ctx.company, kind: "invoice" }, orderBy: { externalId: "asc" }, select: { externalId: true, state: true, revision: true } });
const verdictsOf = async (id: string) => (await listImportDocuments(ctx, id, { after: -1 })).documents.map(({ externalId, verdict, outcome }) => [externalId, verdict, outcome]);

test("a file is stored as it came, mapped as suggested, previewed without a record, and run into records", async () => {
  const id = await upload(head + row("INV-1") + row("INV-2", { date: "31/02/2026" }) + row("INV-3") + ",,,,,Grand Total,113.40\n");
  expect(await shown(id)).toMatchObject({ state: "uploaded", layout: { format: "csv", delimiter: ",", headerRow: 1 } });
  expect(await preview(id)).toMatchObject({ state: "previewed", rows: 4, documents: 3, counts: { new: 2, changed: 0, repeated: 0, wrong: 1 } });
  expect(await records()).toEqual([]);
  expect(await db.delivery.count({ where: { companyId: ctx.company } })).toBe(0);

  expect(await run(id)).toMatchObject({ state: "done", doneCount: 3, takenCount: 2, refusedCount: 0 });
  expect(await records()).toMatchObject([{ externalId: "INV-1", state: "ready" }, { externalId: "INV-3", state: "ready" }]);
  expect(await verdictsOf(id)).toEqual([["INV-1", "new", "accepted"], ["INV-2", "wrong", null], ["INV-3", "new", "accepted"]]);
  const audits = await db.auditEntry.findMany({ where: { companyId: ctx.company, type: { startsWith: "import." } }, orderBy: { id: "asc" }, select: { type: true, actorName: true } });
  expect(audits.map(({ type }) => type)).toEqual(["import.uploaded", "import.mapped", "import.started", "import.done"]);
});

test("the same file again is repeated, one with another amount is changed, and nothing is made twice", async () => {
  await run((await preview(await upload(head + row("INV-1") + row("INV-2")))).id);
  const again = await upload(head + row("INV-1") + row("INV-2", { qty: "3", total: "56.70" }) + row("INV-3"));
  expect(await preview(again)).toMatchObject({ counts: { new: 1, changed: 1, repeated: 1, wrong: 0 } });
  await run(again);
  expect(await verdictsOf(again)).toEqual([["INV-1", "repeated", "repeated"], ["INV-2", "changed", "changed"], ["INV-3", "new", "accepted"]]);
  expect(await records()).toMatchObject([{ externalId: "INV-1", revision: 1 }, { externalId: "INV-2", revision: 2 }, { externalId: "INV-3", revision: 1 }]);

  const twice = await upload(head + row("INV-1") + row("INV-2", { qty: "3", total: "56.70" }) + row("INV-3"), "copy.csv");
  expect(await preview(twice)).toMatchObject({ counts: { new: 0, changed: 0, repeated: 3, wrong: 0 }, earlier: { id: again } });
});

test("a run that dies goes on where it stopped, also between a delivery and its result", async () => {
  const id = (await preview(await upload(manyRows(1200)))).id;
  await steer(id, "run");
  const started = await findImport(db, ctx.company, id);
  if (!started) throw new Error("no import");
  // Dies in the second delivery: it is stored and read, but the import does not know it yet.
  let transactions = 0;
  const dying = { ...ctx, db: new Proxy(db, { get: (target, name) => (name === "$transaction" ? die : Reflect.get(target, name)) }) } as Context;
  async function die(...given: unknown[]): Promise<unknown> {
    const stack = new Error().stack ?? "";
    if (stack.includes("sendBatch") && !stack.includes("deliver (") && ++transactions === 2) throw new Error("the worker died");
    return (db.$transaction as (...all: unknown[]) => Promise<unknown>)(...given);
  }
  await expect(runImport(dying, started)).rejects.toThrow("the worker died");
  expect(await shown(id)).toMatchObject({ state: "running", doneCount: 500 });
  expect(await db.delivery.count({ where: { companyId: ctx.company } })).toBe(2);

  await workImport(ctx, id);
  expect(await shown(id)).toMatchObject({ state: "done", doneCount: 1200, takenCount: 1200 });
  expect(await db.delivery.count({ where: { companyId: ctx.company } })).toBe(3);
  expect(await records()).toHaveLength(1200);
  expect(await db.importDocument.count({ where: { companyId: ctx.company, importId: id, outcome: "accepted" } })).toBe(1200);
  expect(new Set((await records()).map(({ revision }) => revision))).toEqual(new Set([1]));
});

test("an import that has lost its worker is found and queued anew, one that is being worked on is left alone", async () => {
  const id = (await preview(await upload(manyRows(3)))).id;
  await steer(id, "run");
  const jobs = async () => (await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = 'import' AND data->>'importId' = ${id}`)[0]?.count;
  await resumeImports(db, new Date());
  expect(await jobs()).toBe(0n);
  await resumeImports(db, new Date(Date.now() + 300_000));
  expect(await jobs()).toBe(1n);
});

test("of two workers on one run the second ends, and nothing is made twice", async () => {
  const id = (await preview(await upload(manyRows(600)))).id;
  await steer(id, "run");
  const started = await findImport(db, ctx.company, id);
  if (!started) throw new Error("no import");
  await Promise.all([runImport(ctx, started), runImport(ctx, started)]);
  expect(await shown(id)).toMatchObject({ state: "done", doneCount: 600, takenCount: 600 });
  expect((await records()).map(({ revision }) => revision)).toEqual(Array.from({ length: 600 }, () => 1));
});

test("a run is stopped between deliveries and resumed by a person", async () => {
  const id = (await preview(await upload(manyRows(700)))).id;
  await steer(id, "run");
  const started = await findImport(db, ctx.company, id);
  if (!started) throw new Error("no import");
  // Stopped while the first delivery is on its way: the work notices it and ends.
  const stopping = { ...ctx, now: () => new Date() };
  const working = runImport(stopping, started);
  expect(await steer(id, "stop")).toMatchObject({ ok: true });
  await working;
  const stopped = await shown(id);
  expect(stopped.state).toBe("cancelled");
  expect(stopped.doneCount).toBeLessThan(700);
  await workImport(ctx, id);
  expect(await shown(id)).toMatchObject({ state: "cancelled", doneCount: stopped.doneCount });

  expect(await steer(id, "resume")).toMatchObject({ ok: true });
  await workImport(ctx, id);
  expect(await shown(id)).toMatchObject({ state: "done", doneCount: 700, takenCount: 700 });
  expect(await records()).toHaveLength(700);
});

test("a preview of an older mapping has no word in that of a newer one", async () => {
  const id = await upload(manyRows(20));
  const body = await suggested(id);
  await previewMapping(ctx, { importId: id, revision: (await shown(id)).revision, name: "Sales", body }, { isWorkedHere: true });
  const old = await findImport(db, ctx.company, id);
  await steer(id, "stop");
  const wrong = { ...body, fields: body.fields.map((field) => (field.to === "date" ? { ...field, from: ["Qty"] } : field)) };
  await previewMapping(ctx, { importId: id, revision: (await shown(id)).revision, name: "Sales", body: wrong }, { isWorkedHere: true });
  const { previewImport } = await import("./preview-import.ts");
  if (old) await previewImport(ctx, old);
  expect(await shown(id)).toMatchObject({ state: "previewing", documents: 0 });
  await workImport(ctx, id);
  expect(await shown(id)).toMatchObject({ state: "previewed", counts: { wrong: 20 } });
});

test("rows of one document that are torn apart are wrong, both of them, and neither is sent", async () => {
  const id = await upload(head + row("INV-1") + row("INV-2") + row("INV-1"));
  expect(await preview(id)).toMatchObject({ documents: 3, counts: { new: 1, wrong: 2 } });
  const { documents } = await listImportDocuments(ctx, id, { verdict: "wrong", after: -1 });
  expect(documents.map(({ reason }) => reason)).toEqual([expect.stringContaining("row 2 and again in row 4"), expect.stringContaining("row 2 and again in row 4")]);
  await run(id);
  expect(await records()).toMatchObject([{ externalId: "INV-2" }]);
});

test("a mapping is remembered by the file's headers and versioned by its name", async () => {
  const first = await upload(head + row("INV-1"));
  const body = await suggested(first);
  const changed: MappingBody = { ...body, options: { ...body.options, taxInclusive: true } };
  await preview(first, changed);
  const second = await upload(head.replace("Invoice No,Date", "Invoice No,Date") + row("INV-9"));
  expect(await suggested(second)).toEqual(changed);
  await preview(second, body);
  await preview(await upload(head + row("INV-10")), body);
  const versions = await db.mapping.findMany({ where: { companyId: ctx.company, name: "Sales" }, orderBy: { version: "asc" }, select: { version: true, isActive: true, createdByName: true } });
  expect(versions).toEqual([{ version: 1, isActive: false, createdByName: "Farid" }, { version: 2, isActive: true, createdByName: "Farid" }]);
});

test("a workbook comes back as a workbook with what became of each row", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("March");
  sheet.addRows([["Report"], [], ["Invoice No", "Date", "Debtor Code", "SKU", "Qty", "Unit Price", "Total"], ["INV-1", new Date(Date.UTC(2026, 2, 13)), "300-A001", "KR-TEA-100", 2, 18.9, 37.8], ["=cmd", "never", "300-A001", "X", 1, 1, 1]]);
  const id = await upload(new Uint8Array(await book.xlsx.writeBuffer()), "march.xlsx");
  await run((await preview(id)).id);
  const made = await exportResult(ctx, id);
  if (!made.ok) throw new Error(made.error.code);
  const out: Uint8Array[] = [];
  for await (const piece of made.value.bytes) out.push(piece);
  const back = new ExcelJS.Workbook();
  await back.xlsx.load(Buffer.concat(out) as never);
  const cells = Array.from(back.worksheets[0]?.getSheetValues() ?? [], (values) => (Array.isArray(values) ? values.slice(1) : []));
  expect(made.value.fileName).toBe("march - result.xlsx");
  expect(cells?.find((values) => values[0] === "Invoice No")?.slice(7)).toEqual(["Holdpoint result", "Reason"]);
  expect(cells?.find((values) => values[0] === "INV-1")).toEqual(["INV-1", "2026-03-13", "300-A001", "KR-TEA-100", 2, 18.9, 37.8, "New record"]);
  expect(cells?.find((values) => values[0] === "'=cmd")?.slice(7)).toEqual(["Wrong", expect.stringContaining("never")]);
});

test("a file that cannot be read is kept with the reason, and can be read another way", async () => {
  const received = await receiveImport(ctx, { source: where.source.key, kind: "invoice", fileName: "old.xls" }, pieces(Buffer.from("d0cf11e0a1b11ae1".padEnd(2000, "0"), "hex")));
  expect(received).toMatchObject({ ok: true, value: { problem: expect.stringContaining(".xls") } });
  const id = await upload(`Title\n${head}${row("INV-1")}`);
  const { revision } = await shown(id);
  expect(await chooseLayout(ctx, { importId: id, revision, choice: { headerRow: 3 } })).toMatchObject({ ok: false, error: { code: "unreadable-file" } });
  expect(await chooseLayout(ctx, { importId: id, revision, choice: { headerRow: 2, delimiter: "," } })).toMatchObject({ ok: true });
  expect(await chooseLayout(ctx, { importId: id, revision, choice: { headerRow: 2 } })).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
  expect(await shown(id)).toMatchObject({ state: "uploaded", layout: { headerRow: 2 } });
});

test("more than 50 MB is refused as it streams, and nothing of it is kept", async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    const mega = new Uint8Array(1024 * 1024).fill(65);
    for (let sent = 0; sent < 60; sent += 1) yield mega;
  }
  const received = await receiveImport(ctx, { source: where.source.key, kind: "invoice", fileName: "big.csv" }, endless());
  expect(received).toMatchObject({ ok: false, error: { code: "too-large" } });
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(3_000_000).fill(65);
    throw new Error("the client went away");
  }
  await expect(receiveImport(ctx, { source: where.source.key, kind: "invoice", fileName: "half.csv" }, broken())).rejects.toThrow("went away");
  expect([await db.import.count({ where: { companyId: ctx.company } }), await db.importPiece.count({ where: { companyId: ctx.company } })]).toEqual([0, 0]);
});

test("an import of another company is not there", async () => {
  const id = await upload(head + row("INV-1"));
  const other = await anApiCompany(db);
  expect(await findImportScreen(other.ctx, id)).toBeNull();
  expect(await exportResult(other.ctx, id)).toEqual({ ok: false, error: { code: "not-found" } });
  expect(await steerImport(other.ctx, { importId: id, revision: 1, step: "run" })).toEqual({ ok: false, error: { code: "not-found" } });
});
