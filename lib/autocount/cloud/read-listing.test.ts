import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { startSandbox } from "#lib/sandbox/server.ts";
import { checkConnection } from "./check-connection.ts";
import { cloudConnection } from "./connection.ts";
import { listLocations } from "./list-locations.ts";
import { listParties } from "./list-parties.ts";
import { listProducts } from "./list-products.ts";
import { readListing } from "./read-listing.ts";
import { aDeadAddress, openSandboxBook } from "../sandbox-book.ts";

const debtors = Array.from({ length: 226 }, (_, index) => ({
  accNo: `300-D${String(index).padStart(3, "0")}`,
  companyName: `Kedai ${index}`,
  currencyCode: "MYR",
  creditTerm: "Net 30 days",
  isActive: index % 50 !== 0,
}));
const products = Array.from({ length: 105 }, (_, index) => ({
  productCode: `P-${index}`,
  productName: `Product ${index}`,
  productType: "I",
  status: index === 7 ? "I" : "A",
  cannotConsolidateInvoice: index === 9,
  unit: "pcs",
  price: 1.25,
  supplyTaxCode: "SV-8",
}));
const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());
const book = await openSandboxBook(sandbox.url, { debtors, products });

describe("The listings of a book", () => {
  afterEach(() => book.admin("DELETE", "faults"));

  it("give every debtor once, inactive ones too, with the fields that were asked for", async () => {
    const listed = await listParties(book.connection(), "debtor");
    if (!listed.ok) throw new Error(listed.error.reason);
    expect(listed.value.map((debtor) => debtor.code).sort()).toEqual(debtors.map((debtor) => debtor.accNo));
    expect(listed.value.find((debtor) => debtor.code === "300-D050")).toEqual({
      code: "300-D050",
      name: "Kedai 50",
      currency: "MYR",
      creditTerm: "Net 30 days",
      registerNo: null,
      email: null,
      phone: null,
      address: null,
      postcode: null,
      isActive: false,
      taxEntity: null,
    });
  });

  it("give every product once, inactive ones too", async () => {
    const listed = await listProducts(book.connection());
    if (!listed.ok) throw new Error(listed.error.reason);
    expect(listed.value).toHaveLength(105);
    expect(listed.value.filter((product) => !product.isActive).map((product) => product.code)).toEqual(["P-7"]);
    expect(listed.value.find((product) => product.code === "P-1")).toMatchObject({ name: "Product 1", unit: "pcs", units: [], price: "1.25", taxCode: "SV-8", cannotConsolidate: false });
    expect(listed.value.filter((product) => product.cannotConsolidate).map((product) => product.code)).toEqual(["P-9"]);
  });

  it("give creditors and locations too", async () => {
    expect(await listParties(book.connection(), "creditor")).toMatchObject({ ok: true, value: [{ code: "400-B001", name: "Baja Contoh Sdn Bhd", isActive: true }] });
    expect(await listLocations(book.connection())).toEqual({ ok: true, value: [{ code: "HQ", name: "Head office" }, { code: "SHOP", name: "Shop" }] });
  });

  it("are complete where AutoCount does not count", async () => {
    await book.admin("POST", "faults", { fault: "total-count-missing", mode: "always" });
    const listed = await listParties(book.connection(), "debtor");
    expect(listed.ok && listed.value).toHaveLength(226);
  });

  it("are read again, and put together, where pages repeat and leave out rows", async () => {
    // Each reading has three pages; the first two readings are shuffled in different ways.
    for (const seed of [1, 2]) await book.admin("POST", "faults", { fault: "shuffle-pages", mode: "count", count: 3, seed });
    const listed = await listParties(book.connection(), "debtor");
    if (!listed.ok) throw new Error(listed.error.reason);
    expect(listed.value.map((debtor) => debtor.code).sort()).toEqual(debtors.map((debtor) => debtor.accNo));
    const { faults } = (await (await book.admin("GET", "faults")).json()) as { faults: { fired: number }[] };
    expect(faults.map((fault) => fault.fired)).toEqual([3, 3]);
  });

  it("are not taken for complete where the pages never agree", async () => {
    await book.admin("POST", "faults", { fault: "shuffle-pages", mode: "always", seed: 3 });
    const listed = await listParties(book.connection(), "debtor");
    expect(listed).toMatchObject({ ok: false, error: { kind: "incomplete", expected: 226 } });
    expect(!listed.ok && listed.error.kind === "incomplete" && listed.error.read < 226).toBe(true);
  });

  it("stop for a wrong key", async () => {
    expect(await listProducts(book.connection({ apiKey: "another-key" }))).toMatchObject({ ok: false, error: { kind: "stopped" } });
  });
});

