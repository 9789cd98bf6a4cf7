import { afterAll, describe, expect, it } from "vitest";
import { BOLT, TERATAI, exampleBody, hasExamples } from "#lib/sandbox/sandbox-harness.ts";
import { WEB_KEY, aRecord, aTransfer, startTestWebApi } from "./webapi-harness.ts";

const web = await startTestWebApi();
afterAll(() => web.sandbox.running.close());
let number = 0;
const next = (prefix: string) => `${prefix}-${String((number += 1)).padStart(4, "0")}`;
const documents = ["SalesOrder", "DeliveryOrder", "Invoice", "CreditNote"] as const;

describe("the door of the Web API", () => {
  it("opens a book by its two headers, and nothing without them", async () => {
    expect((await web.call("GET", "Debtor/GetRecordList")).status).toBe(200);
    for (const headers of [{}, { ...WEB_KEY, "X-API-KEY": "wrong" }, { ...WEB_KEY, "X-API-NAME": "nobody" }]) {
      const refused = await web.call("GET", "Debtor/GetRecordList", undefined, headers);
      expect([refused.status, refused.text]).toEqual([401, '{"Message":"Authorization has been denied for this request."}']);
    }
  });

  it("knows no other routes, and says so as ASP.NET does", async () => {
    for (const path of ["SalesInvoice/GetRecordList", "Invoice/Nothing", "constructor/GetRecordList", "Invoice/GetRecord/1"]) {
      const answer = await web.call("GET", path);
      expect([answer.status, answer.text]).toEqual([404, expect.stringContaining("No HTTP resource was found")]);
    }
    expect((await web.call("GET", "Invoice/CreateRecord")).status).toBe(405);
  });
});

