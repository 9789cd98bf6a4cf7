import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anInvoice, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.admin("POST", "/reset"));
afterAll(() => sandbox.running.close());

const create = (docNo = "HP-1") => sandbox.send("POST", "/42/invoice", anInvoice({ docNo }));
const read = (docNo = "HP-1") => sandbox.send("GET", `/42/invoice?docNo=${docNo}`);
const stored = async () => (await sandbox.invoices()).map((invoice) => invoice.master["docNo"]).toSorted();
const broken = (call: Promise<unknown>) => call.then(() => "answered", () => "broken");

describe("what each fault does", () => {
  test("stored-answer-lost: the connection breaks, the invoice is there, the repeat is a duplicate", async () => {
    await sandbox.fault({ fault: "stored-answer-lost", resource: "invoice" });
    expect(await broken(create())).toBe("broken");
    expect((await read()).status).toBe(200);
    expect((await create()).message).toBe("Duplicate document number: HP-1");
    expect(await stored()).toEqual(["HP-1"]);
  });

  test("stored-but-500: the answer is an error object, the invoice is there", async () => {
    await sandbox.fault({ fault: "stored-but-500" });
    const answer = await create();
    expect([answer.status, answer.json]).toEqual([500, expect.objectContaining({ statusCode: { "#": "500" } })]);
    expect(await stored()).toEqual(["HP-1"]);
  });

  test("error-500-not-stored: the answer looks the same, nothing is there", async () => {
    await sandbox.fault({ fault: "error-500-not-stored" });
    expect((await create()).status).toBe(500);
    expect(await stored()).toEqual([]);
    expect((await create()).status).toBe(201);
  });

  test("slow-then-stored: the client gives up, finds nothing, and later the invoice is there", async () => {
    await sandbox.fault({ fault: "slow-then-stored", delayMs: 400 });
    const impatient = fetch(`${sandbox.running.url}/42/invoice`, {
      method: "POST",
      headers: { "Key-ID": "test-key", "API-Key": "test-secret", "content-type": "application/json" },
      body: JSON.stringify(anInvoice()),
      signal: AbortSignal.timeout(50),
    });
    expect(await broken(impatient)).toBe("broken");
    expect((await read()).status).toBe(404);
    await expect.poll(stored, { timeout: 3000 }).toEqual(["HP-1"]);
  });

  test("slow-then-stored and a second create meanwhile: one of them is stored", async () => {
    await sandbox.fault({ fault: "slow-then-stored", delayMs: 100 });
    const [slow, quick] = await Promise.all([create(), create()]);
    expect([slow.status, quick.status].toSorted()).toEqual([201, 400]);
    expect(await stored()).toEqual(["HP-1"]);
  });

  test("rate-limit-429: refused, not executed, with the time it ends", async () => {
    await sandbox.fault({ fault: "rate-limit-429", mode: "count", count: 2, delayMs: 5000 });
    const answer = await create();
    expect([answer.status, answer.headers.get("x-rate-limit-remaining")]).toEqual([429, "0"]);
    const wait = new Date(answer.headers.get("x-rate-limit-reset") ?? "").getTime() - Date.now();
    expect(wait).toBeGreaterThan(3000);
    expect(wait).toBeLessThanOrEqual(5000);
    expect((await read()).status).toBe(429);
    expect(await stored()).toEqual([]);
    expect((await create()).status).toBe(201);
  });

  test("unauthorized-401: a good key is refused in the middle", async () => {
    await sandbox.fault({ fault: "unauthorized-401" });
    expect((await create()).text).toBe('{"statusCode":401,"message":"401 Unauthorized."}');
    expect(await stored()).toEqual([]);
  });

  test("forbidden-403: a good key may not do this one thing", async () => {
    await sandbox.fault({ fault: "forbidden-403", resource: "invoice", method: "POST", mode: "always" });
    expect((await create()).text).toBe('{"statusCode":403,"message":"403 Forbidden."}');
    expect((await read()).status).toBe(404);
    expect(await stored()).toEqual([]);
  });

  test("void-by-put-only: POST is not known, PUT voids", async () => {
    await create();
    await sandbox.fault({ fault: "void-by-put-only", mode: "always" });
    expect((await sandbox.send("POST", "/42/invoice/void?docNo=HP-1", { voidReason: "x" })).status).toBe(405);
    expect((await sandbox.send("PUT", "/42/invoice/void?docNo=HP-1")).status).toBe(204);
  });

  test("stale-get: a new invoice is 404 by number for a while, though it is in the listing", async () => {
    await sandbox.fault({ fault: "stale-get", mode: "always", delayMs: 300 });
    await create();
    expect((await read()).status).toBe(404);
    expect((await sandbox.send("GET", "/42/invoice/listing?page=1")).json).toMatchObject({ totalCount: { "#": "1" } });
    expect((await create()).message).toBe("Duplicate document number: HP-1");
    await expect.poll(async () => (await read()).status, { timeout: 3000 }).toBe(200);
  });

  test("outage: every connection breaks, whatever the key, and the controls still answer", async () => {
    await sandbox.fault({ fault: "outage", mode: "always" });
    expect(await broken(create())).toBe("broken");
    expect(await broken(read())).toBe("broken");
    await sandbox.admin("DELETE", "/faults");
    expect((await create()).status).toBe(201);
  });

  test("refuse-400: a refusal in the words that were asked for", async () => {
    await sandbox.fault({ fault: "refuse-400", message: "Fiscal period is locked." });
    expect((await create()).json).toEqual({ statusCode: { "#": "400" }, message: "Fiscal period is locked." });
    expect(await stored()).toEqual([]);
  });
});