describe("The check of a connection", () => {
  it("names the company of the book", async () => {
    expect(await checkConnection(book.connection())).toEqual({ kind: "connected", companyName: "Holdpoint Test Sdn Bhd" });
  });

  it("stops for a wrong key, and says when nobody answers", async () => {
    expect(await checkConnection(book.connection({ apiKey: "another-key" }))).toMatchObject({ kind: "stopped" });
    expect(await checkConnection(book.connection({ baseUrl: await aDeadAddress() }))).toMatchObject({ kind: "unreachable" });
  });
});

/** What AutoCount might answer, page by page, beyond what the sandbox does. */
describe("A listing", () => {
  type Page = { status?: number; headers?: IncomingHttpHeaders; body: unknown };
  let server: Server;
  let answer: (page: number, call: number) => Page;
  let calls: number[];
  let read: () => ReturnType<typeof readListing<string>>;

  beforeEach(async () => {
    calls = [];
    server = createServer((request, response) => {
      const page = Number(new URL(request.url ?? "/", "http://host").searchParams.get("page"));
      calls.push(page);
      const { status = 200, headers = {}, body } = answer(page, calls.length);
      response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const connection = cloudConnection.parse({ baseUrl, book: "42", keyId: "KEY", apiKey: "not-a-real-secret", timeoutMs: 2_000 });
    read = () => readListing(connection, { name: "test", page: (page) => ({ method: "GET", path: `test/listing?page=${page}` }), row: z.string(), keyOf: (row) => row });
  });
  afterEach(() => server.close().closeAllConnections());

  const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `row-${from + index}`);

  it("of exactly one full page is asked for the page behind it", async () => {
    answer = (page) => ({ body: { data: page === 1 ? rows(0, 100) : [], totalCount: 100 } });
    expect(await read()).toEqual({ ok: true, value: rows(0, 100) });
    expect(calls).toEqual([1, 2]);
  });

  it("is read though totalCount counts only the rows of the page itself", async () => {
    answer = (page) => ({ body: { data: page === 1 ? rows(0, 100) : rows(100, 126), totalCount: page === 1 ? 100 : 26 } });
    expect(await read()).toEqual({ ok: true, value: rows(0, 126) });
    answer = (page) => ({ body: { Data: page < 3 ? rows(page * 100, page * 100 + 100) : [], TotalCount: page < 3 ? 100 : 0 } });
    expect(await read()).toMatchObject({ ok: true, value: { length: 200 } });
  });

  it("that repeats rows without counting them is read again", async () => {
    answer = (page, call) => ({ body: { data: page === 1 ? rows(0, 100) : call === 2 ? rows(90, 120) : rows(100, 130) } });
    expect(await read()).toEqual({ ok: true, value: rows(0, 130) });
    expect(calls).toEqual([1, 2, 1, 2]);
  });

  it("is put together from readings of which none is whole", async () => {
    // Three rows of 103; each reading repeats one on its second page and leaves another out.
    const second = [["row-0", "row-101", "row-102"], ["row-100", "row-1", "row-102"]];
    answer = (page, call) => ({ body: { data: page === 1 ? rows(0, 100) : second[call / 2 - 1], totalCount: 103 } });
    const read103 = await read();
    expect(read103.ok && read103.value.toSorted()).toEqual(rows(0, 103).toSorted());
    expect(calls).toEqual([1, 2, 1, 2]);
  });

  it("waits as told where there were too many calls, and goes on with the same page", async () => {
    answer = (page, call) => (call === 2 ? { status: 429, headers: { "retry-after": "1" }, body: "" } : { body: { data: page === 1 ? rows(0, 100) : ["last"], totalCount: 101 } });
    const started = performance.now();
    expect(await read()).toMatchObject({ ok: true, value: { length: 101 } });
    expect(calls).toEqual([1, 2, 2]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  it("leaves the last calls of a minute to posting", async () => {
    const reset = new Date(Date.now() + 1_500).toISOString();
    answer = () => ({ headers: { "x-rate-limit-remaining": "19", "x-rate-limit-reset": reset, date: "" }, body: { data: [], totalCount: 0 } });
    const started = performance.now();
    expect(await read()).toEqual({ ok: true, value: [] });
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  it("with a row that cannot be read is no listing", async () => {
    answer = () => ({ body: { data: ["a", { strange: true }], totalCount: 2 } });
    expect(await read()).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    answer = () => ({ body: { rows: [] } });
    expect(await read()).toMatchObject({ ok: false, error: { kind: "unreadable" } });
  });
});
