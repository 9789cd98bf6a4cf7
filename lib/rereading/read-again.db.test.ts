import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, aPerson, setTestSecrets } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { type MappingOverrideInput, mappingOverride } from "#lib/mapping/override.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { saveMapping } from "#lib/sources/save-mapping.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { setSource } from "#lib/sources/set-source.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { askReadAgain } from "./ask-read-again.ts";
import { saveMappingAndRead } from "./change-mapping.ts";
import { previewFlow } from "./preview-flow.ts";
import { findRereadingProgress } from "./queries.ts";
import { readAgain } from "./read-again.ts";
import { tryMapping } from "./try-mapping.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let made = 0;

beforeAll(async () => {
  ctx = await aCompany(db);
  await seedMasters(db, ctx.company);
  const data = { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1" };
  await db.ledgerConnection.create({ data: { ...data, credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
});

async function aSource(channel: "native" | "shopify"): Promise<{ id: string; key: string }> {
  made += 1;
  const key = `${channel}-again-${made}`;
  const added = await addSource(ctx, { key, channel });
  if (!added.ok) throw new Error(added.error.code);
  return { id: added.value.sourceId, key };
}

async function send(sourceId: string, content: object, topic = intakeTopic): Promise<string> {
  const body = new Uint8Array(Buffer.from(JSON.stringify(content)));
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
  return received.value.deliveryId;
}

const delivery = (id: string) => db.delivery.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id } } });
const recordsOf = (sourceId: string) => db.record.findMany({ where: { companyId: ctx.company, sourceId }, orderBy: { externalId: "asc" } });
const mapping = (...steps: MappingOverrideInput["steps"]) => mappingOverride.parse({ steps });

/** A document as an ERP writes it that does not know what we call its number. */
const erpInvoice = (n: number) => ({
  externalId: `E-${n}`,
  kind: "invoice",
  document: { doc_no: `INV-${n}`, date: "2026-03-02", currency: "MYR", total: 10, lines: [{ sku: "KR-SOAP-1", quantity: 1, unitPrice: 10 }] },
});
const number = mapping({ to: "number", from: ["$.doc_no"] });

describe("a mapping on trial", () => {
  test("tells what would become of stored deliveries, and saves nothing", async () => {
    const source = await aSource("native");
    const id = await send(source.id, { records: [erpInvoice(1)] });
    expect(await delivery(id)).toMatchObject({ state: "unreadable", problem: expect.stringContaining("number is missing") });
    const tried = await tryMapping(ctx, { key: source.key, body: number, count: 5, onlyUnreadable: false });
    expect(tried).toMatchObject({ ok: true, value: { gained: 1, lost: 0, deliveries: [{ id, records: [{ externalId: "E-1", number: "INV-1", before: { problem: expect.stringContaining("number is missing") }, after: { problem: null } }] }] } });
    expect([await delivery(id), await recordsOf(source.id)]).toMatchObject([{ state: "unreadable", mappingVersion: null }, []]);
  });

  test("tells which fields and which findings differ of what can be read already", async () => {
    const shop = await aSource("shopify");
    await send(shop.id, normalOrder({ number: 7001, at: new Date("2026-03-02T02:00:00Z") }), "orders/paid");
    const tried = await tryMapping(ctx, { key: shop.key, body: mapping({ to: "lines[].sku", transforms: [{ use: "constant", value: "NOBODY-KNOWS" }] }), count: 5, onlyUnreadable: false });
    if (!tried.ok) throw new Error(tried.error.code);
    const [record] = tried.value.deliveries[0]?.records ?? [];
    expect(record?.changes).toContainEqual({ path: "lines.0.sku", old: expect.any(String), new: "NOBODY-KNOWS" });
    expect(record?.before.findings.map(({ rule }) => rule)).not.toContain("missing-sku");
    expect(record?.after.findings.map(({ rule }) => rule)).toContain("missing-sku");
    expect(tried.value).toMatchObject({ gained: 0, lost: 0, changed: 1, same: 0 });
  });
});