describe("documents of the Web API", () => {
  it.each(documents)("%s is booked under its own number, read by its key and listed", async (document) => {
    const docNo = next("A");
    const docKey = await web.create(document, aRecord(docNo));
    const read = JSON.parse((await web.call("GET", `${document}/GetRecord?docKey=${docKey}`)).text);
    expect(read.Master).toMatchObject({ DocKey: docKey, DocNo: docNo, DebtorName: TERATAI.companyName, DisplayTerm: "C.O.D.", CurrencyCode: "MYR", FinalTotal: 33, Tax: 3 });
    expect(read.Details).toMatchObject([{ ItemCode: "BOLT-M8", UOM: "pcs", Description: BOLT.productName, Qty: 20, SubTotal: 33 }]);
    const listed = JSON.parse((await web.call("POST", `${document}/GetRecordList`, {})).text) as { DocNo: string }[];
    expect(listed.filter(({ DocNo }) => DocNo === docNo)).toMatchObject([{ DocKey: docKey }]);
    expect(listed.every((row) => !("Details" in row))).toBe(true);
  });

  it("takes defaults where it is asked for them", async () => {
    const lines = [{ ItemCode: "BOLT-M8", UOM: "pcs", UserUOM: "<<<Default>>>", Description: "<<<Default>>>", Qty: 2, TaxCode: "<<<Default>>>" }];
    const master = { DocNo: "<<<Default>>>", DebtorName: "<<<Default>>>", DisplayTerm: "<<<Default>>>", CurrencyCode: "<<<Default>>>", CurrencyRate: "<<<Default>>>" };
    const docKey = await web.create("Invoice", aRecord("-", { master, lines }));
    const { Master, Details } = JSON.parse((await web.call("GET", `Invoice/GetRecord?docKey=${docKey}`)).text);
    expect(Master).toMatchObject({ DocNo: expect.stringMatching(/^I-\d{6}$/), DisplayTerm: "C.O.D.", FinalTotal: 3.3 });
    expect(Details).toMatchObject([{ UnitPrice: 1.5, TaxCode: "S-10" }]);
  });

  it("shows the same invoice to the Cloud face, whose documents it does not add to", async () => {
    const docNo = next("A");
    await web.create("Invoice", aRecord(docNo));
    expect(JSON.parse((await web.sandbox.send("GET", `/42/invoice?docNo=${docNo}`)).text)).toMatchObject({ master: { debtorCode: "300-T004", finalTotal: 33 } });
    expect((await web.sandbox.send("GET", `/42/salesOrder?docNo=${docNo}`)).status).toBe(404);
  });

  it("refuses a number twice in one table, not in another", async () => {
    const docNo = next("A");
    await web.create("Invoice", aRecord(docNo));
    const again = await web.call("POST", "Invoice/CreateRecord", aRecord(docNo));
    expect([again.status, again.text]).toEqual([400, expect.stringContaining("Duplicate document number")]);
    await web.create("SalesOrder", aRecord(docNo));
  });

  it.each([
    ["DocNo", aRecord("N".repeat(31))],
    ["DebtorName", aRecord("A-X", { master: { DebtorName: "n".repeat(101) } })],
    ["InvAddr2", aRecord("A-X", { master: { InvAddr2: "n".repeat(41) } })],
    ["Description", aRecord("A-X", { lines: [{ ItemCode: "BOLT-M8", Qty: 1, Description: "n".repeat(101) }] })],
  ])("refuses what is too long for %s, by the name of the column", async (column, body) => {
    const answer = await web.call("POST", "Invoice/CreateRecord", body);
    expect([answer.status, answer.text]).toEqual([400, `{"Message":"Cannot set column '${column}'. The value violates the MaxLength limit of this column."}`]);
  });

  it("takes numbers of 30 characters, four address lines and an invoice number of 100", async () => {
    const address = Object.fromEntries([1, 2, 3, 4].map((n) => [`InvAddr${n}`, String(n).repeat(40)]));
    const docKey = await web.create("CreditNote", aRecord("C".repeat(30), { master: { ...address, OurInvoiceNo: "i".repeat(100) } }));
    expect(JSON.parse((await web.call("GET", `CreditNote/GetRecord?docKey=${docKey}`)).text).Master).toMatchObject({ ...address, OurInvoiceNo: "i".repeat(100) });
  });

  it.each([
    ["an unknown debtor", aRecord("A-X", { master: { DebtorCode: "300-NONE" } }), "300-NONE"],
    ["an unknown item", aRecord("A-X", { lines: [{ ItemCode: "NONE", Qty: 1 }] }), "NONE"],
    ["a unit that the item does not have", aRecord("A-X", { lines: [{ ItemCode: "BOLT-M8", UOM: "BOX", Qty: 1 }] }), "BOX"],
    ["an unknown location", aRecord("A-X", { lines: [{ ItemCode: "BOLT-M8", Location: "MOON", Qty: 1 }] }), "MOON"],
    ["a total below nothing", aRecord("A-X", { lines: [{ AccNo: "500-0000", Description: "Less", Qty: 1, UnitPrice: -1 }] }), "negative"],
    ["a quoted number", aRecord("A-X", { lines: [{ ItemCode: "BOLT-M8", Qty: "1" }] }), "System.Decimal"],
  ])("refuses %s", async (_what, body, words) => {
    const answer = await web.call("POST", "Invoice/CreateRecord", body);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(words)]);
  });

  it("hides what was cancelled, and keeps its number taken", async () => {
    const docNo = next("A");
    const docKey = await web.create("Invoice", aRecord(docNo));
    expect((await web.call("POST", `Invoice/CancelRecord?docKey=${docKey}`)).text).toBe("true");
    expect((await web.call("GET", `Invoice/GetRecord?docKey=${docKey}`)).status).toBe(404);
    expect((await web.call("POST", "Invoice/GetRecordList", {})).text).not.toContain(docNo);
    expect((await web.call("POST", `Invoice/CancelRecord?docKey=${docKey}`)).status).toBe(404);
    expect((await web.call("POST", "Invoice/CreateRecord", aRecord(docNo))).text).toContain("Duplicate");
  });

  it.skipIf(!hasExamples)("takes the published examples", async () => {
    const books = await startTestWebApi({}, { products: [{ ...BOLT, unit: "PCS" }] });
    await books.create("SalesOrder", aRecord("SO-000210"));
    await books.create("Invoice", exampleBody("webapi-invoice-create.json") as object);
    await books.create("DeliveryOrder", exampleBody("webapi-transfer-so-do.json") as object);
    expect((await books.ledger())["salesOrders"]?.[0]?.details).toMatchObject([{ qty: 20, transferedQty: 8 }]);
    await books.sandbox.running.close();
  });
});

