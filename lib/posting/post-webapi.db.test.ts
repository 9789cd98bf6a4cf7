import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { deedText } from "#components/records/history-text.ts";
import { postingText } from "#components/records/posting-text.ts";
import { approveRecord } from "#lib/approval/approve-record.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { postApproved } from "./post-approved.ts";
import { refreshReference } from "./refresh-reference.ts";
import { reverseRecord } from "./reverse-record.ts";
import { setConnection } from "./set-connection.ts";
import { watchPosted } from "./watch-posted.ts";

const { db } = await createTestDatabase();

// Time is ours, so that waits for a lost answer need no waiting.
let skipped = 0;
const now = () => new Date(Date.now() + skipped);
const later = (seconds: number) => (skipped += seconds * 1000);

let house: SandboxCompany;
let sourceId = "";
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
  await db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { kind: "autocount-webapi", book: "" } });
  const source = await db.source.create({
    data: { companyId: house.ctx.company, key: `erp-${house.ctx.company}`, name: "The ERP", channel: "native", flowKind: "sales_order", flowTrigger: "order_confirmation" },
  });
  sourceId = source.id;
});
afterEach(() => house.clearFaults());
afterAll(async () => house.close());

const date = "2026-03-02";
const customer = { code: "300-A001", name: "Aisyah binti Rahman" };
const balm = (quantity: string, unitPrice = "20.00") => ({ sku: "KR-BALM-LG", description: "Lemongrass Balm 50ml", quantity, unitPrice });
const oil = (quantity: string) => ({ sku: "KR-COC-OIL", description: "Coconut oil", quantity, unitPrice: "38.00" });
const about = (externalId: string) => ({ references: [{ externalId }] });

async function arrive(kind: Kind, externalId: string, lines: { quantity: string; unitPrice: string }[], more: object = {}): Promise<string> {
  const total = lines.reduce((sum, line) => sum + Number(line.quantity) * Number(line.unitPrice), 0).toFixed(2);
  const document = { number: externalId, date, currency: "MYR", customer, lines: lines.map((line, index) => ({ id: String(index + 1), ...line })), total, ...more };
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records: [{ externalId, kind, document }] })));
  const received = await receiveDelivery(house.ctx, { sourceId, key: null, topic: null, contentType: "application/json", headers: { "content-type": "application/json" }, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(house.ctx, [received.value.deliveryId]);
  return (await db.record.findFirstOrThrow({ where: { companyId: house.ctx.company, sourceId, kind, externalId } })).id;
}

const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
const posting = (recordId: string) => db.posting.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId } });

async function approve(id: string): Promise<void> {
  const { state, holds, waitingFor, revision } = await record(id);
  expect({ state, holds, waitingFor }).toEqual({ state: "ready", holds: [], waitingFor: null });
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
}

/** Approves and posts, whatever is lost on the way, and returns AutoCount's number. */
async function post(id: string): Promise<string> {
  await approve(id);
  for (let round = 0; round < 8 && (await record(id)).state !== "posted"; round++) {
    await postApproved(house.ctx);
    later(120);
  }
  const { state, message, differences, docNo, docKey } = await posting(id);
  expect({ state, message, differences, docKey }).toEqual({ state: "posted", message: null, differences: [], docKey: expect.stringMatching(/^\d+$/) });
  return docNo;
}

type Line = { productCode: string; qty: number; transferedQty: number | null; unit: string };
type Books = Record<"salesOrders" | "deliveryOrders" | "invoices", { master: { docNo: string; cancelled: boolean; ref: string }; details: Line[] }[]> & { stock: { stockCode: string; location: string; qty: string }[] };
const books = async () => (await house.ledger()) as unknown as Books;
const stockOf = async (code: string) => Number((await books()).stock.find((row) => row.stockCode === code && row.location === "HQ")?.qty ?? 0);
const openOf = async (list: "salesOrders" | "deliveryOrders", docNo: string) =>
  (await books())[list].find(({ master }) => master.docNo === docNo)?.details.map((line) => line.qty - (line.transferedQty ?? 0));

