import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { kinds } from "#lib/canonical/kinds.ts";
import { bookDocument } from "#lib/posting/book-document.ts";
import { ledgerContract } from "#lib/posting/ledger-contract.ts";
import { ledgerKindsContract } from "#lib/posting/ledger-kinds-contract.ts";
import type { LedgerCall, LedgerDocument, LedgerDocumentOf, Transfer } from "#lib/posting/ledger.ts";
import { voidDocument } from "#lib/posting/void-document.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import { anInvoice, aLine, samples } from "../sample-invoices.ts";
import { API_KEY, aDeadAddress, openSandboxBook } from "../sandbox-book.ts";
import { sandboxUnderTest } from "../sandbox-under-test.ts";
import { createAutoCountWebApi } from "./autocount-webapi.ts";
import { webApiSettings, type WebApiSettings } from "./connection.ts";

const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());
const book = await openSandboxBook(sandbox.url);
const deadAddress = await aDeadAddress();

const underTest = (settings: Partial<WebApiSettings> = {}) =>
  sandboxUnderTest(book, ({ timeoutMs = 5_000, access, onCall = () => undefined } = {}) => {
    const connection = book.webConnection({
      timeoutMs,
      settings: webApiSettings.parse(settings),
      ...(access === "wrong-key" && { apiKey: "another-key" }),
      ...(access === "nobody-listens" && { baseUrl: deadAddress }),
    });
    return createAutoCountWebApi(connection, onCall);
  });

const abilities = { makesMasters: false, takesTaxAdjustments: false };
const taken = ["sales_order", "delivery_order", "invoice", "credit_note", "purchase_order"] as const;

ledgerContract("AutoCount's Web API", async () => underTest(), abilities);
ledgerKindsContract("AutoCount's Web API", async () => underTest(), taken);

/** Each wrapper that a customer may run: the adapter is not told which, but for the dates. */
const dialects: Readonly<Record<string, { webApi: object; settings?: Partial<WebApiSettings> }>> = {
  "that says errors as text": { webApi: { errors: "text", createAnswer: "object", lists: "wrapped" } },
  "that says errors as text with 200 and takes dates the other way": { webApi: { errors: "text-200", dates: "dd-MM-yyyy", filtersLists: true }, settings: { dates: "dd-MM-yyyy" } },
};
let first = 100_000;
describe.each(Object.entries(dialects))("a Web API %s", (name, { webApi, settings }) => {
  beforeAll(() => book.change({ webApi }));
  afterAll(() => book.change({ webApi: {} }));
  first += 1_000;
  const wordy = async () => underTest(settings);
  ledgerContract(name, wordy, abilities, first);
  ledgerKindsContract(name, wordy, ["delivery_order"], first + 500);
});

