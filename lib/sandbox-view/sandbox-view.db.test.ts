import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { setEnv } from "#lib/env.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { findSandboxBook, getBookDocument, getBookState, listBookCalls, listBookDocuments, listBookFaults } from "./queries.ts";
import { armFault, clearFaults } from "./switch-faults.ts";
import { addDebtor, addItem, changeQuantity, lockMonth, voidInBooks } from "./work-in-books.ts";

const { db } = await createTestDatabase();

let house: SandboxCompany;
let book: string;
let docNo: string;
let recordId: string;
beforeAll(async () => {
  house = await aSandboxCompany(db, () => new Date());
  const connection = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: house.ctx.company } });
  book = connection.book;
  setEnv({ HOLDPOINT_SANDBOX_URL: connection.baseUrl });
  recordId = await house.arrive(normalOrder({ number: 7001, at: new Date("2026-03-02T02:00:00Z") }));
  const { revision } = await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id: recordId } } });
  await approveRecord(house.finance.ctx, { recordId, revision });
  await postApproved(house.ctx);
  docNo = (await db.posting.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId } })).docNo;
});
afterAll(() => house.close());

const audits = (type: string) => db.auditEntry.count({ where: { companyId: house.ctx.company, type } });
async function valueOf<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const outcome = await answer;
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

describe("what is seen", () => {
  test("a posted document leads back to its record, whose amounts keep their digits", async () => {
    const page = await valueOf(listBookDocuments(house.ctx, book, { kind: "invoice", before: null, text: "" }));
    expect(page.documents).toMatchObject([{ docNo, total: "70.3", record: { id: recordId } }]);
    const found = await valueOf(getBookDocument(house.ctx, book, "invoice", docNo));
    expect(found).toMatchObject({ record: { id: recordId }, document: { master: { finalTotal: "70.30" } } });
    expect(found.document.details).toHaveLength(3);
  });

  test("the books balance, and the calls can be read", async () => {
    expect((await valueOf(getBookState(book))).trialBalance.difference).toBe("0.00");
    expect((await valueOf(listBookCalls(book)))[0]).toMatchObject({ status: 200 });
  });

  test("what is not there is refused as that", async () => {
    expect(await getBookDocument(house.ctx, book, "invoice", "none")).toMatchObject({ ok: false, error: { code: "sandbox-refused", status: 404 } });
  });
});

describe("what an admin does", () => {
  test("a fault is armed for this book, and cleared with others left alone", async () => {
    await valueOf(armFault(house.ctx, { fault: "outage", mode: "count", count: 2 }));
    await valueOf(armFault(house.ctx, { fault: "stale-get", mode: "rate", percent: 25 }));
    await valueOf(armFault(house.ctx, { fault: "outage", mode: "time", seconds: 5 }));
    expect(await valueOf(listBookFaults(book))).toMatchObject([{ mode: "time", book }, { mode: "rate", rate: 0.25 }, { mode: "count", left: 2 }]);
    await valueOf(clearFaults(house.ctx));
    expect(await valueOf(listBookFaults(book))).toEqual([]);
    expect([await audits("sandbox.fault-armed"), await audits("sandbox.faults-cleared")]).toEqual([3, 1]);
  });

  test("an item and a debtor are made once; the second time AutoCount refuses, and nothing is said to have been done", async () => {
    await valueOf(addItem(house.ctx, { code: "KR-NEW-1", name: "New thing" }));
    await valueOf(addDebtor(house.ctx, { code: "300-N900", name: "Nama Baru", creditTerm: "C.O.D." }));
    const again = await addDebtor(house.ctx, { code: "300-N900", name: "Nama Baru", creditTerm: "C.O.D." });
    expect(again).toMatchObject({ ok: false, error: { code: "sandbox-refused", message: "AccNo (300-N900) already exists." } });
    expect(await audits("sandbox.debtor-added")).toBe(1);
  });

  test("a line is changed and the document voided as somebody else, but not in a locked month", async () => {
    await valueOf(changeQuantity(house.ctx, { kind: "invoice", docNo, line: 1, lines: 3, qty: "2.5" }));
    const { document, modifiedBy } = await valueOf(getBookDocument(house.ctx, book, "invoice", docNo));
    expect([document.details.map((line) => line["qty"]), modifiedBy]).toEqual([["2.00000000", "2.50000000", "1.00000000"], "ACCOUNTANT"]);
    await valueOf(lockMonth(house.ctx, { month: document.master["docDate"]?.toString().slice(0, 7) ?? "", isLocked: true }));
    expect(await voidInBooks(house.ctx, { kind: "invoice", docNo, reason: "" })).toMatchObject({ ok: false, error: { message: expect.stringContaining("is locked") } });
    await valueOf(lockMonth(house.ctx, { month: document.master["docDate"]?.toString().slice(0, 7) ?? "", isLocked: false }));
    await valueOf(voidInBooks(house.ctx, { kind: "invoice", docNo, reason: "" }));
    expect((await valueOf(getBookDocument(house.ctx, book, "invoice", docNo))).isCancelled).toBe(true);
    expect(await audits("sandbox.document-voided")).toBe(1);
  });
});

test("behind the Web API the book is found by its key, whatever people call it here", async () => {
  const where = { companyId: house.ctx.company };
  await db.ledgerConnection.update({ where, data: { kind: "autocount-webapi", book: "Kedai HQ" } });
  expect(await findSandboxBook(house.ctx)).toEqual({ kind: "ours", book });
  await db.ledgerConnection.update({ where, data: { kind: "sandbox", book } });
});

describe("a company that posts elsewhere", () => {
  test.each([["autocount-cloud", "https://accounting-api.autocountcloud.com", "real"], ["sandbox", "http://127.0.0.1:9", "other-sandbox"]])("%s at %s is %s: nothing is shown or done", async (kind, baseUrl, verdict) => {
    const where = { companyId: house.ctx.company };
    const before = await db.ledgerConnection.findUniqueOrThrow({ where });
    await db.ledgerConnection.update({ where, data: { kind, baseUrl } });
    const armed = await audits("sandbox.fault-armed");
    expect(await findSandboxBook(house.ctx)).toEqual({ kind: verdict });
    expect(await armFault(house.ctx, { fault: "outage", mode: "next" })).toEqual({ ok: false, error: { code: "not-a-sandbox" } });
    expect(await audits("sandbox.fault-armed")).toBe(armed);
    await db.ledgerConnection.update({ where, data: { kind: before.kind, baseUrl: before.baseUrl } });
  });

  test("a sandbox that is away is said to be, and leaves no trace of what was not done", async () => {
    setEnv({ HOLDPOINT_SANDBOX_URL: "http://127.0.0.1:9" });
    const where = { companyId: house.ctx.company };
    await db.ledgerConnection.update({ where, data: { baseUrl: "http://127.0.0.1:9" } });
    const locked = await audits("sandbox.month-locked");
    expect(await lockMonth(house.ctx, { month: "2026-03", isLocked: true })).toEqual({ ok: false, error: { code: "sandbox-away" } });
    expect(await getBookState(book)).toEqual({ ok: false, error: { code: "sandbox-away" } });
    expect(await audits("sandbox.month-locked")).toBe(locked);
  });
});
