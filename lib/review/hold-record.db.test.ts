import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { undoApproval } from "#lib/approval/undo-approval.ts";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { recheckScope } from "#lib/rechecks/jobs.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { closeAgain } from "./close-again.ts";
import { markDuplicate } from "./mark-duplicate.ts";
import { correctRecord } from "./correct-record.ts";
import { holdAgain } from "./hold-again.ts";
import { holdRecord } from "./hold-record.ts";
import { findRecordScreen } from "./queries.ts";
import { recheckRecords } from "./recheck-records.ts";
import { rejectRecord } from "./reject-record.ts";
import { releaseDueHolds } from "./release-due-holds.ts";
import { releaseHold } from "./release-hold.ts";
import { reopenRecord } from "./reopen-record.ts";
import { retryPosting } from "./retry-posting.ts";
import { takeBackHold } from "./take-back-hold.ts";

const { db } = await createTestDatabase();
const start = new Date("2026-03-02T04:00:00Z");
let now = start;
let house: SandboxCompany;
let made = 8800;
beforeAll(async () => {
  house = await aSandboxCompany(db, () => now);
  await db.approvalPolicy.create({ data: { companyId: house.ctx.company, kind: null, minTotal: "5000", steps: ["finance", "manager"] } });
});
afterAll(async () => house.close());
beforeEach(() => {
  now = start;
});

const until = "2026-03-09";
const reason = "The buyer wants another date";
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
const standing = (recordId: string) => db.approval.count({ where: { companyId: house.ctx.company, recordId, revokedAt: null } });
const history = async (id: string) => (await findRecordScreen(house.finance.ctx, id))?.history ?? [];

async function ready(over: { quantity?: number } = {}): Promise<string> {
  made += 1;
  const lines = over.quantity === undefined ? {} : { lines: [{ sku: "KR-BAT-M", title: "Batik Shirt M", price: "89.00", quantity: over.quantity }], shipping: null };
  const id = await house.arrive(normalOrder({ number: made, at: new Date("2026-03-02T02:00:00Z"), ...lines }));
  expect(await record(id)).toMatchObject({ state: "ready" });
  return id;
}

