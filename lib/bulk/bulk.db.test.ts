import { afterAll, beforeAll, expect, test } from "vitest";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { aPerson } from "#lib/auth/test-people.ts";
import { decimal } from "#lib/canonical/money.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { holdRecord } from "#lib/review/hold-record.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { askBulk } from "./ask-bulk.ts";
import type { BulkAct } from "./acts.ts";
import { cancelBulk } from "./cancel-bulk.ts";
import { forgetItems } from "./forget-items.ts";
import { findBulkRun, listBulkItems } from "./queries.ts";
import { resumeBulk } from "./resume-bulk.ts";
import { startBulk } from "./start-bulk.ts";
import { undoBulk } from "./undo-bulk.ts";
import { workBulk } from "./work-bulk.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let finance: UserContext;
let number = 100;
beforeAll(async () => {
  house = await aSandboxCompany(db);
  finance = house.finance.ctx as UserContext;
});
afterAll(async () => house.close());

const at = new Date("2026-03-02T02:00:00Z");
const ready = async (count: number) => {
  const ids: string[] = [];
  const orders = Array.from({ length: count }, () => normalOrder({ number: (number += 1), at }));
  for (let from = 0; from < count; from += 8) ids.push(...(await Promise.all(orders.slice(from, from + 8).map((order) => house.arrive(order)))));
  return ids;
};
const rows = (ids: readonly string[], revision = 1) => ({ by: "rows" as const, records: ids.map((id) => ({ id, revision })) });
const states = async (ids: readonly string[]): Promise<RecordState[]> => {
  const found = await db.record.findMany({ where: { companyId: house.ctx.company, id: { in: [...ids] } }, select: { id: true, state: true } });
  return ids.map((id) => found.find((row) => row.id === id)?.state as RecordState);
};
async function ask(act: BulkAct, selection: Parameters<typeof askBulk>[1]["selection"], ctx = finance, queueId = "ready") {
  const asked = await askBulk(ctx, { queueId, act, selection });
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value;
}
const audits = (type: string) => db.auditEntry.count({ where: { companyId: house.ctx.company, type } });

test("it says count, sum and exceptions first, and then does exactly what it said, with the four eyes kept", async () => {
  const [own = "", moved = "", ...rest] = await ready(4);
  // A value of it was changed by the one who asks.
  await db.recordRevision.updateMany({ where: { companyId: finance.company, recordId: own }, data: { bearsValue: true, actorId: finance.actor.id } });
  const held = await house.arrive(missingSkuOrder({ number: (number += 1), at }, "NO-SUCH-SKU"));
  const asked = await ask("approve", { by: "rows", records: [{ id: own, revision: 1 }, { id: moved, revision: 7 }, { id: held, revision: 1 }, ...rest.map((id) => ({ id, revision: 1 }))] });

  expect(asked.total).toBe(2);
  expect(asked.sums).toMatchObject([{ currency: "MYR", count: 2 }]);
  expect(asked.exceptions.map(({ refusal }) => refusal.code).toSorted()).toEqual(["changed", "not-in-this-state", "own-work"].toSorted());
  expect(await states(rest)).toEqual(["ready", "ready"]);

  const started = await startBulk(finance, { runId: asked.runId, input: {} });
  expect(started).toMatchObject({ ok: true, value: { total: 2, results: { run: { state: "done", done: 2, refused: 0, leftOut: 3 } } } });
  expect(await states([moved, ...rest])).toEqual(["ready", "approved", "approved"]);
  // A question is used up by its answer.
  expect(await startBulk(finance, { runId: asked.runId, input: {} })).toMatchObject({ ok: false, error: { code: "not-found" } });

  const undone = await undoBulk(finance, { runId: asked.runId });
  expect(undone).toMatchObject({ ok: true });
  expect(await undoBulk(finance, { runId: asked.runId })).toMatchObject({ ok: false, error: { code: "undone-already" } });
  await workBulk(house.ctx, undone.ok ? undone.value.runId : "");
  expect(await states(rest)).toEqual(["ready", "ready"]);
});

