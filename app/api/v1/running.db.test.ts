import fs from "node:fs";
import { PgBoss } from "pg-boss";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readiness } from "#lib/api/readiness.ts";
import { aRecord, anApiCompany, call, type ApiCompany } from "#lib/api/test-company.ts";
import { disconnect } from "#lib/db/prisma.ts";
import { createEmptyDatabase, createTestDatabase } from "#lib/db/test-database.ts";
import { setEnv } from "#lib/env.ts";
import * as rest from "./[...rest]/route.ts";
import * as health from "./health/route.ts";
import * as intake from "./intake/route.ts";
import * as metrics from "./metrics/route.ts";
import * as openapi from "./openapi.json/route.ts";
import * as problems from "./problems/[code]/route.ts";
import * as ready from "./ready/route.ts";

const { db, url } = await createTestDatabase();

async function askReady() {
  const response = await call(ready.GET, "GET", "/ready");
  return [response.status, readiness.strict().parse(await response.json())] as const;
}

describe("readiness", () => {
  test("is told part by part: no worker, a worker, a worker that stopped", async () => {
    expect(await askReady()).toEqual([503, { status: "not-ready", database: { status: "ok" }, worker: { status: "missing", heardSecondsAgo: null }, ledger: { status: "none" } }]);
    // As lib/worker.ts starts: it supervises; web processes, which only send, do not.
    const sender = await new PgBoss({ connectionString: url, supervise: false, schedule: false, migrate: false, createSchema: false }).start();
    expect((await askReady())[0]).toBe(503);
    const worker = await new PgBoss({ connectionString: url, migrate: false, createSchema: false }).start();
    expect(await askReady()).toEqual([200, { status: "ready", database: { status: "ok" }, worker: { status: "ok", heardSecondsAgo: 0 }, ledger: { status: "none" } }]);
    await worker.stop({ graceful: true, close: true });
    expect((await askReady())[0]).toBe(503);
    await sender.stop({ graceful: false, close: true });
  });

  test("does not depend on a ledger, but says when one was stopped", async () => {
    const company = await anApiCompany(db);
    expect((await askReady())[1].ledger).toEqual({ status: "open" });
    await db.ledgerConnection.update({ where: { companyId: company.ctx.company }, data: { state: "stopped" } });
    const worker = await new PgBoss({ connectionString: url, migrate: false, createSchema: false }).start();
    expect(await askReady()).toMatchObject([200, { status: "ready", ledger: { status: "stopped" } }]);
    await worker.stop({ graceful: true, close: true });
  });

  test("is lost with a worker that went silent", async () => {
    const worker = await new PgBoss({ connectionString: url, migrate: false, createSchema: false }).start();
    await db.$executeRaw`UPDATE pgboss.instance SET heartbeat_on = now() - interval '91 seconds'`;
    expect(await askReady()).toMatchObject([503, { worker: { status: "missing" } }]);
    await worker.stop({ graceful: true, close: true });
  });
});

describe("metrics", () => {
  let company: ApiCompany;
  beforeAll(async () => {
    company = await anApiCompany(db);
    const records = [aRecord("M-1"), aRecord("M-2", { total: "99.00" }), aRecord("M-3", { total: "98.00" })];
    await call(intake.POST, "POST", "/intake", { token: company.tokens.source, body: { records } });
    const [record] = await db.record.findMany({ where: { companyId: company.ctx.company } });
    await db.posting.create({ data: { companyId: company.ctx.company, recordId: record?.id ?? "", revision: 1, docNo: "X-1", digest: "0", queuedAt: new Date(Date.now() - 90_000) } });
    const delivery = { companyId: company.ctx.company, sourceId: company.source.id, digest: "0", contentType: "application/json", headers: {}, body: new Uint8Array() };
    await db.delivery.createMany({ data: [{ ...delivery, dedupeKey: "a" }, { ...delivery, dedupeKey: "b" }] });
  });

  test("tell the company's numbers, none left out, and the process's", async () => {
    const response = await call(metrics.GET, "GET", "/metrics", { token: company.tokens.manager });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    const lines = (await response.text()).split("\n");
    expect(lines).toEqual(expect.arrayContaining([
      "# TYPE holdpoint_records gauge", 'holdpoint_records{state="ready"} 1', 'holdpoint_records{state="held"} 2', 'holdpoint_records{state="unknown"} 0',
      'holdpoint_postings{state="queued"} 1', 'holdpoint_postings{state="unknown"} 0', "holdpoint_deliveries_unread 2",
    ]));
    const age = Number(lines.find((line) => line.startsWith("holdpoint_posting_oldest_queued_seconds "))?.split(" ")[1]);
    expect(age).toBeGreaterThanOrEqual(90);
    expect(age).toBeLessThan(150);
    expect(lines.some((line) => line.startsWith("process_resident_memory_bytes "))).toBe(true);
    expect(lines.filter((line) => line.startsWith("#")).length).toBe(new Set(lines.filter((line) => line.startsWith("#"))).size);
  });

  test("can be asked again and again", async () => {
    for (let n = 0; n < 2; n += 1) expect((await call(metrics.GET, "GET", "/metrics", { token: company.tokens.admin })).status).toBe(200);
  });
});

test("the API's description and the page of a problem are open to everybody", async () => {
  const described = await call(openapi.GET, "GET", "/openapi.json");
  expect([described.status, await described.json()]).toEqual([200, expect.objectContaining({ openapi: "3.1.0" })]);
  const page = await call(problems.GET, "GET", "/problems/own-work", { params: { code: "own-work" } });
  expect(await page.json()).toMatchObject({ type: "/api/v1/problems/own-work", status: 403 });
  expect((await call(problems.GET, "GET", "/problems/nonsense", { params: { code: "nonsense" } })).status).toBe(404);
});

test("an address that there is not is a problem document too", async () => {
  const response = await call(rest.POST, "POST", "/recrods", { body: {} });
  expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ code: "not-found", instance: "/api/v1/recrods" })]);
});

// Last, as it takes the database away from under everything above.
test("readiness is not there in an empty database nor without one, while the process is alive", async () => {
  const silent = vi.spyOn(fs, "writeSync").mockImplementation(((_fd: number, text: string) => Buffer.byteLength(text)) as typeof fs.writeSync);
  try {
    for (const [elsewhere, status] of [[(await createEmptyDatabase()).url, "not-migrated"], ["postgresql://nobody@127.0.0.1:1/none", "unreachable"]] as const) {
      await disconnect();
      setEnv({ DATABASE_URL: elsewhere });
      expect(await askReady()).toMatchObject([503, { status: "not-ready", database: { status } }]);
      const alive = await call(health.GET, "GET", "/health");
      expect([alive.status, await alive.json()]).toEqual([200, { status: "ok" }]);
    }
  } finally {
    silent.mockRestore();
    await disconnect();
    setEnv({ DATABASE_URL: url });
  }
});
