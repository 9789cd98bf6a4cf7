import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type RunningSandbox } from "#lib/sandbox/server.ts";
import { aDeadAddress, API_KEY, openSandboxBook, type SandboxBook } from "../sandbox-book.ts";
import { clockCheck } from "../answer-checks.ts";
import { collides } from "./number-formats.ts";
import { testConnection } from "./test-connection.ts";

let sandbox: RunningSandbox;
let book: SandboxBook;
let gate: Server;
let gateUrl = "";
/** "POST /42/invoice": what the gate in front of the sandbox answers 403 to. */
let denied: string[] = [];
let clockAhead = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  book = await openSandboxBook(sandbox.url);
  gate = createServer((request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void (async () => {
      if (clockAhead !== 0) response.setHeader("date", new Date(Date.now() + clockAhead).toUTCString());
      if (denied.includes(`${request.method} ${path}`)) return response.writeHead(403, { "content-type": "application/json" }).end('{"statusCode":403,"message":"Forbidden."}');
      const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !["host", "connection", "content-length"].includes(name)).map(([name, value]) => [name, String(value)]));
      const answer = await fetch(`${sandbox.url}${request.url}`, { method: request.method ?? "GET", headers, ...(chunks.length > 0 && { body: Buffer.concat(chunks) }) });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(Buffer.from(await answer.arrayBuffer()));
    })());
  }).listen(0, "127.0.0.1");
  await once(gate, "listening");
  gateUrl = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
});
afterAll(async () => {
  gate.close();
  await sandbox.close();
});

const prefixes = ["HP-IV-", "HP-CN-"];
const through = (changes: object = {}) => book.connection({ baseUrl: gateUrl, ...changes });
const ledger = async () => (await book.admin("GET", "books/42/ledger")).text();

