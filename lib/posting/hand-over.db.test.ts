import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { openConnectionOf } from "./connection.ts";
import { handOver, takeMarksBack } from "./hand-over.ts";
import { pauseLine, resumeLine } from "./pause-line.ts";
import { postApproved } from "./post-approved.ts";
import { findLivePosting, type StoredPosting } from "./store.ts";

const { db } = await createTestDatabase();
let number = 7000;
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
beforeEach(async () => {
  await house.clearFaults();
});
afterAll(async () => house.close());

const stateOf = async (id: string) => (await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } })).state;

type Next = { posting: StoredPosting; recordRevision: number; connectionRevision: number; lineRevision: number };

/** An approved record in line, as it is read. */
async function unsent(): Promise<Next> {
  const id = await house.arrive(normalOrder({ number: (number += 1), at: new Date() }));
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  const [posting, connection, line] = await Promise.all([
    findLivePosting(db, house.ctx.company, id),
    openConnectionOf(db, house.ctx.company),
    db.postingLine.findUnique({ where: { companyId: house.ctx.company } }),
  ]);
  if (posting === null || connection === null) throw new Error("nothing was queued");
  return { posting, recordRevision: 1, connectionRevision: connection.revision, lineRevision: line?.revision ?? 0 };
}

/** Marks them as the worker does; which of them were. */
async function mark(...next: readonly [Next, ...Next[]]): Promise<boolean[]> {
  const { connectionRevision, lineRevision } = next[0];
  const marked = await handOver(house.ctx, [], { documents: next, connectionRevision, lineRevision });
  return next.map(({ posting }) => marked.includes(posting));
}

