import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { aCompany, aPerson, setTestSecrets, type TestPerson } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { exportByHand } from "#lib/exports/export-by-hand.ts";
import { uploadNumbers } from "#lib/exports/upload-numbers.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { askBulk, type AskedBulk } from "./ask-bulk.ts";
import { startBulk } from "./start-bulk.ts";
import { undoBulk } from "./undo-bulk.ts";
import { workBulk } from "./work-bulk.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let finance: TestPerson;
let finance2: TestPerson;
let admin: TestPerson;
let sourceId = "";
beforeAll(async () => {
  ctx = await aCompany(db);
  [finance, finance2, admin] = [await aPerson(ctx, "finance"), await aPerson(ctx, "finance"), await aPerson(ctx, "admin")];
  await seedMasters(db, ctx.company);
  sourceId = (await db.source.create({ data: { companyId: ctx.company, key: "wms-many", name: "WMS", channel: "native", flowKind: "invoice", flowTrigger: "order_confirmation" } })).id;
  await db.ledgerConnection.create({ data: { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1", credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
});

let made = 0;
/** Delivery orders beside their invoices: held by nothing but that the book takes none. */
async function deliveries(count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, () => (made += 1));
  const records = numbers.flatMap((number) => {
    // Another quantity each time: one that looks like an earlier one would be held as its twin.
    const common = { date: "2026-03-02", currency: "MYR", customer: { code: "300-A001", name: "Aisyah" }, lines: [{ sku: "KR-TEA-100", description: "Tea", quantity: String(number + 1), unitPrice: "10.00" }], total: `${(number + 1) * 10}.00` };
    return [{ externalId: `IV-${number}`, kind: "invoice", document: { ...common, number: `IV-${number}` } }, { externalId: `DO-${number}`, kind: "delivery_order", document: { ...common, number: `DO-${number}` } }];
  });
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records })));
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic: intakeTopic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
  return Promise.all(numbers.map(async (number) => (await db.record.findFirstOrThrow({ where: { companyId: ctx.company, sourceId, externalId: `DO-${number}` } })).id));
}
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id } } });
const as = (person: TestPerson) => person.ctx as UserContext;
async function ask(ids: readonly string[], who = finance): Promise<AskedBulk> {
  const records = await Promise.all(ids.map(async (id) => ({ id, revision: (await record(id)).revision })));
  const asked = await askBulk(as(who), { queueId: "held", act: "by-hand", selection: { by: "rows", records } });
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value;
}
const start = (runId: string, numbers: readonly object[], who = finance) => startBulk(as(who), { runId, input: { numbers } });
const outcomes = (started: Awaited<ReturnType<typeof start>>) => {
  if (!started.ok) throw new Error(started.error.code);
  return started.value.results?.items.map(({ recordId, state, refusal }) => [recordId, state, refusal?.code ?? null]);
};

describe("many records that were booked in AutoCount by hand", () => {
  test("are marked each with its own number, told one by one, audited one by one, and taken back as one", async () => {
    const [one = "", two = "", three = ""] = await deliveries(3);
    const asked = await ask([one, two, three]);
    expect(asked).toMatchObject({ total: 3, exceptions: [], items: [{ recordId: one }, { recordId: two }, { recordId: three }] });
    const started = await start(asked.runId, [{ id: one, docNo: "AC-1" }, { id: two, docNo: "AC-2" }]);
    expect(outcomes(started)).toEqual([[one, "done", null], [two, "done", null], [three, "refused", "no-number"]]);
    expect([await record(one), await record(two), await record(three)]).toMatchObject([{ state: "posted" }, { state: "posted" }, { state: "held" }]);
    expect(await db.posting.findMany({ where: { companyId: ctx.company, recordId: { in: [one, two] } }, orderBy: { docNo: "asc" } })).toMatchObject([
      { docNo: "AC-1", state: "posted", byHand: { by: finance.userId } }, { docNo: "AC-2", state: "posted", byHand: { by: finance.userId } },
    ]);
    for (const [id, docNo] of [[one, "AC-1"], [two, "AC-2"]] as const) expect(await db.auditEntry.findMany({ where: { companyId: ctx.company, recordId: id, type: "record.posted-by-hand" } })).toMatchObject([{ actorId: finance.userId, new: { docNo } }]);
    expect(await db.auditEntry.findMany({ where: { companyId: ctx.company, type: "bulk.started" } })).toMatchObject([{ new: { act: "by-hand", total: 3, numbers: 2 } }]);

    const undone = await undoBulk(as(finance), { runId: asked.runId });
    await workBulk(ctx, undone.ok ? undone.value.runId : "");
    expect([await record(one), await record(two)]).toMatchObject([{ state: "held", holds: ["not-supported"] }, { state: "held" }]);
    expect(await db.posting.count({ where: { companyId: ctx.company, docNo: { in: ["AC-1", "AC-2"] } } })).toBe(0);
  });

  test("are refused one by one: a number that is another's, one that could be ours, own work; the others go through", async () => {
    const [taken = "", ours = "", own = "", fine = ""] = await deliveries(4);
    expect(await correctRecord(as(finance), { recordId: own, revision: 1, changes: [{ path: "lines.0.unitPrice", value: "11.00" }, { path: "lines.0.amount", value: "88.00" }, { path: "total", value: "88.00" }], reason: "Counted again" })).toMatchObject({ ok: true });
    const asked = await ask([taken, ours, own, fine]);
    expect(asked.exceptions).toMatchObject([{ count: 1, refusal: { code: "own-work" } }]);
    const [first = ""] = await deliveries(1);
    expect(outcomes(await start((await ask([first], finance2)).runId, [{ id: first, docNo: "AC-TAKEN" }], finance2))).toEqual([[first, "done", null]]);
    const started = await start(asked.runId, [{ id: taken, docNo: "AC-TAKEN" }, { id: ours, docNo: "HP-DO-000001" }, { id: own, docNo: "AC-OWN" }, { id: fine, docNo: "AC-FINE" }]);
    expect(outcomes(started)).toEqual([[taken, "refused", "invalid"], [ours, "refused", "invalid"], [fine, "done", null]]);
  });

  test("take one number for one document, by whoever may approve", async () => {
    const [one = "", two = ""] = await deliveries(2);
    const asked = await ask([one, two]);
    expect(await start(asked.runId, [{ id: one, docNo: "AC-9" }, { id: two, docNo: "ac-9" }])).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(await start(asked.runId, [])).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(await start(asked.runId, [{ id: one, docNo: "X".repeat(31) }])).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(await askBulk(as(admin), { queueId: "held", act: "by-hand", selection: { by: "rows", records: [{ id: one, revision: 1 }] } })).toMatchObject({ ok: false, error: { code: "forbidden" } });
    // What the connection books itself is not marked.
    const invoice = await db.record.findFirstOrThrow({ where: { companyId: ctx.company, sourceId, kind: "invoice" }, select: { id: true } });
    await db.record.updateMany({ where: { companyId: ctx.company, id: invoice.id }, data: { state: "held" } });
    expect((await ask([invoice.id])).exceptions).toMatchObject([{ refusal: { code: "is-taken" } }]);
  });
});