describe("testing a connection to AutoCount Cloud", () => {
  test("asks for tax entities where new debtors are to be made with them, and writes none", async () => {
    const before = await ledger();
    const of = async (settings: object) => (await testConnection(through({ settings: { ...book.connection().settings, ...settings } }), prefixes)).checks.filter(({ id }) => id.endsWith(":taxentity"));
    expect(await of({})).toEqual([]);
    expect(await of({ taxEntities: "with-new-debtors" })).toMatchObject([{ id: "read:taxentity", state: "ok" }, { id: "create:taxentity", state: "ok" }]);
    denied = ["POST /42/taxentity"];
    expect(await of({ taxEntities: "with-new-debtors" })).toMatchObject([{ state: "ok" }, { id: "create:taxentity", state: "warning" }]);
    denied = [];
    expect(await ledger()).toBe(before);
  });

  test("finds the company, every permission and the settings in order, and writes nothing", async () => {
    const before = await ledger();
    const { companyName, checks } = await testConnection(book.connection(), prefixes);
    expect(companyName).toBe("Holdpoint Test Sdn Bhd");
    expect(checks.filter(({ state }) => state === "failed" || state === "warning")).toEqual([]);
    expect(checks.filter(({ state }) => state === "unknown").map(({ id }) => id)).toEqual(["void", "unlisted"]);
    expect(checks.filter(({ id }) => id.startsWith("create:")).map(({ state }) => state)).toEqual(Array(10).fill("ok"));
    expect(await ledger()).toBe(before);
  });

  test("tells a key that may not create invoices from one that may, and what to do", async () => {
    denied = ["POST /42/invoice", "POST /42/payment", "GET /42/salesAgent/listing"];
    const { checks } = await testConnection(through({ settings: { ...book.connection().settings, salesAgent: "ONLINE" } }), prefixes);
    denied = [];
    const of = (id: string) => checks.find((check) => check.id === id);
    expect(of("create:invoice")).toMatchObject({ state: "failed", text: "The key may not create them: AutoCount answered 403." });
    expect(of("create:invoice")?.todo).toContain("Settings > API Keys");
    expect(of("create:payment")).toMatchObject({ state: "warning" });
    expect(of("create:creditNote")).toMatchObject({ state: "ok" });
    expect(of("agents")).toMatchObject({ state: "warning" });
  });

  test("tells a key that may not void from one that is not turned away, and voids nothing", async () => {
    const before = await ledger();
    const of = async () => (await testConnection(through(), prefixes)).checks.find(({ id }) => id === "void");
    expect(await of()).toMatchObject({ state: "unknown", text: expect.stringContaining("did not turn the key away") as string });
    denied = ["POST /42/invoice/void", "POST /42/payment/void"];
    expect(await of()).toMatchObject({ state: "warning", text: "The key may not void invoices, payments: AutoCount turned it away." });
    // What may not be read may be there: nothing is voided blindly.
    denied = ["GET /42/invoice", "POST /42/invoice/void"];
    expect(await of()).toMatchObject({ state: "unknown" });
    denied = [];
    expect(await ledger()).toBe(before);
  });

  test("stops at a wrong key, another book and an address where nobody answers, and never shows the secret", async () => {
    for (const changes of [{ apiKey: "wrong-secret" }, { book: "43" }, { baseUrl: await aDeadAddress() }]) {
      const { companyName, checks } = await testConnection(book.connection(changes), prefixes);
      expect([companyName, checks.map(({ id, state }) => `${id} ${state}`)]).toEqual([null, ["book failed"]]);
      expect(JSON.stringify(checks)).not.toContain("wrong-secret");
      expect(JSON.stringify(checks)).not.toContain(API_KEY);
    }
  });

  test("names what the settings call by a name that the book does not have", async () => {
    const settings = { ...book.connection().settings, salesLocation: "hq", salesAgent: "NOBODY", returnAccount: "999-9999", receiptMethods: [{ paidBy: "cash", method: "CASHH", journal: "CASH" }] };
    const { checks } = await testConnection(book.connection({ settings }), prefixes);
    const failed = checks.filter(({ state }) => state === "failed");
    expect(failed.map(({ id }) => id)).toEqual(["locations", "agents", "accounts", "payment-methods"]);
    expect(failed.map(({ text }) => text)).toEqual([
      "Not in the book: hq (sales).", "Not in the book: NOBODY (sales).", "Not in the book: 999-9999 (returns).", "Not in the book: CASHH (“cash”).",
    ]);
  });

  test("warns of a number format of the book that will give our numbers one day", async () => {
    const own = await testConnection(book.connection(), ["I-"]);
    expect(own.checks.find(({ id }) => id === "numbers")).toMatchObject({ state: "failed" });
  });

  test("warns of a clock that is more than a minute off", async () => {
    clockAhead = 180_000;
    const { checks } = await testConnection(through(), prefixes);
    clockAhead = 0;
    expect(checks.find(({ id }) => id === "clock")).toMatchObject({ state: "warning", text: "This machine's clock is 3 minutes behind AutoCount's." });
  });
});

describe("number formats", () => {
  test("collide where both go on with digits from the same beginning", () => {
    const met = (format: string, prefix: string) => collides({ format }, prefix);
    expect(met("HP-IV-<000000>", "HP-IV-")).toBe(true);
    expect(met("hp-iv-<0000>", "HP-IV-")).toBe(true);
    expect(met("HP-IV-20<0000>", "HP-IV-")).toBe(true);
    expect(met("HP-IV-{yyMM}<0000>", "HP-IV-")).toBe(true);
    expect(met("I-<000000>", "HP-IV-")).toBe(false);
    expect(met("HP-IV-A<000000>", "HP-IV-")).toBe(false);
    expect(met("HP-IV-<000000>/A", "HP-IV-")).toBe(false);
    expect(met("HP-IV-", "HP-IV-")).toBe(false);
  });
});

describe("the clock", () => {
  const at = Date.parse("2026-03-02T02:00:00Z");
  test("is told by the Date, within its second, or else by the end of the window", () => {
    expect(clockCheck({ date: "Mon, 02 Mar 2026 02:00:59 GMT" }, at, at).state).toBe("ok");
    expect(clockCheck({ date: "Mon, 02 Mar 2026 01:58:00 GMT" }, at, at)).toMatchObject({ state: "warning", text: "This machine's clock is 119 seconds ahead of AutoCount's." });
    expect(clockCheck({ "x-rate-limit-reset": "2026-03-02T02:00:30.1234567Z" }, at, at).state).toBe("ok");
    expect(clockCheck({ "x-rate-limit-reset": "2026-03-02T02:10:00.1234567Z" }, at, at).state).toBe("warning");
    expect(clockCheck({}, at, at).state).toBe("unknown");
  });
});
