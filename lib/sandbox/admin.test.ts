import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BOLT, KEY, TERATAI, anInvoice, clientOf, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";
import { startSandbox } from "./server.ts";

let sandbox: TestSandbox;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.running.close());

const SEED = { id: 42, keyId: KEY["Key-ID"], apiKey: KEY["API-Key"], debtors: [TERATAI], products: [BOLT] };

describe("books", () => {
  test("a book is listed with its settings and without its secret", async () => {
    const answer = await sandbox.admin("GET", "/books");
    expect(answer.json).toMatchObject({
      books: [{ id: "42", keyId: "test-key", locations: [{ location: "HQ" }, { location: "SHOP" }], fiscalYears: expect.any(Array) }],
    });
    expect(answer.text).not.toMatch(/secret|digest/i);
  });

  test("replacing a book removes its documents, unless they are to be kept", async () => {
    await sandbox.send("POST", "/42/invoice", anInvoice());
    expect((await sandbox.admin("POST", "/books?keepDocuments=true", { ...SEED, companyName: "Renamed" })).status).toBe(201);
    expect(await sandbox.invoices()).toHaveLength(1);
    expect((await sandbox.send("GET", "/42/companyProfile")).json).toMatchObject({ companyName: "Renamed" });
    expect((await sandbox.admin("POST", "/books", SEED)).status).toBe(201);
    expect(await sandbox.invoices()).toEqual([]);
  });

  test("a new key pair shuts the old one out", async () => {
    await sandbox.admin("POST", "/books?keepDocuments=true", { ...SEED, apiKey: "regenerated" });
    expect((await sandbox.send("GET", "/42/companyProfile")).status).toBe(401);
    expect((await sandbox.send("GET", "/42/companyProfile", undefined, { ...KEY, "API-Key": "regenerated" })).status).toBe(200);
  });

  test.each([
    [{ ...SEED, id: "main" }, "1 to 12 digits"],
    [{ ...SEED, keyId: undefined }, "keyId"],
    [{ ...SEED, colour: "red" }, "colour"],
    [{ ...SEED, debtors: [{ companyName: "No term" }] }, "debtors[0]: The CreditTerm field is required."],
    [{ ...SEED, products: [BOLT, { ...BOLT, productCode: "N", price: "1" }] }, "products[1]: The JSON value could not be converted"],
  ])("a book that does not fit is refused and changes nothing: %#", async (seed, message) => {
    const before = await sandbox.admin("GET", "/books/42/ledger");
    const answer = await sandbox.admin("POST", "/books", seed);
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(message);
    expect((await sandbox.admin("GET", "/books/42/ledger")).text).toBe(before.text);
  });
});

describe("the ledger", () => {
  test("shows each record as its single GET does", async () => {
    await sandbox.send("POST", "/42/invoice", anInvoice());
    const ledger = (await sandbox.admin("GET", "/books/42/ledger")).json;
    const single = async (path: string) => (await sandbox.send("GET", path)).json;
    expect(ledger).toMatchObject({
      invoices: [await single("/42/invoice?docNo=HP-1")],
      debtors: [await single("/42/debtor?code=300-T004")],
      products: [await single("/42/product?code=BOLT-M8")],
    });
  });

  test("shows what the documents made of stock and balances", async () => {
    await sandbox.send("POST", "/42/invoice", anInvoice());
    const ledger = JSON.parse((await sandbox.admin("GET", "/books/42/ledger")).text) as { stock: object[]; balances: object[] };
    expect(ledger.stock).toEqual([{ stockCode: "BOLT-M8", location: "HQ", qty: "-20" }]);
    expect(ledger.balances).toEqual([{ accNo: "300-T004", balance: "33.00" }]);
  });

  test("of an unknown book is 404", async () => {
    expect((await sandbox.admin("GET", "/books/7/ledger")).status).toBe(404);
  });
});

