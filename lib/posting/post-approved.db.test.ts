import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { revokeApproval } from "#lib/approval/revoke-approval.ts";
import { undoApproval } from "#lib/approval/undo-approval.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { answerItem } from "#lib/review/answer-item.ts";
import { chooseCustomer } from "#lib/review/choose-customer.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { createCustomer } from "#lib/review/create-customer.ts";
import { decideDelivery } from "#lib/review/decide-delivery.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { fullyDeliveredOrder, missingSkuOrder, newCustomerOrder, normalOrder, partiallyDeliveredOrder } from "#prisma/seed/shopify-orders.ts";
import { postApproved } from "./post-approved.ts";
import { postOne } from "./post-one.ts";
import { retryPosting } from "#lib/review/retry-posting.ts";

const { db } = await createTestDatabase();
const at = new Date("2026-03-02T02:00:00Z");
let number = 1000;
const place = () => ({ number: (number += 1), at });

// Time is ours, so that waits for a lost answer need no waiting.
let skipped = 0;
const now = () => new Date(Date.now() + skipped);
const later = (seconds: number) => (skipped += seconds * 1000);

let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
});
afterAll(async () => house.close());

const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
const posting = (recordId: string) => db.posting.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId } });
const invoicesOf = async (id: string) => (await house.ledger()).invoices.filter((invoice) => invoice.master.ref === `HP:${id}`);
const countAudit = (recordId: string, type: string) => db.auditEntry.count({ where: { companyId: house.ctx.company, recordId, type } });

async function approved(id: string) {
  const { revision } = await record(id);
  const outcome = await approveRecord(house.finance.ctx, { recordId: id, revision });
  expect(outcome).toMatchObject({ ok: true });
}