describe("transfers and stock", () => {
  it("takes parts of an order to two deliveries and one of those to an invoice; each thing moves stock once", async () => {
    const [so, first, second, iv, direct] = [next("SO"), next("DO"), next("DO"), next("IV"), next("IV")];
    const before = (await web.stock())["HQ"] ?? 0;
    const moved = async () => ((await web.stock())["HQ"] ?? 0) - before;
    await web.create("SalesOrder", aRecord(so));
    expect(await moved()).toBe(0);
    await web.create("DeliveryOrder", aTransfer(first, { DocType: "SO", DocNo: so, TransferQty: 8 }));
    await web.create("DeliveryOrder", aTransfer(second, { DocType: "SO", DocNo: so, TransferQty: 5 }));
    expect(await moved()).toBe(-13);
    const docKey = await web.create("Invoice", aTransfer(iv, { DocType: "DO", DocNo: first, TransferQty: 8 }));
    expect(await moved()).toBe(-13);
    expect(JSON.parse((await web.call("GET", `Invoice/GetRecord?docKey=${docKey}`)).text)).toMatchObject({ Master: { FinalTotal: 13.2 }, Details: [{ Qty: 8, UnitPrice: 1.5, TaxCode: "S-10" }] });
    await web.create("Invoice", aRecord(direct));
    expect(await moved()).toBe(-33);
    const { salesOrders, deliveryOrders } = await web.ledger();
    expect(salesOrders?.find(({ master }) => master["docNo"] === so)?.details).toMatchObject([{ qty: 20, transferedQty: 13 }]);
    expect(deliveryOrders?.find(({ master }) => master["docNo"] === first)?.details).toMatchObject([{ qty: 8, transferedQty: 8, fromDocType: "SO", fromDocNo: so }]);
  });

  it("does not show what was transferred, and lets more through than is open", async () => {
    const [so, order] = [next("SO"), next("DO")];
    const docKey = await web.create("SalesOrder", aRecord(so));
    await web.create("DeliveryOrder", aTransfer(order, { DocType: "SO", DocNo: so, TransferQty: 25 }));
    expect((await web.call("GET", `SalesOrder/GetRecord?docKey=${docKey}`)).text.toLowerCase()).not.toContain("transfered");
  });

  it("cancels nothing that was transferred; cancelling the delivery gives the goods and the order's rest back", async () => {
    const [so, order] = [next("SO"), next("DO")];
    const soKey = await web.create("SalesOrder", aRecord(so));
    const before = (await web.stock())["HQ"] ?? 0;
    const doKey = await web.create("DeliveryOrder", aTransfer(order, { DocType: "SO", DocNo: so, TransferQty: 8 }));
    expect((await web.call("POST", `SalesOrder/CancelRecord?docKey=${soKey}`)).text).toContain("has been transferred");
    expect((await web.call("POST", `DeliveryOrder/CancelRecord?docKey=${doKey}`)).text).toBe("true");
    expect((await web.stock())["HQ"] ?? 0).toBe(before);
    expect((await web.call("POST", `SalesOrder/CancelRecord?docKey=${soKey}`)).text).toBe("true");
  });

  it.each([
    ["an order straight to an invoice, which the facts do not know", "Invoice", { DocType: "SO" }, "Invalid transfer document."],
    ["a type that is none", "DeliveryOrder", { DocType: "GRN" }, "Invalid transfer document."],
    ["an order that is not there", "DeliveryOrder", { DocType: "SO", DocNo: "SO-NONE" }, "not found"],
    ["an item that is not in it", "DeliveryOrder", { DocType: "SO", ItemCode: "NUT" }, "is not in"],
    ["nothing", "DeliveryOrder", { DocType: "SO", TransferQty: 0 }, "greater than zero"],
  ])("refuses to transfer %s", async (_what, document, from, words) => {
    const so = next("SO");
    await web.create("SalesOrder", aRecord(so));
    const answer = await web.call("POST", `${document}/CreateRecord`, aTransfer(next("T"), { DocNo: so, TransferQty: 1, ...from }));
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(words)]);
  });

  it("takes a draft, and transfers nothing from it", async () => {
    const so = next("SO");
    await web.create("SalesOrder", { ...aRecord(so), Options: { SaveAsDraft: true } });
    expect((await web.call("POST", "DeliveryOrder/CreateRecord", aTransfer(next("DO"), { DocType: "SO", DocNo: so, TransferQty: 1 }))).text).toContain("draft");
  });

  it("moves stock at the line's own location, in base units", async () => {
    const boxed = await startTestWebApi({}, { products: [{ product: BOLT, productMultiPacks: [{ multiPack: "BOX", multiPackRate: 100 }] }] });
    await boxed.create("DeliveryOrder", aRecord("DO-1", { lines: [{ ItemCode: "BOLT-M8", UOM: "BOX", Location: "SHOP", Qty: 2 }, { ItemCode: "BOLT-M8", Qty: 3 }] }));
    expect(await boxed.stock()).toEqual({ HQ: -3, SHOP: -200 });
    await boxed.sandbox.running.close();
  });

  it("deletes a document for good: its number is free again, and nobody can tell it from a cancelled one", async () => {
    const so = next("SO");
    const docKey = await web.create("SalesOrder", aRecord(so));
    expect((await web.call("POST", `SalesOrder/DeleteRecord?docKey=${docKey}`)).text).toBe("true");
    expect((await web.call("GET", `SalesOrder/GetRecord?docKey=${docKey}`)).status).toBe(404);
    expect((await web.call("POST", `SalesOrder/DeleteRecord?docKey=${docKey}`)).status).toBe(404);
    expect(await web.create("SalesOrder", aRecord(so))).not.toBe(docKey);
  });
});

