import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { lookNow } from "./look-now.ts";
import { findLedgerNotice } from "./queries.ts";
import { findLine, takeTurn } from "./line-store.ts";
import { paceOf, type Pace } from "./pace.ts";
import { pauseLine, resumeLine } from "./pause-line.ts";
import { postApproved } from "./post-approved.ts";
import { setLine } from "./set-line.ts";
import { tryNow } from "./try-now.ts";

const { db } = await createTestDatabase();
let number = 5000;
let skipped = 0;
const start = Date.now();
const now = () => new Date(Date.now() + skipped);
const later = (seconds: number) => (skipped += seconds * 1000);

let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
});
beforeEach(async () => {
  await house.clearFaults();
  await db.postingLine.deleteMany({ where: { companyId: house.ctx.company } });
});
afterAll(async () => house.close());

const company = () => house.ctx.company;
const state = async (id: string) => (await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company(), id } } })).state;
const revisionOfLine = async () => (await findLine(db, company())).revision;
const audits = (type: string) => db.auditEntry.findMany({ where: { companyId: company(), type }, orderBy: { id: "asc" } });
const connection = () => db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company() } });

async function approved(): Promise<string> {
  const id = await house.arrive(normalOrder({ number: (number += 1), at: new Date(start) }));
  const outcome = await approveRecord(house.finance.ctx, { recordId: id, revision: 1 });
  expect(outcome).toMatchObject({ ok: true });
  return id;
}