describe("posting", () => {
  test("books an approved order once, with its lines, total and number, and says so on the record", async () => {
    const order = normalOrder(place());
    const id = await house.arrive(order);
    await approved(id);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
    const { docNo, docKey, differences, state } = await posting(id);
    expect({ differences, state }).toEqual({ differences: [], state: "posted" });
    const [invoice, ...more] = await invoicesOf(id);
    expect(more).toEqual([]);
    expect(invoice?.master).toMatchObject({ docNo, debtorCode: "300-A001" });
    expect(invoice?.master.finalTotal.toFixed(2)).toBe(order.total_price);
    expect(invoice?.details).toHaveLength(order.line_items.length + 1);
    expect(docKey).toMatch(/^\d+$/);
    await postApproved(house.ctx);
    expect(await invoicesOf(id)).toHaveLength(1);
    expect(await countAudit(id, "posting.posted")).toBe(1);
  });

  test("an unknown SKU is answered once: the alias frees the other order too, and the next one passes", async () => {
    const first = await house.arrive(missingSkuOrder(place(), "BALM-LG-50"));
    const second = await house.arrive(missingSkuOrder(place(), "balm-lg-50 "));
    const line = (await record(first)).document as { lines: { id: string }[] };
    const answer = await answerItem(house.admin.ctx, { recordId: first, revision: 1, lineId: line.lines[0]?.id ?? "", itemCode: "KR-BALM-LG", everywhere: true });
    expect(answer).toMatchObject({ ok: true, value: { state: "ready", freed: 1 } });
    const scope = { by: "sku", sku: "balm-lg-50", sourceId: house.sourceId } as const;
    expect(await recheckRecords(house.ctx, scope, { id: house.admin.userId, name: "The admin" })).toEqual({ checked: 1, freed: 1 });
    expect(await record(second)).toMatchObject({ state: "ready", holds: [] });
    expect(await record(await house.arrive(missingSkuOrder(place(), "BALM-LG-50")))).toMatchObject({ state: "ready" });
    await approved(second);
    await postApproved(house.ctx);
    expect((await invoicesOf(second))[0]?.details[0]?.productCode).toBe("KR-BALM-LG");
  });

  test("a new customer becomes a debtor first and an invoice second, and who created it cannot approve", async () => {
    const id = await house.arrive(newCustomerOrder(place()));
    const customer = { code: "300-P009", name: "Priya a/p Subramaniam", currency: "MYR", creditTerm: "C.O.D.", email: "priya@example.com" };
    expect(await createCustomer(house.finance.ctx, { recordId: id, revision: 1, customer })).toMatchObject({ ok: true, value: { state: "ready" } });
    expect(await createCustomer(house.finance.ctx, { recordId: id, revision: 2, customer })).toMatchObject({ ok: false, error: { code: "code-taken" } });
    expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 2 })).toMatchObject({ ok: false, error: { code: "own-work" } });
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 2 })).toMatchObject({ ok: true });
    expect((await house.ledger()).debtors.some((debtor) => debtor.accNo === "300-P009")).toBe(false);
    await postApproved(house.ctx);
    expect((await house.ledger()).debtors.filter((debtor) => debtor.accNo === "300-P009")).toHaveLength(1);
    expect((await invoicesOf(id))[0]?.master.debtorCode).toBe("300-P009");
    expect(await record(await house.arrive(newCustomerOrder(place())))).toMatchObject({ state: "ready", partyCode: "300-P009" });
  });

  test("a partial delivery is invoiced in part; the rest stays open, follows its delivery, and both add up to the order", async () => {
    const start = place();
    const order = partiallyDeliveredOrder(start);
    const id = await house.arrive(order);
    expect(await decideDelivery(house.finance.ctx, { recordId: id, revision: 1, choice: "invoice-delivered" })).toMatchObject({ ok: true, value: { state: "ready" } });
    const rest = await db.record.findFirstOrThrow({ where: { companyId: house.ctx.company, parentId: id } });
    expect(rest).toMatchObject({ state: "waiting", waitingFor: "delivery of the rest", docNumber: `${order.name}/2` });
    await house.arrive(fullyDeliveredOrder(start), "orders/updated");
    expect(await record(rest.id)).toMatchObject({ state: "ready", holds: [] });
    expect(await record(id)).toMatchObject({ state: "ready", revision: 2 });

    for (const part of [id, rest.id]) expect(await approveRecord(house.finance2.ctx, { recordId: part, revision: 2 })).toMatchObject({ ok: true });
    await postApproved(house.ctx);
    const invoices = [...(await invoicesOf(id)), ...(await invoicesOf(rest.id))];
    expect(invoices).toHaveLength(2);
    const cents = invoices.reduce((total, invoice) => total + Math.round(invoice.master.finalTotal * 100), 0);
    expect((cents / 100).toFixed(2)).toBe(order.total_price);
    const lines = await db.orderLine.findMany({ where: { companyId: house.ctx.company, orderId: String(order.id) } });
    expect(lines.map((line) => [line.ordered.toFixed(), line.invoiced.toFixed()])).toContainEqual(["3", "2"]);
  });

  test("waiting for the rest waits, and goes on with the whole when it is delivered", async () => {
    const start = place();
    const id = await house.arrive(partiallyDeliveredOrder(start));
    await decideDelivery(house.finance.ctx, { recordId: id, revision: 1, choice: "wait" });
    expect(await record(id)).toMatchObject({ state: "waiting", waitingFor: "delivery of the rest" });
    await house.arrive(fullyDeliveredOrder(start), "orders/updated");
    expect(await record(id)).toMatchObject({ state: "ready", waitingFor: null });
  });

  test("closing the rest invoices what was delivered and opens nothing", async () => {
    const id = await house.arrive(partiallyDeliveredOrder(place()));
    await decideDelivery(house.finance.ctx, { recordId: id, revision: 1, choice: "close-rest" });
    expect(await record(id)).toMatchObject({ state: "ready" });
    expect(await db.record.count({ where: { companyId: house.ctx.company, parentId: id } })).toBe(0);
  });
});

