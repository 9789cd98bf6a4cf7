import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { addFiscalYear } from "#lib/periods/add-fiscal-year.ts";
import { listYears } from "#lib/periods/queries.ts";
import { setPeriod } from "#lib/periods/set-period.ts";
import { backTest } from "#lib/back-testing/back-test.ts";
import { listRuns } from "#lib/rechecks/queries.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { acceptWarning } from "#lib/review/accept-warning.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { withdrawAcceptance } from "#lib/review/withdraw-acceptance.ts";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder, shopifyOrder, demoBuyers, demoItems } from "#prisma/seed/shopify-orders.ts";
import { listSettings } from "./queries.ts";
import { setRule } from "./set-rule.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, () => new Date("2026-03-02T04:00:00Z"));
});
afterAll(async () => house.close());

const at = new Date("2026-03-02T02:00:00Z");
let number = 4100;
/** A mug of RM 22.00 at RM 11.50: nearly half off its price. */
const cheap = () => shopifyOrder({ number: (number += 1), at, buyer: demoBuyers.aisyah, lines: [{ ...demoItems.mug, price: "11.50", quantity: 1 + (number % 90) }], shipping: null });
const found = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
const narrow = { rule: "price-mismatch", scope: "company", key: "", severity: null, thresholds: { priceDownPercent: "10" } } as const;

let done = 0;
/** Runs what was queued to be checked again, as the worker does. */
async function settle(): Promise<void> {
  const queued = await readRows<{ data: unknown }>("SELECT data FROM pgboss.job WHERE name = 'recheck' AND (data->>'company')::int = $1 ORDER BY created_on, id", [house.ctx.company]);
  for (const { data } of queued.slice(done)) {
    const { scope, answeredBy, because, runId } = recheckJob.payload.parse(data);
    await recheckRecords(house.ctx, scope, answeredBy, { ...(because === undefined ? {} : { because }), ...(runId === undefined ? {} : { runId }) });
  }
  done = queued.length;
}

