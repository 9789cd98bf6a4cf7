import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { acceptFinding } from "./accept-finding.ts";
import { postApproved } from "./post-approved.ts";
import { type ResolveInput, resolvePosting } from "./resolve-posting.ts";

const { db } = await createTestDatabase();
let number = 7000;
let skipped = 0;
const now = () => new Date(Date.now() + skipped);
const later = (seconds: number) => (skipped += seconds * 1000);

let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
});
beforeEach(async () => {
  await house.clearFaults();
  // Lost answer upon lost answer would open the breaker.
  await db.postingLine.deleteMany({ where: { companyId: house.ctx.company } });
});
afterAll(async () => house.close());

const company = () => house.ctx.company;
const state = async (id: string) => (await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company(), id } } })).state;
const posting = (recordId: string) => db.posting.findFirstOrThrow({ where: { companyId: company(), recordId } });
const audit = (recordId: string, type: string) => db.auditEntry.findMany({ where: { companyId: company(), recordId, type } });
const invoicesOf = async (id: string) => (await house.ledger()).invoices.filter((invoice) => invoice.master.ref === `HP:${id}`);
const resolve = (recordId: string, decision: Partial<ResolveInput>) => resolvePosting(house.finance.ctx, { recordId, revision: 1, ...decision });

/** An invoice whose answer was lost. */
async function unknown(fault: "stored-answer-lost" | "error-500-not-stored"): Promise<string> {
  const id = await house.arrive(normalOrder({ number: (number += 1), at: now() }));
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  await house.fault({ fault, resource: "invoice", mode: "next" });
  await postApproved(house.ctx);
  expect(await state(id)).toBe("unknown");
  return id;
}

describe("a lost answer that a person settles", () => {
  test("as found is looked up first, and is posted by AutoCount's own word", async () => {
    const id = await unknown("stored-answer-lost");
    expect(await resolve(id, { decision: "found", reason: "Seen in AutoCount" })).toEqual({ ok: true, value: { recordId: id, state: "posted" } });
    expect(await posting(id)).toMatchObject({ state: "posted", docKey: expect.stringMatching(/^\d+$/) as string, resolution: { isVerified: true, reason: "Seen in AutoCount" } });
    expect(await audit(id, "posting.resolved")).toMatchObject([{ actorName: house.finance.ctx.actor.name, reason: "Seen in AutoCount", new: { isVerified: true } }]);
    later(600);
    await postApproved(house.ctx);
    expect(await invoicesOf(id)).toHaveLength(1);
  });

  test("as found is refused where AutoCount says that it is not there, whatever the person says", async () => {
    const id = await unknown("error-500-not-stored");
    expect(await resolve(id, { decision: "found", onMyWord: true, reason: "I am sure" })).toMatchObject({ ok: false, error: { code: "not-in-ledger" } });
    expect(await state(id)).toBe("unknown");
    expect(await db.postingAttempt.findMany({ where: { companyId: company(), postingId: (await posting(id)).id }, orderBy: { id: "asc" } })).toMatchObject([{}, { call: "send" }, { call: "look", outcome: "absent" }]);
  });

  test("as found under the number of something else takes the person's word and a reason", async () => {
    const [other, id] = [await unknown("stored-answer-lost"), await unknown("error-500-not-stored")];
    const { docNo } = await posting(other);
    expect(await resolve(id, { decision: "found", docNo })).toMatchObject({ ok: false, error: { code: "not-ours" } });
    expect(await resolve(id, { decision: "found", docNo, onMyWord: true, reason: "Typed in by hand" }), "it is another record's").toMatchObject({ ok: false, error: { code: "not-ours" } });
    expect(await state(id)).toBe("unknown");
  });

  test("is taken on the person's word where AutoCount does not answer, and says so for good", async () => {
    const id = await unknown("stored-answer-lost");
    await house.fault({ fault: "outage", mode: "always" });
    expect(await resolve(id, { decision: "found" })).toMatchObject({ ok: false, error: { code: "no-look" } });
    expect(await resolve(id, { decision: "found", onMyWord: true }), "not without a reason").toMatchObject({ ok: false, error: { code: "no-look" } });
    expect(await resolve(id, { decision: "found", onMyWord: true, reason: "It is on my printed list" })).toMatchObject({ ok: true });
    expect(await posting(id)).toMatchObject({ state: "posted", docKey: null, resolution: { isVerified: false } });
    expect(await audit(id, "posting.resolved")).toMatchObject([{ new: { isVerified: false, found: "unreachable" } }]);
  });

  test("is sent once more only after it was looked for twice, under the same number", async () => {
    const id = await unknown("error-500-not-stored");
    const { docNo } = await posting(id);
    expect(await resolve(id, { decision: "send-again" })).toMatchObject({ ok: false, error: { code: "not-looked", looks: 0 } });
    for (const seconds of [10, 20]) {
      later(seconds);
      await postApproved(house.ctx);
    }
    expect(await resolve(id, { decision: "send-again" })).toMatchObject({ ok: true });
    await postApproved(house.ctx);
    expect(await state(id)).toBe("posted");
    expect((await invoicesOf(id)).map(({ master }) => master.docNo)).toEqual([docNo]);
  });

  test("is settled by one of two, and not while a worker is at it", async () => {
    const id = await unknown("stored-answer-lost");
    await db.posting.updateMany({ where: { companyId: company(), recordId: id }, data: { workingAt: now() } });
    await db.ledgerConnection.update({ where: { companyId: company() }, data: { leaseOwner: "somebody", leaseUntil: new Date(Date.now() + 60_000) } });
    expect(await resolve(id, { decision: "found" })).toMatchObject({ ok: false, error: { code: "being-sent" } });
    await db.ledgerConnection.update({ where: { companyId: company() }, data: { leaseOwner: null, leaseUntil: null } });
    const both = await Promise.all([1, 2].map(() => resolve(id, { decision: "found" })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await resolve(id, { decision: "found" })).toMatchObject({ ok: false, error: { code: "not-in-this-state" } });
  });

  test("without a decision is looked for now", async () => {
    const id = await unknown("stored-answer-lost");
    expect(await resolve(id, {})).toEqual({ ok: true, value: { recordId: id, state: "unknown" } });
    await postApproved(house.ctx);
    expect(await state(id)).toBe("posted");
  });
});

test("what is stored otherwise than sent is a finding on the posted record, until somebody accepts it with a reason", async () => {
  const id = await unknown("stored-answer-lost");
  const { id: postingId } = await posting(id);
  const { openFinding } = await import("./finding-store.ts");
  const { readBackFinding } = await import("./findings.ts");
  await resolve(id, { decision: "found" });
  const found = readBackFinding([{ field: "total", sent: "10.00", stored: "9.00" }]);
  if (found === null) throw new Error("no finding");
  const open = () => db.$transaction((tx) => openFinding(tx, company(), { id: postingId, recordId: id }, found));
  expect([await open(), await open()], "told once").toEqual([true, false]);
  const row = await db.postingFinding.findFirstOrThrow({ where: { companyId: company(), recordId: id } });
  expect(row).toMatchObject({ rule: "read-back-difference", severity: "error", acceptedAt: null });
  const accept = () => acceptFinding(house.finance.ctx, { recordId: id, revision: 1, findingId: row.id, reason: "Agreed with the customer" });
  expect(await accept()).toMatchObject({ ok: true });
  expect(await accept()).toMatchObject({ ok: false, error: { code: "no-change" } });
  expect(await open(), "what was accepted is not told again").toBe(false);
  expect(await audit(id, "posting-finding.accepted")).toMatchObject([{ reason: "Agreed with the customer" }]);
});