describe("deliveries that are read again", () => {
  test("become records once the mapping is mended, with progress and the version that was used", async () => {
    const source = await aSource("native");
    const ids = [await send(source.id, { records: [erpInvoice(1)] }), await send(source.id, { records: [erpInvoice(2)] }), await send(source.id, { nothing: true })];
    const admin = await aPerson(ctx, "admin");
    await saveMapping(admin.ctx, { key: source.key, revision: 1, body: number, note: "Their doc_no is the number" });
    const asked = await askReadAgain(admin.ctx, { by: "unreadable", sourceId: source.id });
    if (!asked.ok) throw new Error(asked.error.code);
    expect(asked.value.total).toBe(3);
    await readAgain(ctx, asked.value.rereadingId);
    expect(await findRereadingProgress(ctx, asked.value.rereadingId)).toMatchObject({ state: "done", total: 3, done: 3, readable: 2, records: 2, askedBy: "The admin" });
    expect((await recordsOf(source.id)).map(({ externalId, docNumber }) => [externalId, docNumber])).toEqual([["E-1", "INV-1"], ["E-2", "INV-2"]]);
    expect(await Promise.all(ids.map(delivery))).toMatchObject([{ state: "read", mappingVersion: 1 }, { state: "read", mappingVersion: 1 }, { state: "unreadable" }]);
  });

  test("are read once however often the job is taken", async () => {
    const source = await aSource("native");
    await send(source.id, { records: [erpInvoice(1)] });
    await saveMapping(ctx, { key: source.key, revision: 1, body: number, note: "x" });
    const asked = await askReadAgain(ctx, { by: "unreadable", sourceId: source.id });
    if (!asked.ok) throw new Error(asked.error.code);
    await Promise.all([readAgain(ctx, asked.value.rereadingId), readAgain(ctx, asked.value.rereadingId)]);
    await readAgain(ctx, asked.value.rereadingId);
    expect(await findRereadingProgress(ctx, asked.value.rereadingId)).toMatchObject({ done: 1, readable: 1 });
    expect(await recordsOf(source.id)).toHaveLength(1);
  });

  test("give held records that nobody has touched what the mapping now says, and leave the others", async () => {
    const source = await aSource("native");
    const invoice = (n: number) => ({ ...erpInvoice(n), document: { ...erpInvoice(n).document, number: `INV-${n}`, branch: "PG" } });
    await send(source.id, { records: [invoice(1)] });
    await send(source.id, { records: [invoice(2)] });
    const before = await recordsOf(source.id);
    expect(before.map(({ state }) => state)).toEqual(["held", "held"]);
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id: before[1]?.id ?? "" } }, data: { touched: true } });
    const saved = await saveMappingAndRead(ctx, { key: source.key, revision: 1, body: mapping({ to: "location", from: ["$.branch"] }), note: "Branches are locations" });
    expect(saved, "asks for it itself").toMatchObject({ ok: true, value: { version: 1, rereads: 1 } });
    const { id } = await db.rereading.findFirstOrThrow({ where: { companyId: ctx.company, sourceId: source.id }, select: { id: true } });
    await readAgain(ctx, id);
    const after = await recordsOf(source.id);
    expect(after.map(({ document }) => (document as { location: string | null }).location)).toEqual(["PG", null]);
    expect(after.map(({ revision }) => revision)).toEqual([2, 1]);
  });

  test("are asked for only where there is something to read", async () => {
    const source = await aSource("native");
    expect(await askReadAgain(ctx, { by: "unreadable", sourceId: source.id })).toEqual({ ok: false, error: { code: "nothing-to-read" } });
  });
});

describe("what a company decides about a source", () => {
  test("stands in its documents, and is no change of the source's", async () => {
    const shop = await aSource("shopify");
    const order = normalOrder({ number: 7100, at: new Date("2026-03-02T02:00:00Z") });
    await setSource(ctx, { key: shop.key, settings: { location: "PG", agent: "Siti" } });
    await send(shop.id, order, "orders/paid");
    expect((await recordsOf(shop.id))[0]?.document).toMatchObject({ location: "PG", agent: "Siti" });
    await setSource(ctx, { key: shop.key, settings: { location: "JB" } });
    const again = await delivery(await send(shop.id, { ...order, buyer_accepts_marketing: true }, "orders/updated"));
    expect(again.results).toMatchObject([{ outcome: "repeated" }]);
  });
});

describe("another flow", () => {
  test("is previewed without a trace, and then makes of what waits what it said", async () => {
    const shop = await aSource("shopify");
    const order = normalOrder({ number: 7200, at: new Date("2026-03-02T02:00:00Z"), financialStatus: "pending" });
    await send(shop.id, order, "orders/create");
    const [waiting] = await recordsOf(shop.id);
    expect(waiting).toMatchObject({ state: "waiting", kind: "invoice", waitingFor: "payment" });
    const flow = { kind: "invoice", trigger: "order_confirmation" } as const;
    const preview = await previewFlow(ctx, { key: shop.key, flow });
    expect(preview).toMatchObject({ ok: true, value: { waiting: 1, looked: 1, becomes: [{ kind: "invoice", count: 1, waitingFor: null }] } });
    expect((await recordsOf(shop.id))[0]).toEqual(waiting);
    expect(await db.source.findUniqueOrThrow({ where: { key: shop.key } })).toMatchObject({ flowTrigger: "payment", revision: 1 });

    await setSource(ctx, { key: shop.key, flow });
    await recheckRecords(ctx, { by: "source", sourceId: shop.id, was: "invoice" }, null);
    const [after] = await recordsOf(shop.id);
    expect([after?.state, preview.ok && preview.value.becomes[0]?.state]).toEqual([after?.state, after?.state]);
    expect(after?.state).not.toBe("waiting");
  });

  test("makes the other kind of orders that wait, but not of those that a person has touched", async () => {
    const shop = await aSource("shopify");
    for (const n of [7301, 7302]) await send(shop.id, normalOrder({ number: n, at: new Date("2026-03-02T02:00:00Z"), financialStatus: "pending" }), "orders/create");
    const [first, second] = await recordsOf(shop.id);
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id: second?.id ?? "" } }, data: { touched: true } });
    await setSource(ctx, { key: shop.key, flow: { kind: "sales_order", trigger: "payment" } });
    await recheckRecords(ctx, { by: "source", sourceId: shop.id, was: "invoice" }, null);
    const kinds = new Map((await recordsOf(shop.id)).map(({ id, kind }) => [id, kind]));
    expect([kinds.get(first?.id ?? ""), kinds.get(second?.id ?? "")]).toEqual(["sales_order", "invoice"]);
    expect(await db.auditEntry.findMany({ where: { companyId: ctx.company, type: "record.kind-changed" } })).toMatchObject([{ recordId: first?.id, old: { kind: "invoice" }, new: { kind: "sales_order" } }]);
  });
});
