import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { acceptFollowUp } from "#lib/review/accept-follow-up.ts";
import { creditPosted } from "#lib/review/credit-posted.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { cancelledLater, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { postApproved } from "./post-approved.ts";
import { reverseRecord } from "./reverse-record.ts";
import { voidOne } from "./void-one.ts";
import { findLivePosting } from "./store.ts";

const { db } = await createTestDatabase();
const at = new Date("2026-03-02T02:00:00Z");
let number = 5000;
let skipped = 0;
const now = () => new Date(Date.now() + skipped);
const later = (seconds: number) => (skipped += seconds * 1000);

let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
});
afterEach(async () => house.clearFaults());
afterAll(async () => house.close());

type Order = ReturnType<typeof normalOrder>;
const here = () => ({ companyId: house.ctx.company });
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { ...here(), id } } });
const postings = (recordId: string) => db.posting.findMany({ where: { ...here(), recordId }, orderBy: { id: "asc" } });
const posting = async (recordId: string) => (await postings(recordId))[0] ?? expect.unreachable("it was posted");
const invoicesOf = async (id: string) => (await house.ledger()).invoices.filter((invoice) => invoice.master.ref === `HP:${id}`);
const isCancelled = async (id: string) => (await invoicesOf(id)).map((invoice) => invoice.master.cancelled);
const countAudit = (recordId: string, type: string) => db.auditEntry.count({ where: { ...here(), recordId, type } });
const countVoids = async (recordId: string) => db.postingAttempt.count({ where: { ...here(), postingId: (await posting(recordId)).id, call: "void" } });
const screen = async (id: string) => (await findRecordScreen(house.finance.ctx, id)) ?? expect.unreachable("the record is there");

async function aPostedOrder(): Promise<{ id: string; order: Order }> {
  const order = normalOrder({ number: (number += 1), at });
  const id = await house.arrive(order);
  await post(id);
  return { id, order };
}

async function post(id: string): Promise<void> {
  const { revision } = await record(id);
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
  await postApproved(house.ctx);
  expect(await record(id)).toMatchObject({ state: "posted" });
}

async function asked(id: string): Promise<void> {
  const { revision } = await record(id);
  expect(await reverseRecord(house.finance.ctx, { recordId: id, revision, reason: "Wrong customer" })).toMatchObject({ ok: true, value: { state: "posted" } });
}

/** The shop says something else, and finance takes what is proposed for it. */
async function accepted(id: string, order: object, followUp: string): Promise<void> {
  await house.arrive(order as Order, "orders/updated");
  const [proposal] = (await screen(id)).proposals;
  expect(proposal?.followUps.map((one) => one.id)).toContain(followUp);
  expect(await acceptFollowUp(house.finance.ctx, { recordId: id, revision: 1, proposalId: proposal?.id ?? "", followUp })).toMatchObject({ ok: true, value: { recordId: id } });
}

/** The same order at another price. */
function repriced(order: Order, price: string, updatedAt = "2026-03-04T10:00:00+08:00"): object {
  const [first, ...rest] = order.line_items;
  if (first === undefined) throw new Error("an order without lines");
  const more = (Number(price) - Number(first.price)) * first.quantity;
  const plus = (amount: string) => (Number(amount) + more).toFixed(2);
  return {
    ...order, updated_at: updatedAt, line_items: [{ ...first, price }, ...rest],
    subtotal_price: plus(order.subtotal_price), total_price: plus(order.total_price), current_total_price: plus(order.current_total_price),
  };
}

