import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { acceptFollowUp } from "#lib/review/accept-follow-up.ts";
import { billWhatIsLeft } from "#lib/review/bill-what-is-left.ts";
import { dismissChange } from "#lib/review/decide-change.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder, refundedLater } from "#prisma/seed/shopify-orders.ts";

const { db } = await createTestDatabase();
const at = new Date("2026-03-02T02:00:00Z");
let number = 3000;
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
afterAll(async () => house.close());

type Order = ReturnType<typeof normalOrder>;
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
const children = (id: string) => db.record.findMany({ where: { companyId: house.ctx.company, parentId: id }, orderBy: { id: "asc" } });
const screen = async (id: string) => (await findRecordScreen(house.finance.ctx, id)) ?? expect.unreachable("the record is there");
const changed = (order: Order, change: object) => ({ ...order, updated_at: "2026-03-04T10:00:00+08:00", ...change });
const cancelled = (order: Order) => changed(order, { cancelled_at: "2026-03-04T10:00:00+08:00", cancel_reason: "customer" });

async function aPostedOrder(): Promise<{ id: string; order: Order }> {
  const order = normalOrder({ number: (number += 1), at });
  const id = await house.arrive(order);
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  await postApproved(house.ctx);
  expect(await record(id)).toMatchObject({ state: "posted" });
  return { id, order };
}

describe("A message about what is in AutoCount", () => {
  test("that asks for nothing is noted and troubles nobody", async () => {
    const { id, order } = await aPostedOrder();
    await house.arrive(changed(order, { fulfillment_status: "fulfilled", tags: "vip" }) as Order);
    expect((await screen(id)).proposals).toEqual([]);
    expect(await record(id)).toMatchObject({ state: "posted", revision: 1 });
    expect(await db.auditEntry.count({ where: { companyId: house.ctx.company, recordId: id, type: "record.change-noted" } })).toBe(1);
  });

  test("that cancels it becomes a credit note when a person accepts it, once", async () => {
    const { id, order } = await aPostedOrder();
    await house.arrive(cancelled(order) as Order);
    expect(await record(id)).toMatchObject({ state: "posted", revision: 1 });
    const [proposal] = (await screen(id)).proposals;
    expect(proposal?.followUps.map((followUp) => followUp.id)).toEqual(["credit:all", "void"]);
    const input = { recordId: id, revision: 1, proposalId: proposal?.id ?? "", followUp: "credit:all" };
    const accepted = await acceptFollowUp(house.finance.ctx, input);
    expect(accepted).toMatchObject({ ok: true });
    expect(await acceptFollowUp(house.finance.ctx, input)).toMatchObject({ ok: false, error: { code: "not-found" } });
    const [creditNote, ...more] = await children(id);
    expect(more).toEqual([]);
    expect(creditNote).toMatchObject({ kind: "credit_note", parentId: id, partyCode: "300-A001" });
    expect(creditNote?.total.toFixed(2)).toBe(order.total_price);
    expect((await screen(id)).proposals).toEqual([]);
    expect((await screen(id)).thread).toMatchObject([{ id: creditNote?.id, kind: "credit_note", relation: "after" }]);
    await house.arrive(cancelled(order) as Order);
    expect(await children(id)).toHaveLength(1);
    expect((await screen(id)).proposals).toEqual([]);
  });

  test("that was dismissed is not proposed again by the next message", async () => {
    const { id, order } = await aPostedOrder();
    await house.arrive(cancelled(order) as Order);
    const [proposal] = (await screen(id)).proposals;
    expect(await dismissChange(house.finance.ctx, { recordId: id, revision: 1, proposalId: proposal?.id ?? "", reason: "Paid in the shop after all" })).toMatchObject({ ok: true });
    await house.arrive({ ...cancelled(order), updated_at: "2026-03-05T10:00:00+08:00", tags: "again" } as unknown as Order);
    expect((await screen(id)).proposals).toEqual([]);
  });
});

describe("A refund before the order is booked", () => {
  test("is not credited once more where the order was billed without it", async () => {
    const { order, refund } = refundedLater({ number: (number += 1), at });
    const id = await house.arrive(order.before);
    await house.arrive(order.after as Order, "orders/updated");
    await house.arrive(refund as unknown as Order, "refunds/create");
    const creditNote = async () => (await children(id)).find((child) => child.kind === "credit_note");
    expect(await creditNote()).toMatchObject({ state: "waiting" });
    const { revision } = await record(id);
    const billed = await billWhatIsLeft(house.finance.ctx, { recordId: id, revision });
    if (!billed.ok) throw new Error(billed.error.code);
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: billed.value.revision })).toMatchObject({ ok: true });
    await postApproved(house.ctx);
    await recheckRecords(house.ctx, { by: "about", recordIds: [id] }, null);
    expect((await record(id)).total.toFixed(2)).toBe(order.after.current_total_price);
    expect(await creditNote()).toMatchObject({ state: "superseded" });
    expect((await screen(id)).proposals).toEqual([]);
  });
});
