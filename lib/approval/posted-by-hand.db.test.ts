import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, aPerson, setTestSecrets, type TestPerson } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { reverseRecord } from "#lib/posting/reverse-record.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { markPostedByHand } from "./mark-posted-by-hand.ts";
import { unmarkPostedByHand } from "./unmark-posted-by-hand.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let finance: TestPerson;
let finance2: TestPerson;
let manager: TestPerson;
let sourceId = "";

beforeAll(async () => {
  ctx = await aCompany(db);
  [finance, finance2, manager] = [await aPerson(ctx, "finance"), await aPerson(ctx, "finance"), await aPerson(ctx, "manager")];
  await seedMasters(db, ctx.company);
  sourceId = (await db.source.create({ data: { companyId: ctx.company, key: "wms", name: "WMS", channel: "native", flowKind: "invoice", flowTrigger: "order_confirmation" } })).id;
  await db.ledgerConnection.create({ data: { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1", credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
});

const line = { sku: "KR-TEA-100", description: "Tea", quantity: "2", unitPrice: "10.00" };
let made = 0;
/** A delivery order of its own, beside an invoice: held by nothing but that the book takes none. */
async function aDelivery(over: object = {}): Promise<{ recordId: string; revision: number }> {
  made += 1;
  const [order, delivery] = [`IV-${made}`, `DO-${made}`];
  const common = { date: "2026-03-02", currency: "MYR", customer: { code: "300-A001", name: "Aisyah" }, lines: [line], total: "20.00" };
  const records = [
    { externalId: order, kind: "invoice", document: { ...common, number: order } },
    { externalId: delivery, kind: "delivery_order", document: { ...common, number: delivery, ...over } },
  ];
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records })));
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic: intakeTopic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
  const { id, revision } = await db.record.findFirstOrThrow({ where: { companyId: ctx.company, sourceId, externalId: delivery } });
  return { recordId: id, revision };
}
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id } } });
const postings = (recordId: string) => db.posting.findMany({ where: { companyId: ctx.company, recordId } });
const audited = (recordId: string, type: string) => db.auditEntry.findMany({ where: { companyId: ctx.company, recordId, type } });

describe("marking a record as posted by hand", () => {
  test("posts what the book cannot take under AutoCount's number, with who said so, and approves it by the same act", async () => {
    const seen = await aDelivery();
    expect((await record(seen.recordId)).holds).toEqual(["not-supported"]);
    expect(await markPostedByHand(finance.ctx, { ...seen, docNo: "DO-000123" })).toEqual({ ok: true, value: { recordId: seen.recordId, state: "posted", docNo: "DO-000123" } });
    expect(await record(seen.recordId)).toMatchObject({ state: "posted", holds: [] });
    expect(await postings(seen.recordId)).toMatchObject([{ state: "posted", docNo: "DO-000123", docKey: null, attempts: 0, byHand: { by: finance.userId, before: null } }]);
    expect(await db.approval.findMany({ where: { companyId: ctx.company, recordId: seen.recordId } })).toMatchObject([{ userId: finance.userId, role: "finance" }]);
    expect(await audited(seen.recordId, "record.posted-by-hand")).toMatchObject([{ new: { docNo: "DO-000123" } }]);
  });

  test("is refused to whoever corrected a value, and to the role whose turn it is not", async () => {
    const seen = await aDelivery();
    const corrected = await correctRecord(finance.ctx, { ...seen, changes: [{ path: "lines.0.discount", value: "0.00" }, { path: "lines.0.quantity", value: "3" }, { path: "lines.0.amount", value: "30.00" }, { path: "total", value: "30.00" }], reason: "Counted again" });
    if (!corrected.ok) throw new Error(corrected.error.code);
    const { revision } = await record(seen.recordId);
    expect(await markPostedByHand(finance.ctx, { recordId: seen.recordId, revision, docNo: "DO-7" })).toMatchObject({ ok: false, error: { code: "own-work" } });
    expect(await markPostedByHand(manager.ctx, { recordId: seen.recordId, revision, docNo: "DO-7" })).toMatchObject({ ok: false, error: { code: "wrong-role" } });
  });

  test("needs as many people as the policy says; the last one posts it", async () => {
    await db.approvalPolicy.create({ data: { companyId: ctx.company, kind: "delivery_order", minTotal: "1000", steps: ["finance", "manager"] } });
    const seen = await aDelivery({ lines: [{ ...line, unitPrice: "1000.00" }], total: "2000.00" });
    expect(await markPostedByHand(finance.ctx, { ...seen, docNo: "DO-BIG" })).toEqual({ ok: true, value: { recordId: seen.recordId, state: "held", next: { role: "manager" } } });
    expect(await postings(seen.recordId)).toEqual([]);
    expect(await markPostedByHand(finance.ctx, { ...seen, docNo: "DO-BIG" })).toMatchObject({ ok: false, error: { code: "already-approved" } });
    expect(await markPostedByHand(manager.ctx, { ...seen, docNo: "DO-BIG" })).toMatchObject({ ok: true, value: { state: "posted" } });
  });

  test("takes no number that another record has, nor one that Holdpoint may give, and lets one of two people through", async () => {
    const [first, second] = [await aDelivery(), await aDelivery()];
    await markPostedByHand(finance.ctx, { ...first, docNo: "DO-TWICE" });
    expect(await markPostedByHand(finance.ctx, { ...second, docNo: "DO-TWICE" })).toMatchObject({ ok: false, error: { code: "invalid", issues: [{ path: "docNo" }] } });
    expect(await markPostedByHand(finance.ctx, { ...second, docNo: "hp-do-000009" })).toMatchObject({ ok: false, error: { code: "invalid" } });
    const both = await Promise.all([finance, finance2].map(({ ctx: who }, at) => markPostedByHand(who, { ...second, docNo: `DO-RACE-${at}` })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await postings(second.recordId)).toHaveLength(1);
  });

  test("is refused where anything else holds it, for a test order, and for what the book takes", async () => {
    const odd = await aDelivery({ lines: [{ ...line, sku: "NO-SUCH" }] });
    expect(await markPostedByHand(finance.ctx, { ...odd, docNo: "DO-ODD" })).toMatchObject({ ok: false, error: { code: "still-held", findings: [{ rule: "missing-sku" }] } });
    const trial = await aDelivery({ isTest: true });
    expect(await markPostedByHand(finance.ctx, { ...trial, docNo: "DO-TRIAL" })).toMatchObject({ ok: false, error: { code: "still-held" } });
    const order = await db.record.findFirstOrThrow({ where: { companyId: ctx.company, sourceId, externalId: "IV-1" } });
    expect(await markPostedByHand(finance.ctx, { recordId: order.id, revision: order.revision, docNo: "IV-X" })).toMatchObject({ ok: false, error: { code: "not-in-this-state" } });
  });
});

describe("taking the mark back", () => {
  test("opens the record again without its approvals, frees the number, and is audited", async () => {
    const seen = await aDelivery();
    await markPostedByHand(finance.ctx, { ...seen, docNo: "DO-BACK" });
    expect(await reverseRecord(finance.ctx, { ...seen, reason: "Wrong" })).toMatchObject({ ok: false, error: { code: "not-reversible" } });
    expect(await unmarkPostedByHand(finance.ctx, { ...seen, reason: "Mistyped" })).toMatchObject({ ok: true, value: { state: "held" } });
    expect(await record(seen.recordId)).toMatchObject({ state: "held", holds: ["not-supported"] });
    expect(await postings(seen.recordId)).toEqual([]);
    expect(await db.approval.findMany({ where: { companyId: ctx.company, recordId: seen.recordId, revokedAt: null } })).toEqual([]);
    expect(await audited(seen.recordId, "record.unmarked-by-hand")).toMatchObject([{ reason: "Mistyped", old: { docNo: "DO-BACK" } }]);
    const other = await aDelivery();
    expect(await markPostedByHand(finance.ctx, { ...other, docNo: "DO-BACK" })).toMatchObject({ ok: true });
    expect(await markPostedByHand(finance.ctx, { ...seen, docNo: "DO-BACK-2" })).toMatchObject({ ok: true, value: { state: "posted" } });
  });

  test("is refused for what Holdpoint has sent itself", async () => {
    const seen = await aDelivery();
    await db.posting.create({ data: { companyId: ctx.company, recordId: seen.recordId, revision: 1, docNo: "HP-DO-000001", digest: "x", state: "posted" } });
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id: seen.recordId } }, data: { state: "posted" } });
    expect(await unmarkPostedByHand(finance.ctx, { ...seen, reason: "No" })).toMatchObject({ ok: false, error: { code: "not-reversible" } });
  });
});

