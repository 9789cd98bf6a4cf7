import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { aCompany, aPerson, setTestSecrets } from "#lib/auth/test-people.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { type SalesDocument, salesDocument } from "#lib/canonical/sales.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { demoBuyers, duplicateOrder, missingSkuOrder, newCustomerOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { answerItem } from "./answer-item.ts";
import { correctRecord } from "./correct-record.ts";
import { findDocument, findRecordForApi, findRecordScreen, itemQuestion } from "./queries.ts";

const { db } = await createTestDatabase();
setTestSecrets();
const at = new Date("2026-03-02T02:00:00Z");
let ctx: Context;
let admin: Context;
let finance: Context;
let other: Context;
let sourceId: string;
let number = 1000;
const place = () => ({ number: (number += 1), at });

beforeAll(async () => {
  ctx = await aCompany(db);
  other = await aCompany(db);
  admin = (await aPerson(ctx, "admin")).ctx;
  finance = (await aPerson(ctx, "finance")).ctx;
  await seedMasters(db, ctx.company);
  sourceId = (await db.source.create({ data: { companyId: ctx.company, key: "a-shop", name: "A shop", channel: "shopify", flowKind: "invoice", flowTrigger: "payment" } })).id;
  const connection = { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1" };
  await db.ledgerConnection.create({ data: { ...connection, credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
  const alias = { companyId: ctx.company, type: "customer", sourceId: null, key: `email:${demoBuyers.aisyah.email}`, target: "300-A001" };
  await db.alias.create({ data: { ...alias, taughtBy: randomUUID(), taughtByName: "Aida" } });
});

/** Sends an order through the whole intake and gives the record that came of it. */
async function arrive(order: { id: number | string }, topic = "orders/create") {
  const body = new Uint8Array(Buffer.from(JSON.stringify(order)));
  const message = { sourceId, key: randomUUID(), topic, contentType: "application/json", headers: { "x-shopify-topic": topic }, body };
  const received = await receiveDelivery(ctx, message, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
  return db.record.findFirstOrThrow({ where: { companyId: ctx.company, orderId: String(order.id) } });
}

/** The lines of what a shop's order became. */
function linesOf(document: DocumentOf | null): SalesDocument["lines"] {
  return salesDocument.parse(document).lines;
}

async function screenOf(recordId: string) {
  const screen = await findRecordScreen(ctx, recordId);
  if (screen === null) throw new Error("no screen");
  return screen;
}

describe("the record screen", () => {
  it("shows what arrived letter for letter, the document and why it is held", async () => {
    const order = missingSkuOrder(place(), "SHOP-LEMON");
    const { id } = await arrive(order);
    const screen = await screenOf(id);
    expect(screen.record).toMatchObject({ state: "held", revision: 1, total: order.total_price, bookAs: "invoice", source: { name: "A shop" } });
    expect(screen.original).toMatchObject({ body: JSON.stringify(order), topic: "orders/create", isExcerpt: false, headers: [{ name: "x-shopify-topic", value: "orders/create" }] });
    expect(screen.findings).toMatchObject([{ rule: "missing-sku", owner: "admin", fixes: [{ do: "choose-item", sku: "SHOP-LEMON" }, { do: "create-item", sku: "SHOP-LEMON" }] }]);
    expect(screen.customer).toMatchObject({ code: "300-A001" });
    expect(screen.history).toMatchObject([{ type: "record.received", revision: 1 }]);
    expect(screen.firstDocument).toBeNull();
  });

  it("brings the probable item, and counts the other records that the answer frees", async () => {
    await arrive(missingSkuOrder(place(), "SHOP-FREES"));
    await arrive(missingSkuOrder(place(), "shop-frees "));
    const { id } = await arrive(missingSkuOrder(place(), "SHOP-FREES"));
    const [finding] = (await screenOf(id)).findings;
    expect(finding?.sameSku).toBe(2);
    expect(finding?.itemSuggestions[0]).toMatchObject({ code: "KR-BALM-LG", price: "19.9" });
    expect(finding?.itemSuggestions[0]?.reasons).toContainEqual({ why: "same-price" });
  });

  it("brings a free debtor code for a new customer", async () => {
    const { id } = await arrive(newCustomerOrder(place()));
    const [finding] = (await screenOf(id)).findings;
    expect(finding).toMatchObject({ rule: "new-customer", proposedCustomerCode: "300-P002" });
  });

  it("tells who answered what, with old and new, and notes the remembered answer", async () => {
    const { id } = await arrive(missingSkuOrder(place(), "SHOP-TOLD"));
    const [finding] = (await screenOf(id)).findings;
    const [fix] = finding?.fixes ?? [];
    if (fix?.do !== "choose-item") throw new Error("no item to choose");
    const answered = await answerItem(admin, { recordId: id, revision: 1, lineId: fix.lineId, itemCode: "KR-BALM-LG", everywhere: true });
    expect(answered.ok).toBe(true);
    const screen = await screenOf(id);
    const entry = screen.history.find(({ type }) => type === "record.item-answered");
    expect(entry?.actor.name).toBe("The admin");
    expect(entry?.changes).toContainEqual({ path: "lines.0.itemCode", old: null, new: "KR-BALM-LG" });
    expect(screen.aliases).toContainEqual(expect.objectContaining({ type: "item", key: "shop-told", target: "KR-BALM-LG", taughtBy: "The admin" }));
    expect(screen.items["KR-BALM-LG"]).toMatchObject({ price: "19.90", isActive: true });
  });

  it("knows who changed a value, and keeps the document as received beside it", async () => {
    const { id } = await arrive(normalOrder(place()));
    await correctRecord(finance, { recordId: id, revision: 1, changes: [{ path: "lines.0.unitPrice", value: "20.00" }], reason: "agreed by phone" });
    const screen = await screenOf(id);
    expect(screen.approval.correctors).toMatchObject([{ name: "The finance", fields: expect.arrayContaining(["lines.0.unitPrice"]) }]);
    expect(linesOf(screen.document)[0]?.unitPrice).toBe("20.00");
    expect(linesOf(screen.firstDocument)[0]?.unitPrice).toBe("18.90");
    expect(screen.history[0]).toMatchObject({ type: "record.corrected", reason: "agreed by phone" });
  });

  it("shows the twin that a duplicate looks like", async () => {
    const order = normalOrder(place());
    const first = await arrive(order);
    const copy = await arrive(duplicateOrder(order));
    const screen = await screenOf(copy.id);
    expect(screen.twins).toMatchObject([{ id: first.id, number: screen.record.number, state: "ready", lines: linesOf(screen.document).length }]);
    expect(screen.twins[0]?.receivedAt).toBe(first.receivedAt.toISOString());
  });

  it("shows a change of the source field by field while nobody has decided on it", async () => {
    const order = normalOrder(place());
    const { id } = await arrive(order);
    await correctRecord(finance, { recordId: id, revision: 1, changes: [{ path: "reference", value: "PO-7" }] });
    await arrive({ ...order, note: "Ring twice", updated_at: "2026-03-09T10:00:00+08:00" } as typeof order, "orders/updated");
    const { proposals } = await screenOf(id);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]?.changes).toContainEqual({ path: "note", old: null, new: "Ring twice" });
    expect(proposals[0]?.changes).toContainEqual({ path: "reference", old: "PO-7", new: null });
  });

  it("shows the approval and the number under which it goes to AutoCount", async () => {
    const { id } = await arrive(normalOrder(place()));
    expect((await screenOf(id)).approval.steps).toEqual([{ role: "finance", by: null }]);
    const approved = await approveRecord(finance, { recordId: id, revision: 1 });
    if (!approved.ok || approved.value.state !== "approved") throw new Error("not approved");
    const screen = await screenOf(id);
    expect(screen.approval.steps).toMatchObject([{ role: "finance", by: { name: "The finance" } }]);
    expect(screen.postings).toMatchObject([{ docNo: approved.value.docNo, state: "queued", calls: [] }]);
  });

  it("asks for both approvals where the policy wants two", async () => {
    await db.approvalPolicy.create({ data: { companyId: ctx.company, minTotal: "0", steps: ["finance", "manager"] } });
    const { id } = await arrive(normalOrder(place()));
    await approveRecord(finance, { recordId: id, revision: 1 });
    expect((await screenOf(id)).approval.steps).toMatchObject([{ role: "finance", by: { name: "The finance" } }, { role: "manager", by: null }]);
  });

  it("is there for nobody of another company, and for no id that is none", async () => {
    const { id } = await arrive(normalOrder(place()));
    expect(await findRecordScreen(other, id)).toBeNull();
    expect(await findRecordForApi(other, id)).toBeNull();
    expect(await findDocument(other, id)).toBeNull();
    expect(await findRecordScreen(ctx, "1' OR 1=1")).toBeNull();
    expect(await findRecordScreen(ctx, randomUUID())).toBeNull();
  });
});

describe("the record by the API", () => {
  it("carries document, original, findings and history", async () => {
    const order = missingSkuOrder(place(), "SHOP-API");
    const { id } = await arrive(order);
    const record = await findRecordForApi(ctx, id);
    expect(record).toMatchObject({ id, externalId: String(order.id), kind: "invoice", state: "held", revision: 1, source: "a-shop", posting: null });
    expect(record?.original?.body).toBe(JSON.stringify(order));
    expect(record?.findings).toMatchObject([{ rule: "missing-sku", severity: "error" }]);
    expect(record?.history).toHaveLength(1);
  });

  it("is shown to its own source and to no other", async () => {
    const { id } = await arrive(normalOrder(place()));
    const as = (sender: string): Context => ({ ...ctx, actor: { type: "source", id: sender, name: "A shop", role: null, ip: null } });
    expect(await findRecordForApi(as(sourceId), id)).not.toBeNull();
    expect(await findRecordForApi(as(randomUUID()), id)).toBeNull();
  });
});

describe("the question of a line", () => {
  it("leaves the price out where the document is in another currency than the items", async () => {
    const { id } = await arrive(normalOrder(place()));
    const asked = await findDocument(ctx, id);
    if (asked === null) throw new Error("no document");
    const lineId = linesOf(asked.document)[0]?.id ?? "";
    expect(itemQuestion(asked, lineId, asked.sourceId, "MYR")).toMatchObject({ sku: "KR-TEA-100", price: "18.90" });
    expect(itemQuestion(asked, lineId, asked.sourceId, "SGD").price).toBeNull();
    expect(itemQuestion(asked, "no such line", asked.sourceId, "MYR")).toMatchObject({ sku: null, price: null });
  });
});
