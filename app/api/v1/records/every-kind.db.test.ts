import { beforeAll, describe, expect, test } from "vitest";
import * as customers from "#app/api/lookup/customers/route.ts";
import * as items from "#app/api/lookup/items/route.ts";
import * as locations from "#app/api/lookup/locations/route.ts";
import * as suppliers from "#app/api/lookup/suppliers/route.ts";
import { recordPage, wholeRecord } from "#lib/api/record-schema.ts";
import { anApiCompany, call, type ApiCompany } from "#lib/api/test-company.ts";
import type { RouteHandler } from "#lib/auth/define-open-route.ts";
import { aCarrier } from "#lib/canonical/document-builder.ts";
import { kinds, type Kind } from "#lib/canonical/kinds.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import * as intake from "../intake/route.ts";
import * as corrections from "./[id]/corrections/route.ts";
import * as one from "./[id]/route.ts";
import * as list from "./route.ts";

const { db } = await createTestDatabase();
let company: ApiCompany;
const ids = new Map<Kind, string>();

beforeAll(async () => {
  company = await anApiCompany(db);
  // `deliveryDecision` is a person's and the unmapped are the reader's own: neither is sent.
  const records = kinds.map((kind) => {
    const { deliveryDecision: _decision, unmapped: _unmapped, part: _part, ...document } = aCarrier(kind).document as Record<string, unknown>;
    return { externalId: kind, kind, document };
  });
  const sent = await arrive(...records);
  kinds.forEach((kind, index) => ids.set(kind, sent[index] ?? ""));
});

/** Sends records through the intake and answers with their ids. */
async function arrive(...records: object[]): Promise<string[]> {
  const response = await call(intake.POST, "POST", "/intake", { token: company.tokens.source, body: { records } });
  const { results } = (await response.json()) as { results: { recordId: string; outcome: string; why?: string }[] };
  expect(results.filter(({ outcome }) => outcome !== "accepted")).toEqual([]);
  return results.map(({ recordId }) => recordId);
}

const get = async (handler: RouteHandler, query: string, params: Record<string, string> = {}): Promise<unknown> => (await call(handler, "GET", "/", { token: company.tokens.finance, query, params })).json();
const correct = (id: string, body: object) => call(corrections.POST, "POST", `/records/${id}/corrections`, { token: company.tokens.finance, params: { id }, body: { reason: "As agreed", ...body } });
const found = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company.ctx.company, id } } });
const lookUp = async (handler: RouteHandler, query: string) => ((await get(handler, query)) as { rows: { code: string }[] }).rows.map((row) => row.code);

describe.each(kinds)("A record of the kind %s", (kind) => {
  test("is listed under its kind and under no other", async () => {
    const { records } = recordPage.parse(await get(list.GET, `?kind=${kind}`));
    expect(records.map((record) => [record.id, record.kind])).toEqual([[ids.get(kind), kind]]);
  });

  test("is read whole, in the form that the description promises", async () => {
    const answer = (await get(one.GET, "", { id: ids.get(kind) ?? "" })) as object;
    expect(wholeRecord.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ kind, document: { number: aCarrier(kind).document.number } });
  });
});

