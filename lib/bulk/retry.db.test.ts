import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { aPerson } from "#lib/auth/test-people.ts";
import { counting } from "#lib/db/test-counting.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { type MappingOverrideInput, mappingOverride } from "#lib/mapping/override.ts";
import { retryPosting } from "#lib/review/retry-posting.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { saveMapping } from "#lib/sources/save-mapping.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { askBulk } from "./ask-bulk.ts";
import { cancelBulk } from "./cancel-bulk.ts";
import { compareBulk, type Comparison } from "./compare-bulk.ts";
import { findBulkRun, listBulkItems } from "./queries.ts";
import { startBulk } from "./start-bulk.ts";
import { undoBulk } from "./undo-bulk.ts";
import { workBulk } from "./work-bulk.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let finance: UserContext;
let number = 8600;
beforeAll(async () => {
  house = await aSandboxCompany(db);
  finance = house.finance.ctx as UserContext;
});
afterAll(async () => house.close());
beforeEach(async () => map());

const at = new Date("2026-03-02T02:00:00Z");
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: finance.company, id } } });
const posting = (recordId: string) => db.posting.findFirstOrThrow({ where: { companyId: finance.company, recordId }, select: { docNo: true, state: true } });

/** Documents that AutoCount refused; with a text one that somebody gave that note. */
async function refused(...notes: (string | null)[]): Promise<string[]> {
  const ids: string[] = [];
  for (const note of notes) {
    const id = await house.arrive(normalOrder({ number: (number += 1), at }));
    if (note !== null) await correctRecord(finance, { recordId: id, revision: 1, changes: [{ path: "note", value: note }], reason: "Asked for" });
    expect(await approveRecord(finance, { recordId: id, revision: note === null ? 1 : 2 })).toMatchObject({ ok: true });
    ids.push(id);
  }
  await house.fault({ fault: "refuse-400", resource: "invoice", mode: "count", count: 20 + ids.length, message: "The fiscal period is closed." });
  await postApproved(house.ctx);
  await house.clearFaults();
  for (const id of ids) expect((await posting(id)).state).toBe("refused");
  return ids;
}

async function map(...steps: MappingOverrideInput["steps"]): Promise<void> {
  const source = await db.source.findUniqueOrThrow({ where: { companyId_id: { companyId: finance.company, id: house.sourceId } } });
  const saved = await saveMapping(house.admin.ctx, { key: source.key, revision: source.revision, body: mappingOverride.parse({ steps }), note: "Today" });
  if (!saved.ok && saved.error.code !== "no-change") throw new Error(saved.error.code);
}
const reference = (value: string): MappingOverrideInput["steps"][number] => ({ to: "reference", transforms: [{ use: "constant", value }] });

type Selection = Parameters<typeof askBulk>[1]["selection"];
async function ask(selection: Selection) {
  const asked = await askBulk(finance, { queueId: "held", act: "retry", selection });
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value;
}
const rows = (records: readonly (readonly [string, number])[]): Selection => ({ by: "rows", records: records.map(([id, revision]) => ({ id, revision })) });
async function compareAll(runId: string, most?: number): Promise<Comparison[]> {
  const parts: Comparison[] = [];
  do {
    const answer = await compareBulk(finance, { runId }, most);
    if (!answer.ok) throw new Error(answer.error.code);
    parts.push(answer.value);
  } while ((parts.at(-1)?.left ?? 0) > 0);
  return parts;
}

test("as they stand they go under their numbers; what was not refused is left out and told, and it cannot be undone", async () => {
  const ids = await refused(null, null);
  const before = await Promise.all(ids.map(posting));
  const held = await house.arrive(missingSkuOrder({ number: (number += 1), at }, "NO-SUCH-SKU"));
  const asked = await ask(rows([[held, 1], ...ids.map((id) => [id, 1] as const)]));
  expect(asked).toMatchObject({ total: 2, sums: [{ currency: "MYR", count: 2 }], exceptions: [{ count: 1, refusal: { code: "not-refused" } }], alsoHeld: 0 });
  // Nobody need wait for the comparison.
  expect(await startBulk(finance, { runId: asked.runId, input: {} })).toMatchObject({ value: { results: { run: { done: 2, leftOut: 1 }, items: [{ state: "done", isReadToday: false }, { state: "done" }], undoneBy: null, mayUndo: false } } });
  expect(await undoBulk(finance, { runId: asked.runId })).toMatchObject({ ok: false, error: { code: "cannot-be-undone" } });
  await postApproved(house.ctx);
  expect(await Promise.all(ids.map(posting))).toEqual(before.map(({ docNo }) => ({ docNo, state: "posted" })));
});

