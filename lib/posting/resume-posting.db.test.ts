import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { postApprovedJob } from "./jobs.ts";
import { resumePosting } from "./resume-posting.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let number = 7000;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
afterAll(async () => house.close());

const stateOf = async (id: string) => (await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } }, select: { state: true } })).state;
const resume = () => resumePosting(db, () => house.ctx, new Date());

async function anApproved(): Promise<string> {
  const id = await house.arrive(normalOrder({ number: (number += 1), at: new Date("2026-03-02T02:00:00Z") }));
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  return id;
}

test("a job that a dead worker left running holds up nothing", async () => {
  const id = await anApproved();
  await db.$executeRaw`UPDATE pgboss.job SET state = 'active', started_on = now() WHERE name = ${postApprovedJob.name} AND state = 'created'`;
  expect(await resume()).toBe(1);
  expect(await stateOf(id)).toBe("posted");
  expect(await resume()).toBe(0);
});

test("a book that another worker holds is left to it", async () => {
  const id = await anApproved();
  await db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { leaseOwner: "another", leaseUntil: new Date(Date.now() + 60_000) } });
  expect(await resume()).toBe(0);
  await db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { leaseUntil: new Date(Date.now() - 1_000) } });
  expect(await resume()).toBe(1);
  expect(await stateOf(id)).toBe("posted");
});
