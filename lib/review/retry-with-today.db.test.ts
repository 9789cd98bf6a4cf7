import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { type MappingOverrideInput, mappingOverride } from "#lib/mapping/override.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { saveMapping } from "#lib/sources/save-mapping.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { correctRecord } from "./correct-record.ts";
import { previewRetry, type RetryPreview } from "./preview-retry.ts";
import { retryWithToday } from "./retry-with-today.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let made = 8400;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
afterAll(async () => house.close());

async function refused(note?: string): Promise<string> {
  made += 1;
  const id = await house.arrive(normalOrder({ number: made, at: new Date("2026-03-02T02:00:00Z") }));
  if (note !== undefined) await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes: [{ path: "note", value: note }], reason: "Asked for" });
  const revision = note === undefined ? 1 : 2;
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
  await house.fault({ fault: "refuse-400", resource: "invoice", mode: "count", count: 1, message: "The agent is invalid." });
  await postApproved(house.ctx);
  expect(await record(id)).toMatchObject({ state: "held", revision });
  return id;
}

const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
const posting = (recordId: string) => db.posting.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId } });

async function map(...steps: MappingOverrideInput["steps"]): Promise<void> {
  const source = await db.source.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id: house.sourceId } } });
  const saved = await saveMapping(house.admin.ctx, { key: source.key, revision: source.revision, body: mappingOverride.parse({ steps }), note: "Today" });
  if (!saved.ok && saved.error.code !== "no-change") throw new Error(saved.error.code);
}

async function preview(recordId: string) {
  const found = await previewRetry(house.finance.ctx, { recordId });
  if (!found.ok) throw new Error("no preview");
  return found.value;
}

const readingOf = (one: RetryPreview) => (one.as === "other" ? one.reading : "");

test("what is refused is compared with today's mapping, and with it is sent under the same number without a new approval where no money moves", async () => {
  await map();
  const id = await refused();
  const { docNo } = await posting(id);
  expect(await preview(id)).toMatchObject({ id, revision: 1, as: "same" });
  await map({ to: "reference", transforms: [{ use: "constant", value: "PO-77" }] });
  const other = await preview(id);
  expect(other).toMatchObject({ as: "other", changes: [{ path: "reference", new: "PO-77" }], left: 0, movesValue: false, holds: [], isCorrected: false });
  expect(await record(id)).toMatchObject({ state: "held", revision: 1 });

  expect(await retryWithToday(house.finance.ctx, { recordId: id, revision: 1, reading: readingOf(other) })).toMatchObject({ ok: true, value: { state: "approved" } });
  await postApproved(house.ctx);
  expect([await record(id), await posting(id)]).toMatchObject([{ state: "posted", revision: 2, document: { reference: "PO-77" } }, { docNo, state: "posted", revision: 2 }]);
  expect((await house.ledger()).invoices.filter(({ master }) => master.docNo === docNo)).toHaveLength(1);
});

test("where money moves it is approved again; the old approval does not count for it", async () => {
  await map();
  const id = await refused();
  await map({ to: "lines[].quantity", transforms: [{ use: "constant", value: "7" }] });
  const other = await preview(id);
  expect(other).toMatchObject({ as: "other", movesValue: true });
  const outcome = await retryWithToday(house.finance.ctx, { recordId: id, revision: 1, reading: readingOf(other) });
  expect(outcome.ok && outcome.value.state).not.toBe("approved");
  await postApproved(house.ctx);
  expect(await record(id)).toMatchObject({ revision: 2, state: expect.stringMatching(/^(held|ready)$/) });
  expect(await db.approval.count({ where: { companyId: house.ctx.company, recordId: id, revision: 2 } })).toBe(0);
});

test("a reading that nobody has looked at is not sent: the mapping has moved on, or somebody was faster", async () => {
  await map();
  const id = await refused();
  await map({ to: "reference", transforms: [{ use: "constant", value: "PO-77" }] });
  const other = await preview(id);
  await map({ to: "reference", transforms: [{ use: "constant", value: "PO-78" }] });
  const asked = { recordId: id, revision: 1, reading: readingOf(other) };
  expect(await retryWithToday(house.finance.ctx, asked)).toEqual({ ok: false, error: { code: "reads-otherwise" } });
  expect([await record(id), await posting(id)]).toMatchObject([{ state: "held", revision: 1 }, { state: "refused" }]);

  const now = await preview(id);
  const twice = await Promise.all([1, 2].map(() => retryWithToday(house.finance.ctx, { ...asked, reading: readingOf(now) })));
  expect(twice.map((one) => (one.ok ? one.value.state : one.error.code)).toSorted()).toEqual(["approved", "changed-meanwhile"]);
  await postApproved(house.ctx);
});

test("what was corrected here is said to be replaced; corrections alone are no difference of the mapping", async () => {
  await map();
  const corrected = await refused("By hand");
  expect(await preview(corrected)).toMatchObject({ as: "same" });
  await map({ to: "reference", transforms: [{ use: "constant", value: "PO-77" }] });
  expect(await preview(corrected)).toMatchObject({ as: "other", isCorrected: true, changes: expect.arrayContaining([expect.objectContaining({ path: "note", old: "By hand" })]) });
});