describe("A posted document that is reversed", () => {
  test("stays posted until AutoCount has voided it, and says so meanwhile", async () => {
    const { id } = await aPostedOrder();
    expect((await screen(id)).reversal).toEqual({ whyNotVoid: null, whyNotAnew: null, credit: { total: "70.30", currency: "MYR" }, hoursLeft: null, mayHinder: null });
    await asked(id);
    expect(await record(id)).toMatchObject({ state: "posted" });
    expect(await posting(id)).toMatchObject({ state: "voiding", voidReason: "Wrong customer", voidAskedBy: house.finance.userId });
    expect((await screen(id)).reversal).toMatchObject({ whyNotVoid: expect.stringContaining("being voided already") as string });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
    expect(await posting(id)).toMatchObject({ state: "reversed" });
    expect(await isCancelled(id)).toEqual([true]);
    expect([await countAudit(id, "record.reversal-asked"), await countAudit(id, "record.reversed")]).toEqual([1, 1]);
    await postApproved(house.ctx);
    expect(await countVoids(id)).toBe(1);
  });

  test("is asked for once, of the revision that was looked at, and only where it is posted", async () => {
    const { id } = await aPostedOrder();
    expect(await reverseRecord(house.finance.ctx, { recordId: id, revision: 2, reason: "x" })).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
    const both = await Promise.all([house.finance, house.finance2].map((person) => reverseRecord(person.ctx, { recordId: id, revision: 1, reason: "x" })));
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ error: { code: "not-reversible" } });
    const open = await house.arrive(normalOrder({ number: (number += 1), at }));
    expect(await reverseRecord(house.finance.ctx, { recordId: open, revision: 1, reason: "x" })).toMatchObject({ ok: false, error: { code: "not-in-this-state" } });
  });

  test("is not voided while a credit note about it is under way", async () => {
    const { id, order } = await aPostedOrder();
    await house.arrive(cancelledLater(order, new Date("2026-03-04T02:00:00Z")) as Order, "orders/updated");
    const [proposal] = (await screen(id)).proposals;
    const made = await acceptFollowUp(house.finance.ctx, { recordId: id, revision: 1, proposalId: proposal?.id ?? "", followUp: "credit:all" });
    if (!made.ok) throw new Error(made.error.code);
    expect(await approveRecord(house.finance2.ctx, { recordId: made.value.recordId, revision: 1 })).toMatchObject({ ok: true });
    expect(await reverseRecord(house.finance.ctx, { recordId: id, revision: 1, reason: "x" })).toMatchObject({ ok: false, error: { code: "not-reversible", why: expect.stringContaining("Credit note") as string } });
  });
});

describe("A posted invoice that is to stand", () => {
  const credit = (id: string, reason = "Wrong price") => creditPosted(house.finance.ctx, { recordId: id, revision: 1, reason });

  test("is given back by a credit note over all of it, once, which then stands in the way of a void", async () => {
    const { id } = await aPostedOrder();
    const docNo = (await posting(id)).docNo;
    const made = await credit(id);
    if (!made.ok) throw new Error(made.error.code);
    expect(await record(made.value.recordId)).toMatchObject({ kind: "credit_note", state: "ready", total: expect.objectContaining({}) as object });
    expect((await screen(id)).reversal).toMatchObject({ credit: null });
    expect(await credit(id)).toEqual({ ok: false, error: { code: "not-reversible", why: "Nothing of it is left to be credited." } });
    await post(made.value.recordId);
    expect((await house.ledger()).creditNotes.filter((note) => note.master.ourInvoiceNo === docNo).map((note) => note.master.finalTotal)).toEqual([70.3]);
    expect((await screen(id)).reversal?.whyNotVoid).toContain("gives back a part of it");
  });

  test("is not credited while it is being voided, before it is posted, or of a revision that is not the one seen", async () => {
    const { id } = await aPostedOrder();
    expect(await creditPosted(house.finance.ctx, { recordId: id, revision: 2, reason: "x" })).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
    await asked(id);
    expect(await credit(id)).toMatchObject({ ok: false, error: { code: "not-reversible", why: expect.stringContaining("is being voided") as string } });
    await postApproved(house.ctx);
    const open = await house.arrive(normalOrder({ number: (number += 1), at }));
    expect(await credit(open)).toMatchObject({ ok: false, error: { code: "not-in-this-state" } });
  });
});