describe("A ready record that somebody holds", () => {
  test("is held with the reason and the day, cannot be approved, and once released is approved and posted", async () => {
    const id = await ready();
    expect(await holdRecord(house.finance.ctx, { recordId: id, revision: 1, until, reason })).toEqual({ ok: true, value: { recordId: id, state: "held", hold: expect.any(String), replaced: null } });
    expect(await record(id)).toMatchObject({ state: "held", revision: 1, holds: ["held-by-hand"], heldFor: ["finance"] });
    const screen = await findRecordScreen(house.finance.ctx, id);
    expect(screen?.findings).toMatchObject([{ rule: "held-by-hand", message: `${house.finance.ctx.actor.name} holds it until 2026-03-09: ${reason}.`, fixes: [{ do: "release-hold" }] }]);
    expect(screen?.history[0]).toMatchObject({ type: "record.held-by-hand", reason, new: { until, state: "held" } });
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: false, error: { code: "not-in-this-state" } });

    expect(await releaseHold(house.manager.ctx, { recordId: id, revision: 1 })).toEqual({ ok: true, value: { recordId: id, state: "ready", released: { id: expect.any(String), until, reason, by: house.finance.ctx.actor.name } } });
    expect((await history(id))[0]).toMatchObject({ type: "record.hold-released", actor: { name: house.manager.ctx.actor.name }, old: { until }, new: { state: "ready" } });
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "approved" } });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
  });

  test("loses the approvals that it had, the first of two as well as all, and its place in the line", async () => {
    const approved = await ready();
    await approveRecord(house.finance.ctx, { recordId: approved, revision: 1 });
    expect(await holdRecord(house.finance2.ctx, { recordId: approved, revision: 1, until, reason })).toMatchObject({ ok: true, value: { state: "held" } });
    expect([await standing(approved), await db.posting.count({ where: { companyId: house.ctx.company, recordId: approved, state: "queued" } })]).toEqual([0, 0]);
    await postApproved(house.ctx);
    await releaseHold(house.finance2.ctx, { recordId: approved, revision: 1 });
    expect(await record(approved)).toMatchObject({ state: "ready" });

    const large = await ready({ quantity: 60 });
    expect(await approveRecord(house.finance.ctx, { recordId: large, revision: 1 })).toMatchObject({ ok: true, value: { state: "ready" } });
    await holdRecord(house.manager.ctx, { recordId: large, revision: 1, until: null, reason });
    await releaseHold(house.manager.ctx, { recordId: large, revision: 1 });
    expect(await approveRecord(house.manager.ctx, { recordId: large, revision: 1 })).toEqual({ ok: false, error: { code: "wrong-role", needed: "finance" } });
    expect(await approveRecord(house.finance.ctx, { recordId: large, revision: 1 })).toMatchObject({ ok: true, value: { next: { role: "manager" } } });
    expect(await approveRecord(house.manager.ctx, { recordId: large, revision: 1 })).toMatchObject({ ok: true, value: { state: "approved" } });
    await postApproved(house.ctx);
  });

  test("may be corrected meanwhile and stays held; a later hold takes the place of the first", async () => {
    const id = await ready();
    await holdRecord(house.finance.ctx, { recordId: id, revision: 1, until, reason });
    expect(await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes: [{ path: "note", value: "Gift" }] })).toMatchObject({ ok: true, value: { state: "held" } });
    expect(await holdRecord(house.admin.ctx, { recordId: id, revision: 1, until: null, reason: "Asked the shop" })).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
    expect(await holdRecord(house.admin.ctx, { recordId: id, revision: 2, until: null, reason: "Asked the shop" })).toMatchObject({ ok: true });
    expect((await findRecordScreen(house.finance.ctx, id))?.findings.map((finding) => finding.message)).toEqual([`${house.admin.ctx.actor.name} holds it until somebody releases it: Asked the shop.`]);
    await releaseHold(house.finance.ctx, { recordId: id, revision: 2 });
    expect(await releaseHold(house.finance.ctx, { recordId: id, revision: 2 })).toEqual({ ok: false, error: { code: "no-change" } });
    expect(await record(id)).toMatchObject({ state: "ready" });
  });
});

test("who ended as a duplicate is the same record's duplicate again; the first of two approvals keeps it open", async () => {
  const [id, original] = [await ready({ quantity: 60 }), await ready()];
  const seen = { recordId: id, revision: 1 };
  await markDuplicate(house.finance.ctx, { ...seen, of: original });
  await reopenRecord(house.finance.ctx, { ...seen, reason: "Another sale" });
  expect(await approveRecord(house.finance2.ctx, seen)).toMatchObject({ ok: true, value: { next: { role: "manager" } } });
  expect(await closeAgain(house.finance.ctx, seen)).toEqual({ ok: false, error: { code: "not-in-this-state", state: "ready" } });
  expect(await undoApproval(house.finance2.ctx, { ...seen, reason: "Too fast" })).toMatchObject({ ok: true });
  expect(await closeAgain(house.finance.ctx, seen)).toEqual({ ok: true, value: { recordId: id, state: "duplicate" } });
  expect((await history(id))[0]).toMatchObject({ type: "record.closed-again", new: { state: "duplicate", of: original } });
});