describe("an answer that is lost", () => {
  test("is unknown, then posted by reading the ledger; the ledger holds one", async () => {
    const id = await house.arrive(normalOrder(place()));
    await approved(id);
    await house.fault({ fault: "stored-answer-lost", resource: "invoice", mode: "next" });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "unknown" });
    await postApproved(house.ctx);
    expect(await record(id), "not before the wait is over").toMatchObject({ state: "unknown" });
    later(10);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
    expect(await invoicesOf(id)).toHaveLength(1);
  });

  test("where nothing was stored is looked for twice and then sent again with the same number", async () => {
    const id = await house.arrive(normalOrder(place()));
    await approved(id);
    await house.fault({ fault: "error-500-not-stored", resource: "invoice", mode: "next" });
    await postApproved(house.ctx);
    const { docNo } = await posting(id);
    for (const seconds of [10, 20]) {
      later(seconds);
      await postApproved(house.ctx);
      expect(await record(id)).toMatchObject({ state: "unknown" });
      expect(await invoicesOf(id)).toHaveLength(0);
    }
    later(60);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
    expect((await invoicesOf(id)).map((invoice) => invoice.master.docNo)).toEqual([docNo]);
  });

  test("with a worker that died while sending is settled by looking first", async () => {
    const id = await house.arrive(normalOrder(place()));
    await approved(id);
    await db.posting.updateMany({ where: { companyId: house.ctx.company, recordId: id }, data: { state: "sending" } });
    await db.record.update({ where: { companyId_id: { companyId: house.ctx.company, id } }, data: { state: "posting" } });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "unknown" });
    expect(await countAudit(id, "posting.unknown")).toBe(1);
    expect(await invoicesOf(id)).toHaveLength(0);
    for (const seconds of [20, 20, 60]) {
      later(seconds);
      await postApproved(house.ctx);
    }
    expect(await record(id)).toMatchObject({ state: "posted" });
    expect(await invoicesOf(id)).toHaveLength(1);
  });
});

describe("a ledger that says no", () => {
  test("puts the record back to held with AutoCount's own words; a retry uses the same number and keeps the approval", async () => {
    const id = await house.arrive(normalOrder(place()));
    await approved(id);
    await house.fault({ fault: "refuse-400", resource: "invoice", mode: "next", message: "The period is closed." });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "held", holds: ["ledger-refused"] });
    const finding = await db.finding.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId: id } });
    expect(finding.message).toContain("The period is closed.");
    const { docNo } = await posting(id);
    expect(await retryPosting(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "approved" } });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted", holds: [] });
    expect((await invoicesOf(id)).map((invoice) => invoice.master.docNo)).toEqual([docNo]);
  });

  test("is freed by a correction, which asks for approval again", async () => {
    const id = await house.arrive(normalOrder(place()));
    await approved(id);
    await house.fault({ fault: "refuse-400", resource: "invoice", mode: "next", message: "Note is not allowed." });
    await postApproved(house.ctx);
    await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes: [{ path: "note", value: "Second try" }] });
    expect(await record(id)).toMatchObject({ state: "ready", holds: [], revision: 2 });
    await approved(id);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
  });

  test("while it is down the work waits, and goes on when it is back", async () => {
    const ids = [await house.arrive(normalOrder(place())), await house.arrive(normalOrder(place()))];
    for (const id of ids) await approved(id);
    await house.fault({ fault: "rate-limit-429", resource: "invoice", method: "GET", mode: "next" });
    await postApproved(house.ctx);
    for (const id of ids) expect(await record(id)).toMatchObject({ state: "approved" });
    later(120);
    await postApproved(house.ctx);
    for (const id of ids) expect(await record(id)).toMatchObject({ state: "posted" });
  });

  test("and asks to wait is called once, not once for each that waits", async () => {
    const ids = [await house.arrive(normalOrder(place())), await house.arrive(normalOrder(place())), await house.arrive(normalOrder(place()))];
    for (const id of ids) await approved(id);
    await house.fault({ fault: "rate-limit-429", mode: "always" });
    const attempts = () => db.postingAttempt.count({ where: { companyId: house.ctx.company } });
    const before = await attempts();
    for (let run = 0; run < 3; run += 1) await postApproved(house.ctx);
    expect(await attempts()).toBe(before + 1);
    await house.clearFaults();
    later(120);
    await postApproved(house.ctx);
    for (const id of ids) expect(await record(id)).toMatchObject({ state: "posted" });
  });

  test("to our key stops the connection, says so once, and nothing fails", async () => {
    const ids = [await house.arrive(normalOrder(place())), await house.arrive(normalOrder(place()))];
    for (const id of ids) await approved(id);
    await house.fault({ fault: "unauthorized-401", mode: "next" });
    await postApproved(house.ctx);
    await postApproved(house.ctx);
    for (const id of ids) expect(await record(id)).toMatchObject({ state: "approved" });
    expect(await db.auditEntry.count({ where: { companyId: house.ctx.company, type: "connection.stopped" } })).toBe(1);
    await db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { state: "open", stopReason: null } });
    await postApproved(house.ctx);
    for (const id of ids) expect(await record(id)).toMatchObject({ state: "posted" });
  });
});

