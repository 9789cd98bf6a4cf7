import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { isBeingRead, isStale, type MirrorList } from "#lib/reference/mirror-lists.ts";
import { findMirrorStands } from "#lib/reference/mirror-store.ts";
import { demoCustomerRows, demoItemRows, demoLocationRows, demoSupplierRows } from "#prisma/seed/masters.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { refreshReference } from "./refresh-reference.ts";
import { stopConnection } from "./connection-store.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let company = 0;
let gate: Server;
/** What the gate in front of the sandbox answers to a listing instead: "debtor" -> a status. */
let instead: Readonly<Record<string, number>> = {};
/** Called when the listing is asked for, before it is answered. */
let onListing: (name: string) => Promise<void> = async () => undefined;

beforeAll(async () => {
  house = await aSandboxCompany(db);
  company = house.ctx.company;
  const { baseUrl } = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } });
  gate = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void (async () => {
      const name = /^\/1\/(\w+)\/listing/.exec(request.url ?? "")?.[1] ?? "";
      await onListing(name);
      const status = instead[name];
      if (status !== undefined) return response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ statusCode: status, message: `no, with ${String(request.headers["api-key"])}` }));
      const headers = Object.fromEntries(Object.entries(request.headers).filter(([key]) => !["host", "connection", "content-length"].includes(key)).map(([key, value]) => [key, String(value)]));
      const answer = await fetch(`${baseUrl}${request.url}`, { method: request.method ?? "GET", headers, ...(chunks.length > 0 && { body: Buffer.concat(chunks) }) });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(Buffer.from(await answer.arrayBuffer()));
    })());
  }).listen(0, "127.0.0.1");
  await once(gate, "listening");
  await db.ledgerConnection.update({ where: { companyId: company }, data: { baseUrl: `http://127.0.0.1:${(gate.address() as AddressInfo).port}` } });
});
beforeEach(() => {
  instead = {};
  onListing = async () => undefined;
});
afterAll(async () => {
  gate.close();
  await house.close();
});

const stands = () => findMirrorStands(db, company, new Date());
const stand = async (list: MirrorList) => (await stands()).find((one) => one.list === list);
const mirrored = async () => [await db.item.count({ where: { companyId: company, isActive: true } }), await db.customer.count({ where: { companyId: company, isActive: true } }), await db.supplier.count({ where: { companyId: company, isActive: true } }), await db.location.count({ where: { companyId: company, isActive: true } })];

describe("how old the mirror is", () => {
  test("is unknown for a list that was never read, and told with its rows after a reading", async () => {
    expect(await stands()).toEqual((["item", "customer", "supplier", "location"] as const).map((list) => ({ list, reading: null, pulled: null, failed: null })));
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true });
    expect((await stands()).map(({ list, pulled }) => [list, pulled?.rows])).toEqual([["item", demoItemRows.length], ["customer", demoCustomerRows.length], ["supplier", demoSupplierRows.length], ["location", demoLocationRows.length]]);
    for (const { reading, failed, pulled } of await stands()) {
      expect([reading, failed]).toEqual([null, null]);
      expect(isStale({ pulled }, new Date().toISOString())).toBe(false);
      expect(pulled?.tookMs).toBeGreaterThanOrEqual(0);
    }
  });

  test("shows the list that is being read while it is, and no other", async () => {
    let during: Awaited<ReturnType<typeof stands>> = [];
    onListing = async (name) => {
      if (name !== "creditor" || during.length > 0) return;
      // What the reading has told is written one after the other, beside it.
      await expect.poll(async () => (await stand("customer"))?.reading?.rows).toBe(demoCustomerRows.length);
      during = await stands();
    };
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true });
    expect(during.find(({ list }) => list === "customer")).toMatchObject({ reading: { rows: demoCustomerRows.length }, failed: null });
    expect(during.find(({ list }) => list === "location")?.reading).toBeNull();
    expect((await stands()).map(({ reading }) => reading)).toEqual([null, null, null, null]);
  });
});

describe("a reading that fails", () => {
  test("leaves every list as it was, with its age, and says at which list it ended, without the secret in the answer", async () => {
    await refreshReference(house.ctx);
    const [before, known] = [await stands(), await mirrored()];
    instead = { debtor: 403 };
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: false, error: { code: "not-read" } });
    expect(await mirrored()).toEqual(known);
    const after = await stands();
    expect(after.map(({ pulled }) => pulled)).toEqual(before.map(({ pulled }) => pulled));
    expect(after.every(({ failed, reading }) => failed !== null && reading === null)).toBe(true);
    expect(after.find(({ list }) => list === "customer")?.failed?.reason).toBe("AutoCount refused the key of this connection: no, with (key)");
    expect(after.find(({ list }) => list === "item")?.failed?.reason).toMatch(/another list could not be read/);
    expect(JSON.stringify(after)).not.toContain("secret");

    instead = {};
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true });
    expect((await stands()).map(({ failed }) => failed)).toEqual([null, null, null, null]);
  });

  test("takes the other lists over where the key may not see the creditors, and says so beside them", async () => {
    const known = await mirrored();
    instead = { creditor: 403 };
    expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { suppliers: null } });
    expect(await mirrored()).toEqual(known);
    expect(await stand("supplier")).toMatchObject({ pulled: { rows: demoSupplierRows.length }, failed: { reason: expect.stringContaining("may not list them") as string } });
    expect(await stand("item")).toMatchObject({ failed: null });
  });

  test("is said beside every list while the connection is stopped", async () => {
    const known = await mirrored();
    await db.$transaction((tx) => stopConnection(tx, company, "401 Unauthorized", new Date()));
    expect(await refreshReference(house.ctx)).toEqual({ ok: false, error: { code: "stopped" } });
    expect(await mirrored()).toEqual(known);
    for (const { failed } of await stands()) expect(failed?.reason).toContain("turned the key away");
  });
});

test("a reading that a dead worker left behind is not shown for ever, and a list is stale after three hours", () => {
  const now = new Date("2026-03-02T10:00:00Z");
  expect(isBeingRead(new Date("2026-03-02T09:01:00Z"), now)).toBe(true);
  expect(isBeingRead(new Date("2026-03-02T08:59:00Z"), now)).toBe(false);
  expect(isBeingRead(null, now)).toBe(false);
  const pulledAt = (at: string) => ({ pulled: { at, rows: 1, tookMs: 1 } });
  expect(isStale(pulledAt("2026-03-02T07:00:00Z"), now.toISOString())).toBe(false);
  expect(isStale(pulledAt("2026-03-02T06:59:59Z"), now.toISOString())).toBe(true);
  expect(isStale({ pulled: null }, now.toISOString())).toBe(true);
});