describe("A rule that is set", () => {
  test("is tried on the past first, then holds what it touches and releases it again, and says what did that", async () => {
    const id = await house.arrive(cheap());
    expect((await found(id)).state).toBe("ready");
    const tried = await backTest(house.admin.ctx, { ...narrow, days: 30 });
    expect(tried).toMatchObject({ ok: true, value: { wouldHoldCount: 1, noLongerCount: 0, wouldHold: [{ id, state: "ready", messages: [expect.stringContaining("MYR 22.00")] }], became: [{ state: "ready", count: 1 }] } });
    expect((await found(id)).state).toBe("ready");

    expect(await setRule(house.admin.ctx, { ...narrow, revision: 0 })).toMatchObject({ ok: true, value: { revision: 1 } });
    await settle();
    expect(await found(id)).toMatchObject({ state: "held", holds: ["price-mismatch"], revision: 1 });
    expect((await listRuns(house.ctx))[0]).toMatchObject({ cause: 'The admin changed the rule "Price is not the item\'s"', state: "done", total: 1, done: 1, held: 1, freed: 0 });

    // The shop is another case.
    const shop = { ...narrow, scope: "source", key: house.sourceId, thresholds: { priceDownPercent: "60" } } as const;
    expect(await setRule(house.admin.ctx, { ...shop, revision: 0 })).toMatchObject({ ok: true });
    await settle();
    expect((await found(id)).state).toBe("ready");
    expect((await listRuns(house.ctx))[0]).toMatchObject({ total: 1, freed: 1, held: 0 });
    const screen = await findRecordScreen(house.ctx, id);
    expect(screen?.history[0]).toMatchObject({ type: "record.freed", new: { because: 'The admin changed the rule "Price is not the item\'s"' } });

    // And its best customer once more.
    expect(await setRule(house.admin.ctx, { ...narrow, scope: "customer", key: "300-A001", thresholds: { priceDownPercent: "0" }, revision: 0 })).toMatchObject({ ok: true });
    await settle();
    expect((await found(id)).state).toBe("held");
    expect(await setRule(house.admin.ctx, { ...narrow, scope: "customer", key: "300-A001", severity: "off", thresholds: {}, revision: 1 })).toMatchObject({ ok: true });
    await settle();
    expect((await found(id)).state).toBe("ready");
    expect((await listSettings(house.ctx, "price-mismatch")).map(({ scope, name, revision, changedByName }) => [scope, name, revision, changedByName])).toEqual([
      ["company", "", 1, "The admin"], ["customer", "Aisyah binti Rahman", 2, "The admin"], ["source", "A shop", 1, "The admin"],
    ]);
  });

  test("is followed by a check of those that it can touch, and only those", async () => {
    const run = async () => {
      await settle();
      const [latest] = await listRuns(house.ctx, 1);
      return latest === undefined ? null : [latest.total, latest.freed, latest.held];
    };
    const shop = (over: object, revision: number) => setRule(house.admin.ctx, { rule: "discount-limit", scope: "source", key: house.sourceId, severity: null, thresholds: {}, revision, ...over });
    const off = (percent: number) => shopifyOrder({ number: (number += 1), at, buyer: demoBuyers.weiMing, lines: [{ ...demoItems.mug, price: "22.00", quantity: 10, discount: (2.2 * percent).toFixed(2) }], shipping: null });
    const [small, large] = [await house.arrive(off(20)), await house.arrive(off(60))];
    const open = await db.record.count({ where: { companyId: house.ctx.company, state: { in: ["held", "waiting", "ready"] } } });
    expect([(await found(small)).holds, (await found(large)).holds]).toEqual([[], ["discount-limit"]]);

    // A higher limit can only free what the rule holds.
    expect(await shop({ thresholds: { discountLimitPercent: "70" } }, 0)).toMatchObject({ ok: true });
    expect(await run()).toEqual([1, 1, 0]);
    // A lower one may hold anything of this source.
    expect(await shop({ thresholds: { discountLimitPercent: "10" } }, 1)).toMatchObject({ ok: true });
    expect(await run()).toEqual([open, 0, 2]);
    // What is set for the company counts for no record of a source that is another case.
    const company = (over: object, revision: number) => setRule(house.admin.ctx, { rule: "discount-limit", scope: "company", key: "", severity: null, thresholds: {}, revision, ...over });
    expect(await company({ thresholds: { discountLimitPercent: "1" } }, 0)).toMatchObject({ ok: true });
    expect(await run()).toEqual([0, 0, 0]);
    expect(await company({ severity: "error", thresholds: { discountLimitPercent: "1" } }, 1)).toMatchObject({ ok: true });
    expect(await run()).toEqual([2, 0, 0]);
    // Switched off, only what it holds is looked at again, and each says what released it.
    expect(await shop({ severity: "off", thresholds: { discountLimitPercent: "10" } }, 2)).toMatchObject({ ok: true });
    expect(await run()).toEqual([2, 2, 0]);
    for (const id of [small, large]) {
      const screen = await findRecordScreen(house.ctx, id);
      expect(screen?.record.state).toBe("ready");
      expect(screen?.history[0]).toMatchObject({ type: "record.freed", new: { because: 'The admin changed the rule "Discount above the limit"' } });
    }
    // While it is off, its limit is nobody's business.
    expect(await shop({ severity: "off", thresholds: { discountLimitPercent: "5" } }, 3)).toMatchObject({ ok: true });
    expect(await run()).toEqual([0, 0, 0]);
  });

  test("is refused over somebody else's change, without a change, and where the rule guards the books", async () => {
    const set = (over: object) => setRule(house.admin.ctx, { ...narrow, revision: 1, ...over });
    expect(await set({ revision: 0 })).toMatchObject({ ok: false, error: { code: "setting-changed", by: "The admin", revision: 1 } });
    expect(await set({})).toEqual({ ok: false, error: { code: "no-change" } });
    expect(await set({ thresholds: { staleDays: 5 } })).toEqual({ ok: false, error: { code: "not-its-threshold", thresholds: ["staleDays"] } });
    expect(await set({ scope: "source", key: "00000000-0000-7000-8000-000000000000" })).toEqual({ ok: false, error: { code: "unknown-source" } });
    expect(await set({ scope: "customer", key: "300-NONE" })).toEqual({ ok: false, error: { code: "unknown-account", account: "300-NONE" } });
    expect(await set({ rule: "no-such-rule" })).toEqual({ ok: false, error: { code: "not-found" } });
    for (const rule of ["ledger-refused", "duplicate-exact", "missing-sku", "total-mismatch"]) {
      expect(await set({ rule, severity: "off", thresholds: {}, revision: 0 })).toMatchObject({ ok: false, error: { code: "always-on" } });
    }
    const two = await Promise.all([1, 2].map((days) => setRule(house.admin.ctx, { rule: "stale-record", scope: "company", key: "", severity: null, thresholds: { staleDays: days * 100 }, revision: 0 })));
    expect(two.map((one) => one.ok).toSorted()).toEqual([false, true]);
  });
});

