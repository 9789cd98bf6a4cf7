import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { consolidateBy, submitBy } from "#lib/myinvois/calendar.ts";
import { heldQueue } from "#lib/queues/held.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { postedQueue } from "#lib/queues/posted.ts";
import { listRows } from "#lib/queues/queries.ts";
import { readyQueue } from "#lib/queues/ready.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { watchPosted } from "#lib/posting/watch-posted.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { timeStamp } from "#lib/sandbox/clock.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { seedEInvoices } from "#prisma/seed/masters.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { demoBuyers, normalOrder } from "#prisma/seed/shopify-orders.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
afterAll(async () => house.close());

const at = new Date(Date.now() - 3_600_000);
const screenOf = async (id: string) => (await findRecordScreen(house.finance.ctx, id))?.record;

test("a sale that was ready before e-invoices were switched on gets its clock by the check that follows", async () => {
  const id = await house.arrive(normalOrder({ number: 6001, at }));
  expect(await screenOf(id)).toMatchObject({ state: "ready", eInvoice: { issue: "none", consolidateBy: null, until: null } });
  await seedEInvoices(db, house.ctx.company);
  await recheckRecords(house.ctx, { by: "sales-from", date: "2025-07-01" }, null);
  const record = await screenOf(id);
  expect(record).toMatchObject({ state: "ready", eInvoice: { issue: "consolidated", until: null } });
  expect(record?.eInvoice.consolidateBy).toBe(consolidateBy(record?.date ?? ""));
  const { rows } = await listRows(house.finance.ctx, readyQueue, parseView(readyQueue, { sort: "consolidateBy" }));
  expect(rows.map((row) => [row.number, row.consolidateBy])).toEqual([["#6001", record?.eInvoice.consolidateBy]]);
});

test("a sale to a buyer with a TIN is held until all is said of them, carries its classification, and can be cancelled for 72 hours once AutoCount says that it is valid", async () => {
  const id = await house.arrive(normalOrder({ number: 6002, at, buyer: demoBuyers.weiMing }));
  const changes = (revision: number, said: { [path: string]: string }) => correctRecord(house.finance.ctx, { recordId: id, revision, changes: Object.entries(said).map(([path, value]) => ({ path, value })) });
  expect(await changes(1, { "customer.tin": "C1234567890" })).toMatchObject({ ok: true });
  const held = await screenOf(id);
  expect(held).toMatchObject({ state: "held", eInvoice: { issue: "individual", consolidateBy: null, until: submitBy(held?.date ?? "").toISOString() } });
  const open = await listRows(house.finance.ctx, heldQueue, parseView(heldQueue, { sort: "submitBy" }));
  expect(open.rows.map((row) => [row.number, row.eInvoiceUntil])).toEqual([["#6002", held?.eInvoice.until]]);
  expect(await changes(2, { "customer.identityType": "BRN", "customer.identityNo": "202001000001" })).toMatchObject({ ok: true });
  const record = await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
  expect(record).toMatchObject({ state: "ready", holds: [], eInvoice: "individual" });
  expect((record.document as { lines: { classification: string }[] }).lines.map((line) => line.classification)).toEqual(["022", "022", "022"]);

  await approveRecord(house.finance2.ctx, { recordId: id, revision: record.revision });
  await postApproved(house.ctx);
  const until = async () => {
    const { rows } = await listRows(house.finance.ctx, postedQueue, parseView(postedQueue, { sort: "cancelUntil" }));
    return rows.map((row) => [row.number, row.eInvoiceUntil && new Date(row.eInvoiceUntil).toISOString()]);
  };
  expect(await until(), "booked, and nowhere validated").toEqual([["#6002", null]]);
  const posting = await db.posting.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId: id } });
  const look = async (status: string, validated: string | null) => {
    await house.answerEInvoice({ docNo: posting.docNo, status, validatedDateTime: validated });
    await db.posting.updateMany({ where: { companyId: house.ctx.company, recordId: id }, data: { watchedAt: new Date(0) } });
    await watchPosted(house.ctx, { waitMs: 1 });
  };
  await look("Submitted", null);
  expect(await until(), "the tax authority has it, and has not answered").toEqual([["#6002", null]]);
  // A day after the booking, by AutoCount's clock in Malaysia.
  const validated = new Date(Date.now() + 24 * 3_600_000);
  await look("Valid", timeStamp(validated, "Asia/Kuala_Lumpur"));
  expect(await until()).toEqual([["#6002", new Date(validated.getTime() + 72 * 3_600_000).toISOString()]]);
  expect(await db.posting.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId: id } })).toMatchObject({ eInvoice: "Valid", eInvoiceValidatedAt: validated });
  await look("Cancelled", timeStamp(validated, "Asia/Kuala_Lumpur"));
  expect(await until(), "nothing is left to cancel").toEqual([["#6002", null]]);
});

test.each([["held", "consolidate_by"], ["posted", "e_invoice_until"], ["held", "e_invoice_until"], ["posted", "consolidate_by"], ["ready", "consolidate_by"]])("the order of %s by %s comes from an index", async (state, column) => {
  // Of three rows PostgreSQL would sort anyway: it is told that it costs much.
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL enable_sort = off");
    return tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN SELECT id FROM record WHERE company_id = $1 AND state = $2 ORDER BY ${column}, id LIMIT 50`, house.ctx.company, state);
  });
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain(`record_company_id_state_${column}_id_idx`);
  expect(text).not.toMatch(/Sort/);
});