describe("Corrections by path", () => {
  const transfer = (externalId: string, toLocation: string) => ({
    externalId, kind: "stock_transfer", document: { number: externalId, date: "2026-03-02", fromLocation: "HQ", toLocation, lines: [{ sku: "KR-TEA-100", quantity: "5" }] },
  });
  const purchase = (externalId: string, name: string) => ({
    externalId, kind: "purchase_order",
    document: { number: externalId, date: "2026-03-02", currency: "MYR", supplier: { name }, lines: [{ sku: "KR-TEA-100", quantity: "1", unitPrice: "10.00" }], total: "10.00" },
  });

  test("put the location of a transfer right", async () => {
    const [id = ""] = await arrive(transfer("TR-9", "IPOH"));
    expect(await found(id)).toMatchObject({ state: "held", holds: ["unknown-location"] });
    expect((await correct(id, { revision: 1, changes: [{ path: "toLocation", value: "PG" }] })).status).toBe(200);
    expect(await found(id)).toMatchObject({ state: "ready", holds: [], revision: 2 });
  });

  test("choose the code of a new customer, which has no lines", async () => {
    const [id = ""] = await arrive({ externalId: "C-1", kind: "customer", document: { name: "Nurul Trading" } });
    expect(await found(id)).toMatchObject({ state: "held", holds: ["code-missing"] });
    expect((await correct(id, { revision: 1, changes: [{ path: "code", value: "300-N001" }] })).status).toBe(200);
    expect(await found(id)).toMatchObject({ state: "ready", partyCode: "300-N001" });
    expect(await (await correct(id, { revision: 2, changes: [{ path: "lines.0.quantity", value: "1" }] })).json()).toMatchObject({ code: "invalid", errors: [{ path: "lines.0.quantity" }] });
    expect(await (await correct(id, { revision: 2, changes: [{ path: "lines.0.itemCode", value: "KR-TEA-100" }], everywhere: true })).json()).toMatchObject({ code: "invalid" });
  });

  test("find the order of a credit note by its number", async () => {
    const invoice = { number: "I-9", date: "2026-03-02", currency: "MYR", customer: { code: "300-A001" }, lines: [{ sku: "KR-TEA-100", quantity: "1", unitPrice: "10.00" }], total: "10.00" };
    const [, id = ""] = await arrive({ externalId: "I-9", kind: "invoice", document: invoice }, { externalId: "CN-9", kind: "credit_note", document: { ...invoice, number: "CN-9", references: [{ number: "I-99" }] } });
    expect(await found(id)).toMatchObject({ state: "held", holds: ["return-without-invoice"] });
    await correct(id, { revision: 1, changes: [{ path: "references.0.number", value: "I-9" }] });
    expect(await found(id)).toMatchObject({ state: "waiting", waitingFor: "I-9 to be posted" });
  });

  test("remember who a supplier is, and free the others that wait for it", async () => {
    const [first = "", second = ""] = await arrive(purchase("PO-1", "Boh Plantations"), purchase("PO-2", "boh  plantations"));
    const answer = await correct(first, { revision: 1, changes: [{ path: "supplier.code", value: "400-B001" }], everywhere: true });
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ state: "ready", freed: 1 })]);
    const user = company.people.finance;
    await recheckRecords(company.ctx, { by: "party", list: "supplier", keys: ["name:boh plantations"], sourceId: company.source.id }, { id: user.userId, name: "Finance" });
    expect(await found(second)).toMatchObject({ state: "ready", partyCode: "400-B001" });
  });

  test("say that there is no such creditor, and where a document has none", async () => {
    const [id = ""] = await arrive(purchase("PO-3", "Cameron"));
    expect(await (await correct(id, { revision: 1, changes: [{ path: "supplier.code", value: "400-X999" }], everywhere: true })).json()).toMatchObject({ status: 422, code: "unknown-supplier" });
    expect(await (await correct(id, { revision: 1, changes: [{ path: "customer.code", value: "300-A001" }], everywhere: true })).json()).toMatchObject({ code: "invalid" });
  });
});

describe("Look-ups", () => {
  test("find creditors by code and name, and suggest one for the supplier of a record", async () => {
    expect((await lookUp(suppliers.GET, "?q=400-b001"))[0]).toBe("400-B001");
    expect(await lookUp(suppliers.GET, "?q=rattan")).toEqual(["400-T001"]);
    expect(await lookUp(suppliers.GET, `?recordId=${ids.get("purchase_order")}`)).toEqual(["400-B001"]);
    expect(await lookUp(suppliers.GET, "")).toEqual([]);
  });

  test("never offer a debtor for a creditor, nor the other way round", async () => {
    expect(await lookUp(suppliers.GET, "?q=300-A001")).toEqual([]);
    expect(await lookUp(customers.GET, "?q=400-B001")).not.toContain("400-B001");
  });

  test("find locations by code and name, all of them where nothing is typed", async () => {
    expect(await lookUp(locations.GET, "")).toEqual(["HQ", "JB", "PG"]);
    expect(await lookUp(locations.GET, "?q=penang")).toEqual(["PG"]);
    expect(await lookUp(locations.GET, "?q=h")).toEqual(["HQ", "JB", "PG"]);
    expect(await lookUp(locations.GET, "?q=%25")).toEqual([]);
  });

  test("serve a form for a record that is not there yet, and records of any kind", async () => {
    expect(await lookUp(items.GET, "?q=KR-TEA-100")).toContain("KR-TEA-100");
    expect(await lookUp(items.GET, "")).toEqual([]);
    for (const kind of kinds) {
      for (const handler of [items, customers, suppliers]) expect(Array.isArray(await lookUp(handler.GET, `?recordId=${ids.get(kind)}&lineId=1`)), kind).toBe(true);
    }
  });

  test("tell nothing of another company's records", async () => {
    const other = await anApiCompany(db);
    const response = await call(suppliers.GET, "GET", "/", { token: other.tokens.finance, query: `?recordId=${ids.get("purchase_order")}` });
    expect(response.status).toBe(404);
  });
});