test("a whole filter is compared part by part, with honest counts, and goes as it was told in the background", async () => {
  const ids = await refused(null, null, "By hand", null, null);
  await map(reference("PO-77"));
  const asked = await ask({ by: "view", query: "hold=ledger-refused" });
  expect(asked.total).toBe(5);
  expect(await startBulk(finance, { runId: asked.runId, input: { mapping: "today" } })).toMatchObject({ ok: false, error: { code: "not-compared" } });
  const parts = await compareAll(asked.runId, 2);
  expect(parts.map(({ compared, left }) => [compared, left])).toEqual([[2, 3], [2, 1], [1, 0]]);
  expect(parts.reduce((sum, part) => sum + part.differing, 0)).toBe(5);
  expect(parts.map(({ corrected }) => corrected)).toEqual([0, 1, 0]);
  expect(parts.flatMap(({ shown }) => shown).find(({ id }) => id === ids[2])).toMatchObject({ isCorrected: true, movesValue: false, changes: expect.arrayContaining([expect.objectContaining({ path: "reference", new: "PO-77" })]) });
  expect(await Promise.all(ids.map(async (id) => (await record(id)).revision))).toEqual([1, 1, 2, 1, 1]);

  expect(await startBulk(finance, { runId: asked.runId, input: { mapping: "today" } }, 2)).toMatchObject({ ok: true, value: { total: 5, results: null } });
  let count = 0;
  await workBulk(house.ctx, asked.runId, () => (count += 1) > 3);
  expect(await findBulkRun(finance, asked.runId)).toMatchObject({ state: "running", done: 3 });
  expect(await cancelBulk(finance, { runId: asked.runId })).toMatchObject({ ok: true });
  expect(await workBulk(house.ctx, asked.runId)).toEqual({ worked: 0 });
  const { items } = await listBulkItems(finance, asked.runId, { state: null, after: 0 });
  expect(items.map(({ state, isReadToday }) => [state, isReadToday])).toEqual([["done", true], ["done", true], ["done", true], ["waiting", true], ["waiting", true]]);
  await postApproved(house.ctx);
  const [first, , , fourth] = await Promise.all(ids.map(record));
  expect([first, fourth]).toMatchObject([{ state: "posted", revision: 2, document: { reference: "PO-77" } }, { state: "held", revision: 1 }]);
});

test("one by one: a reading that was not told is refused, what reads the same goes as it stands, what moved is told", async () => {
  const [other = "", moved = "", same = ""] = await refused(null, null, null);
  await map(reference("PO-78"));
  await db.$executeRaw`UPDATE record SET document = jsonb_set(document, '{reference}', '"PO-78"') WHERE company_id = ${finance.company} AND id = ${same}::uuid`;
  const asked = await ask(rows([[other, 1], [moved, 1], [same, 1]]));
  await correctRecord(finance, { recordId: moved, revision: 1, changes: [{ path: "note", value: "Later" }], reason: "Asked for" });
  const [part] = await compareAll(asked.runId);
  expect(part).toMatchObject({ compared: 3, differing: 1, same: 1, changed: 1, asksAgain: 0, left: 0 });
  // The mapping moves on between what was told and the work.
  await map(reference("PO-79"));
  const started = await startBulk(finance, { runId: asked.runId, input: { mapping: "today" } });
  expect(started.ok && started.value.results?.items.map(({ state, refusal }) => [state, refusal?.code])).toEqual([["refused", "reads-otherwise"], ["refused", "changed-meanwhile"], ["done", undefined]]);
  expect([await record(other), await posting(other)]).toMatchObject([{ state: "held", revision: 1 }, { state: "refused" }]);

  // Told anew it goes; chosen as it stands, nothing of what was compared is used.
  const again = await ask(rows([[other, 1]]));
  await compareAll(again.runId);
  const stands = await startBulk(finance, { runId: again.runId, input: { mapping: "as-it-stands" } });
  expect(stands.ok && stands.value.results?.items.map(({ state, isReadToday }) => [state, isReadToday])).toEqual([["done", false]]);
  expect((await record(other)).revision).toBe(1);
  await postApproved(house.ctx);
});