test("what moves between the question and the work is refused by the verb, and told", async () => {
  const ids = await ready(2);
  const asked = await ask("approve", rows(ids));
  await db.record.updateMany({ where: { companyId: finance.company, id: ids[0] as string }, data: { state: "cancelled" } });
  const started = await startBulk(finance, { runId: asked.runId, input: {} });
  expect(started).toMatchObject({ value: { results: { run: { done: 1, refused: 1 }, items: [{ state: "refused", refusal: { code: "not-in-this-state", state: "cancelled" } }, { state: "done" }] } } });
});

test("the whole filter goes to the background; two workers at once and one that dies do nothing twice", async () => {
  const ids = await ready(9);
  const approvedBefore = await audits("record.rejected");
  const asked = await ask("reject", { by: "view", query: "q=" });
  expect(asked.total).toBeGreaterThanOrEqual(9);
  // What comes afterwards was not asked for.
  const [late = ""] = await ready(1);
  expect(await startBulk(finance, { runId: asked.runId, input: { reason: "  " } })).toMatchObject({ ok: false, error: { code: "invalid", issues: [{ path: "reason" }] } });
  expect(await startBulk(finance, { runId: asked.runId, input: { reason: "Test data" } }, 2)).toMatchObject({ ok: true, value: { results: null } });

  let count = 0;
  await workBulk(house.ctx, asked.runId, () => (count += 1) > 4);
  expect(await findBulkRun(finance, asked.runId)).toMatchObject({ state: "running", done: 4 });
  await Promise.all([workBulk(house.ctx, asked.runId), workBulk(house.ctx, asked.runId)]);
  expect(await findBulkRun(finance, asked.runId)).toMatchObject({ state: "done", done: asked.total, refused: 0 });
  expect(new Set(await states(ids))).toEqual(new Set(["rejected"]));
  expect(await states([late])).toEqual(["ready"]);
  expect(await audits("record.rejected")).toBe(approvedBefore + asked.total);
  const page = await listBulkItems(finance, asked.runId, { state: "done", after: 0 });
  expect(page.items.length).toBe(Math.min(100, asked.total));

  const undone = await undoBulk(finance, { runId: asked.runId });
  await workBulk(house.ctx, undone.ok ? undone.value.runId : "");
  expect(new Set(await states(ids))).toEqual(new Set(["ready"]));
});

test("cancelled it stops before the next one, and the rest stays as it was", async () => {
  const ids = await ready(6);
  const asked = await ask("reject", rows(ids));
  await startBulk(finance, { runId: asked.runId, input: { reason: "Test data" } }, 2);
  let count = 0;
  await workBulk(house.ctx, asked.runId, () => (count += 1) > 3);
  expect(await cancelBulk(finance, { runId: asked.runId })).toMatchObject({ ok: true });
  expect(await workBulk(house.ctx, asked.runId)).toEqual({ worked: 0 });
  expect(await findBulkRun(finance, asked.runId)).toMatchObject({ state: "cancelled", done: 3 });
  expect((await states(ids)).filter((state) => state === "rejected")).toHaveLength(3);
  expect(await cancelBulk(finance, { runId: asked.runId })).toMatchObject({ ok: false, error: { code: "has-ended" } });
});

test("it acts with the rights that the person has while it runs, not with those of the question", async () => {
  const leaver = await aPerson(house.ctx, "finance");
  const ids = await ready(3);
  const asked = await ask("reject", rows(ids), leaver.ctx as UserContext);
  await startBulk(leaver.ctx as UserContext, { runId: asked.runId, input: { reason: "Test data" } }, 2);
  await db.membership.updateMany({ where: { companyId: house.ctx.company, userId: leaver.userId }, data: { role: "admin" } });
  expect(await workBulk(house.ctx, asked.runId)).toEqual({ worked: 0 });
  expect(await findBulkRun(finance, asked.runId)).toMatchObject({ state: "stopped", done: 0 });
  expect(await askBulk({ ...finance, actor: { ...finance.actor, role: "admin" } }, { queueId: "ready", act: "approve", selection: rows(ids) })).toMatchObject({ ok: false, error: { code: "forbidden" } });
});

