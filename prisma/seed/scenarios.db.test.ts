import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { playScenario } from "./play-scenario.ts";
import { seedEInvoices } from "./masters.ts";
import { aSandboxCompany, type SandboxCompany } from "./sandbox-company.ts";
import { scenarioFindings } from "./scenario-findings.ts";
import { scenarios } from "./scenarios.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let erpId: string;
beforeAll(async () => {
  house = await aSandboxCompany(db);
  const erp = await db.source.create({
    data: { companyId: house.ctx.company, key: `erp-${house.ctx.company}`, name: "An ERP", channel: "native", flowKind: "invoice", flowTrigger: "billing" },
  });
  erpId = erp.id;
  await seedEInvoices(db, house.ctx.company);
});
afterAll(async () => house.close());

/** What the rules say of a record, what does not stop it too: rule, severity and the fields that are marked. */
async function findingsOf(recordId: string): Promise<string[]> {
  const findings = await db.finding.findMany({ where: { companyId: house.ctx.company, recordId }, orderBy: { seq: "asc" } });
  return findings.map(({ rule, severity, fields }) => [rule, severity, ...fields].join(" "));
}

describe("Each sample of the checklist", () => {
  test.each(scenarios.map((scenario, index) => [scenario.id, scenario, index] as const))("%s ends as it must", async (_id, scenario, index) => {
    const stage = { number: 5000 + index, at: new Date(Date.now() - 3_600_000) };
    const deliveries = await playScenario({ ctx: house.ctx, finance: house.finance.ctx, shopId: house.sourceId, erpId }, scenario, stage);
    const results = await db.delivery.findMany({ where: { companyId: house.ctx.company, id: { in: deliveries } }, select: { state: true, problem: true } });
    expect(results.filter(({ state }) => state !== "read")).toEqual([]);
    const number = scenario.numberOf(stage);
    const first = await db.record.findFirstOrThrow({ where: { companyId: house.ctx.company, docNumber: number } });
    const records = await db.record.findMany({ where: { companyId: house.ctx.company, OR: [{ orderId: first.orderId }, { parentId: first.id }] }, orderBy: { id: "asc" } });
    expect(records.map(({ kind, state, holds }) => ({ kind, state, holds }))).toEqual(scenario.ends.map(({ kind, state, holds = [] }) => ({ kind, state, holds })));
    expect(await Promise.all(records.map(({ id }) => findingsOf(id)))).toEqual(scenarioFindings[scenario.id] ?? records.map(() => []));
  });

  test("of which findings are told is one that there is", () => {
    expect(scenarios.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(scenarioFindings)));
  });

  test("has a name of its own", () => {
    expect(new Set(scenarios.map((scenario) => scenario.id)).size).toBe(scenarios.length);
  });
});