describe("an order, two deliveries of parts of it, and an invoice for one of them", () => {
  const ids = { order: "", first: "", second: "", invoice: "" };
  const numbers = { order: "", first: "", second: "", invoice: "" };

  test("are booked once each though answers are lost; stock moves once and what is open is right", async () => {
    ids.order = await arrive("sales_order", "SO-1", [balm("10"), oil("4")]);
    await house.fault({ fault: "stored-answer-lost", resource: "salesOrder" });
    numbers.order = await post(ids.order);
    expect([await stockOf("KR-BALM-LG"), await stockOf("KR-COC-OIL")]).toEqual([0, 0]);

    ids.first = await arrive("delivery_order", "DO-1", [balm("4", "0.00")], about("SO-1"));
    await house.fault({ fault: "stored-answer-lost", resource: "deliveryOrder" });
    numbers.first = await post(ids.first);
    ids.second = await arrive("delivery_order", "DO-2", [balm("3"), oil("4")], about("SO-1"));
    await house.fault({ fault: "error-500-not-stored", resource: "deliveryOrder", mode: "count", count: 2 });
    numbers.second = await post(ids.second);
    expect([await stockOf("KR-BALM-LG"), await stockOf("KR-COC-OIL")]).toEqual([-7, -4]);
    expect(await openOf("salesOrders", numbers.order)).toEqual([3, 0]);

    ids.invoice = await arrive("invoice", "INV-1", [balm("4")], about("DO-1"));
    await house.fault({ fault: "stored-but-500", resource: "invoice" });
    numbers.invoice = await post(ids.invoice);
    expect([await stockOf("KR-BALM-LG"), await stockOf("KR-COC-OIL")]).toEqual([-7, -4]);
    expect([await openOf("deliveryOrders", numbers.first), await openOf("deliveryOrders", numbers.second)]).toEqual([[0], [3, 4]]);
    const { salesOrders, deliveryOrders, invoices } = await books();
    expect([salesOrders.length, deliveryOrders.length, invoices.length]).toEqual([1, 2, 1]);
    expect(invoices[0]?.master.ref).toBe(`HP:${ids.invoice}`);
  });

  test("no more is invoiced of a delivery than is open on it, and AutoCount is not asked", async () => {
    const id = await arrive("invoice", "INV-2", [balm("1")], about("DO-1"));
    await approve(id);
    await postApproved(house.ctx);
    expect(await posting(id)).toMatchObject({ state: "refused", message: `Line 1: 1 PCS of KR-BALM-LG, but ${numbers.first} has none open.` });
    expect(await record(id)).toMatchObject({ state: "held" });
    expect((await books()).invoices).toHaveLength(1);
  });

  test("an invoice that names the order takes what its deliveries have open, and says what is missing", async () => {
    const id = await arrive("invoice", "INV-3", [balm("5")], about("SO-1"));
    await approve(id);
    await postApproved(house.ctx);
    expect((await posting(id)).message).toBe(`Line 1: 5 PCS of KR-BALM-LG, but ${numbers.first}, ${numbers.second} have only 3 open.`);
  });

  test("nothing is voided that another document was made from; the invoice is, truly by us though the answer is lost", async () => {
    const reverse = async (id: string) => reverseRecord(house.finance.ctx, { recordId: id, revision: (await record(id)).revision, reason: "Wrong" });
    expect(await reverse(ids.first)).toMatchObject({ ok: false, error: { code: "not-reversible", why: `Invoice INV-1 (${numbers.invoice}) is made from it: reverse it first.` } });
    for (const [id, resource] of [[ids.invoice, "invoice"], [ids.first, "deliveryOrder"]] as const) {
      expect(await reverse(id)).toMatchObject({ ok: true });
      await house.fault({ fault: "stored-answer-lost", resource });
      await postApproved(house.ctx);
      expect(await record(id)).toMatchObject({ state: "reversed" });
      const told = await db.auditEntry.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId: id, type: "record.reversed" } });
      expect(told.new).not.toHaveProperty("wasGone");
    }
    expect(await stockOf("KR-BALM-LG")).toBe(-3);
    expect(await openOf("salesOrders", numbers.order)).toEqual([7, 0]);
    // What a reversed delivery had taken is open for the next one.
    await post(await arrive("delivery_order", "DO-3", [balm("7", "0.00")], about("SO-1")));
    expect(await openOf("salesOrders", numbers.order)).toEqual([0, 0]);
  });
});