describe("a line that is paused", () => {
  test("sends nothing, says who and why, and goes on when it is resumed", async () => {
    const id = await approved();
    expect(await pauseLine(house.finance.ctx, { revision: await revisionOfLine(), reason: "Stock count" })).toMatchObject({ ok: true });
    await postApproved(house.ctx);
    expect(await state(id)).toBe("approved");
    expect((await findLine(db, company())).paused).toMatchObject({ byName: house.finance.ctx.actor.name, reason: "Stock count" });
    expect(await resumeLine(house.finance.ctx, { revision: 0 }), "not as somebody else saw it").toMatchObject({ ok: false, error: { code: "line-changed" } });
    expect(await resumeLine(house.finance.ctx, { revision: await revisionOfLine() })).toMatchObject({ ok: true });
    await postApproved(house.ctx);
    expect(await state(id)).toBe("posted");
    expect((await audits("line.paused")).at(-1)).toMatchObject({ reason: "Stock count", actorName: house.finance.ctx.actor.name });
    expect((await audits("line.resumed")).at(-1)).toMatchObject({ old: { reason: "Stock count" } });
  });

  test("is paused once, however many ask", async () => {
    const revision = await revisionOfLine();
    const both = await Promise.all([1, 2].map(() => pauseLine(house.finance.ctx, { revision, reason: "Twice" })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await resumeLine(house.finance.ctx, { revision: await revisionOfLine() });
  });

  test("still settles a lost answer by looking, but sends nothing again", async () => {
    const [stored, lost] = [await approved(), await approved()];
    await house.fault({ fault: "stored-answer-lost", resource: "invoice", mode: "next" });
    await house.fault({ fault: "error-500-not-stored", resource: "invoice", mode: "next" });
    await postApproved(house.ctx);
    expect([await state(stored), await state(lost)]).toEqual(["unknown", "unknown"]);
    await pauseLine(house.finance.ctx, { revision: await revisionOfLine(), reason: "Stock count" });
    for (const seconds of [10, 30, 100, 300]) {
      later(seconds);
      await postApproved(house.ctx);
    }
    expect([await state(stored), await state(lost)].toSorted()).toEqual(["posted", "unknown"]);
    const unknown = (await state(stored)) === "unknown" ? stored : lost;
    const looks = () => db.postingAttempt.count({ where: { companyId: company(), call: "look" } });
    const before = await looks();
    later(300);
    await postApproved(house.ctx);
    expect(await looks(), "after two looks it is left alone").toBe(before);
    await lookNow(house.finance.ctx, { recordId: unknown, revision: 1 });
    await postApproved(house.ctx);
    expect(await looks(), "a person may ask for one more").toBe(before + 1);
    await resumeLine(house.finance.ctx, { revision: await revisionOfLine() });
    later(300);
    await postApproved(house.ctx);
    expect(await state(unknown)).toBe("posted");
  });
});

describe("a window", () => {
  test("lets nothing out while it is shut, and wakes the line when it opens", async () => {
    const id = await approved();
    const inHours = (hours: number) => new Date(now().getTime() + (8 + hours) * 3_600_000).toISOString().slice(11, 16);
    expect(await setLine(house.admin.ctx, { revision: await revisionOfLine(), batchSize: 50, pace: null, window: { days: [1, 2, 3, 4, 5, 6, 7], from: inHours(2), to: inHours(4) } })).toMatchObject({ ok: true });
    await postApproved(house.ctx);
    expect(await state(id)).toBe("approved");
    later(2.5 * 3600);
    await postApproved(house.ctx);
    expect(await state(id)).toBe("posted");
    expect((await audits("line.set")).at(-1)).toMatchObject({ new: { window: { from: inHours(-0.5) } } });
  });

  test("is set by one of two who saw the same line", async () => {
    const revision = await revisionOfLine();
    const set = (batchSize: number) => setLine(house.admin.ctx, { revision, batchSize, pace: null, window: null });
    expect((await Promise.all([set(10), set(20)])).map(({ ok }) => ok).sort()).toEqual([false, true]);
    const { batchSize, revision: seen } = await findLine(db, company());
    expect(await setLine(house.admin.ctx, { revision: seen, batchSize, pace: null, window: null })).toMatchObject({ error: { code: "no-change" } });
  });
});

test("a batch ends after so many documents where another company waits for a worker; alone it goes on", async () => {
  await setLine(house.admin.ctx, { revision: await revisionOfLine(), batchSize: 2, pace: null, window: null });
  const other = await aSandboxCompany(db, now);
  try {
    const waiting = await other.arrive(normalOrder({ number: (number += 1), at: new Date(start) }));
    expect(await approveRecord(other.finance.ctx, { recordId: waiting, revision: 1 })).toMatchObject({ ok: true });
    const ids = [await approved(), await approved(), await approved()];
    await postApproved(house.ctx);
    expect(await Promise.all(ids.map(state))).toEqual(["posted", "posted", "approved"]);
    await postApproved(other.ctx);
    const more = [await approved(), await approved()];
    await postApproved(house.ctx);
    expect(await Promise.all([...ids, ...more].map(state))).toEqual(Array.from({ length: 5 }, () => "posted"));
  } finally {
    await other.close();
  }
});

test("any number of processes together keep the pace", async () => {
  const pace: Pace = paceOf(600) as Pace;
  const begun = Date.now();
  const waits = await Promise.all(Array.from({ length: 40 }, () => takeTurn(db, company(), pace)));
  const sorted = waits.toSorted((a, b) => a - b);
  expect(sorted[pace.burst - 1]).toBeLessThan(Date.now() - begun + 1);
  expect(sorted.at(-1)).toBeGreaterThan((40 - pace.burst) * pace.everyMs - (Date.now() - begun) - 5);
  expect(sorted.at(-1)).toBeLessThanOrEqual((40 - pace.burst) * pace.everyMs + 5);
});

describe("an outage", () => {
  test("opens the breaker once, waits longer and longer, looks before it sends, and closes by itself", async () => {
    const ids = [await approved(), await approved()];
    await house.fault({ fault: "outage", mode: "always" });
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await postApproved(house.ctx);
      const { waitUntil } = await connection();
      waits.push(Math.round(((waitUntil?.getTime() ?? 0) - now().getTime()) / 1000));
      later(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([15, 15, 15, 30, 60]);
    expect((await audits("breaker.opened")).length).toBe(1);
    expect(await findLedgerNotice({ company: company(), now })).toMatchObject({ kind: "waiting", waits: { count: 2, sums: [{ currency: "MYR" }] } });
    await house.clearFaults();
    await postApproved(house.ctx);
    expect(await Promise.all(ids.map(state))).toEqual(["posted", "posted"]);
    expect((await audits("breaker.closed")).length).toBe(1);
    expect(await findLedgerNotice({ company: company(), now })).toBeNull();
  });

  test("that a person does not want to wait for is looked at now", async () => {
    const id = await approved();
    await house.fault({ fault: "outage", mode: "always" });
    await postApproved(house.ctx);
    await house.clearFaults();
    await postApproved(house.ctx);
    expect(await state(id)).toBe("approved");
    expect(await tryNow(house.finance.ctx)).toMatchObject({ ok: true });
    await postApproved(house.ctx);
    expect(await state(id)).toBe("posted");
    expect(await tryNow(house.finance.ctx), "nothing to try").toMatchObject({ error: { code: "no-change" } });
  });
});

describe("a key that is turned away", () => {
  test("stops the line with one alert, and opens it again by itself once the key works", async () => {
    const ids = [await approved(), await approved()];
    await house.fault({ fault: "unauthorized-401", mode: "always" });
    await postApproved(house.ctx);
    await postApproved(house.ctx);
    expect((await audits("connection.stopped")).length).toBe(1);
    later(61);
    await postApproved(house.ctx);
    expect(await connection(), "the look was turned away too").toMatchObject({ state: "stopped" });
    await house.clearFaults();
    later(121);
    await postApproved(house.ctx);
    expect(await Promise.all(ids.map(state))).toEqual(["posted", "posted"]);
    expect((await audits("connection.reopened")).length).toBe(1);
    expect((await audits("connection.stopped")).length).toBe(1);
  });

  test("only for documents is not tried again and again: after one look only a person can put it right", async () => {
    const id = await approved();
    await house.fault({ fault: "unauthorized-401", resource: "invoice", mode: "always" });
    await postApproved(house.ctx);
    later(61);
    await postApproved(house.ctx);
    expect(await findLine(db, company())).toMatchObject({ probeAt: null });
    await house.clearFaults();
    later(3600);
    await postApproved(house.ctx);
    expect(await state(id)).toBe("approved");
    await tryNow(house.finance.ctx);
    await postApproved(house.ctx);
    expect(await state(id)).toBe("posted");
  });
});
