import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { releaseWaiting } from "#lib/review/release-waiting.ts";
import { postApproved } from "./post-approved.ts";
import { reverseRecord } from "./reverse-record.ts";

const { db } = await createTestDatabase();

// Time is ours, so that waits for a lost answer need no waiting.
let skipped = 0;
const now = () => new Date(Date.now() + skipped);
const later = (seconds: number) => (skipped += seconds * 1000);

let house: SandboxCompany;
let sourceId = "";
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
  const source = await db.source.create({
    data: { companyId: house.ctx.company, key: `erp-${house.ctx.company}`, name: "The ERP", channel: "native", flowKind: "invoice", flowTrigger: "order_confirmation" },
  });
  sourceId = source.id;
});
afterAll(async () => house.close());

const date = "2026-03-02";
const customer = { code: "300-A001", name: "Aisyah binti Rahman" };
const balm = { sku: "KR-BALM-LG", description: "Lemongrass Balm 50ml", quantity: "3", unitPrice: "20.00" };

/** Sends one record as an integrator does, and returns its id. */
async function arrive(kind: Kind, externalId: string, document: object): Promise<string> {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records: [{ externalId, kind, document }] })));
  const received = await receiveDelivery(house.ctx, { sourceId, key: null, topic: null, contentType: "application/json", headers: { "content-type": "application/json" }, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(house.ctx, [received.value.deliveryId]);
  const found = await db.record.findFirst({ where: { companyId: house.ctx.company, sourceId, kind, externalId }, select: { id: true } });
  if (found === null) throw new Error(JSON.stringify(await db.delivery.findMany({ where: { companyId: house.ctx.company }, orderBy: { id: "desc" }, take: 1, select: { problem: true, results: true } })));
  return found.id;
}

const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
const posting = (recordId: string) => db.posting.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId } });

async function approve(id: string): Promise<void> {
  const { state, holds, revision, waitingFor } = await record(id);
  expect({ state, holds, waitingFor }).toEqual({ state: "ready", holds: [], waitingFor: null });
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
}

async function post(kind: Kind, externalId: string, document: object): Promise<string> {
  const id = await arrive(kind, externalId, document);
  await approve(id);
  await postApproved(house.ctx);
  const { state, message, differences } = await posting(id);
  expect({ state, message, differences }).toEqual({ state: "posted", message: null, differences: [] });
  expect(await record(id)).toMatchObject({ state: "posted" });
  return id;
}

type Row = { master: Record<string, unknown>; details: Record<string, unknown>[] };
type Books = Record<"invoices" | "creditNotes" | "quotations" | "purchaseOrders" | "stockAdjustments" | "stockTransfers" | "payments" | "knockOffEntries", Row[]> & {
  debtors: { accNo: string; companyName: string }[]; creditors: { accNo: string; companyName: string }[];
  products: { product: { productCode: string } }[]; stock: { stockCode: string; location: string; qty: string }[]; balances: { accNo: string; balance: string }[];
};
const books = async () => (await house.ledger()) as unknown as Books;
const stockOf = async (code: string) => Object.fromEntries((await books()).stock.filter((row) => row.stockCode === code).map(({ location, qty }) => [location, qty]));