describe("requests", () => {
  test("are listed oldest first with method, path and status, by book, without keys and bodies", async () => {
    await sandbox.send("POST", "/42/invoice", anInvoice({ ref: "in-the-body" }));
    await sandbox.send("GET", "/42/invoice?docNo=HP-1");
    await sandbox.send("GET", "/77/invoice?docNo=HP-1");
    await sandbox.fault({ fault: "outage" });
    await sandbox.send("GET", "/42/companyProfile").catch(() => undefined);
    const answer = await sandbox.admin("GET", "/requests?book=42");
    expect(JSON.parse(answer.text).requests).toMatchObject([
      { book: "42", method: "POST", path: "/42/invoice", status: 201 },
      { book: "42", method: "GET", path: "/42/invoice?docNo=HP-1", status: 200 },
      { book: "42", method: "GET", path: "/42/companyProfile", status: null },
    ]);
    expect(answer.text).not.toMatch(/test-secret|test-key|in-the-body/);
    expect(JSON.parse((await sandbox.admin("GET", "/requests?last=1")).text).requests).toHaveLength(1);
    expect((await sandbox.admin("GET", "/requests?last=none")).status).toBe(400);
  });
});

describe("faults", () => {
  test("are listed with what is left of them, and can be switched off one by one", async () => {
    const made = await sandbox.admin("POST", "/faults", { fault: "refuse-400", mode: "count", count: 2 });
    expect(made.status).toBe(201);
    await sandbox.fault({ fault: "outage", mode: "always", book: "43" });
    await sandbox.send("POST", "/42/invoice", anInvoice());
    const { id } = JSON.parse(made.text);
    expect(JSON.parse((await sandbox.admin("GET", "/faults")).text).faults).toMatchObject([
      { id, fault: "refuse-400", left: 1, fired: 1 },
      { fault: "outage", left: null, fired: 0 },
    ]);
    await sandbox.admin("DELETE", `/faults?id=${id}`);
    expect(JSON.parse((await sandbox.admin("GET", "/faults")).text).faults).toMatchObject([{ fault: "outage" }]);
  });

  test.each([{ fault: "gremlins" }, { fault: "outage", mode: "count" }, { fault: "outage", mode: "rate" }, { fault: "outage", rate: 2 }])(
    "%j is refused",
    async (fault) => {
      expect((await sandbox.admin("POST", "/faults", fault)).status).toBe(400);
    },
  );
});

describe("reset", () => {
  test("brings a book back to what it was made with, and switches faults off", async () => {
    await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: null }));
    await sandbox.send("POST", "/42/debtor", { ...TERATAI, accNo: "300-N001" });
    await sandbox.fault({ fault: "outage", mode: "always" });
    expect((await sandbox.admin("POST", "/reset", { book: 42 })).status).toBe(204);
    const ledger = JSON.parse((await sandbox.admin("GET", "/books/42/ledger")).text);
    expect([ledger.invoices.length, ledger.debtors.length, ledger.products.length]).toEqual([0, 1, 1]);
    const again = await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: null }));
    expect(again.headers.get("location")).toContain("docNo=I-000001");
  });

  test("of one book leaves the others alone", async () => {
    await sandbox.admin("POST", "/books", { ...SEED, id: 43 });
    await sandbox.send("POST", "/42/invoice", anInvoice());
    await sandbox.fault({ fault: "outage", mode: "always", book: 42 });
    await sandbox.admin("POST", "/reset", { book: 43 });
    expect(await sandbox.invoices()).toHaveLength(1);
    expect(JSON.parse((await sandbox.admin("GET", "/faults")).text).faults).toHaveLength(1);
  });
});

describe("the token", () => {
  test("guards every control where the sandbox has one, and nothing else", async () => {
    const guarded = await startSandbox({ port: 0, adminToken: "let-me-in", defaultBook: { id: "5", keyId: "k", apiKey: "s" } });
    const client = clientOf(guarded);
    expect((await client.admin("GET", "/books")).status).toBe(401);
    expect((await client.send("GET", "/_admin/books", undefined, { "X-Sandbox-Admin": "let-me-out" })).status).toBe(401);
    expect((await client.send("GET", "/_admin/books", undefined, { "X-Sandbox-Admin": "let-me-in" })).status).toBe(200);
    expect((await client.send("GET", "/5/companyProfile", undefined, { "Key-ID": "k", "API-Key": "s" })).status).toBe(200);
    await guarded.close();
  });

  test("a control that does not exist is 404, a wrong method 405", async () => {
    expect((await sandbox.admin("GET", "/nothing")).status).toBe(404);
    expect((await sandbox.admin("GET", "/books/42")).status).toBe(404);
    expect((await sandbox.admin("PUT", "/reset")).status).toBe(405);
  });
});