describe("A warning", () => {
  const asked = async (id: string) => {
    const screen = await findRecordScreen(house.ctx, id);
    const finding = screen?.findings.find((one) => one.rule === "price-mismatch");
    return { record: screen?.record, finding, input: { recordId: id, revision: screen?.record.revision ?? 0, rule: "price-mismatch", fingerprint: finding?.fingerprint ?? "" } };
  };

  beforeAll(async () => {
    await setRule(house.admin.ctx, { ...narrow, scope: "source", key: house.sourceId, thresholds: { priceDownPercent: "10" }, revision: 1 });
    await setRule(house.admin.ctx, { ...narrow, scope: "customer", key: "300-A001", severity: null, thresholds: {}, revision: 2 });
    await settle();
  });

  test("is accepted with a reason, stops no longer, can be approved, and taken back before that", async () => {
    const id = await house.arrive(cheap());
    const before = await asked(id);
    expect(before.finding).toMatchObject({ severity: "warning", acceptance: null });
    const accepted = await acceptWarning(house.finance.ctx, { ...before.input, reason: "Agreed by phone" });
    expect(accepted).toMatchObject({ ok: true, value: { state: "ready" } });
    expect((await asked(id)).finding).toMatchObject({ acceptance: { by: "The finance", reason: "Agreed by phone" } });
    expect(await acceptWarning(house.finance.ctx, { ...before.input, reason: "Again" })).toEqual({ ok: false, error: { code: "no-change" } });

    const acceptanceId = accepted.ok ? accepted.value.acceptanceId : "";
    expect(await withdrawAcceptance(house.finance2.ctx, { recordId: id, revision: 1, acceptanceId })).toMatchObject({ ok: true, value: { state: "held" } });
    expect(await withdrawAcceptance(house.finance2.ctx, { recordId: id, revision: 1, acceptanceId })).toEqual({ ok: false, error: { code: "no-change" } });
    expect(await acceptWarning(house.finance.ctx, { ...before.input, reason: "Agreed after all" })).toMatchObject({ ok: true });
    expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "approved" } });
    const told = await db.auditEntry.findMany({ where: { companyId: house.ctx.company, recordId: id, type: { startsWith: "record.warning" } }, select: { reason: true, actorName: true } });
    expect(told).toEqual([{ reason: "Agreed by phone", actorName: "The finance" }, { reason: "Agreed after all", actorName: "The finance" }]);
  });

  test("asks again when it says something else", async () => {
    const id = await house.arrive(cheap());
    const before = await asked(id);
    await acceptWarning(house.finance.ctx, { ...before.input, reason: "Agreed" });
    const corrected = await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes: [{ path: "lines.0.unitPrice", value: "11.00" }] });
    expect(corrected).toMatchObject({ ok: true, value: { state: "held" } });
    const after = await asked(id);
    expect(after.finding?.acceptance).toBeNull();
    expect(after.finding?.fingerprint).not.toBe(before.finding?.fingerprint);
    expect(await acceptWarning(house.finance.ctx, { ...after.input, fingerprint: before.input.fingerprint, reason: "Agreed" })).toEqual({ ok: false, error: { code: "finding-changed" } });
    expect(await acceptWarning(house.finance.ctx, { ...before.input, reason: "Agreed" })).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
  });

  test("is one acceptance where two people accept it at once", async () => {
    const id = await house.arrive(cheap());
    const { input } = await asked(id);
    const both = await Promise.all([house.finance, house.finance2].map((who) => acceptWarning(who.ctx, { ...input, reason: "Agreed" })));
    expect(both.map((one) => one.ok).toSorted()).toEqual([false, true]);
    expect(await db.acceptedWarning.count({ where: { companyId: house.ctx.company, recordId: id, withdrawnAt: null } })).toBe(1);
  });
});

describe("A month", () => {
  test("that is closed holds what is dated in it, and releases it when it is opened again", async () => {
    const id = await house.arrive(normalOrder({ number: 4900, at }));
    expect((await found(id)).state).toBe("ready");
    expect(await addFiscalYear(house.finance.ctx, { name: "2026", startsOn: "2026-01-01", endsOn: "2026-12-31" })).toMatchObject({ ok: true, value: { months: 12 } });
    expect(await addFiscalYear(house.finance.ctx, { name: "FY26", startsOn: "2026-12-31", endsOn: "2027-12-30" })).toEqual({ ok: false, error: { code: "overlapping", years: ["2026"] } });
    await settle();
    expect((await found(id)).state).toBe("ready");
    const march = { startsOn: "2026-03-01", isClosed: true, reason: "Reported" };
    expect(await setPeriod(house.finance.ctx, { ...march, revision: 1 })).toMatchObject({ ok: true });
    await settle();
    expect(await found(id)).toMatchObject({ state: "held", holds: ["closed-period"] });
    expect(await setPeriod(house.finance.ctx, { ...march, revision: 1 })).toMatchObject({ ok: false, error: { code: "period-changed", by: "The finance" } });
    expect(await setPeriod(house.finance.ctx, { ...march, revision: 2 })).toEqual({ ok: false, error: { code: "no-change" } });
    expect(await setPeriod(house.finance.ctx, { ...march, isClosed: false, reason: "A late invoice", revision: 2 })).toMatchObject({ ok: true });
    await settle();
    expect((await found(id)).state).toBe("ready");
    expect((await listYears(house.ctx))[0]?.months[2]).toMatchObject({ startsOn: "2026-03-01", endsOn: "2026-03-31", isClosed: false, reason: "A late invoice", changedByName: "The finance" });
  });

  test("outside of every year holds what is dated there", async () => {
    const id = await house.arrive(normalOrder({ number: 4901, at: new Date("2025-12-30T02:00:00Z") }));
    expect((await found(id)).holds).toContain("outside-fiscal-year");
  });
});
