import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCompany, aPerson } from "#lib/auth/test-people.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { acceptWarning } from "#lib/review/accept-warning.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { seedMasters } from "./masters.ts";
import { playScenario } from "./play-scenario.ts";
import { chooseOwners, enterCalendar, floodSize, openMarket, playFlood } from "./rule-ground.ts";
import { ruleSamples } from "./rule-samples.ts";
import { aSandboxCompany, type SandboxCompany } from "./sandbox-company.ts";

const { db } = await createTestDatabase();
const at = new Date("2026-03-02T02:00:00Z");
let house: SandboxCompany;
let erpId: string;
let marketId: string;
beforeAll(async () => {
  house = await aSandboxCompany(db, () => new Date("2026-03-02T04:00:00Z"));
  await enterCalendar(house.finance.ctx);
  const erp = await db.source.create({ data: { companyId: house.ctx.company, key: `erp-${house.ctx.company}`, name: "An ERP", channel: "native", flowKind: "invoice", flowTrigger: "billing" } });
  erpId = erp.id;
  marketId = await openMarket(house.ctx, `feed-${house.ctx.company}`);
  await chooseOwners(house.ctx, house.sourceId);
});
afterAll(async () => house.close());

describe("The sample of each rule", () => {
  test.each(ruleSamples.map((sample, index) => [sample.rule, sample, index] as const))("%s is held by exactly what it says", async (rule, sample, index) => {
    const stage = { number: 7000 + index, at };
    await playScenario({ ctx: house.ctx, finance: house.finance.ctx, shopId: house.sourceId, erpId, marketId }, sample, stage);
    const docNumber = sample.numberOf(stage);
    const first = await db.record.findFirstOrThrow({ where: { companyId: house.ctx.company, docNumber }, orderBy: { id: "asc" } });
    const records = await db.record.findMany({ where: { companyId: house.ctx.company, OR: [{ docNumber }, { sourceId: first.sourceId, orderId: first.orderId }, { parentId: first.id }] }, orderBy: { id: "asc" } });
    expect(records.map(({ kind, state, holds }) => ({ kind, state, holds }))).toEqual(sample.ends.map(({ kind, state, holds = [] }) => ({ kind, state, holds })));
    expect(await db.finding.count({ where: { companyId: house.ctx.company, recordId: { in: records.map(({ id }) => id) }, rule } })).toBeGreaterThan(0);
  });

  test("a flood is one question: answered once, everything of it goes on", async () => {
    // The database says when a record came, so this company lives now.
    const ctx = await aCompany(db);
    const [admin, finance] = [await aPerson(ctx, "admin"), await aPerson(ctx, "finance")];
    await seedMasters(db, ctx.company);
    await db.ledgerConnection.create({ data: { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1", credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
    await playFlood(admin.ctx, await openMarket(admin.ctx, `market-${ctx.company}`));
    const flood = await db.record.findMany({ where: { companyId: ctx.company, docNumber: { startsWith: "MKT-" } }, orderBy: { docNumber: "asc" } });
    expect(flood.map(({ state, holds }) => [state, ...holds])).toEqual([["ready"], ...Array.from({ length: floodSize }, () => ["held", "burst"])]);
    const findings = await db.finding.findMany({ where: { companyId: ctx.company, rule: "burst" } });
    expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(1);
    const accepted = await acceptWarning(finance.ctx, { recordId: flood[1]?.id ?? "", revision: 1, rule: "burst", fingerprint: findings[0]?.fingerprint ?? "", reason: "A very good day" });
    expect(accepted).toMatchObject({ ok: true, value: { state: "ready" } });
    expect(await recheckRecords(ctx, { by: "rule", rules: ["burst"] }, null)).toEqual({ checked: floodSize - 1, freed: floodSize - 1 });
  });
});
