import fs from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { err, ok } from "#lib/result.ts";
import { defineRoute } from "./define-route.ts";
import type { RouteHandler } from "./define-open-route.ts";
import { sessionCookieName } from "./session.ts";
import { aCompany, aPerson, aSource, sealSession, setTestSecrets } from "./test-people.ts";
import { createToken } from "./tokens.ts";

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined) }),
  headers: async () => new Headers(),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

const { db } = await createTestDatabase();
setTestSecrets();
const company = await aCompany(db);
const { sourceId } = await aSource(company);
const finance = await aPerson(company, "finance");
const manager = await aPerson(company, "manager");

async function tokenOf(owner: { userId: string } | { sourceId: string }): Promise<string> {
  const made = await createToken(company, owner);
  if (!made.ok) throw new Error(made.error.code);
  return made.value.token;
}
const tokens = { finance: await tokenOf(finance), manager: await tokenOf(manager), source: await tokenOf({ sourceId }) };

type Sent = { token?: string; body?: unknown; query?: string; headers?: Record<string, string>; params?: Record<string, string> };

function call(handler: RouteHandler, method: "GET" | "POST", sent: Sent = {}): Promise<Response> {
  const headers = new Headers({ "x-forwarded-for": "203.0.113.7", ...(method === "POST" ? { "content-type": "application/json" } : {}), ...sent.headers });
  if (sent.token !== undefined) headers.set("authorization", `Bearer ${sent.token}`);
  const body = sent.body === undefined ? null : typeof sent.body === "string" ? sent.body : JSON.stringify(sent.body);
  return handler(new Request(`http://localhost/api/v1/things${sent.query ?? ""}`, { method, headers, body }), { params: Promise.resolve(sent.params ?? {}) });
}

const verb = vi.fn();
const correct = defineRoute({
  permission: "value:correct",
  params: z.object({ id: z.uuid() }),
  input: z.object({ revision: z.number().int(), changes: z.array(z.object({ "a/b": z.string() })).max(2) }),
  bodyLimit: 1024,
  run: verb,
});
const id = "01960c1e-7b0a-7c3e-9b5a-0f8f0f8f0f8f";
const good = { token: tokens.finance, params: { id }, body: { revision: 1, changes: [] } };

beforeEach(() => {
  browser.cookies.clear();
  verb.mockReset().mockResolvedValue(ok({ revision: 2 }));
});

test("a call with token, permission and right input runs the verb and answers with its value", async () => {
  const response = await call(correct, "POST", good);
  expect([response.status, await response.json()]).toEqual([200, { revision: 2 }]);
  expect(response.headers.get("cache-control")).toContain("no-store");
  const [ctx, input, got] = verb.mock.calls[0] ?? [];
  expect(ctx).toMatchObject({ company: company.company, actor: { type: "user", id: finance.userId, ip: "203.0.113.7" } });
  expect(input).toEqual(good.body);
  expect(got).toMatchObject({ params: { id }, mediaType: "application/json" });
});

test("without a token, or with a wrong one, the answer is 401 and says how to authenticate", async () => {
  const none = await call(correct, "POST", { ...good, token: undefined as never });
  expect([none.status, none.headers.get("www-authenticate"), none.headers.get("content-type")]).toEqual([401, 'Bearer realm="holdpoint"', "application/problem+json"]);
  const wrong = await call(correct, "POST", { ...good, token: `hp_${"A".repeat(43)}` });
  expect([wrong.status, wrong.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="holdpoint", error="invalid_token"']);
  expect((await call(correct, "POST", { ...good, token: undefined as never, headers: { authorization: `Basic ${btoa("a:b")}` } })).status).toBe(401);
  expect(verb).not.toHaveBeenCalled();
});

test("a session cookie opens reads and never writes", async () => {
  browser.cookies.set(sessionCookieName(false), await sealSession(finance.claims));
  expect((await call(correct, "POST", { ...good, token: undefined as never })).status).toBe(401);
  expect(verb).not.toHaveBeenCalled();
  const list = defineRoute({ permission: "review:read", run: async (ctx) => ok({ who: ctx.actor.name }) });
  expect(await (await call(list, "GET")).json()).toEqual({ who: "The finance" });
  const intake = defineRoute({ source: true, run: async () => ok({}) });
  expect((await call(intake, "GET")).status).toBe(401);
});

test("a role without the permission is 403 and told which one it lacks", async () => {
  const response = await call(correct, "POST", { ...good, token: tokens.manager });
  expect([response.status, await response.json()]).toEqual([403, expect.objectContaining({ code: "forbidden", permission: "value:correct", instance: "/api/v1/things" })]);
  expect(verb).not.toHaveBeenCalled();
});

test("a person's call does not take a source's token, a source's call not a person's, and an open one takes both", async () => {
  const intake = defineRoute({ source: true, run: async (ctx) => ok({ type: ctx.actor.type }) });
  const either = defineRoute({ permission: "review:read", source: true, run: async (ctx) => ok({ type: ctx.actor.type }) });
  expect((await call(correct, "POST", { ...good, token: tokens.source })).status).toBe(403);
  expect((await call(intake, "GET", { token: tokens.finance })).status).toBe(403);
  expect(await (await call(intake, "GET", { token: tokens.source })).json()).toEqual({ type: "source" });
  expect(await (await call(either, "GET", { token: tokens.source })).json()).toEqual({ type: "source" });
  expect(await (await call(either, "GET", { token: tokens.manager })).json()).toEqual({ type: "user" });
});

test("input that is not right is 422 with a pointer to each place", async () => {
  const response = await call(correct, "POST", { ...good, body: { revision: "1", changes: [{ "a/b": 2 }] } });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    code: "invalid",
    errors: [{ pointer: "#/revision", detail: expect.any(String) }, { pointer: "#/changes/0/a~1b", detail: expect.any(String) }],
  });
});