describe("what cannot be told apart or is not there yet", () => {
  test("a delivery waits until its order is posted", async () => {
    const order = await arrive("sales_order", "SO-4", [balm("2")]);
    const delivery = await arrive("delivery_order", "DO-4", [balm("2", "0.00")], about("SO-4"));
    expect(await record(delivery)).toMatchObject({ state: "waiting", waitingFor: "SO-4 to be posted" });
    await post(order);
  });

  test("an invoice waits in the queue for the delivery that it names", async () => {
    await post(await arrive("sales_order", "SO-5", [balm("2")]));
    const delivery = await arrive("delivery_order", "DO-5", [balm("2", "0.00")], about("SO-5"));
    const invoice = await arrive("invoice", "INV-5", [balm("2")], { references: [{ externalId: "DO-5", number: "DO-5" }] });
    await approve(invoice);
    await postApproved(house.ctx);
    expect(await posting(invoice)).toMatchObject({ state: "queued", message: "It is made from DO-5, which is not in AutoCount yet." });
    const docNo = await post(delivery);
    later(120);
    await postApproved(house.ctx);
    expect(await posting(invoice)).toMatchObject({ state: "posted", differences: [] });
    expect(await openOf("deliveryOrders", docNo)).toEqual([0]);
  });

  test("two lines of one item in an order are for a person", async () => {
    const docNo = await post(await arrive("sales_order", "SO-6", [balm("2"), balm("5", "18.00")]));
    const delivery = await arrive("delivery_order", "DO-6", [balm("2", "0.00")], about("SO-6"));
    await approve(delivery);
    await postApproved(house.ctx);
    expect((await posting(delivery)).message).toBe(`Line 1: ${docNo} has 2 lines of KR-BALM-LG in PCS, and AutoCount cannot be told which one is meant. Transfer it in AutoCount by hand.`);
  });

  test("goods that an invoice has taken out of stock are not taken out again by a delivery", async () => {
    const docNo = await post(await arrive("invoice", "INV-7", [balm("2")]));
    const delivery = await arrive("delivery_order", "DO-7", [balm("2", "0.00")], about("INV-7"));
    await approve(delivery);
    await postApproved(house.ctx);
    expect((await posting(delivery)).message).toContain(`${docNo} has taken the goods of this order out of stock already`);
  });

  test("an order that AutoCount has is not invoiced past it where the connection cannot make one of the other", async () => {
    const docNo = await post(await arrive("sales_order", "SO-8", [balm("2")]));
    const invoice = await arrive("invoice", "INV-8", [balm("2")], about("SO-8"));
    await approve(invoice);
    await postApproved(house.ctx);
    expect((await posting(invoice)).message).toContain(`${docNo} is in AutoCount and nothing of it is delivered there.`);
  });

  test("a price that is not the order's is told on the record", async () => {
    await post(await arrive("sales_order", "SO-9", [balm("2")]));
    const delivery = await arrive("delivery_order", "DO-9", [balm("2", "25.00")], about("SO-9"));
    await approve(delivery);
    await postApproved(house.ctx);
    expect(await posting(delivery)).toMatchObject({ state: "posted", differences: [{ field: "total", sent: "50.00", stored: "40.00" }, { field: "lines[0].unitPrice", sent: "25.00", stored: "20" }] });
  });
});

test("an order and its twelve deliveries are each booked once, and the order is open for nothing, though a third of all calls goes wrong", { timeout: 120_000 }, async () => {
  const before = await stockOf("KR-BALM-LG");
  const order = await post(await arrive("sales_order", "SO-40", [balm("78")]));
  const ids: string[] = [];
  for (let n = 1; n <= 12; n++) ids.push(await arrive("delivery_order", `DO-40-${n}`, [balm(String(n), "0.00")], about("SO-40")));
  for (const id of ids) await approve(id);
  for (const [fault, rate] of [["stored-answer-lost", 0.2], ["stored-but-500", 0.1], ["error-500-not-stored", 0.2], ["stale-get", 0.1], ["outage", 0.05]] as const) {
    await house.fault({ fault, mode: "rate", rate, seed: 7, ...(fault === "stale-get" ? { delayMs: 600_000 } : {}) });
  }
  const open = async () => db.record.count({ where: { companyId: house.ctx.company, id: { in: ids }, state: { not: "posted" } } });
  for (let round = 0; round < 80 && (await open()) > 0; round++) {
    await postApproved(house.ctx);
    later(700);
  }
  expect(await open()).toBe(0);
  await house.clearFaults();
  const { deliveryOrders } = await books();
  const ours = ids.map((id) => deliveryOrders.filter(({ master }) => master.ref === `HP:${id}`));
  expect(ours.map((stored) => stored.length)).toEqual(ids.map(() => 1));
  expect(ours.map(([stored]) => stored?.details[0]?.qty)).toEqual(ids.map((_id, index) => index + 1));
  expect(await openOf("salesOrders", order)).toEqual([0]);
  expect((await stockOf("KR-BALM-LG")) - before).toBe(-78);
});

