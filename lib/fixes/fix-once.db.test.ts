import { beforeAll, describe, expect, test, vi } from "vitest";
import { anApiCompany, type ApiCompany } from "#lib/api/test-company.ts";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { aPerson } from "#lib/auth/test-people.ts";
import { sum } from "#lib/canonical/money.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import * as recheck from "#lib/records/recheck-locked.ts";
import { answerItem } from "#lib/review/answer-item.ts";
import { chooseCustomer } from "#lib/review/choose-customer.ts";
import { chooseLocation } from "#lib/review/choose-location.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { cancelFix } from "./cancel-fix.ts";
import { previewFix, previewFixInput } from "./preview-fix.ts";
import { findFixRun, listFixRecords, listFixRuns } from "./queries.ts";
import { resumeFix } from "./resume-fix.ts";
import { undoFix } from "./undo-fix.ts";
import { workFix } from "./work-fix.ts";

const { db } = await createTestDatabase();
let house: ApiCompany;
let admin: Context;
let finance: Context;
let series = 0;
beforeAll(async () => {
  house = await anApiCompany(db);
  admin = house.people.admin.ctx;
  finance = house.people.finance.ctx;
  await db.location.createMany({ data: [{ companyId: house.ctx.company, code: "PENANG", name: "Store Penang" }] });
});

type Wanted = { sku?: string; more?: string; location?: string; buyer?: { code?: string; name: string; email?: string; sourceId?: string } };
const price = 19.9;

/** Sends invoices through the whole intake and gives their records, in their order. */
async function arrive(count: number, wanted: (nth: number) => Wanted) {
  series += 1;
  const mark = `F${series}`;
  const records = Array.from({ length: count }, (_, nth) => {
    const { sku = "KR-BALM-LG", more, location, buyer } = wanted(nth);
    const quantity = nth + 1;
    const skus = [sku, ...(more ? [more] : [])];
    return {
      externalId: `${mark}-${nth}`, kind: "invoice",
      document: {
        number: `INV-${mark}-${nth}`, date: new Date().toISOString().slice(0, 10), currency: "MYR", reference: `PO-${mark}-${nth}`, isPaid: true, isDelivered: true,
        customer: buyer ?? { code: "300-T001", name: "Tan Hardware Sdn Bhd" }, ...(location ? { location } : {}), total: (quantity * price * skus.length).toFixed(2),
        lines: skus.map((one, index) => ({ id: String(index + 1), sku: one, description: "Balm of lemongrass", quantity: String(quantity), uom: "PCS", unitPrice: String(price), amount: (quantity * price).toFixed(2) })),
      },
    };
  });
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records })));
  const received = await receiveDelivery(house.ctx, { sourceId: house.source.id, key: null, topic: intakeTopic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(house.ctx, [received.value.deliveryId]);
  return recordsOf(records.map(({ externalId }) => externalId));
}
const recordsOf = async (externalIds: readonly string[]) => {
  const rows = await db.record.findMany({ where: { companyId: house.ctx.company, externalId: { in: [...externalIds] } } });
  return externalIds.map((id) => rows.find(({ externalId }) => externalId === id) as (typeof rows)[number]);
};
const again = (records: readonly { externalId: string }[]) => recordsOf(records.map(({ externalId }) => externalId));
const findingsOf = (ids: readonly string[]) => db.finding.findMany({ where: { companyId: house.ctx.company, recordId: { in: [...ids] } }, orderBy: [{ recordId: "asc" }, { seq: "asc" }], select: { recordId: true, rule: true, message: true, data: true } });
const standing = ({ id, document, state, holds, heldFor, total, partyCode, searchText, touched }: Awaited<ReturnType<typeof arrive>>[number]) => ({ id, document, state, holds, heldFor, total, partyCode, searchText, touched });

async function answer(ctx: Context, record: { id: string; revision: number }, itemCode: string, similar: string[] = []) {
  const answered = await answerItem(ctx, { recordId: record.id, revision: record.revision, lineId: "1", itemCode, everywhere: true, similar });
  if (!answered.ok || answered.value.runId === null) throw new Error(JSON.stringify(answered));
  return { ...answered.value, runId: answered.value.runId };
}
const runOf = async (id: string) => (await findFixRun(house.ctx, id)) as NonNullable<Awaited<ReturnType<typeof findFixRun>>>;
const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id);