test("a record that is revoked, corrected and approved again between two looks at the queue is posted as corrected", async () => {
  const id = await house.arrive(normalOrder(place()));
  await approved(id);
  const stale = await posting(id);
  await revokeApproval(house.finance.ctx, { recordId: id, revision: 1, reason: "Note missing" });
  await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes: [{ path: "note", value: "Gift" }] });
  await approved(id);
  await postOne(house.ctx, { ...stale, state: "queued" }, { renew: async () => true });
  expect(await record(id)).toMatchObject({ state: "posted", revision: 2 });
  expect(await invoicesOf(id)).toHaveLength(1);
});

describe("approval", () => {
  test("of the same revision by two people at once is one approval", async () => {
    const id = await house.arrive(normalOrder(place()));
    const outcomes = await Promise.all([house.finance, house.finance2].map((person) => approveRecord(person.ctx, { recordId: id, revision: 1 })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ error: { code: "not-in-this-state", state: "approved" } });
    expect(await db.approval.count({ where: { companyId: house.ctx.company, recordId: id, revokedAt: null } })).toBe(1);
    expect(await db.posting.count({ where: { companyId: house.ctx.company, recordId: id } })).toBe(1);
    expect(await countAudit(id, "record.approved")).toBe(1);
  });

  test("of a revision that has moved is refused and shows what moved", async () => {
    const id = await house.arrive(normalOrder(place()));
    await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes: [{ path: "reference", value: "PO-77" }] });
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 1 })).toMatchObject({
      ok: false,
      error: { code: "changed-meanwhile", moved: { revision: 2, by: "The finance", changes: [{ path: "reference", old: null, new: "PO-77" }] } },
    });
  });

  test("is refused to whoever corrected an amount, and not to whoever corrected a text", async () => {
    const id = await house.arrive(normalOrder(place()));
    await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes: [{ path: "lines.0.quantity", value: "3" }, { path: "total", value: "89.20" }] });
    const { revision, state } = await record(id);
    expect(state).toBe("ready");
    expect(await approveRecord(house.finance.ctx, { recordId: id, revision })).toMatchObject({ ok: false, error: { code: "own-work" } });
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
  });

  test("is refused to admin and, as the first one, to a manager", async () => {
    const id = await house.arrive(normalOrder(place()));
    for (const person of [house.admin, house.manager]) {
      expect(await approveRecord(person.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: false, error: { code: "wrong-role", needed: "finance" } });
    }
  });

  test("of a large document asks for a manager second", async () => {
    await db.approvalPolicy.create({ data: { companyId: house.ctx.company, kind: null, minTotal: "60", steps: ["finance", "manager"] } });
    const id = await house.arrive(normalOrder(place()));
    expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "ready", next: { role: "manager" } } });
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: false, error: { code: "wrong-role" } });
    expect(await approveRecord(house.manager.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true, value: { state: "approved" } });
    await db.approvalPolicy.deleteMany({ where: { companyId: house.ctx.company } });
  });

  test("that fails in the middle leaves neither audit row nor job nor posting", async () => {
    const id = await house.arrive(normalOrder(place()));
    const jobs = async () => (await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pgboss.job`)[0]?.n;
    const before = await jobs();
    await db.$executeRaw`ALTER TABLE audit_entry ADD CONSTRAINT planted CHECK (type <> 'record.approved') NOT VALID`;
    await expect(approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).rejects.toThrow(/planted/);
    await db.$executeRaw`ALTER TABLE audit_entry DROP CONSTRAINT planted`;
    expect(await record(id)).toMatchObject({ state: "ready" });
    expect(await jobs()).toBe(before);
    expect(await db.posting.count({ where: { companyId: house.ctx.company, recordId: id } })).toBe(0);
    expect(await db.approval.count({ where: { companyId: house.ctx.company, recordId: id } })).toBe(0);
    expect(await countAudit(id, "record.approved")).toBe(0);
  });

  test("can be taken back before it is sent, and nothing is sent", async () => {
    const id = await house.arrive(normalOrder(place()));
    await approved(id);
    expect(await revokeApproval(house.finance.ctx, { recordId: id, revision: 1, reason: "Wrong month" })).toMatchObject({ ok: true });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "ready" });
    expect(await invoicesOf(id)).toHaveLength(0);
  });

  test("on screen waits ten seconds, in which one key undoes it; then it goes, and only a reversal takes it out", async () => {
    const id = await house.arrive(normalOrder(place()));
    const seen = { recordId: id, revision: 1 };
    const undo = () => undoApproval(house.finance.ctx, { ...seen, reason: "Pressed too fast" });
    expect(await undo()).toEqual({ ok: false, error: { code: "not-in-this-state", state: "ready" } });
    expect(await approveRecord(house.finance.ctx, seen, { isUndoable: true })).toMatchObject({ ok: true, value: { state: "approved", goesInSeconds: 10 } });
    await postApproved(house.ctx);
    expect([(await record(id)).state, await invoicesOf(id)]).toEqual(["approved", []]);
    expect(await undo()).toMatchObject({ ok: true });
    later(13);
    await postApproved(house.ctx);
    expect([(await record(id)).state, (await posting(id)).state, await invoicesOf(id)]).toEqual(["ready", "withdrawn", []]);

    await approveRecord(house.finance.ctx, seen, { isUndoable: true });
    later(9);
    await postApproved(house.ctx);
    expect((await record(id)).state).toBe("approved");
    later(4);
    await postApproved(house.ctx);
    expect([(await record(id)).state, (await invoicesOf(id)).length]).toEqual(["posted", 1]);
    expect(await undo()).toEqual({ ok: false, error: { code: "sent-already" } });
  });

  test("that is undone takes back that one alone, and never somebody else's that came after it", async () => {
    await db.approvalPolicy.create({ data: { companyId: house.ctx.company, kind: null, minTotal: "60", steps: ["finance", "manager"] } });
    const id = await house.arrive(normalOrder(place()));
    const seen = { recordId: id, revision: 1 };
    const undo = (person: typeof house.finance) => undoApproval(person.ctx, { ...seen, reason: "Pressed too fast" });
    const standing = async () => (await db.approval.findMany({ where: { companyId: house.ctx.company, recordId: id, revokedAt: null }, orderBy: { step: "asc" } })).map((row) => row.role);
    await approveRecord(house.finance.ctx, seen, { isUndoable: true });
    expect(await undo(house.manager)).toMatchObject({ error: { code: "approved-since" } });
    expect(await undo(house.finance)).toMatchObject({ ok: true });
    expect([await standing(), (await record(id)).state]).toEqual([[], "ready"]);

    await approveRecord(house.finance.ctx, seen, { isUndoable: true });
    await approveRecord(house.manager.ctx, seen, { isUndoable: true });
    expect(await undo(house.finance)).toMatchObject({ error: { code: "approved-since", by: house.manager.ctx.actor.name } });
    expect(await undo(house.manager)).toMatchObject({ ok: true });
    expect([await standing(), (await record(id)).state]).toEqual([["finance"], "ready"]);
    expect(await revokeApproval(house.finance.ctx, { ...seen, reason: "Wrong month" })).toMatchObject({ ok: true });
    expect(await standing()).toEqual([]);
    later(13);
    await postApproved(house.ctx);
    expect(await invoicesOf(id)).toEqual([]);
    await db.approvalPolicy.deleteMany({ where: { companyId: house.ctx.company } });
  });

  test("is reopened when the shop changes the order before it is sent", async () => {
    const order = normalOrder(place());
    const id = await house.arrive(order);
    await approved(id);
    await house.arrive({ ...order, note: "Gift wrap", updated_at: "2026-03-09T10:00:00+08:00" } as typeof order, "orders/updated");
    expect(await record(id)).toMatchObject({ state: "ready" });
    expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: false, error: { code: "change-pending" } });
    await postApproved(house.ctx);
    expect(await invoicesOf(id)).toHaveLength(0);
  });
});

test("an unknown debtor is refused, nothing changes", async () => {
  const id = await house.arrive(newCustomerOrder({ ...place() }, { id: 99, firstName: "No", lastName: "Body", email: "nobody@example.com", phone: "1", street: "-", city: "-", postcode: "1", state: "Selangor", stateCode: "SGR" }));
  expect(await chooseCustomer(house.finance.ctx, { recordId: id, revision: 1, code: "300-ZZZ9" })).toMatchObject({ ok: false, error: { code: "unknown-customer" } });
  expect(await record(id)).toMatchObject({ state: "held", revision: 1 });
});