describe("the next document", () => {
  test("is marked with its record, once", async () => {
    const next = await unsent();
    expect(await mark(next)).toEqual([true]);
    expect(await stateOf(next.posting.recordId)).toBe("posting");
    expect(await findLivePosting(db, house.ctx.company, next.posting.recordId)).toMatchObject({ state: "sending", attempts: 1 });
    expect(await mark(next), "a second time").toEqual([false]);
  });

  test("is not marked where its record, the connection or the line is no longer as it was read", async () => {
    const next = await unsent();
    for (const stale of [{ recordRevision: 2 }, { connectionRevision: next.connectionRevision + 1 }, { lineRevision: next.lineRevision + 5 }]) {
      // A company without a line of its own has none that could be another.
      if ("lineRevision" in stale) await db.postingLine.upsert({ where: { companyId: house.ctx.company }, create: { companyId: house.ctx.company }, update: {} });
      expect(await mark({ ...next, ...stale }), JSON.stringify(stale)).toEqual([false]);
    }
    const revision = (await db.postingLine.findUniqueOrThrow({ where: { companyId: house.ctx.company } })).revision;
    expect(await pauseLine(house.finance.ctx, { revision, reason: "Stock count" })).toMatchObject({ ok: true });
    expect(await mark({ ...next, lineRevision: revision + 1 }), "paused").toEqual([false]);
    expect(await resumeLine(house.finance.ctx, { revision: revision + 1 })).toMatchObject({ ok: true });
    expect(await stateOf(next.posting.recordId)).toBe("approved");
    await postApproved(house.ctx);
    expect(await stateOf(next.posting.recordId)).toBe("posted");
  });

  test("is marked in one go with others, and those of them that changed meanwhile are left out", async () => {
    const few = [await unsent(), await unsent(), await unsent()] as const;
    expect(await mark(few[0], { ...few[1], recordRevision: 2 }, few[2])).toEqual([true, false, true]);
    expect(await Promise.all(few.map(({ posting }) => stateOf(posting.recordId)))).toEqual(["posting", "approved", "posting"]);
    await takeMarksBack(house.ctx, few.map(({ posting }) => posting));
    expect(await Promise.all(few.map(({ posting }) => stateOf(posting.recordId)))).toEqual(["approved", "approved", "approved"]);
    await postApproved(house.ctx);
    expect(await Promise.all(few.map(({ posting }) => stateOf(posting.recordId)))).toEqual(["posted", "posted", "posted"]);
  });

  test("is left alone while somebody is at its record, and nobody waits", async () => {
    const next = await unsent();
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM record WHERE company_id = ${house.ctx.company} AND id = ${next.posting.recordId}::uuid FOR UPDATE`;
      expect(await mark(next)).toEqual([false]);
    });
    expect(await stateOf(next.posting.recordId)).toBe("approved");
  });
});

test("what came of one and the mark of the next stand together, with calls and audit", async () => {
  const [first, second] = [await unsent(), await unsent()];
  expect(await mark(first)).toEqual([true]);
  const calls = [{ call: "send" as const, request: { method: "POST", path: "/1/invoice", body: null }, status: 201, answer: null, outcome: "stored", ms: 3 }];
  const done = { posting: first.posting, outcome: { kind: "posted" as const, docKey: "77", differences: [] }, calls };
  expect(await handOver(house.ctx, [done], { documents: [second], connectionRevision: second.connectionRevision, lineRevision: second.lineRevision })).toEqual([second.posting]);
  expect([await stateOf(first.posting.recordId), await stateOf(second.posting.recordId)]).toEqual(["posted", "posting"]);
  expect(await findLivePosting(db, house.ctx.company, first.posting.recordId)).toMatchObject({ state: "posted", docKey: "77" });
  expect(await db.postingAttempt.count({ where: { companyId: house.ctx.company, postingId: first.posting.id } })).toBe(1);
  expect(await db.auditEntry.count({ where: { companyId: house.ctx.company, recordId: first.posting.recordId, type: "posting.posted" } })).toBe(1);
  await expect(handOver(house.ctx, [done], null), "of a record that is not being sent").rejects.toThrow("1 were moved while they were being sent");
  expect(await db.auditEntry.count({ where: { companyId: house.ctx.company, recordId: first.posting.recordId, type: "posting.posted" } })).toBe(1);
});

test("a mark that nothing was sent for is taken back, and the document waits in its place as one that was never sent", async () => {
  const next = await unsent();
  const before = await findLivePosting(db, house.ctx.company, next.posting.recordId);
  expect(await mark(next)).toEqual([true]);
  await takeMarksBack(house.ctx, [{ ...next.posting, attempts: 1 }]);
  expect(await stateOf(next.posting.recordId), "of an attempt that is not the one marked").toBe("posting");
  await takeMarksBack(house.ctx, [next.posting]);
  expect(await stateOf(next.posting.recordId)).toBe("approved");
  expect(await findLivePosting(db, house.ctx.company, next.posting.recordId)).toEqual(before);
  await takeMarksBack(house.ctx, [next.posting]);
  expect(await findLivePosting(db, house.ctx.company, next.posting.recordId), "once only").toEqual(before);
});

test("where AutoCount takes one of a row in another way than it was sent, the next goes on its own, and each is there once", async () => {
  await postApproved(house.ctx);
  const row = [await unsent(), await unsent(), await unsent()];
  const since = new Date();
  await house.fault({ fault: "stored-answer-lost", resource: "invoice", method: "POST", mode: "next" });
  await postApproved(house.ctx);
  const ids = row.map(({ posting }) => posting.recordId);
  expect(await Promise.all(ids.map(stateOf))).toEqual(["unknown", "posted", "posted"]);
  const booked = (await house.ledger()).invoices.filter(({ master }) => ids.some((id) => master.ref === `HP:${id}`));
  expect(booked).toHaveLength(3);
  const attempts = await db.postingAttempt.groupBy({ by: ["postingId"], where: { companyId: house.ctx.company, at: { gte: since }, call: "send" }, _count: true });
  expect(attempts.map(({ _count }) => _count)).toEqual([1, 1, 1]);
});
