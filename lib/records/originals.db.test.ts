import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { v7 as newId } from "uuid";
import { aCompany } from "#lib/auth/test-people.ts";
import { aCreditNote, aDelivery, aDocument, aLine, aPayment, aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { findOriginals } from "./originals.ts";
import { recordColumns } from "./record-columns.ts";

const { db } = await createTestDatabase();
let ctx: Context;
let shop: string;
let warehouse: string;
let deliveryId: string;

beforeAll(async () => {
  ctx = await aCompany(db);
});
beforeEach(async () => {
  [shop, warehouse] = (await Promise.all(["shop", "warehouse"].map((name) =>
    db.source.create({ data: { companyId: ctx.company, key: `${name}-${randomUUID()}`, name, channel: "native", flowKind: "invoice", flowTrigger: "payment" } }),
  ))).map((source) => source.id) as [string, string];
  deliveryId = (await db.delivery.create({ data: { companyId: ctx.company, sourceId: shop, dedupeKey: randomUUID(), digest: "d", contentType: "application/json", headers: {}, body: new Uint8Array(), state: "read" } })).id;
});

type Stored = OfKind & { externalId: string; orderId?: string; state?: RecordState; parentId?: string | null; sourceId?: string; docNo?: string };

async function stored({ kind, document, externalId, orderId = externalId, state = "ready", parentId = null, sourceId = shop, docNo }: Stored): Promise<string> {
  const id = newId();
  const { duplicateKey, submitBy, ...columns } = recordColumns({ kind, document } as OfKind, { externalId, orderId, parentId });
  await db.record.create({
    data: {
      companyId: ctx.company, id, sourceId, kind, bookAs: kind, externalId, state, document, deliveryId, sourceDigest: "s", duplicateKey,
      ...columns, docDate: new Date(columns.docDate), consolidateBy: new Date(columns.consolidateBy), eInvoiceUntil: new Date(submitBy),
    },
  });
  if (docNo !== undefined) await db.posting.create({ data: { companyId: ctx.company, recordId: id, revision: 1, docNo, digest: "d", state: "posted" } });
  return id;
}

const teas = (quantity: string, over: object = {}) => aDocument({ lines: [aLine({ quantity, amount: `${10 * Number(quantity)}.00` })], total: `${10 * Number(quantity)}.00`, ...over });
const creditNote = (over: object = {}) => ({ kind: "credit_note" as const, document: aCreditNote(over), recordId: newId(), sourceId: shop });
const delivery = (over: object = {}, sourceId = shop) => ({ kind: "delivery_order" as const, document: aDelivery(over), recordId: newId(), sourceId });
async function originalOf(one: Parameters<typeof findOriginals>[2][number]) {
  return (await db.$transaction((tx) => findOriginals(tx, ctx.company, [one]))).get(one.recordId);
}

describe("What a record is about", () => {
  it("is found by the source's id of the order, by its number with or without the #, and by AutoCount's number", async () => {
    const docNo = `I-${randomUUID().slice(0, 8)}`;
    const id = await stored({ kind: "invoice", document: teas("2"), externalId: "5001", state: "posted", docNo });
    for (const reference of [{ externalId: "5001" }, { number: "#1001" }, { number: "1001" }, { docNo }]) {
      expect(await originalOf(creditNote({ references: [reference] })), JSON.stringify(reference)).toMatchObject({ recordId: id, state: "posted", docNo, total: "20.00" });
    }
    for (const reference of [{ externalId: "5002" }, { number: "#1002" }, { docNo: `${docNo}-X` }]) expect(await originalOf(creditNote({ references: [reference] }))).toBeUndefined();
  });

  it("is not a record of another company, nor what is no sale", async () => {
    const other = await aCompany(db);
    await stored({ kind: "invoice", document: teas("2"), externalId: "5001" });
    const asked = creditNote();
    expect((await db.$transaction((tx) => findOriginals(tx, other.company, [asked]))).size).toBe(0);
    await stored({ kind: "purchase_order", document: aPurchaseOrder({ number: "PO-1" }), externalId: "PO-1" });
    expect(await originalOf(creditNote({ references: [{ number: "PO-1" }] }))).toBeUndefined();
  });

  it("is a shop's order where its warehouse names the number, but not where two shops have it", async () => {
    const number = `#${randomUUID().slice(0, 6)}`;
    const id = await stored({ kind: "invoice", document: teas("2", { number }), externalId: "5001" });
    expect(await originalOf(delivery({ references: [{ number }] }, warehouse))).toMatchObject({ recordId: id });
    const second = await db.source.create({ data: { companyId: ctx.company, key: randomUUID(), name: "Second", channel: "native", flowKind: "invoice", flowTrigger: "payment" } });
    await stored({ kind: "invoice", document: teas("2", { number }), externalId: "9001", sourceId: second.id });
    expect(await originalOf(delivery({ references: [{ number }] }, warehouse))).toBeUndefined();
    expect(await originalOf(delivery({ references: [{ number }] }, shop))).toMatchObject({ recordId: id });
  });
});

describe("A sale that is several records", () => {
  it("is counted once: what is owed by its invoice, what is wanted by its order", async () => {
    const order = await stored({ kind: "sales_order", document: teas("3"), externalId: "5001", state: "posted", docNo: `S-${randomUUID()}` });
    await stored({ kind: "delivery_order", document: aDelivery({ lines: [aLine({ quantity: "3" })] }), externalId: "D-1", orderId: "5001", parentId: order, state: "posted" });
    const invoice = await stored({ kind: "invoice", document: teas("2", { references: [{ externalId: "5001" }] }), externalId: "I-1", orderId: "5001", parentId: order, state: "posted", docNo: `I-${randomUUID()}` });
    expect(await originalOf(creditNote())).toMatchObject({ recordId: invoice, kind: "invoice", total: "20.00", lines: [{ quantity: "2", delivered: "3" }] });
    expect(await originalOf(delivery())).toMatchObject({ recordId: order, kind: "sales_order", lines: [{ quantity: "3", delivered: "3" }] });
  });

  it("adds up over its parts; only what is posted can be credited", async () => {
    const lines = [aLine({ id: "1", quantity: "2" }), aLine({ id: "2", sku: "MUG", itemCode: "MUG", quantity: "1", amount: "5.00", unitPrice: "5.00" })];
    const first = await stored({ kind: "invoice", document: teas("2", { part: 1 }), externalId: "5001", state: "posted", docNo: `I-${randomUUID()}` });
    const second = await stored({ kind: "invoice", document: aDocument({ number: "#1001/2", part: 2, lines: [lines[1] ?? aLine()], total: "5.00" }), externalId: "5001/2", orderId: "5001", parentId: first, state: "waiting" });
    expect(await originalOf(creditNote())).toMatchObject({ recordId: first, total: "20.00", lines: [{ id: "1", quantity: "2" }] });
    expect(await originalOf(delivery())).toMatchObject({ total: "25.00", lines: [{ id: "1", quantity: "2" }, { id: "2", quantity: "1" }] });
    const docNo = `I-${randomUUID()}`;
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id: second } }, data: { state: "posted" } });
    await db.posting.create({ data: { companyId: ctx.company, recordId: second, revision: 1, docNo, digest: "d", state: "posted" } });
    // Its own part's invoice is credited, though the number given is that of the whole order.
    expect(await originalOf(creditNote({ references: [{ number: "#1001" }], lines: [lines[1] ?? aLine()] }))).toMatchObject({ recordId: second, docNo, total: "25.00" });
  });

  it("is what stands of it: not what was rejected or reversed, unless nothing else is left", async () => {
    const first = await stored({ kind: "invoice", document: teas("2"), externalId: "5001", state: "reversed" });
    expect(await originalOf(creditNote())).toMatchObject({ recordId: first, state: "reversed" });
    const second = await stored({ kind: "invoice", document: teas("2"), externalId: "5001~", orderId: "5001", state: "approved" });
    expect(await originalOf(creditNote())).toMatchObject({ recordId: second, state: "approved", total: "20.00" });
  });
});