describe("the Web API beside the contract", () => {
  const open = (calls: LedgerCall[] = [], settings: Partial<WebApiSettings> = {}) =>
    createAutoCountWebApi(book.webConnection({ settings: webApiSettings.parse(settings) }), (call) => calls.push(call));
  afterEach(async () => {
    await book.admin("DELETE", "faults");
    await book.change({ webApi: {}, closedUntil: null });
  });
  let serial = 900_000;
  const key = (prefix = "IV") => `HP-${prefix}-${(serial += 1)}`;

  it("takes what the facts know of it, and nothing else", async () => {
    const ledger = open();
    expect(kinds.filter((kind) => ledger.takes(kind))).toEqual(["sales_order", "invoice", "delivery_order", "credit_note", "purchase_order"]);
    await expect(ledger.send(samples.item("NEW"))).rejects.toThrow("takes no item");
    expect(ledger.problems(samples.payment(1))).toMatchObject([{ field: "kind" }]);
    expect(kinds.map((kind) => ledger.transfersInto?.(kind)).filter((from) => from?.length)).toEqual([["delivery_order"], ["sales_order"]]);
    expect(open([], { ordersToInvoices: true }).transfersInto?.("invoice")).toEqual(["delivery_order", "sales_order"]);
  });

  it("looks by the key that it is given, and else through the list", async () => {
    const document = anInvoice({}, { key: key() });
    const sent = await open().send(document);
    const docKey = sent.kind === "stored" ? (sent.docKey ?? "") : "";
    expect(docKey).toMatch(/^\d+$/);
    const calls: LedgerCall[] = [];
    expect(await open(calls).find({ ...document, docKey })).toMatchObject({ kind: "mine", docKey });
    expect(calls).toHaveLength(1);
    expect(await open(calls).find(document)).toMatchObject({ kind: "mine", docKey });
    expect(calls.map(({ request }) => (request as { path: string }).path.split("?")[0])).toEqual(["/api/Invoice/GetRecord", "/api/Invoice/GetRecordList", "/api/Invoice/GetRecord"]);
    // A key of another book, or of another document: the number decides.
    expect(await open().find({ ...document, docKey: "1" })).toMatchObject({ kind: "mine", docKey });
    expect(JSON.stringify(calls)).not.toContain(API_KEY);
  });

  it("cancels what it has seen to be ours, and never what stands under a key that is brought along", async () => {
    const [ours, another] = [anInvoice({}, { key: key() }), anInvoice({}, { key: key(), recordId: crypto.randomUUID() })];
    await open().send(ours);
    const sent = await open().send(another);
    const wrong = { ...ours, docKey: sent.kind === "stored" ? (sent.docKey ?? null) : null };
    expect(await voidDocument(open(), wrong, "Wrong")).toEqual({ kind: "voided", before: false });
    expect(await open().find(another)).toMatchObject({ kind: "mine" });
    expect(await open().find(ours)).toEqual({ kind: "absent" });
    expect(await open().void(wrong, "Again")).toMatchObject({ kind: "refused" });
    expect(await open().find(another)).toMatchObject({ kind: "mine" });
  });

  it("finds another's document under our number though our own key is gone", async () => {
    const document = anInvoice({}, { key: key() });
    const ledger = open();
    await ledger.send(document);
    await book.api("DELETE", `invoice?docNo=${document.key}`);
    await underTest().others.createInvoice(document.key);
    expect(await ledger.find(document)).toMatchObject({ kind: "foreign" });
  });

  it("stores address lines, locations, terms and marks, and no draft", async () => {
    const address = "Lot 12, Jalan Industri Selatan 4, Taman Perindustrian Bukit Contoh\n81100 Johor Bahru";
    const document = { ...anInvoice({ customer: { code: "300-T004", name: "Teratai", address }, lines: [aLine({ location: "SHOP", itemCode: "BOLT-M8", classification: "022" })], total: "30.00" }, { key: key() }), creditTerm: "Net 30 days" };
    expect(open().problems(document)).toEqual([]);
    await open().send(document);
    const stored = (await (await book.admin("GET", "books/42/ledger")).json()) as { invoices: { master: { docNo: string } }[] };
    expect(stored.invoices.find(({ master }) => master.docNo === document.key)).toMatchObject({
      master: {
        ref: `HP:${document.recordId}`, remark1: "#1001", creditTerm: "Net 30 days", status: "Approved",
        address: "Lot 12, Jalan Industri Selatan 4, Taman\nPerindustrian Bukit Contoh\n81100 Johor Bahru",
      },
      details: [{ productCode: "BOLT-M8", qty: 20, unitPrice: 1.5 }],
    });
    const sent = await open().find(document);
    const read = (await (await book.webApi("GET", `Invoice/GetRecord?docKey=${sent.kind === "mine" ? sent.docKey : ""}`)).json()) as { Details: object[] };
    expect(read.Details).toMatchObject([{ Location: "SHOP", Classification: "022" }]);
  });

  it.each([
    ["an address that does not fit into four lines", { customer: { code: "300-T004", name: "T", address: "x".repeat(41) } }, "customer.address"],
    ["a tax that AutoCount would compute otherwise", { lines: [aLine({ tax: "3.02", taxRate: "10" })], tax: "3.02", total: "33.02" }, "lines[0].tax"],
    ["a reference that is too long", { reference: "r".repeat(41) }, "reference"],
  ])("knows before sending of %s", (_what, changes, field) => {
    expect(open().problems(anInvoice(changes, { key: key() }))).toMatchObject([{ field }]);
  });

  it("passes on the desktop's own words for a locked month, whatever the wrapper's way", async () => {
    for (const errors of ["message", "text", "text-200"]) {
      await book.change({ closedUntil: "2026-02-28", webApi: { errors } });
      expect(await open().send(anInvoice({}, { key: key() }))).toEqual({ kind: "refused", reason: expect.stringMatching(/^Transaction date 03\/02\/2026 is locked/) as string });
    }
  });

  it("never takes words that it does not know for a success or a refusal; the second time they go to a person", async () => {
    await book.change({ webApi: { errors: "text-200" } });
    await book.admin("POST", "faults", { fault: "refuse-400", mode: "always", message: "Sila cuba lagi" });
    const document = anInvoice({}, { key: key() });
    expect(await open().send(document)).toEqual({ kind: "unknown", reason: "Sila cuba lagi", answered: true });
    expect(await bookDocument(open(), document, { maybeThere: false, maySend: true })).toMatchObject({ kind: "unknown" });
    expect(await bookDocument(open(), document, { maybeThere: true, maySend: false })).toEqual({ kind: "not-seen" });
    expect(await bookDocument(open(), document, { maybeThere: true, maySend: true })).toEqual({ kind: "refused", reason: `Sila cuba lagi Nothing is in AutoCount under ${document.key}.` });
  });

  it("ends with a person where a number is taken and nothing can be read under it, and takes no other number", async () => {
    const document = anInvoice({}, { key: key() });
    await open().send(document);
    await underTest().others.cancelInvoice(document.key);
    expect(await bookDocument(open(), document, { maybeThere: false, maySend: true })).toMatchObject({ kind: "unknown" });
    const last = await bookDocument(open(), document, { maybeThere: true, maySend: true });
    expect(last).toEqual({ kind: "refused", reason: expect.stringContaining(`the number ${document.key} is taken, but shows no document under it`) as string });
    expect(await underTest().countOf(document)).toBe(1);
  });

  it("tells a key at once where it is stored, before the read-back", async () => {
    const told: string[] = [];
    const document = anInvoice({}, { key: key() });
    const posted = await bookDocument(open(), document, { maybeThere: false, maySend: true }, async (docKey) => void told.push(docKey));
    expect(posted).toMatchObject({ kind: "posted", docKey: told[0], differences: [] });
  });

  it("reads before it writes where a gateway overwrites", async () => {
    await book.change({ webApi: { overwritesInvoices: true } });
    const document = anInvoice({}, { key: key() });
    await underTest().others.createInvoice(document.key);
    expect(await bookDocument(open(), document, { maybeThere: false, maySend: true })).toMatchObject({ kind: "refused", reason: expect.stringContaining("is taken in AutoCount by something else") as string });
    expect(await underTest().ledgerOf()).toContainEqual(expect.objectContaining({ key: document.key, total: "8.00" }));
  });

  it("stops where the address leads elsewhere", async () => {
    const lost = createAutoCountWebApi(book.webConnection({ baseUrl: `${sandbox.url}/api` }), () => undefined);
    expect(await lost.find(anInvoice({}, { key: key() }))).toMatchObject({ kind: "stopped", reason: expect.stringContaining("check the address") as string });
    expect(await lost.send(anInvoice({}, { key: key() }))).toMatchObject({ kind: "stopped" });
  });

  describe("transfers", () => {
    type Head = Pick<LedgerDocument & { recordId: string }, "key" | "recordId">;
    const order = (n: string, unitPrice = "1.50"): LedgerDocumentOf<"sales_order"> => {
      const amount = (20 * Number(unitPrice)).toFixed(2);
      return { ...samples.salesOrder(1, { lines: [{ ...samples.line, unitPrice, amount, uom: "pcs" }], total: amount }), key: n, recordId: crypto.randomUUID() };
    };
    const transfer = (from: Transfer["from"], docNo: string, quantity: string): Transfer => ({ from, docNo, lineId: "1", itemCode: "BOLT-M8", uom: "PCS", quantity });
    function moved<K extends "delivery_order" | "invoice">(kind: K, head: Head, quantity: string, transfers: Transfer[], unitPrice = "1.50"): LedgerDocumentOf<K> {
      const amount = (Number(quantity) * Number(unitPrice)).toFixed(2);
      const sample = samples.invoice(1, { lines: [{ ...samples.line, uom: "pcs", quantity, unitPrice, amount }], total: amount });
      return { ...sample, ...head, kind, transfers } as LedgerDocumentOf<K>;
    }
    const head = (prefix: string): Head => ({ key: key(prefix), recordId: crypto.randomUUID() });
    const openOf = async (docNo: string, list: "salesOrders" | "deliveryOrders") => {
      const ledger = (await (await book.admin("GET", "books/42/ledger")).json()) as Record<string, { master: { docNo: string }; details: { qty: number; transferedQty: number | null }[] }[]>;
      return ledger[list]?.find(({ master }) => master.docNo === docNo)?.details.map(({ qty, transferedQty }) => qty - (transferedQty ?? 0));
    };

    it("takes two parts of an order to deliveries, one of them to an invoice, and finds each as sent", async () => {
      const ledger = open();
      const so = order(key("SO"));
      const [one, two, iv] = [head("DO"), head("DO"), head("IV")];
      const documents = [so, moved("delivery_order", one, "8", [transfer("sales_order", so.key, "8")]), moved("delivery_order", two, "5", [transfer("sales_order", so.key, "5")]), moved("invoice", iv, "8", [transfer("delivery_order", one.key, "8")])];
      for (const document of documents) {
        expect(ledger.problems(document)).toEqual([]);
        expect(await bookDocument(ledger, document, { maybeThere: false, maySend: true })).toMatchObject({ kind: "posted", differences: [] });
      }
      expect(await openOf(so.key, "salesOrders")).toEqual([7]);
      expect(await openOf(one.key, "deliveryOrders")).toEqual([0]);
      expect(await openOf(two.key, "deliveryOrders")).toEqual([5]);
    });

    it("transfers once though the answer is lost", async () => {
      const so = order(key("SO"));
      await open().send(so);
      const delivery = moved("delivery_order", head("DO"), "8", [transfer("sales_order", so.key, "8")]);
      await book.admin("POST", "faults", { fault: "stored-answer-lost" });
      expect(await bookDocument(open(), delivery, { maybeThere: false, maySend: true })).toMatchObject({ kind: "unknown" });
      expect(await bookDocument(open(), delivery, { maybeThere: true, maySend: false })).toMatchObject({ kind: "posted", differences: [] });
      expect(await openOf(so.key, "salesOrders")).toEqual([12]);
    });

    it("shows where price, total or quantity are the source's and not the document's; a delivery without prices says nothing of them", async () => {
      const so = order(key("SO"), "2.00");
      await open().send(so);
      const priced = moved("delivery_order", head("DO"), "8", [transfer("sales_order", so.key, "8")]);
      expect(await bookDocument(open(), priced, { maybeThere: false, maySend: true })).toMatchObject({
        kind: "posted", differences: [{ field: "total", sent: "12.00", stored: "16.00" }, { field: "lines[0].unitPrice", sent: "1.50", stored: "2" }],
      });
      const elsewhere = moved("delivery_order", head("DO"), "2", [transfer("sales_order", so.key, "2")], "0.00");
      const atShop = { ...elsewhere, document: { ...elsewhere.document, location: "SHOP" } };
      expect(await bookDocument(open(), atShop, { maybeThere: false, maySend: true })).toMatchObject({ kind: "posted", differences: [{ field: "lines[0].location", sent: "SHOP", stored: "HQ" }] });
      const bare = moved("delivery_order", head("DO"), "5", [transfer("sales_order", so.key, "5")], "0.00");
      expect(await bookDocument(open(), bare, { maybeThere: false, maySend: true })).toMatchObject({ kind: "posted", differences: [] });
    });

    it("passes on that a source is not to be transferred, and that what was transferred is not to be cancelled", async () => {
      const so = order(key("SO"));
      await open().send(so);
      expect(await open().send(moved("invoice", head("IV"), "8", [transfer("sales_order", so.key, "8")]))).toEqual({ kind: "refused", reason: "Invalid transfer document." });
      const delivery = moved("delivery_order", head("DO"), "8", [transfer("sales_order", so.key, "8")]);
      await open().send(delivery);
      expect(await voidDocument(open(), so, "Wrong")).toMatchObject({ kind: "refused", reason: expect.stringContaining("has been transferred") as string });
      expect(await voidDocument(open(), delivery, "Wrong")).toEqual({ kind: "voided", before: false });
      expect(await openOf(so.key, "salesOrders")).toEqual([20]);
    });
  });
});
