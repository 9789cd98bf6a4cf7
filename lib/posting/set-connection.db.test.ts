import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readRows } from "#lib/db/sql.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { findConnectionScreen } from "./connection-queries.ts";
import { sealCredentials } from "./connection.ts";
import { setConnection } from "./set-connection.ts";
import { testConnection } from "./test-connection.ts";

const { db } = await createTestDatabase();
const SECRET = "s3cret-that-never-shows-7d1f";

let house: SandboxCompany;
let company = 0;
let admin: SandboxCompany["ctx"];
beforeAll(async () => {
  house = await aSandboxCompany(db);
  company = house.ctx.company;
  admin = house.admin.ctx;
});
afterAll(async () => house.close());

const row = () => db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } });
const audited = async (type: string) => db.auditEntry.findMany({ where: { companyId: company, type }, orderBy: { id: "desc" } });

describe("setting the connection", () => {
  test("changes a term without the secret, keeps the rest and the secret, and tells what was changed", async () => {
    const before = await row();
    expect(await setConnection(admin, { revision: before.revision, settings: { creditTerm: "Net 30 days" } })).toMatchObject({ ok: true, value: { revision: before.revision + 1 } });
    const after = await row();
    expect(after.settings).toMatchObject({ creditTerm: "Net 30 days" });
    expect(Buffer.from(after.credentials)).toEqual(Buffer.from(before.credentials));
    expect((await audited("connection.set"))[0]).toMatchObject({ actorName: admin.actor.name, new: { settings: { creditTerm: "Net 30 days" } } });
    expect((await testConnection(admin, {})).ok).toBe(true);
  });

  test("refuses whoever has not seen the last change, and what changes nothing", async () => {
    const { revision } = await row();
    expect(await setConnection(admin, { revision: revision - 1, settings: { creditTerm: "X" } })).toEqual({ ok: false, error: { code: "connection-changed", revision } });
    expect(await setConnection(admin, { revision, settings: { creditTerm: "Net 30 days" } })).toEqual({ ok: false, error: { code: "no-change" } });
  });

  test("lets one of two people through who save at the same time", async () => {
    const { revision } = await row();
    const both = await Promise.all(["A", "B"].map((creditTerm) => setConnection(admin, { revision, settings: { creditTerm } })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("never takes the stored secret to another address, book or key, neither to save nor to test", async () => {
    for (const change of [{ baseUrl: "http://127.0.0.1:9" }, { book: "2" }, { keyId: "other" }, { kind: "autocount-cloud" as const }]) {
      expect(await setConnection(admin, change)).toEqual({ ok: false, error: { code: "secret-needed" } });
      expect(await testConnection(admin, { draft: change })).toEqual({ ok: false, error: { code: "secret-needed" } });
    }
  });

  test("says which field is wrong, and saves nothing of it", async () => {
    const before = await row();
    const refused = await setConnection(admin, { settings: { docNoPrefix: "hp iv", homeCurrency: "Ringgit" } });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid", issues: [{ path: "settings.homeCurrency" }, { path: "settings.docNoPrefix" }] } });
    expect(await row()).toEqual(before);
  });

  test("does not leave a book in which the outcome of a posting is not known", async () => {
    const recordId = await anyRecord();
    const posting = await db.posting.create({ data: { companyId: company, recordId, revision: 1, docNo: "HP-IV-900000", digest: "x", state: "unknown" } });
    expect(await setConnection(admin, { book: "2", apiKey: SECRET })).toEqual({ ok: false, error: { code: "unsettled", postings: 1 } });
    expect(await setConnection(admin, { settings: { creditTerm: "C.O.D." } })).toMatchObject({ ok: true });
    await db.posting.delete({ where: { companyId_id: { companyId: company, id: posting.id } } });
  });

  test("opens a stopped connection with a new secret, and not by its settings", async () => {
    await db.ledgerConnection.update({ where: { companyId: company }, data: { state: "stopped", stopReason: "401" } });
    await setConnection(admin, { settings: { creditTerm: "Net 7 days" } });
    expect((await row()).state).toBe("stopped");
    await setConnection(admin, { apiKey: "secret" });
    expect(await row()).toMatchObject({ state: "open", stopReason: null, secretSetByName: admin.actor.name });
  });
});

describe("testing the connection", () => {
  test("keeps what the saved connection's test found, for the screen, until it is saved anew", async () => {
    expect((await testConnection(admin, {})).ok).toBe(true);
    const { connection } = await findConnectionScreen(admin, true);
    expect(connection?.tested).toMatchObject({ by: admin.actor.name });
    expect(connection?.tested?.checks.find(({ id }) => id === "book")).toMatchObject({ state: "ok" });
    await setConnection(admin, { settings: { creditTerm: "C.O.D." } });
    expect((await findConnectionScreen(admin, true)).connection?.tested).toBeNull();
  });

  test("explains a wrong key that is not saved yet, and leaves the saved one and its findings alone", async () => {
    const before = await row();
    const tested = await testConnection(admin, { draft: { apiKey: SECRET } });
    expect(tested).toMatchObject({ ok: true, value: { companyName: null, checks: [{ id: "book", state: "failed" }] } });
    expect(await row()).toEqual(before);
  });

  test("opens a stopped connection that is let in again", async () => {
    await db.ledgerConnection.update({ where: { companyId: company }, data: { state: "stopped", stopReason: "401" } });
    await testConnection(admin, {});
    expect((await row()).state).toBe("open");
  });
});

describe("the secret", () => {
  test("is in no table, no log line, no answer and no screen, whatever is done with it", async () => {
    const lines: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => (lines.push(String(text)), true));
    const told: unknown[] = [];
    const { baseUrl } = await row();
    told.push(await testConnection(admin, { draft: { apiKey: SECRET } }));
    told.push(await setConnection(admin, { apiKey: SECRET }));
    told.push(await testConnection(admin, {}));
    told.push(await findConnectionScreen(admin, true), await findConnectionScreen(admin, false));
    told.push(await setConnection(admin, { baseUrl: `${baseUrl}/x`, book: "not a book", apiKey: SECRET }));
    write.mockRestore();
    expect(JSON.stringify(told)).not.toContain(SECRET);
    expect(lines.join("")).not.toContain(SECRET);
    for (const { name } of await readRows<{ name: string }>("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')")) {
      const hex = Buffer.from(SECRET).toString("hex");
      expect([name, await readRows(`SELECT 1 FROM ${name} t WHERE t::text LIKE $1 OR t::text LIKE $2 LIMIT 1`, [`%${SECRET}%`, `%${hex}%`])]).toEqual([name, []]);
    }
    await db.ledgerConnection.update({ where: { companyId: company }, data: { credentials: sealCredentials(company, { keyId: "key", apiKey: "secret" }), state: "open" } });
  });

  test("is found by that search where it is written in plain text, so the search can fail", async () => {
    await db.ledgerConnection.update({ where: { companyId: company }, data: { stopReason: SECRET } });
    expect(await readRows("SELECT 1 FROM ledger_connection t WHERE t::text LIKE $1", [`%${SECRET}%`])).toHaveLength(1);
    await db.ledgerConnection.update({ where: { companyId: company }, data: { stopReason: null } });
  });
});

let order = 5000;
async function anyRecord(): Promise<string> {
  const { missingSkuOrder } = await import("#prisma/seed/shopify-orders.ts");
  return house.arrive(missingSkuOrder({ number: order++, at: new Date("2026-03-02T02:00:00Z") }, "NO-SUCH"));
}