test("what stands again after an undo is its holder's; only that hold is taken back, and only who released it holds it again", async () => {
  const seen = { recordId: await ready(), revision: 1 };
  const holder = async () => (await findRecordScreen(house.finance.ctx, seen.recordId))?.findings.map((finding) => finding.message.split(" holds it")[0]) ?? [];
  const held = async (who: typeof house.finance, words: string) => {
    const outcome = await holdRecord(who.ctx, { ...seen, until, reason: words });
    if (!outcome.ok) throw new Error(outcome.error.code);
    return { hold: outcome.value.hold, replaced: outcome.value.replaced?.id ?? null };
  };
  const first = await held(house.finance, reason);
  now = new Date(start.getTime() + 60_000);
  const second = await held(house.admin, "Asked the shop");
  expect(await takeBackHold(house.admin.ctx, { ...seen, ...second, why: "Not mine" })).toMatchObject({ ok: true, value: { state: "held" } });
  expect(await holder()).toEqual([house.finance.ctx.actor.name]);
  expect((await history(seen.recordId))[0]).toMatchObject({ actor: { name: house.admin.ctx.actor.name }, new: { by: house.finance.ctx.actor.name, until } });
  // The same words by somebody else are another hold; one that stood long before does not come back.
  for (const hold of [first.hold, second.hold]) expect(await takeBackHold(house.admin.ctx, { ...seen, hold, replaced: null, why: "Not mine" })).toEqual({ ok: false, error: { code: "no-change" } });
  now = new Date(start.getTime() + 120_000);
  const third = await held(house.finance, reason);
  expect(await takeBackHold(house.finance.ctx, { ...seen, hold: third.hold, replaced: second.hold, why: "Not that one" })).toMatchObject({ ok: true, value: { state: "ready" } });

  now = new Date(start.getTime() + 180_000);
  const { hold } = await held(house.finance, reason);
  expect(await holdAgain(house.manager.ctx, { ...seen, hold })).toEqual({ ok: false, error: { code: "no-change" } });
  await releaseHold(house.manager.ctx, seen);
  expect(await holdAgain(house.admin.ctx, { ...seen, hold })).toEqual({ ok: false, error: { code: "no-change" } });
  expect(await holdAgain(house.manager.ctx, { ...seen, hold })).toMatchObject({ ok: true, value: { state: "held" } });
  expect(await holder()).toEqual([house.finance.ctx.actor.name]);
  expect(await holdAgain(house.manager.ctx, { ...seen, hold })).toEqual({ ok: false, error: { code: "no-change" } });
  await releaseHold(house.finance.ctx, seen);
});

test("a record that was opened again by mistake ends as it had ended, unless it was approved or changed since", async () => {
  const id = await ready();
  const seen = { recordId: id, revision: 1 };
  expect(await closeAgain(house.finance.ctx, seen)).toEqual({ ok: false, error: { code: "no-change" } });
  await rejectRecord(house.finance.ctx, { ...seen, reason: "Sent twice" });
  expect(await closeAgain(house.finance.ctx, seen)).toEqual({ ok: false, error: { code: "not-in-this-state", state: "rejected" } });
  await reopenRecord(house.finance.ctx, { ...seen, reason: "Not twice" });
  expect(await closeAgain(house.finance2.ctx, seen), "by whoever opened it").toEqual({ ok: false, error: { code: "not-in-this-state", state: "ready" } });
  expect(await closeAgain({ ...house.finance.ctx, now: () => new Date(Date.now() + 120_000) }, seen), "and a moment ago").toEqual({ ok: false, error: { code: "not-in-this-state", state: "ready" } });
  expect(await closeAgain(house.finance.ctx, seen)).toEqual({ ok: true, value: { recordId: id, state: "rejected" } });
  expect((await history(id))[0]).toMatchObject({ type: "record.closed-again", old: { state: "ready" }, new: { state: "rejected" } });

  await reopenRecord(house.finance.ctx, { ...seen, reason: "Not twice" });
  await approveRecord(house.finance2.ctx, seen);
  expect(await closeAgain(house.finance.ctx, seen)).toEqual({ ok: false, error: { code: "not-in-this-state", state: "approved" } });
  await holdRecord(house.finance.ctx, { ...seen, until: null, reason });
  await correctRecord(house.finance.ctx, { ...seen, changes: [{ path: "note", value: "Gift" }] });
  expect(await closeAgain(house.finance.ctx, seen)).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
});

test("what AutoCount refused stays refused when it is released, and is approved again before it is sent again", async () => {
  const id = await ready();
  await approveRecord(house.finance.ctx, { recordId: id, revision: 1 });
  await house.fault({ fault: "refuse-400", resource: "invoice", mode: "count", count: 1, message: "The agent is invalid." });
  await postApproved(house.ctx);
  expect(await record(id)).toMatchObject({ state: "held", holds: ["ledger-refused"] });

  await holdRecord(house.finance.ctx, { recordId: id, revision: 1, until, reason });
  expect((await record(id)).holds.toSorted()).toEqual(["held-by-hand", "ledger-refused"]);
  expect(await retryPosting(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "held" } });
  expect(await releaseHold(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "ready" } });
  await postApproved(house.ctx);
  expect(await record(id)).toMatchObject({ state: "ready" });
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "approved" } });
  await postApproved(house.ctx);
  expect(await record(id)).toMatchObject({ state: "posted" });
});