test("assign, tag and put off are taken back to what stood there, and what somebody changed since stays", async () => {
  const ids = await ready(2);
  const [first = "", second = ""] = ids;
  const run = async (act: BulkAct, input: Record<string, unknown>) => {
    const asked = await ask(act, rows(ids));
    const started = await startBulk(finance, { runId: asked.runId, input });
    expect(started).toMatchObject({ ok: true, value: { results: { run: { done: 2 } } } });
    return asked.runId;
  };
  const undo = async (runId: string) => {
    const undone = await undoBulk(finance, { runId });
    if (!undone.ok) throw new Error(undone.error.code);
    await workBulk(house.ctx, undone.value.runId);
    return findBulkRun(finance, undone.value.runId);
  };
  const now = async () => db.record.findMany({ where: { companyId: finance.company, id: { in: ids } }, orderBy: { docNumber: "asc" }, select: { id: true, assigneeId: true, tags: true, snoozedUntil: true } });
  const other = await aPerson(house.ctx, "manager");

  await db.record.updateMany({ where: { companyId: finance.company, id: first }, data: { tags: ["old", "kept"] } });
  const tagged = await run("tag", { add: ["kept", "New"], remove: ["old"] });
  expect((await now()).find(({ id }) => id === first)?.tags).toEqual(["kept", "new"]);
  await undo(tagged);
  expect((await now()).map(({ id, tags }) => [id, tags])).toEqual(expect.arrayContaining([[first, ["kept", "old"]], [second, []]]));

  const assigned = await run("assign", { to: finance.actor.id });
  await db.record.updateMany({ where: { companyId: finance.company, id: second }, data: { assigneeId: other.userId } });
  expect(await undo(assigned)).toMatchObject({ done: 1, refused: 1 });
  expect((await now()).map(({ id, assigneeId }) => [id, assigneeId])).toEqual(expect.arrayContaining([[first, null], [second, other.userId]]));

  const asked = await ask("snooze", rows(ids));
  expect(await startBulk(finance, { runId: asked.runId, input: { until: "2020-01-01" } })).toMatchObject({ value: { results: { run: { done: 0, refused: 2 } } } });
  expect(await undoBulk(finance, { runId: asked.runId })).toMatchObject({ ok: false, error: { code: "nothing-to-do" } });
});

test("a hold for many says a day and a reason with each, and is taken back as one, with the hold that stood before", async () => {
  const [first = "", second = "", third = ""] = await ready(3);
  const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const holds = async () => (await db.manualHold.findMany({ where: { companyId: finance.company, endedAt: null, recordId: { in: [first, second, third] } }, orderBy: { heldAt: "asc" } })).map(({ recordId, reason }) => [recordId, reason]);
  expect(await holdRecord(finance, { recordId: first, revision: 1, until: null, reason: "Asked the buyer" })).toMatchObject({ ok: true });

  const asked = await ask("hold", rows([first, second, third]));
  expect(asked).toMatchObject({ total: 3, exceptions: [] });
  expect(await startBulk(finance, { runId: asked.runId, input: { until, reason: "" } })).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await startBulk(finance, { runId: asked.runId, input: { until, reason: "The supplier is being changed" } })).toMatchObject({ value: { results: { run: { done: 3 } } } });
  expect(await states([first, second, third])).toEqual(["held", "held", "held"]);
  expect(await holds()).toEqual(expect.arrayContaining([[first, "The supplier is being changed"], [second, "The supplier is being changed"], [third, "The supplier is being changed"]]));

  // Somebody decides otherwise about one of them: that stays.
  expect(await holdRecord(finance, { recordId: third, revision: 1, until: null, reason: "A complaint" })).toMatchObject({ ok: true });
  const undone = await undoBulk(finance, { runId: asked.runId });
  if (!undone.ok) throw new Error(undone.error.code);
  await workBulk(house.ctx, undone.value.runId);
  expect(await findBulkRun(finance, undone.value.runId)).toMatchObject({ done: 2, refused: 1 });
  expect(await states([first, second, third])).toEqual(["held", "ready", "held"]);
  expect(await holds()).toEqual(expect.arrayContaining([[first, "Asked the buyer"], [third, "A complaint"]]));
  expect(await holds()).toHaveLength(2);
});

