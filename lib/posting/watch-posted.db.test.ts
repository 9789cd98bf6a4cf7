import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { acceptFinding } from "./accept-finding.ts";
import { postApproved } from "./post-approved.ts";
import { reverseRecord } from "./reverse-record.ts";
import { watchPosted } from "./watch-posted.ts";

const { db } = await createTestDatabase();
let number = 9000;
let skipped = 0;
const now = () => new Date(Date.now() + skipped);
const later = (hours: number) => (skipped += hours * 3_600_000);

let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
});
beforeEach(async () => house.clearFaults());
afterAll(async () => house.close());

const company = () => house.ctx.company;
const watch = () => watchPosted(house.ctx, { waitMs: 1 });
const posting = (recordId: string) => db.posting.findFirstOrThrow({ where: { companyId: company(), recordId } });
const findings = (recordId: string) => db.postingFinding.findMany({ where: { companyId: company(), recordId }, orderBy: { id: "asc" }, select: { id: true, rule: true, endedAt: true, acceptedAt: true } });

async function posted(): Promise<string> {
  const id = await house.arrive(normalOrder({ number: (number += 1), at: new Date() }));
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  await postApproved(house.ctx);
  expect(await posting(id)).toMatchObject({ state: "posted" });
  return id;
}

/** Somebody at AutoCount's own screen. */
async function byHand(method: string, path: string, body?: object): Promise<void> {
  const { baseUrl, book } = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company() } });
  const headers = { "Key-ID": "key", "API-Key": "secret", "content-type": "application/json" };
  const answer = await fetch(`${baseUrl}/${book}/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

// First, while our clock is the book's: what it lists it stamps by its own.
test("what was changed is found at the next look, not only when its turn comes, and our own sending is no change", async () => {
  const [id, other] = [await posted(), await posted()];
  expect(await watch(), "both were only just sent").toMatchObject({ looked: 0 });
  const before = await posting(id);
  // Well after our sending, and before its turn in the rotation.
  await db.posting.updateMany({ where: { companyId: company(), recordId: id }, data: { postedAt: new Date(Date.now() - 3_600_000) } });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await byHand("PUT", `invoice?docNo=${before.docNo}`, { master: { docDate: "2026-03-05" } });
  expect(await watch()).toMatchObject({ looked: 1, found: 1 });
  expect(await findings(id)).toMatchObject([{ rule: "changed-in-autocount" }]);
  expect(await findings(other)).toEqual([]);
  expect(await watch(), "known by now").toMatchObject({ looked: 0 });
});

test("what stands as it was posted is looked at in its turn, and nothing is said of it", async () => {
  const id = await posted();
  expect(await watch(), "not so soon").toMatchObject({ looked: 0 });
  later(7);
  expect(await watch()).toMatchObject({ found: 0, trouble: null });
  expect((await posting(id)).watchedAt?.getTime()).toBeGreaterThan(now().getTime() - 60_000);
  expect(await watch(), "its turn is over").toMatchObject({ looked: 0 });
  expect(await findings(id)).toEqual([]);
});

test("a document that somebody voided in AutoCount says so once, and can be reversed here too", async () => {
  const id = await posted();
  await byHand("POST", `invoice/void?docNo=${(await posting(id)).docNo}`, { voidReason: "Wrong" });
  later(7);
  expect(await watch()).toMatchObject({ found: 1 });
  later(7);
  expect(await watch(), "told once").toMatchObject({ found: 0 });
  expect(await findings(id)).toMatchObject([{ rule: "voided-in-autocount", endedAt: null }]);
  expect(await db.auditEntry.count({ where: { companyId: company(), recordId: id, type: "posting.found-changed" } })).toBe(1);
  expect(await reverseRecord(house.finance.ctx, { recordId: id, revision: 1, reason: "Voided there" })).toMatchObject({ ok: true });
  await postApproved(house.ctx);
  expect(await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company(), id } } })).toMatchObject({ state: "reversed" });
  expect(await findings(id), "settled with it").toMatchObject([{ endedAt: expect.any(Date) as Date }]);
});

test.each<[string, (docNo: string) => Promise<void>]>([
  ["voided", (docNo) => byHand("POST", `invoice/void?docNo=${docNo}`, { voidReason: "Wrong" })],
  ["deleted", (docNo) => byHand("DELETE", `invoice?docNo=${docNo}`)],
])("one that was %s there is booked anew once: a record of its own, approved and posted under another number", async (_title, takeAway) => {
  const id = await posted();
  const old = await posting(id);
  await takeAway(old.docNo);
  later(7);
  expect(await watch()).toMatchObject({ found: 1 });
  const ask = () => reverseRecord(house.finance.ctx, { recordId: id, revision: 1, reason: "Voided by mistake", bookAnew: true });
  const both = await Promise.all([ask(), ask()]);
  expect(both.map((one) => one.ok).toSorted()).toEqual([false, true]);
  for (let turn = 0; turn < 3; turn += 1) {
    await postApproved(house.ctx);
    later(1);
  }
  expect(await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company(), id } } })).toMatchObject({ state: "reversed" });
  const anew = await db.record.findMany({ where: { companyId: company(), parentId: id } });
  expect(anew).toMatchObject([{ kind: "invoice", state: "ready" }]);
  const [record] = anew;
  expect(await approveRecord(house.finance.ctx, { recordId: record?.id ?? "", revision: 1 })).toMatchObject({ ok: true });
  await postApproved(house.ctx);
  const now = await posting(record?.id ?? "");
  expect(now).toMatchObject({ state: "posted" });
  expect(now.docNo).not.toBe(old.docNo);
});

test("one that was deleted there says so, also after it was accepted as it is nothing is said again", async () => {
  const id = await posted();
  await byHand("DELETE", `invoice?docNo=${(await posting(id)).docNo}`);
  later(7);
  expect(await watch()).toMatchObject({ found: 1 });
  const [found] = await findings(id);
  expect(found).toMatchObject({ rule: "missing-in-autocount" });
  expect(await acceptFinding(house.finance.ctx, { recordId: id, revision: 1, findingId: found?.id ?? "", reason: "Booked by hand under another number" })).toMatchObject({ ok: true });
  later(7);
  expect(await watch()).toMatchObject({ found: 0 });
  expect(await findings(id)).toMatchObject([{ rule: "missing-in-autocount", acceptedAt: expect.any(Date) as Date }]);
});

test("it stands back while something waits to be sent, and says where AutoCount does not answer", async () => {
  const id = await posted();
  later(7);
  const waiting = await house.arrive(normalOrder({ number: (number += 1), at: new Date() }));
  await approveRecord(house.finance.ctx, { recordId: waiting, revision: 1 });
  expect(await watch()).toMatchObject({ looked: 0 });
  await postApproved(house.ctx);
  await house.fault({ fault: "outage", mode: "always" });
  expect((await watch()).trouble).toContain("Could not look for changes");
  expect(await findings(id)).toEqual([]);
  expect(await db.postingLine.findUniqueOrThrow({ where: { companyId: company() } })).toMatchObject({ watchTrouble: expect.stringContaining("Could not look") as string });
});

test("a line that was changed there is found, though it comes to the same", async () => {
  const id = await posted();
  const { docNo } = await posting(id);
  const details = (await house.ledger()).invoices.find(({ master }) => master.docNo === docNo)?.details ?? [];
  const changed = details.map(({ qty, unitPrice }, index) => (index === 0 ? { qty: qty * 2, unitPrice: unitPrice / 2 } : {}));
  await byHand("PUT", `invoice?docNo=${docNo}`, { master: {}, details: changed });
  later(7);
  expect(await watch()).toMatchObject({ found: 1 });
  const [found] = await db.postingFinding.findMany({ where: { companyId: company(), recordId: id } });
  expect(found?.differences).toMatchObject([{ field: "lines[0].quantity" }, { field: "lines[0].unitPrice" }]);
});

test("where the key may not list one kind, what was changed of the others is found, and that is told", async () => {
  await posted();
  await watch();
  await house.fault({ fault: "forbidden-403", resource: "creditNote", method: "POST", mode: "always" });
  const before = (await db.postingLine.findUniqueOrThrow({ where: { companyId: company() } })).watchedUntil;
  later(1);
  expect((await watch()).trouble).toContain("may not list what was changed of credit notes");
  const line = await db.postingLine.findUniqueOrThrow({ where: { companyId: company() } });
  expect(line.watchTrouble).toContain("credit notes (403)");
  expect(line.watchedUntil?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
  await house.clearFaults();
  await watch();
  expect(await db.postingLine.findUniqueOrThrow({ where: { companyId: company() } }), "the key is let in again").toMatchObject({ watchTrouble: null });
});

test("what is owed at the last look stands in the way of voiding what was paid there", async () => {
  await house.clearFaults();
  const id = await posted();
  later(7);
  await watch();
  expect((await posting(id)).outstanding?.toFixed(2)).toBe((await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company(), id } } })).total?.toFixed(2));
  await db.posting.updateMany({ where: { companyId: company(), recordId: id }, data: { outstanding: "1.00" } });
  expect(await reverseRecord(house.finance.ctx, { recordId: id, revision: 1, reason: "No" })).toMatchObject({ ok: false, error: { code: "not-reversible", why: expect.stringContaining("1.00 of") as string } });
});