describe("every kind is posted end to end", () => {
  test("a credit note names the posted invoice that it is about, and goods come back into stock", async () => {
    const invoice = await post("invoice", "INV-1", { number: "INV-1", date, currency: "MYR", customer, lines: [balm], total: "60.00" });
    expect(await stockOf("KR-BALM-LG")).toEqual({ HQ: "-3" });
    const note = await post("credit_note", "RET-1", {
      number: "RET-1", date, currency: "MYR", customer, goodsReturned: true, reason: "Damaged", references: [{ kind: "invoice", externalId: "INV-1" }],
      lines: [{ ...balm, id: "1", quantity: "1" }], total: "20.00",
    });
    const [stored] = (await books()).creditNotes;
    expect(stored?.master).toMatchObject({ docNo: (await posting(note)).docNo, ourInvoiceNo: (await posting(invoice)).docNo, reason: "Damaged", finalTotal: 20 });
    expect(stored?.details).toMatchObject([{ accNo: "510-0000", goodsReturn: true, qty: 1 }]);
    expect(await stockOf("KR-BALM-LG")).toEqual({ HQ: "-2" });
  });

  test("a purchase order goes to its creditor, by the creditor's own term", async () => {
    await post("purchase_order", "PO-1", {
      number: "PO-1", date, currency: "MYR", supplier: { code: "400-B001" }, expectedDate: "2026-03-20", lines: [{ ...balm, quantity: "100", unitPrice: "9.50" }], total: "950.00",
    });
    expect((await books()).purchaseOrders[0]?.master).toMatchObject({ creditorCode: "400-B001", creditorName: "Boh Plantations Supply", creditTerm: "Net 30 days", finalTotal: 950, remark2: "Expected 2026-03-20" });
  });

  test("an order is posted as a quotation where the book keeps orders so, and moves no stock", async () => {
    await db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { settings: { ordersAsQuotations: true } } });
    const before = await stockOf("KR-BALM-EU");
    const id = await post("sales_order", "SO-1", { number: "SO-1", date, currency: "MYR", customer, lines: [{ ...balm, sku: "KR-BALM-EU" }], total: "60.00" });
    await db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { settings: {} } });
    const quotations = (await books()).quotations.filter(({ master }) => master["ref"] === `HP:${id}`);
    expect(quotations).toMatchObject([{ master: { finalTotal: 60, debtorCode: "300-A001" } }]);
    expect(await stockOf("KR-BALM-EU")).toEqual(before);
  });

  test("stock is adjusted, and transferred between two branches", async () => {
    await post("stock_adjustment", "SA-1", { number: "SA-1", date, reason: "Count", location: "HQ", lines: [{ sku: "KR-COC-OIL", quantity: "50" }] });
    await post("stock_transfer", "ST-1", { number: "ST-1", date, fromLocation: "HQ", toLocation: "PG", lines: [{ sku: "KR-COC-OIL", quantity: "20" }] });
    expect(await stockOf("KR-COC-OIL")).toEqual({ HQ: "30", PG: "20" });
  });

  test("a customer, a supplier and an item are made under their codes, and the mirror knows them", async () => {
    await post("customer", "C-9", { code: "300-Z009", name: "Zainab Trading", currency: "MYR" });
    await post("supplier", "S-9", { code: "400-Z009", name: "Zul Supplies", currency: "MYR" });
    await post("item", "I-9", { code: "KR-NEW-1", name: "New balm", uom: "PCS", price: "12.00" });
    const { debtors, creditors, products } = await books();
    expect(debtors.filter(({ accNo }) => accNo === "300-Z009")).toMatchObject([{ companyName: "Zainab Trading" }]);
    expect(creditors.filter(({ accNo }) => accNo === "400-Z009")).toMatchObject([{ companyName: "Zul Supplies" }]);
    expect(products.filter(({ product }) => product.productCode === "KR-NEW-1")).toHaveLength(1);
    const where = (code: string) => ({ where: { companyId_code: { companyId: house.ctx.company, code } } });
    expect([await db.customer.findUnique(where("300-Z009")), await db.supplier.findUnique(where("400-Z009")), await db.item.findUnique(where("KR-NEW-1"))]).toMatchObject([
      { origin: "ledger", name: "Zainab Trading" }, { origin: "ledger", name: "Zul Supplies" }, { origin: "ledger", name: "New balm" },
    ]);
  });
});

describe("a payment and its knock-off", () => {
  const paid = (externalId: string, order: string, amount: string) => ({
    number: externalId, date, currency: "MYR", customer, amount, method: "fpx", settles: [{ kind: "invoice", externalId: order, amount }],
  });
  const anInvoice = (order: string) => post("invoice", order, { number: order, date, currency: "MYR", customer, lines: [{ ...balm, quantity: "1" }], total: "20.00" });
  const settled = async (recordId: string) => {
    const { docNo } = await posting(recordId);
    const { payments, knockOffEntries } = await books();
    return { payments: payments.filter(({ master }) => master["docNo"] === docNo).length, knockOffs: knockOffEntries.filter(({ master }) => master["docNo"] === `${docNo}-KO`) };
  };

  test("settles the posted invoice by an entry of its own", async () => {
    const invoice = await anInvoice("INV-20");
    const id = await post("payment", "PAY-20", paid("PAY-20", "INV-20", "20.00"));
    const { payments, knockOffs } = await settled(id);
    expect([payments, knockOffs.length]).toEqual([1, 1]);
    expect(knockOffs[0]?.details).toMatchObject([{ docType: "IV", docNo: (await posting(invoice)).docNo, knockOffAmount: 20 }, { docType: "OR", knockOffAmount: -20 }]);
  });

  test.each(["stored-answer-lost", "error-500-not-stored"])("is booked and settled once though the knock-off's answer is lost (%s)", async (fault) => {
    const order = `INV-${fault}`;
    await anInvoice(order);
    const id = await arrive("payment", `PAY-${fault}`, paid(`PAY-${fault}`, order, "20.00"));
    await approve(id);
    await house.fault({ fault, resource: "knockOffEntry" });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "unknown" });
    for (let look = 0; look < 5 && (await record(id)).state !== "posted"; look++) {
      later(120);
      await postApproved(house.ctx);
    }
    expect(await record(id)).toMatchObject({ state: "posted" });
    const { payments, knockOffs } = await settled(id);
    expect([payments, knockOffs.length]).toEqual([1, 1]);
  });

  test("stays booked where AutoCount refuses to settle, and says what is not settled", async () => {
    await anInvoice("INV-21");
    const id = await arrive("payment", "PAY-21", paid("PAY-21", "INV-21", "25.00"));
    await approve(id);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
    expect((await posting(id)).differences).toMatchObject([{ field: "settles", stored: expect.stringContaining("exceeds its outstanding amount") }]);
  });

  test("waits with its settling while the ledger is down, and never pays twice", async () => {
    await anInvoice("INV-22");
    const id = await arrive("payment", "PAY-22", paid("PAY-22", "INV-22", "20.00"));
    await approve(id);
    await house.fault({ fault: "rate-limit-429", resource: "knockOffEntry" });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "unknown" });
    for (let look = 0; look < 5 && (await record(id)).state !== "posted"; look++) {
      later(700);
      await postApproved(house.ctx);
    }
    const { payments, knockOffs } = await settled(id);
    expect([(await record(id)).state, payments, knockOffs.length]).toEqual(["posted", 1, 1]);
  });

  test("is reversed with what it settled first; then the invoice can be reversed too, and not before", async () => {
    const invoice = await anInvoice("INV-23");
    const id = await post("payment", "PAY-23", paid("PAY-23", "INV-23", "20.00"));
    const reverse = async (recordId: string) => reverseRecord(house.finance.ctx, { recordId, revision: (await record(recordId)).revision, reason: "Bounced" });
    expect(await reverse(invoice)).toMatchObject({ ok: false, error: { code: "not-reversible", why: expect.stringMatching(/^Payment PAY-23 \(.+\) settles it/) } });
    for (const one of [id, invoice]) {
      expect(await reverse(one)).toMatchObject({ ok: true });
      await postApproved(house.ctx);
      expect(await record(one)).toMatchObject({ state: "reversed" });
    }
    expect((await settled(id)).knockOffs).toMatchObject([{ master: { cancelled: true } }]);
  });
});