describe("several people, one number", () => {
  const markedByOne = async (docNo: string) => {
    const seen = await aDelivery({ lines: [{ ...line, unitPrice: "2000.00" }], total: "4000.00" });
    expect(await markPostedByHand(finance.ctx, { ...seen, docNo })).toMatchObject({ ok: true, value: { state: "held" } });
    return seen;
  };

  test("refuses another number than the first one gave, naming both, and nothing is written", async () => {
    const seen = await markedByOne("DO-FIRST");
    const refused = await markPostedByHand(manager.ctx, { ...seen, docNo: "DO-SECOND" });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid", issues: [{ path: "docNo", message: expect.stringMatching(/^The finance gave DO-FIRST, and this is DO-SECOND\./) as string }] } });
    expect(await record(seen.recordId)).toMatchObject({ state: "held" });
    expect(await postings(seen.recordId)).toEqual([]);
    expect((await findRecordScreen(manager.ctx, seen.recordId))?.approval.numberGiven).toEqual({ docNo: "DO-FIRST", by: "The finance" });
    expect(await markPostedByHand(manager.ctx, { ...seen, docNo: "DO-FIRST" })).toMatchObject({ ok: true, value: { state: "posted" } });
    expect((await findRecordScreen(manager.ctx, seen.recordId))?.approval.numberGiven).toBeNull();
  });

  test("lets the first mark be taken back, and the next number counts from there", async () => {
    const seen = await markedByOne("DO-WRONG");
    expect(await unmarkPostedByHand(finance2.ctx, { ...seen, reason: "Mistyped" })).toMatchObject({ ok: true, value: { state: "held" } });
    expect(await audited(seen.recordId, "record.unmarked-by-hand")).toMatchObject([{ reason: "Mistyped", old: { state: "held", docNo: "DO-WRONG" } }]);
    expect(await unmarkPostedByHand(finance2.ctx, { ...seen, reason: "Again" })).toMatchObject({ ok: false, error: { code: "not-in-this-state" } });
    expect(await markPostedByHand(finance2.ctx, { ...seen, docNo: "DO-RIGHT" })).toMatchObject({ ok: true, value: { state: "held" } });
    expect(await markPostedByHand(manager.ctx, { ...seen, docNo: "DO-WRONG" })).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(await markPostedByHand(manager.ctx, { ...seen, docNo: "DO-RIGHT" })).toMatchObject({ ok: true, value: { state: "posted", docNo: "DO-RIGHT" } });
  });
});