describe("One answer for many", () => {
  test("frees 500 records, and taking it back leaves each exactly as it was", async () => {
    const held = await arrive(500, (nth) => ({ sku: nth % 2 === 0 ? "FIX-500" : "fix-500 ", ...(nth % 10 === 9 ? { more: "NOT-KNOWN-EITHER" } : {}) }));
    expect(held.filter(({ state }) => state === "held")).toHaveLength(500);
    const findings = await findingsOf(ids(held));
    const [first] = held as [(typeof held)[number]];

    const { runId, freed, state } = await answer(admin, first, "KR-BALM-LG");
    expect({ freed, state }).toEqual({ freed: 499, state: "ready" });
    expect(await workFix(house.ctx, runId)).toEqual([]);
    expect(await runOf(runId)).toMatchObject({ state: "done", total: 500, done: 500, freed: 450, stayed: 50, failed: 0 });
    const after = await again(held);
    expect(after.filter(({ state: now }) => now === "ready")).toHaveLength(450);
    expect(after.every(({ revision }) => revision === 2)).toBe(true);
    expect(await db.auditEntry.count({ where: { companyId: house.ctx.company, recordId: { in: ids(held) }, type: { in: ["record.freed", "record.rechecked", "record.item-answered"] } } })).toBe(500);
    expect(await db.auditEntry.count({ where: { companyId: house.ctx.company, type: "fix.answered", new: { path: ["runId"], equals: runId } } })).toBe(1);

    const undone = await undoFix(admin, { runId });
    expect(undone).toEqual({ ok: true, value: { runId, records: 500, left: null } });
    await workFix(house.ctx, runId);
    expect(await runOf(runId)).toMatchObject({ undoState: "done", undoTotal: 500, undone: 500, exceptions: 0, undoneByName: "The admin" });
    const back = await again(held);
    expect(back.map(standing)).toEqual(held.map(standing));
    expect(await findingsOf(ids(held))).toEqual(findings);
    expect(await db.auditEntry.count({ where: { companyId: house.ctx.company, type: "fix.undone" } })).toBe(1);
    // The question is open again: the next one is held.
    expect((await arrive(1, () => ({ sku: "FIX-500" })))[0]).toMatchObject({ state: "held" });
    expect(await undoFix(admin, { runId })).toEqual({ ok: false, error: { code: "no-change" } });
  }, 120_000);

  test("one that freed a single record is taken back at once, and says why the record stays where somebody has changed it since", async () => {
    const [one, other] = (await arrive(2, (nth) => ({ sku: `ALONE-${nth}` }))) as [Awaited<ReturnType<typeof arrive>>[number], Awaited<ReturnType<typeof arrive>>[number]];
    const first = await answer(admin, one, "KR-BALM-LG");
    expect(await undoFix(admin, { runId: first.runId })).toEqual({ ok: true, value: { runId: first.runId, records: 1, left: null } });
    expect((await again([one])).map(standing)).toEqual([standing(one)]);
    expect(await runOf(first.runId)).toMatchObject({ undoState: "done", undone: 1, exceptions: 0 });
    expect(await db.alias.count({ where: { companyId: house.ctx.company, key: "alone-0", revokedAt: null } })).toBe(0);
    await workFix(house.ctx, first.runId);
    expect((await again([one])).map(standing)).toEqual([standing(one)]);

    const second = await answer(admin, other, "KR-BALM-LG");
    await correctRecord(finance, { recordId: other.id, revision: 2, changes: [{ path: "note", value: "Gift" }] });
    expect(await undoFix(admin, { runId: second.runId })).toMatchObject({ ok: true, value: { records: 1, left: `Changed by ${finance.actor.name} since.` } });
    expect((await again([other]))[0]).toMatchObject({ revision: 3, document: { note: "Gift", lines: [{ itemCode: "KR-BALM-LG" }] } });
  });

  test("counts, a sample judged by all rules, other answers and other spellings are told before, and nothing is written", async () => {
    const [own, ...others] = await arrive(6, (nth) => ({ sku: "TEE RED-M", ...(nth === 5 ? { more: "SOMETHING-ELSE" } : {}) }));
    await arrive(2, () => ({ sku: "tee-red_m" }));
    await arrive(1, () => ({ sku: "TEE RED-L" }));
    await arrive(1, () => ({ sku: "MUG" }));
    const old = { companyId: house.ctx.company, type: "item", sourceId: house.source.id, key: "tee red-m", target: "KR-GIFT-A", taughtBy: house.people.admin.userId, taughtByName: "Aida" };
    await db.alias.create({ data: { ...old, revokedAt: new Date() } });
    const before = await db.auditEntry.count({ where: { companyId: house.ctx.company } });
    const asked = { recordId: own?.id ?? "", type: "item", at: "1", target: "kr-balm-lg" } as const;
    const told = await previewFix(admin, previewFixInput.parse(asked));
    if (!told.ok) throw new Error(told.error.code);
    expect(told.value).toMatchObject({ asked: "TEE RED-M", target: { code: "KR-BALM-LG", name: "Lemongrass Balm 50ml", uom: "PCS", price: "19.9" } });
    const worth = (records: typeof others) => sum(records.map((record) => record.total.toFixed())).toFixed(4);
    expect(told.value.totals).toEqual([{ currency: "MYR", alone: 4, aloneTotal: worth(others.slice(0, 4)), more: 1, moreTotal: worth(others.slice(4, 5)) }]);
    expect(told.value.sample).toHaveLength(4);
    expect(told.value.sample[0]).toMatchObject({ number: others[4]?.docNumber, state: "held", holds: ["missing-sku"], places: [{ says: "TEE RED-M", code: null, price: "19.90", uom: "PCS" }] });
    expect(told.value.sample[1]).toMatchObject({ state: "ready", holds: [] });
    expect(told.value.past).toMatchObject([{ target: "KR-GIFT-A", name: "Gift Hamper A", taughtBy: "Aida", revokedAt: expect.any(String) }]);
    expect(told.value.similar.map(({ label, records, isSame }) => [label, records, isSame])).toEqual([["tee-red_m", 2, true], ["TEE RED-L", 1, false]]);
    const ticked = await previewFix(admin, previewFixInput.parse({ ...asked, similar: '["tee-red_m"]' }));
    expect(ticked).toMatchObject({ value: { totals: [{ alone: 6, more: 1 }] } });
    expect(await db.auditEntry.count({ where: { companyId: house.ctx.company } })).toBe(before);
    expect((await again(others)).map(standing)).toEqual(others.map(standing));

    // Answered together: one run, one alias for each.
    const { runId, freed } = await answer(admin, own as (typeof others)[number], "KR-BALM-LG", ["tee-red_m"]);
    expect(freed).toBe(7);
    await workFix(house.ctx, runId);
    expect(await runOf(runId)).toMatchObject({ asked: "TEE RED-M (2 spellings)", total: 8, freed: 7, stayed: 1 });
    expect(await db.alias.count({ where: { companyId: house.ctx.company, key: { in: ["tee red-m", "tee-red_m"] }, target: "KR-BALM-LG", revokedAt: null } })).toBe(2);
  });

  test("two people who answer differently at once: the second answer counts for what the first had not freed yet, in the second one's name", async () => {
    const held = await arrive(6, () => ({ sku: "BOTH" }));
    const [one, other] = held as [(typeof held)[number], (typeof held)[number]];
    const first = await answer(admin, one, "KR-BALM-LG");
    const second = await answer(finance, other, "KR-BALM-EU");
    await workFix(house.ctx, first.runId);
    expect(await runOf(first.runId)).toMatchObject({ state: "replaced", done: 1, total: expect.any(Number) });
    await workFix(house.ctx, second.runId);
    expect(await runOf(second.runId)).toMatchObject({ state: "done", total: 5, freed: 5 });
    const codes = (await again(held)).map(({ document }) => (document as { lines: { itemCode: string }[] }).lines[0]?.itemCode);
    expect(codes).toEqual(["KR-BALM-LG", ...Array.from({ length: 5 }, () => "KR-BALM-EU")]);
    const revisions = await db.recordRevision.findMany({ where: { companyId: house.ctx.company, recordId: { in: ids(held.slice(2)) }, revision: 2 } });
    expect(new Set(revisions.map(({ actorId }) => actorId))).toEqual(new Set([house.people.finance.userId]));
    // Taken back, the first answer does not come back by itself.
    await undoFix(finance, { runId: second.runId });
    await workFix(house.ctx, second.runId);
    expect((await again(held)).map(({ state }) => state)).toEqual(["ready", "held", "held", "held", "held", "held"]);
  });

  test("both at the very same moment answer records that are in each other's run, and neither waits for the other", async () => {
    const held = await arrive(40, () => ({ sku: "SAME-MOMENT" }));
    const first = await answer(admin, held[0] as (typeof held)[number], "KR-BALM-LG");
    const [, second] = await Promise.all([workFix(house.ctx, first.runId), answer(finance, held[39] as (typeof held)[number], "KR-BALM-EU").catch(() => null)]);
    if (second) await workFix(house.ctx, second.runId);
    const now = await again(held);
    expect(now.every(({ state }) => state === "ready")).toBe(true);
    const rows = await db.fixRunRecord.findMany({ where: { companyId: house.ctx.company, runId: { in: [first.runId, ...(second ? [second.runId] : [])] }, outcome: "freed" } });
    expect(new Set(rows.map(({ recordId }) => recordId)).size).toBe(40);
    expect(rows).toHaveLength(40);
  });

  test("a worker that dies in the middle loses nothing and does nothing twice; two workers at once neither", async () => {
    const held = await arrive(600, () => ({ sku: "DIES" }));
    const { runId } = await answer(admin, held[0] as (typeof held)[number], "KR-BALM-LG");
    let batches = 0;
    await expect(workFix(house.ctx, runId, () => (batches += 1) > 2)).rejects.toThrow("stopped");
    expect(await runOf(runId)).toMatchObject({ state: "running", total: 600, done: 251 });
    await Promise.all([workFix(house.ctx, runId), workFix(house.ctx, runId)]);
    expect(await runOf(runId)).toMatchObject({ state: "done", total: 600, done: 600, freed: 600 });
    const revisions = await db.recordRevision.groupBy({ by: ["recordId"], where: { companyId: house.ctx.company, recordId: { in: ids(held) } }, _count: true });
    expect(revisions.every(({ _count }) => _count === 2)).toBe(true);
    await undoFix(admin, { runId });
    let undone = 0;
    await expect(workFix(house.ctx, runId, () => (undone += 1) > 1)).rejects.toThrow("stopped");
    await Promise.all([workFix(house.ctx, runId), workFix(house.ctx, runId)]);
    expect(await runOf(runId)).toMatchObject({ undoState: "done", undone: 600, exceptions: 0 });
    expect((await again(held)).map(standing)).toEqual(held.map(standing));
  }, 120_000);

  test("one record that cannot be checked is told, and does not hold back the others", async () => {
    const held = await arrive(5, () => ({ sku: "ONE-BAD" }));
    const bad = held[2]?.id;
    const { runId } = await answer(admin, held[0] as (typeof held)[number], "KR-BALM-LG");
    const real = recheck.recheckLocked;
    const spy = vi.spyOn(recheck, "recheckLocked").mockImplementation((tx, ctx, records, ask) => (records.some(({ id }) => id === bad) ? Promise.reject(new Error("this one breaks")) : real(tx, ctx, records, ask)));
    const failures = await workFix(house.ctx, runId).finally(() => spy.mockRestore());
    expect(failures).toMatchObject([{ recordId: bad, error: { message: "this one breaks" } }]);
    expect(await runOf(runId)).toMatchObject({ state: "done", total: 5, done: 5, freed: 4, failed: 1 });
    expect(await listFixRecords(house.ctx, runId, { show: "failed" })).toMatchObject({ records: [{ recordId: bad, state: "held" }], next: null });
  });

  test("what was approved, corrected or answered further since is left, told with its number, or put back as far as this answer goes", async () => {
    const held = await arrive(5, (nth) => ({ sku: "MOVED-ON", ...(nth === 3 ? { more: "MOVED-TOO" } : {}) }));
    const { runId } = await answer(admin, held[0] as (typeof held)[number], "KR-BALM-LG");
    await workFix(house.ctx, runId);
    const [, approved, corrected, further] = (await again(held)) as [unknown, ...typeof held];
    const second = await aPerson(house.ctx, "finance");
    const done = await approveRecord(second.ctx, { recordId: approved?.id ?? "", revision: approved?.revision ?? 0 });
    if (!done.ok || done.value.state !== "approved") throw new Error(JSON.stringify(done));
    expect((await correctRecord(finance, { recordId: corrected?.id ?? "", revision: corrected?.revision ?? 0, changes: [{ path: "reference", value: "PO-9" }] })).ok).toBe(true);
    const other = await answerItem(admin, { recordId: further?.id ?? "", revision: further?.revision ?? 0, lineId: "2", itemCode: "KR-BALM-EU", everywhere: true });
    expect(other.ok).toBe(true);

    await undoFix(admin, { runId });
    await workFix(house.ctx, runId);
    expect(await runOf(runId)).toMatchObject({ undoState: "done", undoTotal: 5, undone: 3, exceptions: 2 });
    const exceptions = await listFixRecords(house.ctx, runId, { show: "exception" });
    expect(exceptions.records.map(({ recordId, undoNote }) => [recordId, undoNote])).toEqual([
      [approved?.id, `Approved, number ${done.value.docNo}.`],
      [corrected?.id, "Changed by The finance since."],
    ]);
    const now = await again(held);
    expect(now.map(({ state }) => state)).toEqual(["held", "approved", "ready", "held", "held"]);
    const { lines } = (now[3] as (typeof now)[number]).document as { lines: { itemCode: string | null }[] };
    expect(lines.map(({ itemCode }) => itemCode)).toEqual([null, "KR-BALM-EU"]);
  });

  test("can be stopped and gone on with, and undone while it runs", async () => {
    const held = await arrive(4, () => ({ sku: "STOPPED" }));
    const { runId } = await answer(admin, held[0] as (typeof held)[number], "KR-BALM-LG");
    expect((await cancelFix(admin, { runId })).ok).toBe(true);
    await workFix(house.ctx, runId);
    expect(await runOf(runId)).toMatchObject({ state: "cancelled", done: 1 });
    expect((await again(held)).map(({ state }) => state)).toEqual(["ready", "held", "held", "held"]);
    expect(await cancelFix(admin, { runId })).toEqual({ ok: false, error: { code: "no-change" } });
    expect((await resumeFix(admin, { runId })).ok).toBe(true);
    expect(await undoFix(house.people.manager.ctx, { runId })).toMatchObject({ ok: false, error: { code: "forbidden" } });
    await undoFix(admin, { runId });
    await workFix(house.ctx, runId);
    expect(await runOf(runId)).toMatchObject({ state: "cancelled", undoState: "done", undone: 1 });
    expect((await again(held)).map(standing)).toEqual(held.map(standing));
    const other = await anApiCompany(db);
    expect(await undoFix(other.people.admin.ctx, { runId })).toEqual({ ok: false, error: { code: "not-found" } });
    expect([await findFixRun(other.ctx, runId), (await listFixRecords(other.ctx, runId, {})).records]).toEqual([null, []]);
  });

  test("a buyer is answered by finance and a location by admin in the same way, and both are taken back", async () => {
    const buyer = { name: "Warung Pak Din", email: "din@warung.example" };
    const buyers = await arrive(3, (nth) => ({ buyer: nth === 2 ? { name: "WARUNG PAK-DIN", email: "other@warung.example" } : buyer }));
    const preview = await previewFix(finance, previewFixInput.parse({ recordId: buyers[0]?.id, type: "customer", target: "300-S001" }));
    expect(preview).toMatchObject({ ok: true, value: { asked: "Warung Pak Din", totals: [{ alone: 1, more: 0 }], similar: [{ key: "email:other@warung.example", isSame: true, records: 1 }], sample: [{ places: [{ says: "Warung Pak Din", code: null }], state: "ready" }] } });
    const chosen = await chooseCustomer(finance, { recordId: buyers[0]?.id ?? "", revision: 1, code: "300-S001", similar: ["email:other@warung.example"] });
    if (!chosen.ok || chosen.value.runId === null) throw new Error(JSON.stringify(chosen));
    expect(await undoFix(admin, { runId: chosen.value.runId })).toMatchObject({ ok: false, error: { code: "forbidden", permission: "customer:decide" } });
    await workFix(house.ctx, chosen.value.runId);
    expect((await again(buyers)).map(({ state, partyCode }) => [state, partyCode])).toEqual(Array.from({ length: 3 }, () => ["ready", "300-S001"]));
    await undoFix(finance, { runId: chosen.value.runId });
    await workFix(house.ctx, chosen.value.runId);
    expect((await again(buyers)).map(standing)).toEqual(buyers.map(standing));

    const places = await arrive(3, () => ({ location: "Pulau Pinang" }));
    expect(await previewFix(admin, previewFixInput.parse({ recordId: places[0]?.id, type: "location", at: "location", target: "PENANG" }))).toMatchObject({ ok: true, value: { totals: [{ alone: 2 }], sample: [{ state: "ready" }, { state: "ready" }] } });
    const there = await chooseLocation(admin, { recordId: places[0]?.id ?? "", revision: 1, path: "location", code: "penang" });
    if (!there.ok || there.value.runId === null) throw new Error(JSON.stringify(there));
    await workFix(house.ctx, there.value.runId);
    expect((await again(places)).map(({ state, document }) => [state, (document as { location: string }).location])).toEqual(Array.from({ length: 3 }, () => ["ready", "PENANG"]));
    // The answer is remembered: the next one passes.
    expect((await arrive(1, () => ({ location: "PULAU PINANG " })))[0]).toMatchObject({ state: "ready", document: { location: "PENANG" } });
    await undoFix(admin, { runId: there.value.runId });
    await workFix(house.ctx, there.value.runId);
    expect((await again(places)).map(standing)).toEqual(places.map(standing));
    const { runs } = await listFixRuns(house.ctx, {});
    expect(runs[0]).toMatchObject({ id: there.value.runId, type: "location", asked: "Pulau Pinang", target: "PENANG", askedByName: "The admin", undoState: "done" });
  });

  test("an item that AutoCount has not in use any more is answered once for every source, line and SKU that means it, and taken back", async () => {
    const { company } = house.ctx;
    await db.item.create({ data: { companyId: company, code: "KR-GONE", name: "Balm, old tin", uom: "PCS", price: "19.90", isActive: false } });
    await db.alias.create({ data: { companyId: company, type: "item", sourceId: house.source.id, key: "old-tin", target: "KR-GONE", taughtBy: house.people.admin.userId, taughtByName: "Aida" } });
    await db.referenceChange.create({ data: { companyId: company, list: "item", code: "KR-GONE", field: "is_active", old: "active", new: "inactive", origin: "ledger" } });
    const held = await arrive(4, (nth) => ({ sku: nth % 2 === 0 ? "OLD-TIN" : "KR-GONE", buyer: { code: "300-K001", name: "Kedai Serbaneka Maju" } }));
    const other = await db.source.create({ data: { companyId: company, key: `other-${company}`, name: "Other shop", channel: "native", flowKind: "invoice", flowTrigger: "payment" } });
    await db.record.update({ where: { companyId_id: { companyId: company, id: held[3]?.id ?? "" } }, data: { sourceId: other.id } });
    expect(held.map(({ state, holds }) => [state, holds])).toEqual(held.map(() => ["held", ["inactive-item"]]));
    const preview = await previewFix(admin, previewFixInput.parse({ recordId: held[0]?.id, type: "item", at: "1", target: "KR-BALM-LG" }));
    expect(preview).toMatchObject({ ok: true, value: { asked: "KR-GONE", totals: [{ alone: 3, more: 0 }], sample: [{ state: "ready" }, { state: "ready" }, { state: "ready" }] } });

    const { runId, freed, state } = await answer(admin, held[0] as (typeof held)[number], "KR-BALM-LG");
    expect({ freed, state }).toEqual({ freed: 3, state: "ready" });
    await workFix(house.ctx, runId);
    expect((await again(held)).map(({ state: now, document }) => [now, (document as { lines: { itemCode: string }[] }).lines[0]?.itemCode])).toEqual(held.map(() => ["ready", "KR-BALM-LG"]));
    expect(await runOf(runId)).toMatchObject({ sourceName: null, asked: "KR-GONE", freed: 4 });
    expect(await db.referenceChange.findFirstOrThrow({ where: { companyId: company, code: "KR-GONE" } })).toMatchObject({ state: "repointed", decidedByName: "The admin" });
    expect((await arrive(1, () => ({ sku: "old-tin" })))[0]).toMatchObject({ state: "ready" });

    await undoFix(admin, { runId });
    await workFix(house.ctx, runId);
    const back = await again(held);
    expect(back.map(({ state: now, holds }) => [now, holds])).toEqual(held.map(() => ["held", ["inactive-item"]]));
    expect((await arrive(1, () => ({ sku: "old-tin" })))[0]).toMatchObject({ state: "held", holds: ["inactive-item"] });
  });

  test("so is a debtor that is not in use any more, by finance", async () => {
    const { company } = house.ctx;
    await db.customer.update({ where: { companyId_code: { companyId: company, code: "300-T001" } }, data: { isActive: false } });
    const held = await arrive(3, () => ({}));
    expect(held.map(({ holds }) => holds)).toEqual(held.map(() => ["inactive-customer"]));
    const chosen = await chooseCustomer(finance, { recordId: held[0]?.id ?? "", revision: 1, code: "300-S001" });
    if (!chosen.ok || chosen.value.runId === null) throw new Error(JSON.stringify(chosen));
    expect(chosen.value).toMatchObject({ freed: 2, state: "ready" });
    await workFix(house.ctx, chosen.value.runId);
    expect((await again(held)).map(({ state, partyCode }) => [state, partyCode])).toEqual(held.map(() => ["ready", "300-S001"]));
    expect((await arrive(1, () => ({})))[0]).toMatchObject({ state: "ready", partyCode: "300-S001" });
    await db.customer.update({ where: { companyId_code: { companyId: company, code: "300-T001" } }, data: { isActive: true } });
    expect((await arrive(1, () => ({})))[0]).toMatchObject({ state: "ready", partyCode: "300-T001" });
  });
});