describe("what a customer's wrapper may do otherwise", () => {
  it("answers the key as an object, wraps lists, filters them, refuses over-transfers and takes orders to invoices", async () => {
    const other = await startTestWebApi({ createAnswer: "object", lists: "wrapped", filtersLists: true, refusesOverTransfer: true, transfersOrderToInvoice: true });
    const made = JSON.parse((await other.call("POST", "SalesOrder/CreateRecord", aRecord("SO-1"))).text);
    expect(made).toEqual({ DocKey: expect.any(Number) });
    await other.call("POST", "SalesOrder/CreateRecord", aRecord("SO-2"));
    expect(JSON.parse((await other.call("POST", "SalesOrder/GetRecordList", { DocNo: "SO-1" })).text)).toMatchObject({ Data: [{ DocNo: "SO-1" }], TotalCount: 1 });
    expect((await other.call("POST", "Invoice/CreateRecord", aTransfer("IV-1", { DocType: "SO", DocNo: "SO-1", TransferQty: 21 }))).text).toContain("exceeds the outstanding quantity");
    expect((await other.call("POST", "Invoice/CreateRecord", aTransfer("IV-1", { DocType: "SO", DocNo: "SO-1", TransferQty: 20 }))).status).toBe(200);
    expect(await other.stock()).toEqual({ HQ: -20 });
    await other.sandbox.running.close();
  });

  it.each([["text", 400], ["text-200", 200]])("says errors as %s", async (errors, status) => {
    const other = await startTestWebApi({ errors });
    const refused = await other.call("POST", "Invoice/CreateRecord", aRecord("IV-1", { master: { DebtorCode: "NOBODY" } })).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(SyntaxError); // no JSON
    const raw = await fetch(`${other.sandbox.running.url}/api/Invoice/GetRecord?docKey=999`, { headers: WEB_KEY });
    expect([raw.status, await raw.text()]).toEqual([errors === "text" ? 404 : status, "Record not found."]);
    await other.sandbox.running.close();
  });

  it("takes and shows dates as dd-MM-yyyy, and writes over an invoice of the same number", async () => {
    const other = await startTestWebApi({ dates: "dd-MM-yyyy", overwritesInvoices: true });
    const body = (qty: number) => aRecord("IV-1", { master: { DocDate: "13-02-2026" }, lines: [{ ItemCode: "BOLT-M8", Qty: qty }] });
    const docKey = await other.create("Invoice", body(1));
    expect((await other.call("GET", `Invoice/GetRecord?docKey=${docKey}`)).text).toContain('"DocDate":"13-02-2026"');
    await other.create("Invoice", body(7));
    expect((await other.ledger())["invoices"]).toMatchObject([{ master: { docNo: "IV-1", docDate: "2026-02-13T00:00:00" }, details: [{ qty: 7 }] }]);
    await other.sandbox.running.close();
  });

  it("names a locked period in the desktop's words, for making and for cancelling", async () => {
    const other = await startTestWebApi();
    const docKey = await other.create("Invoice", aRecord("IV-1"));
    const { books } = JSON.parse((await other.sandbox.admin("GET", "/books")).text) as { books: object[] };
    await other.sandbox.admin("POST", "/books?keepDocuments=true", { ...books[0], apiKey: WEB_KEY["X-API-KEY"], closedUntil: "2026-02-28" });
    const words = "Transaction date 03/02/2026 is locked, you can unlock it from Tools";
    expect((await other.call("POST", "Invoice/CreateRecord", aRecord("IV-2"))).text).toContain(words);
    expect((await other.call("POST", `Invoice/CancelRecord?docKey=${docKey}`)).text).toContain(words);
    await other.sandbox.running.close();
  });
});