describe("the sheet that goes out and comes back", () => {
  /** The workbook of a question, with its numbers filled in. */
  async function filled(who: TestPerson, runId: string, numberOf: (id: string, row: number) => string): Promise<Uint8Array> {
    const made = await exportByHand(who.ctx, { run: runId });
    if (!made.ok) throw new Error(made.error.code);
    const pieces: Uint8Array[] = [];
    for await (const piece of made.value.bytes) pieces.push(piece as Uint8Array);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.concat(pieces) as never);
    const sheet = book.getWorksheet("Numbers");
    if (!sheet) throw new Error("no sheet for the numbers");
    expect(book.worksheets[0]?.name).toBe("Delivery order");
    sheet.eachRow((row, at) => at > 1 && (row.getCell(8).value = numberOf(row.getCell(1).text, at)));
    return new Uint8Array(await book.xlsx.writeBuffer());
  }
  const upload = (bytes: Uint8Array) => uploadNumbers(finance.ctx, {}, (async function* () { yield await Promise.resolve(bytes); })());

  test("brings each number to its record, and none to one that was changed since", async () => {
    const ids = await deliveries(3);
    const [one = "", two = "", changed = ""] = ids;
    const asked = await ask(ids);
    const bytes = await filled(finance, asked.runId, (id) => (id === two ? " " : `AC-S${ids.indexOf(id)}`));
    const read = await upload(bytes);
    expect(read).toMatchObject({ ok: true, value: { empty: 1, problemCount: 0, numbers: [{ id: one, revision: 1, docNo: "AC-S0" }, { id: changed, revision: 1, docNo: "AC-S2" }] } });
    // Somebody changes it between the sheet and its way back.
    expect(await correctRecord(as(finance2), { recordId: changed, revision: 1, changes: [{ path: "description", value: "Second door" }], reason: "Asked for" })).toMatchObject({ ok: true });
    const numbers = read.ok ? read.value.numbers : [];
    const started = await start((await ask(ids)).runId, numbers.map(({ id, docNo, revision }) => ({ id, docNo, revision })));
    expect(outcomes(started)).toEqual([[one, "done", null], [two, "refused", "no-number"], [changed, "refused", "changed"]]);
    // Uploaded by itself, the sheet asks for the revision that it was made of.
    const again = await askBulk(as(finance), { queueId: "held", act: "by-hand", selection: { by: "rows", records: numbers.map(({ id, revision }) => ({ id, revision })) } });
    expect(again).toMatchObject({ ok: true, value: { total: 0, exceptions: [{ refusal: { code: "not-in-this-state", state: "posted" } }, { refusal: { code: "changed" } }] } });
  });

  test("is of the question's own records, for whoever asked it", async () => {
    const [one = "", other = ""] = await deliveries(2);
    const asked = await ask([one]);
    const seen: string[] = [];
    await filled(finance, asked.runId, (id) => (seen.push(id), ""));
    expect(seen).toEqual([one]);
    expect(seen).not.toContain(other);
    expect(await exportByHand(finance2.ctx, { run: asked.runId })).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  test("tells row by row what cannot be read", async () => {
    const ids = await deliveries(4);
    const asked = await ask(ids);
    const bytes = await filled(finance, asked.runId, (_id, row) => (row === 2 ? "AC-R" : row === 3 ? "ac-r" : row === 4 ? "X".repeat(31) : ""));
    expect(await upload(bytes)).toMatchObject({ ok: true, value: { empty: 1, problemCount: 2, numbers: [{ docNo: "AC-R" }], problems: [{ row: 3, problem: "ac-r is given to another document in a row before." }, { row: 4, problem: "It has a number of more than 30 characters." }] } });
    expect(await upload(new Uint8Array(Buffer.from("Number,Total\nA,1\n")))).toMatchObject({ ok: false, error: { code: "unreadable" } });
    const csv = `Holdpoint id,Revision,Number in AutoCount\n${ids[0]},1,AC-CSV\nnobody,1,AC-2\n`;
    expect(await upload(new Uint8Array(Buffer.from(csv)))).toMatchObject({ ok: true, value: { numbers: [{ id: ids[0], docNo: "AC-CSV" }], problems: [{ row: 3, problem: "It has no Holdpoint id: leave that column as it was." }] } });
  });
});