test("released before it is sent again, it still says what AutoCount said", async () => {
  const id = await ready();
  await approveRecord(house.finance.ctx, { recordId: id, revision: 1 });
  await house.fault({ fault: "refuse-400", resource: "invoice", mode: "count", count: 1, message: "The agent is invalid." });
  await postApproved(house.ctx);
  await holdRecord(house.finance.ctx, { recordId: id, revision: 1, until, reason });
  expect(await releaseHold(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "held" } });
  expect(await record(id)).toMatchObject({ holds: ["ledger-refused"] });
  expect(await retryPosting(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "ready" } });
});

describe("On its day", () => {
  test("a record releases itself and says what released it, not a minute before", async () => {
    const id = await ready();
    await holdRecord(house.finance.ctx, { recordId: id, revision: 1, until, reason });
    await releaseDueHolds(db, new Date("2026-03-08T15:59:00Z"));
    expect(await recheckDue(id)).toBe(0);
    now = new Date("2026-03-08T16:00:30Z");
    await releaseDueHolds(db, now);
    expect(await recheckDue(id)).toBe(1);
    expect(await record(id)).toMatchObject({ state: "ready", holds: [] });
    expect((await history(id))[0]).toMatchObject({ type: "record.freed", actor: { type: "system" }, new: { because: "its hold by hand ended on 2026-03-09" } });
    expect(await releaseDueHolds(db, now)).toBe(0);
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
    await postApproved(house.ctx);
  });

  test("a record that came to an end meanwhile stays ended, and opened again is not held any more", async () => {
    const id = await ready();
    await holdRecord(house.finance.ctx, { recordId: id, revision: 1, until, reason });
    await rejectRecord(house.finance.ctx, { recordId: id, revision: 1, reason: "Cancelled by phone" });
    now = new Date("2026-03-10T01:00:00Z");
    await releaseDueHolds(db, now);
    await recheckDue(id);
    expect(await record(id)).toMatchObject({ state: "rejected" });
    expect(await reopenRecord(house.finance.ctx, { recordId: id, revision: 1, reason: "Not cancelled after all" })).toMatchObject({ ok: true, value: { state: "ready" } });
  });
});

test.each([["2026-03-02"], ["2026-03-01"], ["2027-06-01"]])("%s is no day to hold it until", async (day) => {
  const id = await ready();
  expect(await holdRecord(house.finance.ctx, { recordId: id, revision: 1, until: day, reason })).toEqual({ ok: false, error: { code: "not-a-later-day" } });
});

test("what is posted is not held, and another company's record is not there", async () => {
  const id = await ready();
  await approveRecord(house.finance.ctx, { recordId: id, revision: 1 });
  await postApproved(house.ctx);
  expect(await holdRecord(house.finance.ctx, { recordId: id, revision: 1, until, reason })).toEqual({ ok: false, error: { code: "not-in-this-state", state: "posted" } });
  const stranger = await aSandboxCompany(db, () => now);
  expect(await holdRecord(stranger.finance.ctx, { recordId: id, revision: 1, until, reason })).toEqual({ ok: false, error: { code: "not-found" } });
  await stranger.close();
});

/** Runs the re-checks that are queued for one record; returns how many records they freed. */
async function recheckDue(id: string): Promise<number> {
  const queued = await readRows<{ id: string; data: { scope: unknown; because?: string } }>("DELETE FROM pgboss.job WHERE name = 'recheck' AND (data->>'company')::int = $1 AND data->'scope'->'recordIds' ? $2 RETURNING id, data", [house.ctx.company, id]);
  let freed = 0;
  for (const { data } of queued) freed += (await recheckRecords({ ...house.ctx, actor: { type: "system", id: null, name: "Holdpoint", role: null, ip: null } }, recheckScope.parse(data.scope), null, data.because === undefined ? {} : { because: data.because })).freed;
  return freed;
}
