import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BOLT, TERATAI, digitsShown, example, exampleBody, hasExamples, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

type Tree = Record<string, unknown>;

/** Keys, time stamps and product numbers run, so only their kind is compared. */
function withoutRunning(document: unknown): unknown {
  const running = /^(docKey|dtlKey|productId|approvedTimeStamp|createdTimeStamp|lastModified)$/;
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) => {
      if (!running.test(key) || value === null) return value;
      return typeof value === "string" ? value.replaceAll(/\d/g, "0") : "a running number";
    }),
  );
}

describe.skipIf(!hasExamples)("the contract's examples (../shared/autocount/examples; skipped where they are missing)", () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      userId: "RQBOT",
      productCategories: ["Fasteners"],
      debtors: [],
      products: [{ ...BOLT, cost: 0.9, minPrice: 1.2 }],
    });
  });
  afterAll(() => sandbox.running.close());

  test("the example debtor is taken, and read back in camelCase", async () => {
    const created = await sandbox.send("POST", "/42/debtor", exampleBody("cloud-debtor-create.json"));
    expect(created.status).toBe(201);
    expect(created.headers.get("location")).toBe(`${sandbox.running.url}/42/debtor?code=300-T004`);
    const read = await sandbox.send("GET", "/42/debtor?code=300-T004");
    expect(read.json).toMatchObject({ accNo: "300-T004", companyName: TERATAI.companyName, creditTerm: "C.O.D.", isActive: true });
  });

  test("the example listing of debtors has the same keys, order and values", async () => {
    const second = { accNo: "300-K002", companyName: "Kedai Contoh Enterprise", currencyCode: "MYR", creditTerm: "Net 30 days" };
    expect((await sandbox.send("POST", "/42/debtor", second)).status).toBe(201);
    const listing = await sandbox.send("GET", "/42/debtor/listing?page=1&activeOnly=true&field=creditTerm&field=address");
    const expected = digitsShown(exampleBody("cloud-debtor-listing-response.json")) as { data: Tree[]; totalCount: unknown };
    const actual = listing.json as { data: Tree[]; totalCount: unknown };
    expect(actual.totalCount).toEqual(expected.totalCount);
    expect(Object.keys(actual.data[0] ?? {})).toEqual(Object.keys(expected.data[0] ?? {}));
    expect(new Set(actual.data.map((row) => JSON.stringify(row)))).toEqual(new Set(expected.data.map((row) => JSON.stringify(row))));
  });

  test("the example invoice reads back with the example's names, order, types and digits", async () => {
    const created = await sandbox.send("POST", "/42/invoice", exampleBody("cloud-invoice-create.json"));
    expect(created.text).toBe("");
    expect(created.status).toBe(201);
    expect(created.headers.get("content-length")).toBe("0");
    expect(created.headers.get("location")).toBe(`${sandbox.running.url}/42/invoice?docNo=RQ-2026-000121`);

    const read = await sandbox.send("GET", "/42/invoice?docNo=RQ-2026-000121");
    const expected = digitsShown(example("cloud-invoice-get-response.json"));
    expect(withoutRunning(read.json)).toEqual(withoutRunning(expected));
    expect(JSON.stringify(withoutRunning(read.json))).toBe(JSON.stringify(withoutRunning(expected)));
  });

  test("a create answers with every header name of the example", async () => {
    const headers = (example("cloud-create-response-headers.json") as { headers: Tree }).headers;
    const { docNo: _docNo, ...master } = (exampleBody("cloud-invoice-create.json") as { master: Tree }).master;
    const created = await sandbox.send("POST", "/42/invoice", { ...(exampleBody("cloud-invoice-create.json") as Tree), master });
    expect(created.status).toBe(201);
    expect([...created.headers.keys()]).toEqual(expect.arrayContaining(Object.keys(headers)));
    expect(created.headers.get("x-rate-limit-reset")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  });

  test("the example listing request finds the example invoice, with its voided neighbour's shape", async () => {
    const neighbour = exampleBody("cloud-invoice-create.json") as { master: Tree };
    const body = { ...neighbour, master: { ...neighbour.master, docNo: "RQ-2026-000118", ref: "RQ:51aa20c7", remark4: "sha:77e01f52bc" } };
    expect((await sandbox.send("POST", "/42/invoice", body)).status).toBe(201);
    const voided = await sandbox.send("POST", "/42/invoice/void?docNo=RQ-2026-000118", exampleBody("cloud-invoice-void.json"));
    expect(voided.status).toBe(204);

    const request = exampleBody("cloud-listing-request.json") as { filter: Tree };
    // The example's stamps are of 2026-02-03; ours are of today.
    const { createdDate: _created, lastModifiedDate: _modified, ...filter } = request.filter;
    const listing = await sandbox.send("POST", "/42/invoice/listing", { ...request, filter });
    const actual = listing.json as { data: { master: Tree }[]; totalCount: unknown };
    const expected = digitsShown(example("cloud-listing-response.json")) as typeof actual;
    const byNumber = (rows: { master: Tree }[]) => rows.toSorted((a, b) => String(a.master["docNo"]).localeCompare(String(b.master["docNo"])));
    expect(actual.totalCount).toEqual(expected.totalCount);
    expect(withoutRunning(byNumber(actual.data))).toEqual(withoutRunning(byNumber(expected.data)));
  });

  test("the example update keeps line 1, changes line 2 and deletes line 3", async () => {
    const { master, ...rest } = exampleBody("cloud-invoice-create.json") as { master: Tree; details: Tree[] };
    const third = { accNo: "500-0000", description: "NUT-M8", qty: 1, unitPrice: 2 };
    const body = { ...rest, master: { ...master, docNo: "RQ-3" }, details: [...rest.details, third] };
    expect((await sandbox.send("POST", "/42/invoice", body)).status).toBe(201);
    const updated = await sandbox.send("PUT", "/42/invoice?docNo=RQ-3", exampleBody("cloud-invoice-update-positional.json"));
    expect(updated.status).toBe(204);
    const read = await sandbox.send("GET", "/42/invoice?docNo=RQ-3");
    expect(read.json).toMatchObject({
      master: { remark1: "", totalExTax: { "#": "45.00" }, finalTotal: { "#": "48.00" } },
      details: [{ productCode: "BOLT-M8", unitPrice: { "#": "1.50000000" } }, { description: "Delivery charge", unitPrice: { "#": "15.00000000" } }],
    });
    expect((read.json as { details: unknown[] }).details).toHaveLength(2);
  });

  test("the example product reads back with the example's names, order, types and digits", async () => {
    const { product, productMultiPacks: _packs, ...parts } = example("cloud-product-get-response.json") as { product: Tree; productMultiPacks: unknown };
    const body = { product: { ...product, productCode: "BOLT-X" }, ...parts, productMultiPacks: [{ multiPack: "BOX", multiPackRate: 100 }] };
    const made = await sandbox.send("POST", "/42/product", body);
    expect(made.message).toBeUndefined();
    expect(made.status).toBe(201);
    const read = await sandbox.send("GET", "/42/product?code=BOLT-X");
    const expected = digitsShown(example("cloud-product-get-response.json")) as { product: Tree };
    const renamed = { ...expected, product: { ...expected.product, productCode: "BOLT-X", stockCode: "BOLT-X" } };
    expect(JSON.stringify(withoutRunning(read.json))).toBe(JSON.stringify(withoutRunning(renamed)));
  });

  test("the example product listing request finds active products only", async () => {
    const gone = { product: { ...BOLT, productCode: "GONE", status: "I" } };
    expect((await sandbox.send("POST", "/42/product", gone)).status).toBe(201);
    const listing = await sandbox.send("POST", "/42/product/listing", exampleBody("cloud-product-listing-request.json"));
    const codes = (listing.json as { data: { product: Tree }[] }).data.map((row) => row.product["productCode"]);
    expect(codes).toContain("BOLT-M8");
    expect(codes).not.toContain("GONE");
  });

  describe("the examples of the other kinds are taken as they are", () => {
    const creditorOf = { accNo: "400-B001", companyName: "Baja Contoh Sdn Bhd", currencyCode: "MYR", creditTerm: "Net 30 days" };

    test.each([
      ["cloud-credit-note-create.json", "creditNote", { master: { ourInvoiceNo: "RQ-2026-000121", reason: "Goods returned", finalTotal: { "#": "8.25" } }, details: [{ goodsReturn: true }] }],
      ["cloud-quotation-create.json", "quotation", { master: { yourRef: "Mail of 3 Feb", validity: "14 days", finalTotal: { "#": "141.08" } } }],
      ["cloud-purchase-order-create.json", "purchaseOrder", { master: { creditorCode: "400-B001", finalTotal: { "#": "450.00" } } }],
      ["cloud-stock-adjustment-create.json", "stockAdjustment", { master: { ref: "COUNT-06FEB" }, details: [{ stockCode: "BOLT-M8", location: "HQ", qty: { "#": "-4.00000000" } }] }],
      ["cloud-stock-transfer-create.json", "stockTransfer", { master: { fromLocation: "HQ", toLocation: "SHOP" }, details: [{ qty: { "#": "50.00000000" } }] }],
      ["cloud-payment-create.json", "payment", { master: { docType: "OR", totalPayment: { "#": "45.00" } }, details: [{ accNo: "300-T004" }], paymentDetails: [{ paymentBy: "FPX", paymentAmt: { "#": "45.00" } }] }],
    ])("%s", async (file, path, expected) => {
      await sandbox.send("POST", "/42/creditor", creditorOf);
      const body = exampleBody(file) as { master: { docNo: string } };
      const created = await sandbox.send("POST", `/42/${path}`, body);
      expect([created.status, created.message]).toEqual([201, undefined]);
      expect(created.headers.get("location")).toBe(`${sandbox.running.url}/42/${path.toLowerCase()}?docNo=${body.master.docNo}`);
      expect((await sandbox.send("GET", `/42/${path}?docNo=${body.master.docNo}`)).json).toMatchObject(expected);
    });

    test("cloud-knockoff-create.json, under a number of the book's own, and what is outstanding before and after", async () => {
      const outstanding = async () => (await sandbox.send("GET", "/42/knockOffEntry/outstandingTransactions?accNo=300-T004&docDate=2026-02-12")).json as Tree[];
      const [expected] = digitsShown(example("cloud-outstanding-transactions-response.json")) as Tree[];
      const before = await outstanding();
      expect(Object.keys(before[0] ?? {})).toEqual(Object.keys(expected ?? {}));
      const { koTransKey: _transKey, sourceKey: _sourceKey, ...row } = expected ?? {};
      expect(before).toContainEqual(expect.objectContaining(row));
      const created = await sandbox.send("POST", "/42/knockOffEntry", exampleBody("cloud-knockoff-create.json"));
      expect([created.status, created.message]).toEqual([201, undefined]);
      expect(created.headers.get("location")).toBe(`${sandbox.running.url}/42/knockoffentry?docNo=KO-000001`);
      const after = await outstanding();
      const open = after.map((transaction) => transaction["docNo"]);
      expect([open.includes("RQC-2026-000007"), open.includes("RQ-2026-000121"), open.includes("RQR-2026-000031")]).toEqual([true, false, false]);
    });
  });

  test("a number format is listed with the example's keys in the example's order", async () => {
    const listing = await sandbox.send("GET", "/42/docNoFormat/listing?page=1&docType=IV");
    const expected = digitsShown(example("cloud-docnoformat-listing-response.json")) as { data: Tree[] };
    expect(Object.keys((listing.json as { data: Tree[] }).data[0] ?? {})).toEqual(Object.keys(expected.data[0] ?? {}));
    expect(listing.json).toMatchObject({ data: [{ name: "Invoice Default", docType: "IV", format: "I-<000000>" }] });
  });

  describe("every error of the example file is answered in the same words", () => {
    const { cases } = hasExamples ? (digitsShown(example("cloud-errors.json")) as { cases: Tree[] }) : { cases: [] };
    const texts = new Map(cases.map((one) => [one["when"] as string, one["body"] as Tree]));
    const said = (start: string) => [...texts].find(([when]) => when.startsWith(start))?.[1];
    const body = () => exampleBody("cloud-invoice-create.json") as { master: Tree; details: Tree[] };

    test("bad key", async () => {
      const answer = await sandbox.send("GET", "/42/companyProfile", undefined, { "Key-ID": "test-key", "API-Key": "wrong" });
      expect(answer.json).toEqual(said("bad key"));
    });

    test("several required fields", async () => {
      const { creditTerm: _term, debtorName: _name, ...master } = body().master;
      const answer = await sandbox.send("POST", "/42/invoice", { ...body(), master });
      expect(answer.json).toEqual(said("several required"));
    });

    test("no master", async () => {
      expect((await sandbox.send("POST", "/42/invoice", { details: [] })).json).toEqual(said("no master"));
      expect((await sandbox.send("PUT", "/42/invoice?docNo=RQ-2026-000121", {})).json).toEqual(said("no master"));
    });

    test("unknown term", async () => {
      const master = { ...body().master, docNo: "N-1", creditTerm: "CASH30" };
      expect((await sandbox.send("POST", "/42/invoice", { ...body(), master })).json).toEqual(said("unknown term"));
    });

    test("no account found by auto-fill", async () => {
      const details = [{ productCode: "BOLT-M8", description: "Bolt", qty: 1, unitPrice: 1 }];
      const sent = { master: { ...body().master, docNo: "N-2" }, details, autoFillOption: { accNo: true } };
      expect((await sandbox.send("POST", "/42/invoice", sent)).json).toEqual(said("auto-fill"));
    });

    test("number taken", async () => {
      expect((await sandbox.send("POST", "/42/invoice", body())).json).toEqual(said("number taken"));
    });

    test("unknown document", async () => {
      expect((await sandbox.send("GET", "/42/invoice?docNo=NOPE")).json).toEqual(said("unknown document"));
    });

    test("rate limit", async () => {
      await sandbox.fault({ fault: "rate-limit-429" });
      expect((await sandbox.send("GET", "/42/companyProfile")).json).toEqual(said("rate limit"));
    });
  });
});