test("where money moves it asks for a new approval, and says so before; a change of the source holds it back", async () => {
  const [money = "", pending = ""] = await refused(null, null);
  await map({ to: "lines[].quantity", transforms: [{ use: "constant", value: "7" }] });
  const { sourceDigest, document, deliveryId } = await record(pending);
  await db.revisionProposal.create({ data: { companyId: finance.company, recordId: pending, document: document as object, baseRevision: 1, sourceDigest: `${sourceDigest}-later`, deliveryId } });
  const asked = await ask(rows([[money, 1], [pending, 1]]));
  expect(asked).toMatchObject({ total: 1, exceptions: [{ count: 1, refusal: { code: "change-pending" } }] });
  expect((await compareAll(asked.runId))[0]).toMatchObject({ differing: 1, asksAgain: 1 });
  const started = await startBulk(finance, { runId: asked.runId, input: { mapping: "today" } });
  expect(started.ok && started.value.results?.items.map(({ state, refusal }) => [state, refusal?.code])).toEqual([["done", undefined]]);
  expect(await retryPosting(finance, { recordId: pending, revision: 1 })).toEqual({ ok: false, error: { code: "change-pending" } });
  expect(await record(money)).toMatchObject({ revision: 2, state: expect.stringMatching(/^(held|ready)$/) });
});

test("answered while a part is being compared, nothing of that part is sent otherwise than chosen", async () => {
  const [id = ""] = await refused(null);
  await map(reference("PO-81"));
  const { runId } = await ask(rows([[id, 1]]));
  const compared = Promise.withResolvers<void>();
  const $transaction = (run: (tx: Tx) => Promise<unknown>) =>
    db.$transaction(async (tx) => {
      const answer = await run(tx);
      compared.resolve();
      await new Promise((resolve) => void setTimeout(resolve, 300));
      return answer;
    });
  const comparing = compareBulk({ ...finance, db: { ...finance.db, $transaction } as unknown as UserContext["db"] }, { runId });
  await compared.promise;
  const started = await startBulk(finance, { runId, input: { mapping: "as-it-stands" } });
  expect(await comparing).toMatchObject({ ok: true, value: { differing: 1 } });
  expect(started).toMatchObject({ ok: true, value: { results: { run: { done: 1 }, items: [{ state: "done", isReadToday: false }] } } });
  expect((await record(id)).revision).toBe(1);
  expect((await listBulkItems(finance, runId, { state: null, after: 0 })).items).toMatchObject([{ isReadToday: false }]);
  await postApproved(house.ctx);
});

test("many are compared with as many queries as a few", async () => {
  const ids = await refused(...Array.from({ length: 8 }, () => null));
  await map(reference("PO-80"));
  const asked = await ask(rows(ids.map((id) => [id, 1] as const)));
  const queries: number[] = [];
  const $transaction = (run: (tx: Tx) => Promise<unknown>) =>
    db.$transaction(async (tx) => {
      const watched = counting(tx);
      const answer = await run(watched.tx);
      queries.push(watched.count());
      return answer;
    });
  const watchedCtx = { ...finance, db: { ...finance.db, $transaction } as unknown as UserContext["db"] };
  for (const [most, differing] of [[2, 2], [6, 6]] as const) expect(await compareBulk(watchedCtx, { runId: asked.runId }, most)).toMatchObject({ ok: true, value: { differing } });
  const [few = 0, many = 0] = queries;
  expect(few).toBeGreaterThan(5);
  expect(many).toBe(few);
});

test("a question is compared only for whoever asked it, and not after it was answered", async () => {
  const ids = await refused(null);
  const asked = await ask(rows(ids.map((id) => [id, 1] as const)));
  const other = await aPerson(house.ctx, "finance");
  expect(await compareBulk(other.ctx as UserContext, { runId: asked.runId })).toMatchObject({ ok: false, error: { code: "not-found" } });
  expect(await compareBulk({ ...finance, company: finance.company + 1000 }, { runId: asked.runId })).toMatchObject({ ok: false, error: { code: "not-found" } });
  await startBulk(finance, { runId: asked.runId, input: {} });
  expect(await compareBulk(finance, { runId: asked.runId })).toMatchObject({ ok: false, error: { code: "not-found" } });
});
