import { once } from "node:events";
import fs from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import * as resolveRoute from "#app/api/v1/records/[id]/resolve/route.ts";
import * as reverseRoute from "#app/api/v1/records/[id]/reverse/route.ts";
import * as recordRoute from "#app/api/v1/records/[id]/route.ts";
import { aToken, call } from "#lib/api/test-company.ts";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { runCli } from "#lib/cli/main.ts";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { findConnectionScreen } from "./connection-queries.ts";
import { findLedgerNotice } from "./queries.ts";
import { postApproved } from "./post-approved.ts";
import { refreshReference } from "./refresh-reference.ts";
import { setConnection } from "./set-connection.ts";
import { testConnection } from "./test-connection.ts";
import { watchPosted } from "./watch-posted.ts";

const { db } = await createTestDatabase();
/** What it is looked for by, in whatever way it is written: the rest of the key has what JSON and addresses escape. */
const marker = "k9b1f7e";
const apiKey = `${marker}+not/to&be"kept<`;

let skipped = 0;
let number = 7000;
let house: SandboxCompany;
let token = "";
let echo: Server;
let url = "";
/** How the server, which tells everybody all that it was sent, answers: a status, or by not answering. */
let how: number | "hangs up" = 500;

beforeAll(async () => {
  house = await aSandboxCompany(db, () => new Date(Date.now() + skipped));
  token = await aToken(house.ctx, { userId: house.finance.userId });
  echo = createServer(answer).listen(0, "127.0.0.1");
  await once(echo, "listening");
  url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
});
afterEach(() => void vi.restoreAllMocks());
afterAll(async () => {
  echo.closeAllConnections();
  echo.close();
  await house.close();
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (how === "hangs up") return void request.socket.destroy();
  const key = String(request.headers["api-key"] ?? request.headers["x-api-key"]);
  const said = `You sent ${key}, ${encodeURIComponent(key)} and ${Buffer.from(`name:${key}`).toString("base64")} to ${request.url}`;
  const body = { statusCode: how, message: said, Message: said, companyName: said, headers: request.headers, data: [{ accNo: key }], master: { docNo: key, ref: said } };
  // As .NET writes it.
  const escaped = JSON.stringify(body).replaceAll(/[+&<>]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  response.writeHead(how, { "content-type": "application/json", "x-you-sent": encodeURIComponent(key) }).end(escaped);
}

/** Everything that is written out while `work` runs: logs, the console, standard output. */
async function written(work: () => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const keep = (text: unknown) => lines.push(typeof text === "string" ? text : Buffer.from(text as Uint8Array).toString());
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, "write").mockImplementation((text) => keep(text) > 0);
  for (const name of ["log", "info", "warn", "error"] as const) vi.spyOn(console, name).mockImplementation((...told: unknown[]) => void keep(told.map(String).join(" ")));
  // The log writes to its file itself.
  const really = fs.writeSync as (fd: number, text: never, ...more: never[]) => number;
  vi.spyOn(fs, "writeSync").mockImplementation(((fd: number, text: never, ...more: never[]) => (fd === 1 || fd === 2 ? (keep(text), (text as string).length) : really(fd, text, ...more))) as typeof fs.writeSync);
  await work();
  vi.restoreAllMocks();
  return lines.join("\n");
}

/** Every table that has a row in which the marker stands, as text or in the bytes of a column. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await readRows<{ name: string }>("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')", []);
  const [hex, base64] = [Buffer.from(text).toString("hex"), Buffer.from(text).toString("base64").slice(0, Math.floor((text.length * 8) / 6))];
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await readRows<{ n: number }>(`SELECT count(*)::int AS n FROM ${name} AS t WHERE to_jsonb(t)::text LIKE ANY ($1)`, [[text, hex, base64].map((one) => `%${one}%`)]);
    if ((row?.n ?? 0) > 0) found.push(name);
  }
  return found;
}

const company = () => house.ctx.company;
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company(), id } } });
const toEcho = (kind: "sandbox" | "autocount-webapi") => setConnection(house.admin.ctx, { kind, baseUrl: url, book: "1", keyId: "name", apiKey, settings: { patience: { looks: [1], answer: 300 } } });

async function approved(): Promise<string> {
  const id = await house.arrive(normalOrder({ number: (number += 1), at: new Date("2026-03-02T02:00:00Z") }));
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: (await record(id)).revision })).toMatchObject({ ok: true });
  return id;
}

/** A call of the HTTP API, its whole answer as text. */
async function asked(handler: Parameters<typeof call>[0], method: string, id: string, body?: object): Promise<string> {
  const response = await call(handler, method, `/records/${id}`, { token, params: { id }, ...(body && { body }) });
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
}

describe.each([
  { kind: "sandbox", ways: [200, 400, 401, 403, 409, 500, "hangs up"] },
  { kind: "autocount-webapi", ways: [200, 400, 403, 500] },
] as const)("a key that is given to $kind", ({ kind, ways }) => {
  test.for([...ways])("stands nowhere, where AutoCount answers by %s and repeats it: in no row, log, screen, answer of the API or refusal", { timeout: 60_000 }, async (way) => {
    how = way;
    const told: unknown[] = [];
    const log = await written(async () => {
      const id = await approved();
      told.push(await testConnection(house.admin.ctx, { draft: { kind, baseUrl: url, book: "1", keyId: "name", apiKey } }));
      // Nothing is to stand in the way of another book here.
      await db.posting.updateMany({ where: { companyId: company(), state: { in: ["sending", "unknown"] } }, data: { state: "queued" } });
      await db.record.updateMany({ where: { companyId: company(), state: { in: ["posting", "unknown"] } }, data: { state: "approved" } });
      const set = await toEcho(kind);
      expect(set).toMatchObject({ ok: true });
      told.push(set, await testConnection(house.admin.ctx, {}));
      await postApproved(house.ctx);
      skipped += 120_000;
      await db.ledgerConnection.update({ where: { companyId: company() }, data: { state: "open", waitUntil: null } });
      await postApproved(house.ctx);
      // A lost answer is settled by hand, over the API, with a look that repeats the key as well.
      await db.posting.updateMany({ where: { companyId: company(), recordId: id }, data: { state: "unknown" } });
      await db.record.updateMany({ where: { companyId: company(), id }, data: { state: "unknown" } });
      await db.ledgerConnection.update({ where: { companyId: company() }, data: { state: "open", waitUntil: null } });
      const { revision } = await record(id);
      told.push(await asked(resolveRoute.POST, "POST", id, { revision, decision: "found" }));
      // Taken as posted, it is watched, and asked to be voided.
      await db.posting.updateMany({ where: { companyId: company(), recordId: id }, data: { state: "posted", docKey: "1", postedAt: house.ctx.now(), watchedAt: new Date(0) } });
      await db.record.updateMany({ where: { companyId: company(), id }, data: { state: "posted" } });
      // A list that is not answered is asked for again and again, with long waits.
      if (way === 401 || way === 403) told.push(await refreshReference(house.ctx));
      told.push(await watchPosted(house.ctx, { waitMs: 1 }));
      await db.ledgerConnection.update({ where: { companyId: company() }, data: { state: "open", waitUntil: null } });
      told.push(await asked(reverseRoute.POST, "POST", id, { revision, reason: "Wrong" }));
      await postApproved(house.ctx);
      told.push(await asked(recordRoute.GET, "GET", id), await findRecordScreen(house.finance.ctx, id));
      told.push(await findConnectionScreen(house.admin.ctx, true), await findConnectionScreen(house.finance.ctx, false), await findLedgerNotice(house.finance.ctx));
      await db.posting.updateMany({ where: { companyId: company(), recordId: id }, data: { state: "withdrawn" } });
      await db.record.updateMany({ where: { companyId: company(), id }, data: { state: "rejected" } });
    });
    const base64 = Buffer.from(`name:${marker}`).toString("base64").slice(8, 14);
    for (const text of [log, JSON.stringify(told)]) {
      expect(text).not.toContain(marker);
      expect(text).not.toContain(base64);
    }
    expect(JSON.stringify(told).length).toBeGreaterThan(2_000);
    expect(await db.postingAttempt.count({ where: { companyId: company() } })).toBeGreaterThan(0);
    expect(await tablesWith(marker)).toEqual([]);
  });
});

test("the look itself finds what stands there", async () => {
  expect(await tablesWith("connection.tested")).toContain("public.audit_entry");
});

test("a connection that is refused repeats nothing of what was given, and an address that holds a secret is refused", async () => {
  const given = { kind: "autocount-cloud", baseUrl: url, book: "1", keyId: "name", apiKey } as const;
  const told = [
    await setConnection(house.admin.ctx, { ...given, book: "no book", apiKey: `${apiKey} two words` }),
    await setConnection(house.admin.ctx, { ...given, baseUrl: `ftp://${marker}` }),
    await setConnection(house.admin.ctx, { ...given, settings: { creditTerm: 7, patience: { looks: marker } } }),
    await testConnection(house.admin.ctx, { draft: { ...given, keyId: "two words" } }),
  ];
  for (const refused of told) expect(refused).toMatchObject({ ok: false, error: { code: "invalid" } });
  for (const baseUrl of [`http://user:${marker}@127.0.0.1:1`, `http://${marker}@127.0.0.1:1`, `http://127.0.0.1:1/?key=${marker}`]) {
    const refused = await setConnection(house.admin.ctx, { ...given, baseUrl });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid", issues: [{ path: "baseUrl" }] } });
    told.push(refused);
  }
  expect(JSON.stringify(told)).not.toContain(marker);
  expect(await tablesWith(marker)).toEqual([]);
});

test("a fault of ours is told by its number, on the API and in the log, without the secret", async () => {
  const id = await approved();
  await db.posting.updateMany({ where: { companyId: company(), recordId: id }, data: { state: "unknown" } });
  await db.record.updateMany({ where: { companyId: company(), id }, data: { state: "unknown" } });
  const { credentials } = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company() } });
  await db.ledgerConnection.update({ where: { companyId: company() }, data: { credentials: Buffer.from(credentials.toReversed()) } });
  let told = "";
  const log = await written(async () => {
    told = await asked(resolveRoute.POST, "POST", id, { revision: (await record(id)).revision, decision: "found" });
  });
  expect(told).toMatch(/^500 /);
  expect(log).toContain("unexpected error");
  for (const text of [told, log]) expect(text).not.toContain(marker);
  await db.ledgerConnection.update({ where: { companyId: company() }, data: { credentials } });
});

test("the commands say what is wrong, and not the key", async () => {
  const { key } = await db.company.findUniqueOrThrow({ where: { id: company() } });
  how = 500;
  const place = ["--company", key, "--kind", "sandbox", "--base-url", url, "--book", "1", "--key-id", "name"];
  await db.posting.updateMany({ where: { companyId: company(), state: "unknown" }, data: { state: "withdrawn" } });
  const out = await written(async () => {
    await runCli(["connection", "set", ...place, "--api-key", apiKey]);
    await runCli(["connection", "test", "--company", key]);
    await runCli(["connection", "set", ...place, "--api-key", `${apiKey} two`]);
    await runCli(["doctor"]);
  });
  process.exitCode = undefined;
  expect(out).toContain("It does not answer as it should yet");
  expect(out).not.toContain(marker);
  expect(await tablesWith(marker)).toEqual([]);
});
