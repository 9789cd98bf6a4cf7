import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { aCompany, aPerson, setTestSecrets, type TestPerson } from "#lib/auth/test-people.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { enterRecord } from "./enter-record.ts";
import { findEntryStart } from "./entry-queries.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let finance: TestPerson;
let finance2: TestPerson;

beforeAll(async () => {
  ctx = await aCompany(db, () => new Date("2026-03-02T17:00:00Z"));
  finance = await aPerson(ctx, "finance");
  finance2 = await aPerson(ctx, "finance");
  await seedMasters(db, ctx.company);
  const connection = { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1" };
  await db.ledgerConnection.create({ data: { ...connection, credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
});

const anInvoice = (over: object = {}) => ({
  number: "M-IV-0001", date: "2026-03-02", currency: "MYR", customer: { code: "300-A001", name: "Aminah" }, total: "50.00",
  lines: [{ id: "1", sku: "KR-NOSUCH", quantity: "1", unitPrice: "50.00", amount: "50.00" }], ...over,
});

async function enter(by: TestPerson, document: { [field: string]: unknown }, entryId = randomUUID(), kind: Kind = "invoice") {
  if (by.ctx.actor.type !== "user") throw new Error("a person enters");
  return enterRecord({ ...by.ctx, actor: by.ctx.actor }, { entryId, kind, document });
}

async function entered(...args: Parameters<typeof enter>) {
  const outcome = await enter(...args);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const screen = await findRecordScreen(ctx, outcome.value.recordId);
  if (screen === null) throw new Error("no screen");
  return screen;
}

describe("a record that is entered by hand", () => {
  test("comes by the company's own source, as a delivery with what was typed, and under the same rules", async () => {
    const { record, original, findings, history } = await entered(finance, anInvoice());
    expect(record).toMatchObject({ number: "M-IV-0001", kind: "invoice", state: "held", source: { name: "Manual entry", channel: "native" } });
    expect(record.source.key).toMatch(/^company-\d+-manual$/);
    expect(findings.map((finding) => finding.rule)).toContain("missing-sku");
    expect(original).toMatchObject({ topic: "manual/invoice" });
    expect(JSON.parse(original?.body ?? "null")).toMatchObject({ kind: "invoice", document: { number: "M-IV-0001", lines: [{ sku: "KR-NOSUCH" }] } });
    expect(history).toMatchObject([{ type: "record.entered", actor: { type: "user", name: "The finance" }, revision: 1 }]);
  });

  test("bears the values of who entered it, so that somebody else approves", async () => {
    const item = await db.item.findFirstOrThrow({ where: { companyId: ctx.company, isActive: true, taxCode: null } });
    const { record, approval } = await entered(finance, anInvoice({ number: "M-IV-0002", lines: [{ id: "1", sku: item.code, quantity: "1", unitPrice: "50.00", amount: "50.00" }] }));
    expect(record.state).toBe("ready");
    expect(approval.correctors).toEqual([{ userId: finance.userId, name: "The finance", fields: [] }]);
    const { id, revision } = record;
    expect(await approveRecord(finance.ctx, { recordId: id, revision })).toMatchObject({ ok: false, error: { code: "own-work" } });
    expect(await approveRecord(finance2.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
  });

  test("is made once, however often the same entry is sent", async () => {
    const entryId = randomUUID();
    const document = anInvoice({ number: "M-IV-0003" });
    const outcomes = await Promise.all([1, 2, 3].map(() => enter(finance, document, entryId)));
    const ids = outcomes.map((outcome) => (outcome.ok ? outcome.value.recordId : outcome.error.code));
    expect(new Set(ids).size).toBe(1);
    expect(await db.record.count({ where: { companyId: ctx.company, docNumber: "M-IV-0003" } })).toBe(1);
    expect(await enter(finance, anInvoice({ number: "M-IV-0003", note: "changed" }), entryId)).toEqual({ ok: false, error: { code: "entered-already", recordId: ids[0] } });
  });

  test("is refused with the fields that are wrong, and leaves nothing behind", async () => {
    const deliveries = await db.delivery.count();
    const outcome = await enter(finance, anInvoice({ date: "2 March", lines: [{ id: "1", quantity: "one", unitPrice: "1", amount: "1" }] }));
    expect(outcome).toMatchObject({ ok: false, error: { code: "invalid", issues: [{ path: "date" }, { path: "lines.0.quantity" }] } });
    expect(await db.delivery.count()).toBe(deliveries);
  });

  test("may be a transfer between two branches", async () => {
    const { record, document } = await entered(finance, { number: "M-ST-0001", date: "2026-03-02", fromLocation: "HQ", toLocation: "PG", lines: [{ id: "1", sku: "X", quantity: "2" }] }, randomUUID(), "stock_transfer");
    expect(record).toMatchObject({ kind: "stock_transfer", partyName: "HQ → PG", currency: "" });
    expect(document).toMatchObject({ fromLocation: "HQ", toLocation: "PG" });
  });
});

test("a form starts with the next number of its kind, today in Malaysia and the company's currency", async () => {
  await entered(finance, anInvoice({ number: "M-IV-0041" }));
  await entered(finance, anInvoice({ number: "M-IV-X" }));
  expect(await findEntryStart(ctx, "invoice")).toEqual({ number: "M-IV-0042", today: "2026-03-03", baseCurrency: "MYR" });
  expect(await findEntryStart(ctx, "purchase_order")).toMatchObject({ number: "M-PO-0001" });
  expect(await findEntryStart(ctx, "customer")).toMatchObject({ number: null });
});
