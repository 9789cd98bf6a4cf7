import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { KEY, TERATAI, anInvoice, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

let sandbox: TestSandbox;
let now = new Date("2026-02-03T06:00:00Z");

beforeEach(async () => {
  now = new Date("2026-02-03T06:00:00Z");
  sandbox = await startTestSandbox({ rateLimit: 3 }, { clock: () => now });
});
afterEach(() => sandbox.running.close());

const profile = (headers?: Record<string, string>) => sandbox.send("GET", "/42/companyProfile", undefined, headers);

describe("keys", () => {
  test.each([
    ["no headers", {}],
    ["no secret", { "Key-ID": KEY["Key-ID"] }],
    ["no key id", { "API-Key": KEY["API-Key"] }],
    ["a wrong secret", { ...KEY, "API-Key": "TEST-SECRET" }],
    ["a wrong key id", { ...KEY, "Key-ID": "other" }],
  ])("%s is 401 in AutoCount's words", async (_name, headers) => {
    const answer = await profile(headers);
    expect(answer.status).toBe(401);
    expect(answer.text).toBe('{"statusCode":401,"message":"401 Unauthorized."}');
  });

  test("a key opens its own book only", async () => {
    await sandbox.admin("POST", "/books", { id: 43, keyId: "key-43", apiKey: "secret-43", companyName: "Other" });
    const other = { "Key-ID": "key-43", "API-Key": "secret-43" };
    expect((await sandbox.send("GET", "/43/companyProfile", undefined, KEY)).status).toBe(401);
    expect((await profile(other)).status).toBe(401);
    expect((await sandbox.send("GET", "/43/companyProfile", undefined, other)).json).toMatchObject({ companyName: "Other" });
    expect((await sandbox.send("GET", "/99/companyProfile", undefined, KEY)).status).toBe(401);
  });

  test("books do not see each other's records, and each has its own numbers", async () => {
    const other = { "Key-ID": "key-43", "API-Key": "secret-43" };
    await sandbox.admin("POST", "/books", { id: 43, keyId: "key-43", apiKey: "secret-43", debtors: [TERATAI] });
    const { details, ...body } = anInvoice();
    const lines = details.map(({ productCode: _productCode, ...line }) => line);
    expect((await sandbox.send("POST", "/42/invoice", { ...body, details: lines })).status).toBe(201);
    expect((await sandbox.send("GET", "/43/invoice?docNo=HP-1", undefined, other)).status).toBe(404);
    expect((await sandbox.send("POST", "/43/invoice", { ...body, details: lines }, other)).status).toBe(201);
    expect(await sandbox.invoices()).toHaveLength(1);
  });
});

describe("rate limit", () => {
  test("counts down in the headers, refuses beyond, and begins again after a minute", async () => {
    const seen = [];
    for (let call = 0; call < 4; call += 1) {
      const answer = await profile();
      seen.push([answer.status, answer.headers.get("x-rate-limit-remaining")]);
      expect(answer.headers.get("x-rate-limit-limit")).toBe("1m");
      expect(answer.headers.get("x-rate-limit-reset")).toBe("2026-02-03T06:01:00.0000000Z");
    }
    expect(seen).toEqual([[200, "2"], [200, "1"], [200, "0"], [429, "0"]]);
    now = new Date("2026-02-03T06:01:00Z");
    expect((await profile()).headers.get("x-rate-limit-remaining")).toBe("2");
  });

  test("a refused create was not executed", async () => {
    for (let call = 0; call < 3; call += 1) await profile();
    expect((await sandbox.send("POST", "/42/invoice", anInvoice())).status).toBe(429);
    expect(await sandbox.invoices()).toEqual([]);
  });

  test("wrong keys do not use up the book's calls, and get the headers too", async () => {
    for (let call = 0; call < 5; call += 1) {
      expect((await profile({})).headers.get("x-rate-limit-limit")).toBe("1m");
    }
    expect((await profile()).status).toBe(200);
  });

  test("100 a minute is what a book has when nothing is said, 0 means no limit", async () => {
    await sandbox.admin("POST", "/books", { id: 43, keyId: "a", apiKey: "b" });
    await sandbox.admin("POST", "/books", { id: 44, keyId: "a", apiKey: "b", rateLimit: 0 });
    const key = { "Key-ID": "a", "API-Key": "b" };
    const statuses = async (book: number) => {
      const answers = await Promise.all(Array.from({ length: 101 }, () => sandbox.send("GET", `/${book}/companyProfile`, undefined, key)));
      return answers.filter((answer) => answer.status === 429).length;
    };
    expect([await statuses(43), await statuses(44)]).toEqual([1, 0]);
  });
});

describe("paths", () => {
  test.each(["/42/salesOrder", "/42/deliveryOrder?docNo=1", "/42/invoice/knockOffDetails?docNo=HP-1", "/42/invoice/void/twice", "/42"])("%s is not there", async (path) => {
    const answer = await sandbox.send("GET", path);
    expect(answer.json).toEqual({ statusCode: { "#": "404" }, message: "Record not found." });
  });

  test("a method that a path does not have is 405", async () => {
    expect((await sandbox.send("DELETE", "/42/companyProfile")).status).toBe(405);
  });

  test("case does not matter in paths and query names", async () => {
    const answer = await sandbox.send("GET", "/42/INVOICE/Listing?PAGE=1");
    expect(answer.json).toEqual({ data: [], totalCount: { "#": "0" } });
  });

  test("health needs no key", async () => {
    const answer = await sandbox.send("GET", "/_health", undefined, {});
    expect([answer.status, answer.text]).toEqual([200, '{"status":"ok"}']);
  });
});