describe("a lost answer", () => {
  test.each<[Kind, string, object, keyof Books]>([
    ["stock_transfer", "ST-L", { number: "ST-L", date, fromLocation: "HQ", toLocation: "JB", lines: [{ sku: "KR-COC-OIL", quantity: "1" }] }, "stockTransfers"],
    ["purchase_order", "PO-L", { number: "PO-L", date, currency: "MYR", supplier: { code: "400-B001" }, lines: [balm], total: "60.00" }, "purchaseOrders"],
  ])("of a %s is settled by looking, and makes no second one", async (kind, externalId, document, list) => {
    const id = await arrive(kind, externalId, document);
    await approve(id);
    await house.fault({ fault: "stored-answer-lost" });
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "unknown" });
    later(60);
    await postApproved(house.ctx);
    expect(await record(id)).toMatchObject({ state: "posted" });
    const { docNo } = await posting(id);
    expect(((await books())[list] as Row[]).filter(({ master }) => master["docNo"] === docNo)).toHaveLength(1);
  });
});

describe("what is about a document that is in line itself", () => {
  const invoice = (number: string) => ({ number, date, currency: "MYR", customer, lines: [balm], total: "60.00" });
  const note = (number: string, of: string) => ({
    number, date, currency: "MYR", customer, goodsReturned: false, reason: "Damaged", references: [{ kind: "invoice", externalId: of }], lines: [{ ...balm, id: "1", quantity: "1" }], total: "20.00",
  });
  /** An invoice whose answer was lost and that is not stored, and an approved credit note about it. */
  async function inLine(number: string): Promise<{ first: string; second: string }> {
    const first = await arrive("invoice", number, invoice(number));
    await approve(first);
    await house.fault({ fault: "error-500-not-stored", resource: "invoice", mode: "next" });
    await postApproved(house.ctx);
    expect(await record(first)).toMatchObject({ state: "unknown" });
    const second = await arrive("credit_note", `CN-${number}`, note(`CN-${number}`, number));
    const { revision } = await record(second);
    expect(await releaseWaiting(house.finance.ctx, { recordId: second, revision, reason: "It will be there" })).toMatchObject({ ok: true });
    expect(await approveRecord(house.finance.ctx, { recordId: second, revision: (await record(second)).revision })).toMatchObject({ ok: true });
    return { first, second };
  }

  test("goes after it, says so, and is then booked against it", async () => {
    const { first, second } = await inLine("INV-LINE-1");
    await postApproved(house.ctx);
    expect(await posting(second)).toMatchObject({ state: "queued", waitsFor: first, attempts: 0, message: "Goes after INV-LINE-1, which is in line before it." });
    for (const seconds of [10, 20, 60]) {
      later(seconds);
      await postApproved(house.ctx);
    }
    expect([await record(first), await record(second)]).toMatchObject([{ state: "posted" }, { state: "posted" }]);
    const stored = (await books()).creditNotes.find(({ master }) => master["ref"] === `HP:${second}`);
    expect(stored?.master).toMatchObject({ ourInvoiceNo: (await posting(first)).docNo });
  });

  test("is not held up for ever by one that leaves the line", async () => {
    const { first, second } = await inLine("INV-LINE-2");
    await postApproved(house.ctx);
    await db.posting.updateMany({ where: { companyId: house.ctx.company, recordId: first }, data: { state: "withdrawn" } });
    await postApproved(house.ctx);
    expect(await record(second)).toMatchObject({ state: "posted" });
  });
});
