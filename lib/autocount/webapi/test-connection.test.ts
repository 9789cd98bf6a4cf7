import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type RunningSandbox } from "#lib/sandbox/server.ts";
import { aDeadAddress, API_KEY, openSandboxBook, type SandboxBook } from "../sandbox-book.ts";
import { testWebApi } from "./test-connection.ts";

let sandbox: RunningSandbox;
let book: SandboxBook;
let gate: Server;
let gateUrl = "";
/** "/api/Creditor/GetRecordList": what the gate in front of the sandbox answers otherwise. */
let instead = new Map<string, { status: number; body: string; headers?: { [name: string]: string } }>();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  book = await openSandboxBook(sandbox.url);
  gate = createServer((request, response) => {
    const answer = instead.get(request.url ?? "");
    if (answer) return void response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers }).end(answer.body);
    const headers = Object.fromEntries(["x-api-name", "x-api-key"].map((name) => [name, String(request.headers[name] ?? "")]));
    const body = request.method === "POST" ? { body: "{}", headers: { ...headers, "content-type": "application/json" } } : { headers };
    void fetch(`${sandbox.url}${request.url}`, { method: request.method ?? "GET", ...body }).then(async (real) => response.writeHead(real.status, { "content-type": "application/json" }).end(await real.text()));
  }).listen(0, "127.0.0.1");
  await once(gate, "listening");
  gateUrl = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
});
afterAll(async () => {
  gate.close();
  await sandbox.close();
});

const states = (checks: readonly { id: string; state: string }[]) => checks.map(({ id, state }) => `${id} ${state}`);
const ledger = async () => (await book.admin("GET", "books/42/ledger")).text();

describe("testing a connection to a Web API", () => {
  test("reads every list, says what it cannot know, and writes nothing", async () => {
    const before = await ledger();
    const { isOpened, companyName, checks } = await testWebApi(book.webConnection());
    expect([isOpened, companyName]).toEqual([true, null]);
    expect(states(checks)).toEqual([
      "book ok", "clock ok", "read:item ok", "read:debtor ok", "read:creditor ok", "read:location ok",
      "look:invoice ok", "look:credit_note ok", "look:sales_order ok", "look:delivery_order ok", "look:purchase_order ok", "create unknown", "locations ok", "unlisted unknown",
    ]);
    expect(checks.find(({ id }) => id === "read:debtor")?.text).toBe("2 can be read.");
    expect(await ledger()).toBe(before);
  });

  test("stops at a wrong key, another name and an address where nobody answers, and never shows the secret", async () => {
    for (const changes of [{ apiKey: "wrong-secret" }, { keyId: "SOMEBODY" }, { baseUrl: await aDeadAddress() }]) {
      const tested = await testWebApi(book.webConnection(changes));
      expect([tested.isOpened, states(tested.checks)]).toEqual([false, ["book failed"]]);
      expect(tested.checks[0]?.todo).toContain("the API name and the key");
      for (const secret of ["wrong-secret", API_KEY]) expect(JSON.stringify(tested)).not.toContain(secret);
    }
  });

  test("tells which list the key may not read, in the Web API's words without the secret that stands in them", async () => {
    instead = new Map([["/api/Creditor/GetRecordList", { status: 403, body: JSON.stringify({ message: `key ${API_KEY} may not` }) }]]);
    const { checks } = await testWebApi(book.webConnection({ baseUrl: gateUrl }));
    instead = new Map();
    expect(states(checks)).toContain("read:creditor failed");
    expect(states(checks)).toContain("read:item ok");
    expect(JSON.stringify(checks)).not.toContain(API_KEY);
  });

  test("tells by which list no document can be looked for, and that this machine's clock is wrong", async () => {
    const locations = await (await fetch(`${gateUrl}/api/Location/GetRecordList`, { headers: { "x-api-name": book.webConnection().keyId, "x-api-key": API_KEY } })).text();
    instead = new Map([
      ["/api/Location/GetRecordList", { status: 200, body: locations, headers: { date: new Date(Date.now() + 3 * 3_600_000).toUTCString() } }],
      ["/api/Invoice/GetRecordList", { status: 404, body: "No HTTP resource was found" }],
      ["/api/DeliveryOrder/GetRecordList", { status: 405, body: '{"message":"The requested resource does not support http method POST."}' }],
      ["/api/SalesOrder/GetRecordList", { status: 200, body: '[{"Number":"SO-1"}]' }],
      ["/api/CreditNote/GetRecordList", { status: 503, body: "" }],
    ]);
    const { checks } = await testWebApi(book.webConnection({ baseUrl: gateUrl }));
    instead = new Map();
    expect(states(checks).filter((one) => /^(look|clock)/.test(one))).toEqual([
      "clock warning", "look:invoice failed", "look:credit_note unknown", "look:sales_order warning", "look:delivery_order warning", "look:purchase_order ok",
    ]);
  });

  test("names a location of the settings that the book does not have, spelled as it was given", async () => {
    const settings = { ...book.webConnection().settings, salesLocation: "hq", stockLocation: "HQ" };
    const { checks } = await testWebApi(book.webConnection({ settings }));
    expect(checks.find(({ id }) => id === "locations")).toMatchObject({ state: "failed", text: "Not in the book: hq." });
  });
});
