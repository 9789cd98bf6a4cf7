import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readRows } from "#lib/db/sql.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { demoCustomerRows, demoItemRows, demoLocationRows, demoSupplierRows } from "#prisma/seed/masters.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { missingSkuOrder } from "#prisma/seed/shopify-orders.ts";
import { askForRefresh } from "./ask-for-refresh.ts";
import { findLedgerNotice } from "./queries.ts";
import { refreshReference } from "./refresh-reference.ts";
import { stopConnection } from "./connection-store.ts";

const { db } = await createTestDatabase();

let house: SandboxCompany;
let company = 0;
beforeAll(async () => {
  house = await aSandboxCompany(db);
  company = house.ctx.company;
  await refreshReference(house.ctx);
});
afterAll(async () => house.close());

const book = async (path: string, body: object) => {
  const { baseUrl, book: number } = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } });
  const response = await fetch(`${baseUrl}/${number}/${path}`, {
    method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", "Key-ID": "key", "API-Key": "secret" },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
};
const item = (code: string) => db.item.findUnique({ where: { companyId_code: { companyId: company, code } } });
const customer = (code: string) => db.customer.findUnique({ where: { companyId_code: { companyId: company, code } } });
const pulls = () => db.auditEntry.findMany({ where: { companyId: company, type: "reference.pulled" }, orderBy: { id: "asc" } });
const jobs = (name: string) => readRows<{ data: { scope?: object } }>("SELECT data FROM pgboss.job WHERE name = $1 AND (data->>'company')::int = $2", [name, company]);
const unchanged = { added: 0, changed: 0, retired: 0 };

describe("refreshing the mirror from the account book", () => {
  test("writes nothing, no audit row and no job where nothing has changed", async () => {
    const [auditBefore, jobsBefore] = [(await pulls()).length, (await jobs("recheck")).length];
    expect(await refreshReference(house.ctx)).toEqual({
      ok: true,
      value: {
        items: { listed: demoItemRows.length, ...unchanged }, customers: { listed: demoCustomerRows.length, ...unchanged },
        suppliers: { listed: demoSupplierRows.length, ...unchanged }, locations: { listed: demoLocationRows.length, ...unchanged },
      },
    });
    expect([(await pulls()).length, (await jobs("recheck")).length]).toEqual([auditBefore, jobsBefore]);
  });

  test("learns a debtor's TIN from the tax entity it is linked to, and keeps what it has where the key may not read them", async () => {
    // The first is the demo's own.
    await book("taxentity", { name: "Kedai Rimba", tin: "C20880050010" });
    await book("debtor", { accNo: "300-R900", companyName: "Kedai Rimba", currencyCode: "MYR", creditTerm: "C.O.D.", taxEntity: "2" });
    await db.customer.update({ where: { companyId_code: { companyId: company, code: "300-A001" } }, data: { tin: "IG12345678901" } });
    await house.fault({ fault: "unauthorized-401", resource: "taxentity" });
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { customers: { added: 1, changed: 0 } } });
    expect([(await customer("300-R900"))?.tin, (await customer("300-A001"))?.tin]).toEqual([null, "IG12345678901"]);
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { customers: { added: 0, changed: 1 } } });
    expect([(await customer("300-R900"))?.tin, (await customer("300-A001"))?.tin]).toEqual(["C20880050010", "IG12345678901"]);
    await house.fault({ fault: "unauthorized-401", resource: "taxentity" });
    for (let pull = 0; pull < 2; pull++) expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { customers: { added: 0, changed: 0 } } });
    expect((await customer("300-R900"))?.tin).toBe("C20880050010");
    await db.customer.update({ where: { companyId_code: { companyId: company, code: "300-A001" } }, data: { tin: null } });
  });

  test("adds what is new in the book and frees the records that were held for want of it", async () => {
    const sku = "KR-NEW-SKU";
    const order = missingSkuOrder({ number: 2001, at: new Date("2026-03-02T02:00:00Z") }, sku);
    const id = await house.arrive(order);
    const { holds } = await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company, id } } });
    expect(holds).toEqual(["missing-sku"]);
    await book("product", { product: { productCode: sku, productName: "Now in the book", productType: "I", status: "A", unit: "PCS", price: 12.5, cannotConsolidateInvoice: true } });

    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { items: { listed: demoItemRows.length + 1, added: 1, changed: 0, retired: 0 } } });
    expect(await item(sku)).toMatchObject({ name: "Now in the book", uom: "PCS", cannotConsolidate: true, origin: "ledger", isActive: true });
    expect((await item(sku))?.price?.toFixed(2)).toBe("12.50");
    expect((await pulls()).at(-1)).toMatchObject({ new: { items: { added: 1 } } });
    const scope = (await jobs("recheck")).at(-1)?.data.scope;
    // Only items are other ones: what waits for a debtor, a creditor or a location is left alone.
    expect(scope).toEqual({ by: "rule", rules: ["missing-sku", "ambiguous-sku", "inactive-item", "unknown-uom", "price-mismatch", "einvoice-classification", "einvoice-consolidation"] });
    expect(await recheckRecords(house.ctx, scope as { by: "rule"; rules: string[] }, null)).toMatchObject({ freed: 1 });
  });

  test("takes over what the book says and marks what it no longer has as not active, keeping what is only proposed here", async () => {
    const at = new Date(Date.now() - 60_000);
    await db.customer.update({ where: { companyId_code: { companyId: company, code: "300-T001" } }, data: { name: "Old name", tin: "C123", updatedAt: at } });
    await db.customer.createMany({
      data: [
        { companyId: company, code: "300-GONE", name: "No longer in the book", updatedAt: at },
        { companyId: company, code: "300-NEW1", name: "To be made there", origin: "proposed", updatedAt: at },
      ],
    });
    await db.item.create({ data: { companyId: company, code: "GONE", name: "No longer sold", updatedAt: at } });

    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { items: { retired: 1 }, customers: { changed: 1, retired: 1 } } });
    expect(await customer("300-T001")).toMatchObject({ name: "Tan Hardware Sdn Bhd", tin: "C123", searchText: expect.stringContaining("tan hardware") });
    expect(await customer("300-GONE")).toMatchObject({ isActive: false });
    expect(await item("GONE")).toMatchObject({ isActive: false });
    expect(await customer("300-NEW1")).toMatchObject({ isActive: true, origin: "proposed" });
  });

  test("takes over creditors and locations in the same way", async () => {
    const at = new Date(Date.now() - 60_000);
    await db.supplier.create({ data: { companyId: company, code: "400-GONE", name: "No longer in the book", updatedAt: at } });
    await db.location.create({ data: { companyId: company, code: "OLD", name: "Closed branch", updatedAt: at } });
    await book("creditor", { accNo: "400-N001", companyName: "New supplier", currencyCode: "MYR", creditTerm: "Net 30 days" });
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { suppliers: { added: 1, retired: 1 }, locations: { added: 0, retired: 1 } } });
    expect(await db.supplier.findUnique({ where: { companyId_code: { companyId: company, code: "400-N001" } } })).toMatchObject({ name: "New supplier", creditTerm: "Net 30 days", isActive: true });
    expect(await db.location.findUnique({ where: { companyId_code: { companyId: company, code: "OLD" } } })).toMatchObject({ isActive: false });
  });

  test("knows a proposed debtor that the book has by now, but not under another's name", async () => {
    await db.customer.createMany({
      data: [
        { companyId: company, code: "300-P100", name: "Same Sdn Bhd", origin: "proposed" },
        { companyId: company, code: "300-P200", name: "Ours Sdn Bhd", origin: "proposed" },
      ],
    });
    await book("debtor", { accNo: "300-P100", parentAccNo: "300-0000", companyName: "SAME SDN BHD", currencyCode: "MYR", creditTerm: "C.O.D." });
    await book("debtor", { accNo: "300-P200", parentAccNo: "300-0000", companyName: "Somebody Else", currencyCode: "MYR", creditTerm: "C.O.D." });
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true });
    expect(await customer("300-P100")).toMatchObject({ origin: "ledger" });
    expect(await customer("300-P200")).toMatchObject({ origin: "proposed", name: "Ours Sdn Bhd" });
  });

  test("leaves alone what was written while the book was being read", async () => {
    await db.item.create({ data: { companyId: company, code: "JUST-MADE", name: "Made by a posting meanwhile", updatedAt: new Date(Date.now() + 60_000) } });
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { items: { retired: 0 } } });
    expect(await item("JUST-MADE")).toMatchObject({ isActive: true });
  });
});