test("a query that is not right is 422 with the name of each parameter", async () => {
  const list = defineRoute({ permission: "review:read", input: z.object({ limit: z.coerce.number().max(100), state: z.array(z.string()).optional() }), run: async (_ctx, input) => ok(input) });
  expect(await (await call(list, "GET", { token: tokens.manager, query: "?limit=7&state=held&state=ready" })).json()).toEqual({ limit: 7, state: ["held", "ready"] });
  const response = await call(list, "GET", { token: tokens.manager, query: "?limit=1000" });
  expect([response.status, await response.json()]).toEqual([422, expect.objectContaining({ errors: [{ parameter: "limit", detail: expect.any(String) }] })]);
});

test("a body that is no JSON is 400, of another type 415, too large 413 with the limit", async () => {
  expect((await call(correct, "POST", { ...good, body: "{" })).status).toBe(400);
  const form = await call(correct, "POST", { ...good, headers: { "content-type": "text/plain" } });
  expect([form.status, form.headers.get("accept")]).toEqual([415, "application/json"]);
  const large = await call(correct, "POST", { ...good, body: { revision: 1, changes: [{ "a/b": "x".repeat(2000) }] } });
  expect([large.status, await large.json()]).toEqual([413, expect.objectContaining({ code: "too-large", limit: 1024 })]);
  expect(verb).not.toHaveBeenCalled();
});

test("a path parameter that cannot be right is 404", async () => {
  expect((await call(correct, "POST", { ...good, params: { id: "1 OR 1=1" } })).status).toBe(404);
});

test.each([["not-found", 404], ["changed-meanwhile", 409], ["own-work", 403], ["still-held", 409]] as const)("the verb's refusal %s is %d", async (code, status) => {
  verb.mockResolvedValue(err({ code, holds: ["missing-sku"] }));
  const response = await call(correct, "POST", good);
  expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ code, status, holds: ["missing-sku"], type: `/api/v1/problems/${code}` })]);
});

test("a route without an input reads the body itself, with its type", async () => {
  const intake = defineRoute({
    source: true,
    accepts: ["application/json", "application/x-ndjson"],
    status: 202,
    run: async (_ctx, _input, { body, mediaType }) => ok({ mediaType, text: Buffer.from(body).toString() }),
  });
  const response = await call(intake, "POST", { token: tokens.source, body: '{"a":1}\n{"a":2}\n', headers: { "content-type": "application/x-ndjson; charset=utf-8" } });
  expect([response.status, await response.json()]).toEqual([202, { mediaType: "application/x-ndjson", text: '{"a":1}\n{"a":2}\n' }]);
});

test("a bug is 500 with a number for the log and no word of what went wrong", async () => {
  verb.mockRejectedValue(new Error("password of the database is hunter2"));
  const written: string[] = [];
  const log = vi.spyOn(fs, "writeSync").mockImplementation(((_fd: number, text: string) => {
    written.push(text);
    return Buffer.byteLength(text);
  }) as typeof fs.writeSync);
  const response = await call(correct, "POST", good).finally(() => log.mockRestore());
  const body = await response.json();
  expect([response.status, body]).toEqual([500, expect.objectContaining({ code: "fault", fault: expect.stringMatching(/^[\da-f-]{36}$/) })]);
  expect(JSON.stringify(body)).not.toContain("hunter2");
  expect(written.join("")).toContain(body.fault);
  expect(written.join("")).toContain("hunter2");
});