describe("A void", () => {
  test.each(["stored-answer-lost", "stored-but-500"])("that AutoCount has done is seen to be done: %s", async (fault) => {
    const { id } = await aPostedOrder();
    await asked(id);
    await house.fault({ fault, resource: "invoice", mode: "next" });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
    expect(await isCancelled(id)).toEqual([true]);
    expect(await countVoids(id)).toBe(1);
  });

  test("whose answer is lost with nothing done is looked for, then done", async () => {
    const { id } = await aPostedOrder();
    await asked(id);
    await house.fault({ fault: "error-500-not-stored", resource: "invoice", mode: "next" });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
    expect(await posting(id)).toMatchObject({ state: "void-unknown" });
    await postApproved(house.ctx);
    expect(await countVoids(id), "not before the wait is over").toBe(1);
    later(60);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
    expect(await isCancelled(id)).toEqual([true]);
  });

  test("waits while AutoCount is down, with everybody else, and is done when it is back", async () => {
    const { id } = await aPostedOrder();
    await asked(id);
    await house.fault({ fault: "outage", mode: "always" });
    for (let run = 0; run < 3; run += 1) await postApproved(house.ctx);
    expect(await posting(id)).toMatchObject({ state: "voiding" });
    await house.clearFaults();
    later(600);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
  });

  test("that AutoCount refuses leaves it posted, with AutoCount's own words, and can be asked for again", async () => {
    const { id } = await aPostedOrder();
    await asked(id);
    await house.fault({ fault: "refuse-400", resource: "invoice", mode: "next", message: "The period is closed." });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
    expect(await posting(id)).toMatchObject({ state: "posted", message: expect.stringContaining("The period is closed.") as string, repost: null });
    expect(await countAudit(id, "posting.void-refused")).toBe(1);
    expect(await isCancelled(id)).toEqual([false]);
    await asked(id);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
  });

  test("by a worker that died before it wrote the outcome is not done twice", async () => {
    const { id } = await aPostedOrder();
    await asked(id);
    const due = await db.$transaction((tx) => findLivePosting(tx, house.ctx.company, id));
    if (due === null) throw new Error("nothing is due");
    await db.$executeRaw`ALTER TABLE audit_entry ADD CONSTRAINT planted CHECK (type <> 'record.reversed') NOT VALID`;
    await expect(voidOne(house.ctx, due, async () => true)).rejects.toThrow(/planted/);
    await db.$executeRaw`ALTER TABLE audit_entry DROP CONSTRAINT planted`;
    expect([await isCancelled(id), (await record(id)).state]).toEqual([[true], "posted"]);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
    expect(await countVoids(id), "the second worker only looks").toBe(0);
    expect(await countAudit(id, "record.reversed")).toBe(1);
  });

  test("with a key that AutoCount turns away stops the connection, and is done once it is open again", async () => {
    const { id } = await aPostedOrder();
    await asked(id);
    await house.fault({ fault: "unauthorized-401", mode: "next" });
    await postApproved(house.ctx);
    expect(await posting(id)).toMatchObject({ state: "voiding" });
    await db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { state: "open", stopReason: null } });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
  });
});