test("a worker that died in the middle of a void has voided it, and somebody else's cancelling is told as such", async () => {
  const [ours, theirs] = [await arrive("invoice", "INV-20", [oil("1")]), await arrive("invoice", "INV-21", [oil("1")])];
  for (const id of [ours, theirs]) await post(id);
  const cancel = async (id: string) => {
    const { docKey } = await posting(id);
    const { baseUrl } = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: house.ctx.company } });
    const answer = await fetch(`${baseUrl}/api/Invoice/CancelRecord?docKey=${docKey}`, { method: "POST", headers: { "X-API-NAME": "key", "X-API-KEY": "secret" } });
    expect(await answer.text()).toBe("true");
  };
  for (const id of [ours, theirs]) expect(await reverseRecord(house.finance.ctx, { recordId: id, revision: (await record(id)).revision, reason: "Wrong" })).toMatchObject({ ok: true });
  // As the call leaves it behind: marked before, never written down after.
  await db.posting.updateMany({ where: { companyId: house.ctx.company, recordId: ours }, data: { state: "void-unknown" } });
  for (const id of [ours, theirs]) await cancel(id);
  for (let round = 0; round < 3; round++) {
    await postApproved(house.ctx);
    later(60);
  }
  const told = async (id: string) => (await db.auditEntry.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId: id, type: "record.reversed" } })).new;
  expect(await told(ours)).not.toHaveProperty("wasGone");
  expect(await told(theirs)).toHaveProperty("wasGone", true);
});

test("the mirror is read through the Web API's lists, and a buyer whom it does not know is not made there", async () => {
  expect(await refreshReference(house.ctx)).toMatchObject({ ok: true });
  expect(await db.item.findUnique({ where: { companyId_code: { companyId: house.ctx.company, code: "KR-BALM-LG" } } })).toMatchObject({ origin: "ledger", uom: "PCS" });
  const id = await arrive("invoice", "INV-30", [oil("1")], { customer: { name: "Somebody New" } });
  const findings = await db.finding.findMany({ where: { companyId: house.ctx.company, recordId: id, rule: "new-customer" } });
  expect(findings).toMatchObject([{ message: expect.stringContaining("make it in AutoCount first, then refresh the reference data"), fixes: [{ do: "choose-customer" }] }]);
});

describe("what somebody takes away in AutoCount, which shows neither what is cancelled nor what is deleted", () => {
  test.each([["cancelled", "cancelrecord"], ["deleted", "deleterecord"]])("%s, it is said to be gone and no more; reversed here, it is not said to be voided by us", async (how, action) => {
    const id = await post(await arrive("invoice", `INV-${how}`, [balm("1")])).then(() => db.record.findFirstOrThrow({ where: { companyId: house.ctx.company, sourceId, externalId: `INV-${how}` } })).then((found) => found.id);
    const { docKey, docNo } = await posting(id);
    const { baseUrl } = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: house.ctx.company } });
    const answer = await fetch(`${baseUrl}/api/Invoice/${action}?docKey=${docKey}`, { method: "POST", headers: { "X-API-NAME": "key", "X-API-KEY": "secret" } });
    expect(answer.status).toBe(200);
    later(7 * 3600);
    await watchPosted(house.ctx, { waitMs: 1 });
    const screen = await findRecordScreen(house.finance.ctx, id);
    const [shown] = screen?.postings ?? [];
    expect(shown?.findings).toMatchObject([{ rule: "gone-in-autocount", message: expect.stringContaining("somebody cancelled or deleted it there") as string }]);
    expect(shown && postingText(t, shown).text).toBe("It was in the books, and at the last look it no longer counted there.");
    expect(screen?.reversal).toMatchObject({ whyNotVoid: null });

    expect(await reverseRecord(house.finance.ctx, { recordId: id, revision: (await record(id)).revision, reason: "Gone" })).toMatchObject({ ok: true });
    for (let round = 0; round < 4 && (await record(id)).state !== "reversed"; round++) {
      await postApproved(house.ctx);
      later(120);
    }
    const after = await findRecordScreen(house.finance.ctx, id);
    const [reversed] = after?.postings ?? [];
    expect(reversed).toMatchObject({ state: "reversed", message: expect.stringContaining(`did not show ${docNo} any more`) as string });
    expect(reversed && postingText(t, reversed).text).not.toContain("voided");
    expect(after?.history.map((entry) => deedText(t, entry))).toContain(`reversed ${docNo}, which AutoCount did not show any more`);
  });
});

test("a posted record has a link where an admin has said how documents are seen, by the product's own words", async () => {
  const id = await arrive("sales_order", "SO-LINK", [balm("1")]);
  const docNo = await post(id);
  const link = async () => (await findRecordScreen(house.finance.ctx, id))?.postings[0]?.link;
  expect(await link()).toBeNull();
  const set = (documentLink: string | null) => setConnection(house.admin.ctx, { settings: { documentLink } });
  expect(await set("http://books.example/{docNo}")).toMatchObject({ error: { code: "invalid", issues: [{ path: "settings.documentLink", message: "must begin with https://" }] } });
  expect(await set("https://books.example/{kind}/{docKey}?no={docNo}")).toMatchObject({ ok: true });
  const { docKey } = await posting(id);
  expect(await link()).toEqual({ href: `https://books.example/SalesOrder/${docKey}?no=${docNo}`, isOurs: false });
  expect(await set(null)).toMatchObject({ ok: true });
  expect(await link()).toBeNull();
});
