import { expect, test, vi } from "vitest";
import { anApiCompany, call } from "#lib/api/test-company.ts";
import { sealSession } from "#lib/auth/test-people.ts";
import { sessionCookieName } from "#lib/auth/session.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { GET } from "./[id]/route.ts";
import { POST } from "./route.ts";

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined) }),
  headers: async () => new Headers(),
}));

const { db } = await createTestDatabase();
const company = await anApiCompany(db);
const file = "Invoice No,Date,Debtor Code,SKU,Qty,Unit Price,Total\nINV-1,13/03/2026,300-A001,KR-TEA-100,2,18.90,37.80\n";
const query = (over: Record<string, string> = {}) => `?${new URLSearchParams({ source: company.source.key, kind: "invoice", fileName: "sales.csv", ...over }).toString()}`;
const sent = { body: file, query: query(), headers: { "content-type": "application/octet-stream" } };
const send = (over: Parameters<typeof call>[3] = {}) => call(POST, "POST", "/imports", { ...sent, ...over });

test("a file is taken from whoever may import, with how it goes on", async () => {
  const response = await send({ token: company.tokens.finance });
  const { importId, problem } = (await response.json()) as { importId: string; problem: null };
  expect([response.status, problem]).toEqual([201, null]);
  const shown = await call(GET, "GET", `/imports/${importId}`, { token: company.tokens.admin, params: { id: importId } });
  expect(await shown.json()).toMatchObject({ state: "uploaded", fileName: "sales.csv", source: { key: company.source.key } });
});

test("nobody else may: no token, a source's, a role without the permission", async () => {
  expect((await send()).status).toBe(401);
  expect((await send({ token: company.tokens.source })).status).toBe(403);
  expect((await send({ token: company.tokens.manager })).status).toBe(403);
});

test("a session counts on our own pages only: what comes from elsewhere, or does not say from where, is nobody", async () => {
  browser.cookies.set(sessionCookieName(false), await sealSession(company.people.finance.claims));
  const from = (origin: string | null) => send({ headers: { ...sent.headers, host: "holdpoint.test", ...(origin === null ? {} : { origin }) } });
  expect((await from("https://elsewhere.test")).status).toBe(401);
  expect((await from(null)).status).toBe(401);
  expect((await from("null")).status).toBe(401);
  expect((await from("http://holdpoint.test")).status).toBe(201);
  browser.cookies.clear();
});

test("what is no file, too large or of no source is refused by its reason", async () => {
  const token = company.tokens.finance;
  expect((await send({ token, headers: { "content-type": "text/plain" } })).status).toBe(415);
  expect((await send({ token, headers: { ...sent.headers, "content-length": String(60 * 1024 * 1024) } })).status).toBe(413);
  expect(await (await send({ token, query: query({ source: "no-such" }) })).json()).toMatchObject({ status: 422, code: "unknown-source" });
  expect(await (await send({ token, query: query({ kind: "poem" }) })).json()).toMatchObject({ status: 422, code: "invalid", errors: [{ parameter: "kind" }] });
});
