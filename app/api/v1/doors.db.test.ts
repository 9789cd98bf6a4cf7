import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { operations } from "#lib/api/operations.ts";
import { aRecord, anApiCompany, call, type ApiCompany, type Sent } from "#lib/api/test-company.ts";
import type { RouteHandler } from "#lib/auth/define-open-route.ts";
import { type Role, can, roles } from "#lib/auth/permissions.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";

// Nobody is signed in by cookie here.
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined }), headers: async () => new Headers() }));

const { db } = await createTestDatabase();
const api = fileURLToPath(new URL(".", import.meta.url));

type Route = { name: string; method: "GET" | "POST"; path: string; handler: RouteHandler };

/** Every route that is there, found by walking the folder: one that is added is tried too. */
const routes: Route[] = [];
for (const entry of readdirSync(api, { recursive: true, withFileTypes: true })) {
  if (entry.name !== "route.ts") continue;
  const file = join(entry.parentPath, entry.name);
  const path = `/${relative(api, entry.parentPath).replaceAll("\\", "/")}`.replaceAll(/\[(\w+)\]/g, "{$1}");
  const handlers = (await import(file)) as { [method: string]: RouteHandler };
  for (const method of ["GET", "POST"] as const) {
    const handler = handlers[method];
    if (handler) routes.push({ name: `${method} ${path}`, method, path, handler });
  }
}
const operationOf = ({ method, path }: Route) => operations.find((operation) => operation.path === path && operation.method === method.toLowerCase());
const withToken = routes.filter((route) => typeof operationOf(route)?.caller === "object");

let ours: ApiCompany;
let theirs: ApiCompany;
const ids = { ours: "", theirs: "" };
/** Stands in every record of the other company: nothing of it may come back. */
const mark = "ONLY-THEIRS";

beforeAll(async () => {
  [ours, theirs] = [await anApiCompany(db), await anApiCompany(db)];
  const intake = routes.find((route) => route.path === "/intake");
  if (!intake) throw new Error("the intake is missing");
  const arrive = async (company: ApiCompany, name: string) => {
    const response = await call(intake.handler, "POST", "/intake", { token: company.tokens.source, body: aRecord(name, { note: name }) });
    return ((await response.json()) as { results: { recordId: string }[] }).results[0]?.recordId ?? "";
  };
  ids.ours = await arrive(ours, "OURS-1");
  ids.theirs = await arrive(theirs, mark);
});

/** A call that is right in every way but for whose token and whose record it is. */
function aCall({ method, path }: Route, recordId: string): Sent {
  if (method === "GET") return path === "/records" ? { query: `?externalId=${mark}&source=${theirs.source.key}` } : { params: { id: recordId, code: "not-found" } };
  if (path === "/intake") return { body: aRecord("PUSHED-1") };
  if (path === "/imports") {
    const headers = { "content-type": "application/octet-stream" };
    return { query: `?source=${theirs.source.key}&kind=invoice&fileName=a.csv`, headers, body: new Uint8Array(Buffer.from("Number,Date\nI-1,2026-03-02\n")) };
  }
  if (path === "/approvals") return { body: { ids: [recordId] } };
  return { params: { id: recordId, sourceKey: theirs.shop.key }, body: { revision: 1, reason: "Because", changes: [{ path: "note", value: "Changed" }] } };
}

/** What an answer about another company's record gave away: "nothing", or the answer itself. */
async function told({ path }: Route, status: number, text: string): Promise<string> {
  if (status === 403 || status === 404) return "nothing";
  const answer = `${status} ${text}`;
  switch (path) {
    case "/intake":
      return status === 202 && (await db.record.count({ where: { companyId: ours.ctx.company, externalId: "PUSHED-1" } })) > 0 ? "nothing" : answer;
    case "/imports":
      return status === 422 && (JSON.parse(text) as { code: string }).code === "unknown-source" ? "nothing" : answer;
    case "/records":
      return text === '{"records":[],"nextCursor":null}' ? "nothing" : answer;
    case "/approvals":
      return text === JSON.stringify({ results: [{ id: ids.theirs, ok: false, error: { code: "not-found" } }], left: { count: 0, isAtLeast: false } }) ? "nothing" : answer;
    case "/metrics": {
      const ready = await db.record.count({ where: { companyId: ours.ctx.company, state: "ready" } });
      return text.includes(`holdpoint_records{state="ready"} ${ready}\n`) ? "nothing" : answer;
    }
    default:
      return answer;
  }
}

const theirState = async () => {
  const where = { companyId: theirs.ctx.company };
  return JSON.stringify([
    await db.record.findMany({ where, orderBy: { id: "asc" } }), await db.auditEntry.count({ where }), await db.delivery.count({ where }), await db.posting.count({ where }),
  ]);
};

test("the walk finds the routes", () => {
  expect(withToken.map((route) => route.name)).toEqual(expect.arrayContaining(["POST /intake", "GET /records", "GET /records/{id}", "POST /approvals", "GET /metrics", "POST /records/{id}/approve"]));
});

describe.each(withToken.map((route) => [route.name, route] as const))("%s", (_name, route) => {
  test("tells nothing of another company's record and does nothing to it, whoever asks", async () => {
    const before = await theirState();
    for (const who of [...roles, "source", "shop"] as const) {
      const response = await call(route.handler, route.method, route.path, { token: ours.tokens[who], ...aCall(route, ids.theirs) });
      const text = await response.text();
      expect(text).not.toContain(mark);
      expect([who, await told(route, response.status, text)]).toEqual([who, "nothing"]);
    }
    expect(await theirState()).toBe(before);
  });

  test("is 401 without a token, with a wrong one, and with one that was revoked", async () => {
    for (const token of [null, "hp_nobody", `hp_${"A".repeat(43)}`]) {
      const response = await call(route.handler, route.method, route.path, { token, ...aCall(route, ids.ours) });
      expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, expect.stringContaining("Bearer")]);
      expect(await response.json()).toMatchObject({ code: "signed-out" });
    }
  });

  test("is refused to whoever its description does not name, and does nothing", async () => {
    const caller = operationOf(route)?.caller as Exclude<NonNullable<ReturnType<typeof operationOf>>["caller"], string>;
    const may = (who: Role | "source") => (who === "source" ? caller.source === true : caller.user !== undefined && can({ role: who }, caller.user));
    const before = await db.record.findMany({ where: { companyId: ours.ctx.company }, orderBy: { id: "asc" } });
    for (const who of [...roles, "source"] as const) {
      if (may(who)) continue;
      const response = await call(route.handler, route.method, route.path, { token: ours.tokens[who], ...aCall(route, ids.ours) });
      expect([who, response.status, ((await response.json()) as { code: string }).code]).toEqual([who, 403, "forbidden"]);
    }
    expect(await db.record.findMany({ where: { companyId: ours.ctx.company }, orderBy: { id: "asc" } })).toEqual(before);
  });
});