test("a run that lost its worker is found again; another company's run is nobody's", async () => {
  const ids = await ready(3);
  const asked = await ask("reject", rows(ids));
  await startBulk(finance, { runId: asked.runId, input: { reason: "Test data" } }, 2);
  expect(await resumeBulk(db, new Date(Date.now() + 3_600_000))).toBeGreaterThan(0);
  const stranger = { ...finance, company: finance.company + 1000 };
  expect(await cancelBulk(stranger, { runId: asked.runId })).toMatchObject({ ok: false, error: { code: "not-found" } });
  expect(await findBulkRun(stranger, asked.runId)).toBeNull();
});

test("approved together, each is still judged after the ones before it: a credit limit that fits one sale lets one through", async () => {
  const ids = await ready(3);
  await db.$executeRaw`UPDATE record SET document = jsonb_set(document, '{isPaid}', 'false') WHERE company_id = ${finance.company} AND id = ANY(${ids}::uuid[])`;
  const [one] = await db.record.findMany({ where: { companyId: finance.company, id: { in: ids } }, select: { partyCode: true, total: true } });
  const debtor = { companyId_code: { companyId: finance.company, code: one?.partyCode ?? "" } };
  const asked = await ask("approve", rows(ids));
  const limit = decimal(one?.total?.toString() ?? "0").times("1.5");
  await db.customer.update({ where: debtor, data: { creditLimit: limit.toFixed(2), balance: "0", balanceAt: new Date() } });
  const started = await startBulk(finance, { runId: asked.runId, input: {} });
  await db.customer.update({ where: debtor, data: { creditLimit: null } });
  expect(started).toMatchObject({ value: { results: { run: { done: 1, refused: 2 } } } });
  expect((await states(ids)).filter((state) => state === "approved")).toHaveLength(1);
  const { items } = await listBulkItems(finance, asked.runId, { state: "refused", after: 0 });
  expect(items.map(({ refusal }) => refusal?.code)).toEqual(["still-held", "still-held"]);
});

test("one that makes the batch fail is found, and the others are approved", async () => {
  const ids = await ready(4);
  const [, bad = ""] = ids;
  const asked = await ask("approve", rows(ids));
  await db.$executeRawUnsafe(`ALTER TABLE approval ADD CONSTRAINT planted CHECK (record_id <> '${bad}') NOT VALID`);
  const started = await startBulk(finance, { runId: asked.runId, input: {} });
  await db.$executeRaw`ALTER TABLE approval DROP CONSTRAINT planted`;
  expect(started).toMatchObject({ value: { results: { run: { state: "done", done: 3, refused: 1 } } } });
  expect(await states(ids)).toEqual(ids.map((id) => (id === bad ? "ready" : "approved")));
  expect(await db.approval.count({ where: { companyId: finance.company, recordId: bad } })).toBe(0);
});

test("what became of single records is forgotten after 90 days, a part at a time; that it ran stays", async () => {
  const ids = await ready(3);
  const asked = await ask("reject", rows(ids));
  await startBulk(finance, { runId: asked.runId, input: { reason: "Test data" } });
  const items = () => db.bulkItem.count({ where: { companyId: finance.company, runId: asked.runId } });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  expect(await forgetItems(db, inDays(89))).toBe(0);
  expect(await items()).toBe(3);
  // Nor of one that never ended.
  const open = await ask("approve", rows(await ready(1)));
  expect(await forgetItems(db, inDays(91), 2)).toBe(2);
  while ((await forgetItems(db, inDays(91))) > 0) if ((await items()) === 0) break;
  expect(await items()).toBe(0);
  expect(await db.bulkItem.count({ where: { companyId: finance.company, runId: open.runId } })).toBe(1);
  expect(await findBulkRun(finance, asked.runId)).toMatchObject({ state: "done", done: 3 });
});