describe("A change of the source that finance answers with a void", () => {
  test("is settled once it is voided, and what the shop says of the cancelled order troubles nobody", async () => {
    const { id, order } = await aPostedOrder();
    const cancelled = cancelledLater(order, new Date("2026-03-04T02:00:00Z"));
    await accepted(id, cancelled, "void");
    expect((await screen(id)).proposals).toHaveLength(1);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
    expect((await screen(id)).proposals).toEqual([]);
    for (const later of [cancelled, { ...cancelled, updated_at: "2026-03-07T10:00:00+08:00", note: "Thank you" }]) {
      await house.arrive(later as Order, "orders/updated");
      expect((await screen(id)).proposals).toEqual([]);
    }
  });

  test("stays open where AutoCount refuses the void", async () => {
    const { id, order } = await aPostedOrder();
    await accepted(id, cancelledLater(order, new Date("2026-03-04T02:00:00Z")), "void");
    await house.fault({ fault: "refuse-400", resource: "invoice", mode: "next", message: "The period is closed." });
    await postApproved(house.ctx);
    expect((await screen(id)).proposals.flatMap((proposal) => proposal.followUps.map((one) => one.id))).toContain("void");
  });

  test("and booking anew ends as a record of its own under another number, and what the shop says later is about that one", async () => {
    const { id, order } = await aPostedOrder();
    await accepted(id, repriced(order, "30.00"), "repost");
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "reversed" });
    const [anew, ...more] = await db.record.findMany({ where: { ...here(), parentId: id } });
    if (anew === undefined) throw new Error("nothing was booked anew");
    expect(more).toEqual([]);
    expect(anew).toMatchObject({ externalId: `${order.id}~`, kind: "invoice", state: "ready", holds: [] });
    await post(anew.id);
    expect((await posting(anew.id)).docNo).not.toBe((await posting(id)).docNo);
    expect([await isCancelled(id), await isCancelled(anew.id)]).toEqual([[true], [false]]);
    expect((await invoicesOf(anew.id))[0]?.master.finalTotal.toFixed(2)).toBe((repriced(order, "30.00") as Order).total_price);

    await house.arrive(repriced(order, "30.00") as Order, "orders/updated");
    expect((await screen(anew.id)).proposals).toEqual([]);
    await house.arrive(repriced(order, "31.00", "2026-03-05T10:00:00+08:00") as Order, "orders/updated");
    expect([(await screen(id)).proposals.length, (await screen(anew.id)).proposals.length]).toEqual([0, 1]);
    await accepted(anew.id, repriced(order, "32.00", "2026-03-06T10:00:00+08:00"), "repost");
    await postApproved(house.ctx);
    expect(await db.record.findMany({ where: { ...here(), parentId: anew.id } })).toMatchObject([{ externalId: `${order.id}~~`, state: "ready" }]);
  });

  test("and that the source overtakes before AutoCount has answered is a change of the new record", async () => {
    const { id, order } = await aPostedOrder();
    await accepted(id, repriced(order, "30.00"), "repost");
    await house.arrive(repriced(order, "33.00", "2026-03-05T10:00:00+08:00") as Order, "orders/updated");
    await postApproved(house.ctx);
    const [anew] = await db.record.findMany({ where: { ...here(), parentId: id } });
    expect((await screen(id)).proposals).toEqual([]);
    expect((await screen(anew?.id ?? "")).proposals).toMatchObject([{ document: { total: (repriced(order, "33.00") as Order).total_price } }]);
  });
});

test("A closed period is said before anybody tries, and what AutoCount refused of the same month is remembered until it takes something of it", async () => {
  const [{ id }, { id: other }] = [await aPostedOrder(), await aPostedOrder()];
  expect((await screen(id)).reversal).toMatchObject({ whyNotVoid: null, mayHinder: null });
  await house.fault({ fault: "refuse-400", resource: "invoice", mode: "count", count: 1, message: "The fiscal period is closed." });
  await asked(other);
  await postApproved(house.ctx);
  expect(await postings(other)).toMatchObject([{ state: "posted", message: expect.stringContaining("period is closed") as string }]);
  expect((await screen(id)).reversal).toMatchObject({ whyNotVoid: null, mayHinder: expect.stringContaining("The fiscal period is closed.") as string });
  await aPostedOrder();
  expect((await screen(id)).reversal).toMatchObject({ whyNotVoid: null, mayHinder: null });

  await db.fiscalYear.create({ data: { ...here(), name: "2026", startsOn: new Date("2026-01-01"), endsOn: new Date("2026-12-31"), addedByName: "Finance", addedAt: now() } });
  await db.period.create({ data: { ...here(), startsOn: new Date("2026-03-01"), endsOn: new Date("2026-03-31"), isClosed: true, reason: "SST return filed", changedByName: "Finance", changedAt: now() } });
  expect((await screen(id)).reversal).toMatchObject({ whyNotVoid: expect.stringContaining("2026-03-01 to 2026-03-31, which is closed (SST return filed)") as string });
  expect(await reverseRecord(house.finance.ctx, { recordId: id, revision: 1, reason: "x" })).toMatchObject({ ok: false, error: { code: "not-reversible" } });
});
