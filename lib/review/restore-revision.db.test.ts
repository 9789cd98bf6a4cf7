import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { correctRecord } from "./correct-record.ts";
import { previewRestore } from "./preview-restore.ts";
import { findRecordScreen } from "./queries.ts";
import { restoreRevision } from "./restore-revision.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let made = 8600;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
afterAll(async () => house.close());

const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
const revisions = (recordId: string) => db.recordRevision.findMany({ where: { companyId: house.ctx.company, recordId }, orderBy: { revision: "asc" } });

/** A ready record whose note or quantity finance has corrected. */
async function corrected(changes: { path: string; value: string }[]): Promise<string> {
  made += 1;
  const id = await house.arrive(normalOrder({ number: made, at: new Date("2026-03-02T02:00:00Z") }));
  expect(await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes })).toMatchObject({ ok: true });
  return id;
}

test("an earlier revision comes back as a new one that says so; the old ones stay as they were", async () => {
  const id = await corrected([{ path: "note", value: "Gift wrap" }]);
  const before = await record(id);
  expect(await previewRestore(house.finance.ctx, { recordId: id, revision: 2, restore: 1 })).toEqual({
    ok: true, value: { restore: 1, changes: [{ path: "note", old: "Gift wrap", new: null }], left: 0, movesValue: false, holds: [] },
  });
  expect(await record(id)).toEqual(before);

  expect(await restoreRevision(house.finance.ctx, { recordId: id, revision: 2, restore: 1, reason: "The buyer does not want it" })).toEqual({ ok: true, value: { recordId: id, revision: 3, state: "ready", movesValue: false } });
  expect(await record(id)).toMatchObject({ revision: 3, touched: true, document: { note: null } });
  expect(await revisions(id)).toMatchObject([
    { revision: 1, document: { note: null } },
    { revision: 2, document: { note: "Gift wrap" } },
    { revision: 3, cause: "correction", changes: [{ path: "note", old: "Gift wrap", new: null }], actorName: house.finance.ctx.actor.name, reason: "The buyer does not want it" },
  ]);
  const [entry] = (await findRecordScreen(house.finance.ctx, id))?.history ?? [];
  expect(entry).toMatchObject({ type: "record.restored", makesRevision: true, revision: 3, new: { restored: 1, state: "ready" } });

  expect(await restoreRevision(house.finance.ctx, { recordId: id, revision: 3, restore: 2 })).toMatchObject({ ok: true, value: { revision: 4 } });
  expect(await record(id)).toMatchObject({ document: { note: "Gift wrap" } });
});

test("what was approved is approved anew, by somebody else where money moves, and nothing of it stays in the line", async () => {
  const id = await corrected([{ path: "lines.0.quantity", value: "2" }, { path: "lines.0.amount", value: "1.00" }, { path: "total", value: "1.00" }, { path: "note", value: "Second" }]);
  expect(await restoreRevision(house.finance.ctx, { recordId: id, revision: 2, restore: 1 })).toMatchObject({ ok: true, value: { state: "ready" } });
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 3 })).toEqual({ ok: false, error: { code: "own-work" } });
  expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 3 })).toMatchObject({ ok: true, value: { state: "approved" } });

  expect(await restoreRevision(house.finance.ctx, { recordId: id, revision: 3, restore: 2 })).toMatchObject({ ok: true, value: { revision: 4, state: "held" } });
  expect(await db.approval.count({ where: { companyId: house.ctx.company, recordId: id, revokedAt: null } })).toBe(0);
  expect(await db.posting.count({ where: { companyId: house.ctx.company, recordId: id, state: "queued" } })).toBe(0);
});

test("it is refused over somebody else's change, where nothing would change, for what never was, and where money moves by who only corrects codes", async () => {
  const id = await corrected([{ path: "lines.0.quantity", value: "5" }]);
  const restore = { recordId: id, revision: 2, restore: 1 };
  expect(await restoreRevision(house.finance.ctx, { ...restore, revision: 1 })).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
  expect(await restoreRevision(house.finance.ctx, { ...restore, restore: 2 })).toEqual({ ok: false, error: { code: "no-change" } });
  expect(await restoreRevision(house.finance.ctx, { ...restore, restore: 9 })).toEqual({ ok: false, error: { code: "not-found" } });
  expect(await restoreRevision(house.admin.ctx, restore)).toEqual({ ok: false, error: { code: "wrong-role", needed: "finance" } });
  expect(await record(id)).toMatchObject({ revision: 2 });
});

test("as an undo it is refused over an approval that was given since, where a person who restores is not", async () => {
  const id = await corrected([{ path: "note", value: "Gift wrap" }]);
  expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 2 })).toMatchObject({ ok: true, value: { state: "approved" } });
  expect(await restoreRevision(house.finance.ctx, { recordId: id, revision: 2, restore: 1, isUndo: true })).toEqual({ ok: false, error: { code: "not-in-this-state", state: "approved" } });
  expect(await restoreRevision(house.finance.ctx, { recordId: id, revision: 2, restore: 1 })).toMatchObject({ ok: true, value: { state: "ready" } });
});

test("as an undo it takes back what is billed while nothing has come since, and for nobody but who decided it", async () => {
  const id = await corrected([{ path: "note", value: "Gift wrap" }]);
  const { document } = await record(id);
  await db.record.update({ where: { companyId_id: { companyId: house.ctx.company, id } }, data: { document: { ...(document as object), billedWithout: ["r1"] } } });
  const undo = { recordId: id, revision: 2, restore: 1, isUndo: true };
  expect(await restoreRevision(house.finance2.ctx, undo)).toEqual({ ok: false, error: { code: "decided-since" } });
  expect(await restoreRevision(house.finance.ctx, { ...undo, isUndo: false })).toEqual({ ok: false, error: { code: "decided-since" } });
  expect(await restoreRevision(house.finance.ctx, undo)).toMatchObject({ ok: true, value: { revision: 3 } });
  expect(await record(id)).toMatchObject({ document: { note: null, billedWithout: [] } });
});
