import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, aPerson, setTestSecrets } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readRows } from "#lib/db/sql.ts";
import { findEInvoiceFacts, getEInvoiceSettings } from "./queries.ts";
import { saveSettings } from "./save-settings.ts";
import { saveEInvoiceInput } from "./settings.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;

beforeAll(async () => {
  ctx = (await aPerson(await aCompany(db), "admin")).ctx;
});

const typed = { revision: 0, isOn: true, startsOn: "2026-01-01", group: "5m-25m", usual: "consolidated", tin: "C1234567890", brn: "", sstNo: "NA", msic: "47199", classification: "022" };
const parse = (over: object = {}) => saveEInvoiceInput.parse({ ...typed, ...over });
const refused = (over: object) => saveEInvoiceInput.safeParse({ ...typed, ...over }).error?.issues.map(({ path }) => path.join(".")) ?? [];
const sources = [{ id: "a", channel: "shopify" as const }, { id: "b", channel: "shopee" as const }];
const rechecks = async () => (await readRows<{ data: { company: number; scope: object } }>("SELECT data FROM pgboss.job WHERE name = 'recheck' ORDER BY created_on")).filter(({ data }) => data.company === ctx.company).map(({ data }) => data.scope);

describe("The settings of e-invoices", () => {
  test("are off for a company that never saved any", async () => {
    expect(await getEInvoiceSettings(ctx)).toMatchObject({ isOn: false, revision: 0 });
    expect(await findEInvoiceFacts(db, ctx.company, sources)).toBeNull();
  });

  test("are saved once for each revision, with the old and new in the audit, and open sales are checked again from the earlier day on", async () => {
    expect(await saveSettings(ctx, parse())).toEqual({ ok: true, value: { revision: 1 } });
    expect(await findEInvoiceFacts(db, ctx.company, sources)).toMatchObject({ startsOn: "2026-01-01", group: "5m-25m", msic: "47199", classification: "022", platforms: new Set(["b"]) });
    expect(await saveSettings(ctx, parse({ startsOn: "2026-02-01" }))).toEqual({ ok: false, error: { code: "settings-changed", revision: 1 } });
    expect(await saveSettings(ctx, parse({ revision: 1 }))).toEqual({ ok: false, error: { code: "no-change" } });
    expect(await saveSettings(ctx, parse({ revision: 1, startsOn: "2026-02-01" }))).toEqual({ ok: true, value: { revision: 2 } });
    const [audit] = await db.auditEntry.findMany({ where: { companyId: ctx.company, type: "einvoice.settings-changed" }, orderBy: { id: "desc" }, take: 1 });
    expect([audit?.old, audit?.new]).toEqual([{ startsOn: "2026-01-01" }, { startsOn: "2026-02-01" }]);
    expect(await rechecks()).toEqual([{ by: "sales-from", date: "2026-01-01" }, { by: "sales-from", date: "2026-01-01" }]);
  });

  test("of two people at once are saved for one", async () => {
    const both = await Promise.all(["A01-2345-67891012", "NA;NA"].map((sstNo) => saveSettings(ctx, parse({ revision: 2, startsOn: "2026-02-01", sstNo }))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await getEInvoiceSettings(ctx)).toMatchObject({ revision: 3 });
  });

  test("are refused where MyInvois would refuse the company itself", () => {
    expect(refused({ startsOn: null })).toEqual(["startsOn"]);
    expect(refused({ tin: " " })).toEqual(["tin"]);
    expect(refused({ tin: "C123456789" })).toEqual(["tin"]);
    expect(refused({ tin: "EI00000000010" })).toEqual(["tin"]);
    expect(refused({ msic: "1" })).toEqual(["msic"]);
    expect(refused({ classification: "004" })).toEqual(["classification"]);
    expect(refused({ classification: "036" })).toEqual(["classification"]);
    expect(refused({ group: "huge" })).toEqual(["group"]);
    expect(refused({ sstNo: "A 1" })).toEqual(["sstNo"]);
    expect(refused({ isOn: false, startsOn: null, tin: null })).toEqual([]);
  });
});