describe("a refresh that fails", () => {
  const rows = async () => [await db.item.findMany({ where: { companyId: company }, orderBy: { code: "asc" } }), await db.customer.findMany({ where: { companyId: company }, orderBy: { code: "asc" } })];
  let connection: Awaited<ReturnType<typeof db.ledgerConnection.findUniqueOrThrow>>;
  beforeEach(async () => {
    connection ??= await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } });
    const { baseUrl, state, stopReason } = connection;
    await db.ledgerConnection.update({ where: { companyId: company }, data: { baseUrl, state, stopReason } });
  });

  test("leaves the mirror as it was and says why", async () => {
    const before = await rows();
    // A book number that the key does not open.
    await db.ledgerConnection.update({ where: { companyId: company }, data: { book: "999" } });
    const refused = await refreshReference(house.ctx);
    await db.ledgerConnection.update({ where: { companyId: company }, data: { book: connection.book } });
    expect(refused).toMatchObject({ ok: false, error: { code: "not-read", reason: expect.stringMatching(/./) } });
    expect(await rows()).toEqual(before);
  });

  test("is not tried where the connection is stopped, and every page says so with the moment", async () => {
    expect(await findLedgerNotice(house.ctx)).toBeNull();
    const at = new Date("2026-11-23T07:00:00Z");
    await db.$transaction((tx) => stopConnection(tx, company, "401 Unauthorized", at));
    expect(await refreshReference(house.ctx)).toEqual({ ok: false, error: { code: "stopped" } });
    expect(await findLedgerNotice(house.ctx)).toEqual({ kind: "stopped", reason: "401 Unauthorized", since: at.toISOString(), nextAt: null, waits: { count: 0, sums: [] } });
  });
});

describe("the notice of a wait", () => {
  test("comes once a document has waited for a minute, with the reason and the next try", async () => {
    const now = new Date();
    const next = new Date(now.getTime() + 30_000);
    await db.ledgerConnection.update({ where: { companyId: company }, data: { state: "open", waitUntil: next, waitReason: "503" } });
    const notice = (seconds: number) => findLedgerNotice({ company, now: () => new Date(now.getTime() + seconds * 1000) });
    expect(await notice(600)).toBeNull();
    await db.posting.create({ data: { companyId: company, recordId: crypto.randomUUID(), revision: 1, docNo: "HP-WAIT", digest: "0", queuedAt: now } });
    expect(await notice(59)).toBeNull();
    expect(await notice(61)).toMatchObject({ kind: "waiting", reason: "503", since: now.toISOString(), nextAt: next.toISOString() });
    expect(await findLedgerNotice({ company: company + 1000, now: () => next })).toBeNull();
  });
});

test("a fresh mirror is asked for once an hour, however many workers ask", async () => {
  const before = (await jobs("refresh-reference")).length;
  await Promise.all([askForRefresh(db), askForRefresh(db)]);
  await askForRefresh(db);
  expect((await jobs("refresh-reference")).length).toBe(before + 1);
});