describe("What others have returned of the sale", () => {
  it("counts where they came before or are booked, not where they are ended, nor the asking one itself", async () => {
    const sale = await stored({ kind: "invoice", document: teas("9"), externalId: "5001", state: "posted" });
    const about = { orderId: "5001", parentId: sale };
    const one = (quantity: string) => ({ kind: "credit_note" as const, document: aCreditNote({ lines: [aLine({ quantity, amount: "1.00" })], total: "1.00" }) });
    await stored({ ...one("1"), externalId: "before", ...about, state: "held" });
    await stored({ ...one("2"), externalId: "rejected", ...about, state: "rejected" });
    const asking = creditNote();
    await stored({ ...one("3"), externalId: "after", ...about, state: "held" });
    await stored({ ...one("4"), externalId: "booked", ...about, state: "posted" });
    expect(await originalOf(asking)).toMatchObject({ credited: "2.00", lines: [{ returned: "5" }] });
  });

  it("counts within one message too, in the order in which they stand there", async () => {
    await stored({ kind: "invoice", document: teas("2"), externalId: "5001", state: "posted" });
    const [first, second] = [creditNote(), creditNote()];
    const found = await db.$transaction((tx) => findOriginals(tx, ctx.company, [first, second]));
    expect([first, second].map((one) => found.get(one.recordId)?.credited)).toEqual(["0.00", "10.00"]);
  });
});

it("a payment of several sales is told of the one that is not posted yet", async () => {
  const references = [{ externalId: "5001", amount: "20.00" }, { externalId: "5002", amount: "20.00" }];
  const posted = await stored({ kind: "invoice", document: teas("2"), externalId: "5001", state: "posted" });
  const open = await stored({ kind: "invoice", document: teas("2", { number: "#1002" }), externalId: "5002" });
  const payment = { kind: "payment" as const, document: aPayment({ settles: references }), recordId: newId(), sourceId: shop };
  expect(await originalOf(payment)).toMatchObject({ recordId: open });
  await db.record.update({ where: { companyId_id: { companyId: ctx.company, id: open } }, data: { state: "posted" } });
  expect(await originalOf(payment)).toMatchObject({ recordId: posted, state: "posted" });
});