describe("faults", () => {
  const faulty = async (fault: object) => web.sandbox.admin("POST", "/faults", fault);
  const exists = async (docNo: string) => ((await web.ledger())["invoices"] ?? []).some(({ master }) => master["docNo"] === docNo);

  it.each([
    ["stored-answer-lost", null, true], ["stored-but-500", 500, true], ["error-500-not-stored", 500, false], ["rate-limit-429", 429, false],
    ["unauthorized-401", 401, false], ["outage", null, false], ["refuse-400", 400, false],
  ])("%s hits the next call, and stores only what it says", async (fault, status, isStored) => {
    const docNo = next("F");
    await faulty({ fault });
    const answer = await web.call("POST", "Invoice/CreateRecord", aRecord(docNo)).catch(() => null);
    expect([answer?.status ?? null, await exists(docNo)]).toEqual([status, isStored]);
  });

  it("answers late, hides what is fresh, shuffles lists and takes cancels by PUT only", async () => {
    const docNo = next("F");
    await faulty({ fault: "slow-then-stored", delayMs: 60 });
    const begun = Date.now();
    const docKey = await web.create("Invoice", aRecord(docNo));
    expect(Date.now() - begun).toBeGreaterThanOrEqual(55);
    await faulty({ fault: "stale-get", mode: "count", count: 2, delayMs: 60_000, resource: "invoice" });
    expect((await web.call("GET", `Invoice/GetRecord?docKey=${docKey}`)).status).toBe(404);
    expect((await web.call("POST", "Invoice/GetRecordList", {})).text).not.toContain(docNo);
    await faulty({ fault: "shuffle-pages" });
    const shuffled = JSON.parse((await web.call("POST", "Invoice/GetRecordList", {})).text) as { DocKey: number }[];
    expect(new Set(shuffled.map((row) => row.DocKey)).size).toBe(shuffled.length - 1);
    await faulty({ fault: "void-by-put-only" });
    expect((await web.call("POST", `Invoice/CancelRecord?docKey=${docKey}`)).status).toBe(405);
    expect((await web.call("PUT", `Invoice/CancelRecord?docKey=${docKey}`)).text).toBe("true");
  });

  it("says how long to wait, and logs calls under the book that the key names", async () => {
    await faulty({ fault: "rate-limit-429", delayMs: 7_000 });
    expect((await web.call("GET", "Item/GetRecordList")).headers.get("retry-after")).toBe("7");
    const { requests } = JSON.parse((await web.sandbox.admin("GET", "/requests?book=42&last=1")).text);
    expect(requests).toMatchObject([{ book: "42", path: "/api/Item/GetRecordList", status: 429 }]);
  });
});

describe("masters", () => {
  it("lists items with their units, debtors, creditors, locations and currencies", async () => {
    const list = async (name: string) => JSON.parse((await web.call("GET", `${name}/GetRecordList`)).text);
    expect(await list("Item")).toMatchObject([{ ItemCode: "BOLT-M8", BaseUOM: "pcs", IsActive: "T", ItemUOM: [{ UOM: "pcs", Rate: 1, Price: 1.5 }] }]);
    expect(await list("Debtor")).toMatchObject([{ AccNo: "300-T004", CompanyName: TERATAI.companyName, DisplayTerm: "C.O.D.", CurrencyCode: "MYR" }]);
    expect(await list("Creditor")).toEqual([]);
    expect(await list("Location")).toMatchObject([{ Location: "HQ" }, { Location: "SHOP" }]);
    expect((await list("Currency")).map(({ CurrencyCode }: { CurrencyCode: string }) => CurrencyCode)).toEqual(["MYR", "SGD", "USD"]);
  });
});