describe("when a fault hits", () => {
  test("next hits once, count as often as it says, always until it is switched off", async () => {
    await sandbox.fault({ fault: "refuse-400", mode: "count", count: 2 });
    expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([400, 400, 201]);
    await sandbox.fault({ fault: "refuse-400", mode: "always" });
    for (let call = 0; call < 3; call += 1) expect((await create("HP-2")).status).toBe(400);
    expect((await sandbox.admin("DELETE", "/faults")).status).toBe(204);
    expect((await create("HP-2")).status).toBe(201);
  });

  test("faults of writing leave reads alone and are not used up by them", async () => {
    for (const fault of ["refuse-400", "error-500-not-stored", "stored-answer-lost"] as const) await sandbox.fault({ fault });
    expect((await read()).status).toBe(404);
    expect((await sandbox.send("POST", "/42/invoice/listing", { page: 1 })).status).toBe(200);
    expect([(await create()).status, (await create()).status, await broken(create())]).toEqual([400, 500, "broken"]);
  });

  test("a fault that says stored waits for a create that is stored", async () => {
    await sandbox.fault({ fault: "stored-answer-lost" });
    expect((await sandbox.send("POST", "/42/invoice", anInvoice({ creditTerm: "COD" }))).status).toBe(400);
    expect(await broken(create())).toBe("broken");
    expect(await stored()).toEqual(["HP-1"]);
  });

  test("book, resource and method narrow it", async () => {
    for (const narrowed of [{ book: 43 }, { resource: "debtor" }, { method: "PUT" }]) {
      await sandbox.fault({ fault: "error-500-not-stored", mode: "always", ...narrowed });
    }
    expect((await create()).status).toBe(201);
    expect((await sandbox.send("PUT", "/42/invoice?docNo=HP-1", { master: {} })).status).toBe(500);
    expect((await sandbox.send("POST", "/42/debtor", {})).status).toBe(500);
    await sandbox.fault({ fault: "error-500-not-stored", method: "GET", resource: "Invoice" });
    expect((await read()).status).toBe(500);
  });

  test("a rate is the same sequence for the same seed, another for another", async () => {
    const pattern = async (seed: number) => {
      await sandbox.admin("DELETE", "/faults");
      await sandbox.fault({ fault: "error-500-not-stored", mode: "rate", rate: 0.5, seed, method: "GET" });
      const statuses = [];
      for (let call = 0; call < 24; call += 1) statuses.push((await read()).status);
      return statuses.join();
    };
    const first = await pattern(11);
    expect(await pattern(11)).toBe(first);
    expect(await pattern(12)).not.toBe(first);
    const hits = first.split("500").length - 1;
    expect(hits).toBeGreaterThan(4);
    expect(hits).toBeLessThan(20);
  });

  test("two faults at once each do their part", async () => {
    await sandbox.fault({ fault: "rate-limit-429" });
    await sandbox.fault({ fault: "stored-but-500" });
    expect([(await create()).status, (await create()).status]).toEqual([429, 500]);
    expect(await stored()).toEqual(["HP-1"]);
  });
});
