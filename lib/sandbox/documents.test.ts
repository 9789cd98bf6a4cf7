import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aLine, anInvoice, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

/** One ledger for all kinds: what one document does is seen in the others, in stock and in balances. */

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({
    closedUntil: "2025-12-31",
    creditors: [{ accNo: "400-B001", companyName: "Baja Contoh Sdn Bhd", currencyCode: "MYR", creditTerm: "Net 30 days" }],
  });
});
afterAll(() => sandbox.running.close());
beforeEach(async () => void (await sandbox.admin("POST", "/reset", { book: "42" })));

const docDate = "2026-02-03";
const sale = { docDate, debtorCode: "300-T004", debtorName: "T", creditTerm: "C.O.D.", salesLocation: "HQ" };
const bodies = {
  invoice: (docNo = "IV-1") => anInvoice({ docNo }, [aLine({ taxCode: null })]),
  creditNote: (docNo = "CN-1", line: object = {}) => ({
    master: { ...sale, docNo, ourInvoiceNo: "IV-1", reason: "Damaged" },
    details: [{ ...aLine({ accNo: "510-0000", qty: 5, taxCode: null }), goodsReturn: true, ...line }],
  }),
  quotation: (docNo = "QT-1") => ({ master: { ...sale, docNo }, details: [{ productCode: "BOLT-M8", description: "Bolt", qty: 20, unitPrice: 1.5 }] }),
  purchaseOrder: (docNo = "PO-1", master: object = {}) => ({
    master: { docNo, docDate, creditorCode: "400-B001", creditorName: "Baja", creditTerm: "Net 30 days", purchaseLocation: "HQ", ...master },
    details: [{ productCode: "BOLT-M8", description: "Bolt", qty: 500, unitPrice: 0.9 }],
  }),
  stockAdjustment: (docNo = "SA-1", line: object = {}) => ({ master: { docNo, docDate }, details: [{ stockCode: "BOLT-M8", location: "HQ", qty: 100, ...line }] }),
  stockTransfer: (docNo = "ST-1", master: object = {}, line: object = {}) => ({
    master: { docNo, docDate, fromLocation: "HQ", toLocation: "SHOP", ...master }, details: [{ stockCode: "BOLT-M8", qty: 30, ...line }],
  }),
  payment: (docNo = "OR-1", amount = 30) => ({
    master: { docType: "OR", docNo, docDate, journalType: "BANK", currencyCode: "MYR", currencyRate: 1 },
    details: [{ accNo: "300-T004", amount }], paymentDetails: [{ paymentMethod: "BANK", paymentAmt: amount }],
  }),
  knockOffEntry: (docNo = "KO-1", amount = 20, master: object = {}) => ({
    master: { docNo, docDate, accNo: "300-T004", ...master },
    details: [{ docType: "IV", docNo: "IV-1", knockOffAmount: amount }, { docType: "OR", docNo: "OR-1", knockOffAmount: -amount }],
  }),
};
type Path = keyof typeof bodies;

const post = (path: Path, body: object) => sandbox.send("POST", `/42/${path}`, body);
async function make(path: Path, body: object = bodies[path]()): Promise<void> {
  const answer = await post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
}
type Ledger = { stock: { location: string; qty: string }[]; balances: { accNo: string; balance: string }[] };
const ledger = async () => JSON.parse((await sandbox.admin("GET", "/books/42/ledger")).text) as Ledger;
const stock = async () => Object.fromEntries((await ledger()).stock.map(({ location, qty }) => [location, qty]));
const owed = async () => (await ledger()).balances.find(({ accNo }) => accNo === "300-T004")?.balance;

const alone: Path[] = ["invoice", "creditNote", "quotation", "purchaseOrder", "stockAdjustment", "stockTransfer", "payment"];

describe.each(alone)("a document of %s", (path) => {
  test("is made once under its number, read back, listed, voided and keeps its number", async () => {
    const body = bodies[path]() as { master: { docNo: string } };
    const { docNo } = body.master;
    await make(path);
    expect((await post(path, bodies[path]())).message).toBe(`Duplicate document number: ${docNo}`);
    expect((await sandbox.send("GET", `/42/${path}?docNo=${docNo.toLowerCase()}`)).json).toMatchObject({ master: { docNo, cancelled: false }, details: [{}] });
    expect((await sandbox.send("GET", `/42/${path}/listing?page=1&startDate=${docDate}&endDate=${docDate}`)).json).toMatchObject({ data: [{ master: { docNo } }] });
    expect((await sandbox.send("POST", `/42/${path}/void?docNo=${docNo}`, { voidReason: "Wrong" })).status).toBe(204);
    expect((await sandbox.send("GET", `/42/${path}?docNo=${docNo}`)).json).toMatchObject({ master: { cancelled: true, voidReason: "Wrong" } });
    expect((await sandbox.send("POST", `/42/${path}/void?docNo=${docNo}`, {})).message).toContain("already cancelled");
    expect((await post(path, bodies[path]())).message).toBe(`Duplicate document number: ${docNo}`);
  });

  test("leaves no trace in stock and balances once it is voided", async () => {
    const before = { stock: await stock(), owed: await owed() };
    await make(path);
    await sandbox.send("PUT", `/42/${path}/void?docNo=${(bodies[path]() as { master: { docNo: string } }).master.docNo}`);
    expect({ stock: await stock(), owed: await owed() }).toEqual(before);
  });

  test("is refused in a closed period, in the whole", async () => {
    const body = bodies[path]() as { master: object };
    const answer = await post(path, { ...body, master: { ...body.master, docDate: "2025-12-31" } });
    expect([answer.status, answer.message]).toEqual([400, "DocDate (2025-12-31) is in a closed period."]);
  });

  test("suffers the same faults as an invoice", async () => {
    const { master } = bodies[path]() as { master: { docNo: string } };
    await sandbox.fault({ fault: "stored-but-500", resource: path });
    expect((await post(path, bodies[path]())).status).toBe(500);
    expect((await sandbox.send("GET", `/42/${path}?docNo=${master.docNo}`)).status).toBe(200);
    await sandbox.fault({ fault: "void-by-put-only", resource: path });
    expect((await sandbox.send("POST", `/42/${path}/void?docNo=${master.docNo}`, {})).status).toBe(405);
    await sandbox.fault({ fault: "stale-get", resource: path, delayMs: 60_000 });
    expect((await sandbox.send("GET", `/42/${path}?docNo=${master.docNo}`)).status).toBe(404);
  });
});

describe("stock", () => {
  test("goes out with an invoice, comes back with returned goods, and moves with adjustments and transfers", async () => {
    await make("stockAdjustment");
    expect(await stock()).toEqual({ HQ: "100" });
    await make("invoice");
    expect(await stock()).toEqual({ HQ: "80" });
    await make("creditNote");
    expect(await stock()).toEqual({ HQ: "85" });
    await make("creditNote", bodies.creditNote("CN-2", { goodsReturn: false }));
    await make("quotation");
    await make("purchaseOrder");
    expect(await stock()).toEqual({ HQ: "85" });
    await make("stockTransfer");
    expect(await stock()).toEqual({ HQ: "55", SHOP: "30" });
  });

  test.each([
    ["an unknown location", "stockAdjustment", bodies.stockAdjustment("SA-1", { location: "MOON" }), "Location : Location (LocationKey = MOON) not exists."],
    ["an unknown item", "stockAdjustment", bodies.stockAdjustment("SA-1", { stockCode: "NUT" }), "StockCode : Stock (StockKey = NUT) not exists."],
    ["a transfer to where it comes from", "stockTransfer", bodies.stockTransfer("ST-1", { toLocation: "HQ" }), "FromLocation and ToLocation must be different."],
    ["a transfer to nowhere", "stockTransfer", bodies.stockTransfer("ST-1", { toLocation: "MOON" }), "ToLocation : Location (LocationKey = MOON) not exists."],
    ["a transfer of less than nothing", "stockTransfer", bodies.stockTransfer("ST-1", {}, { qty: -1 }), "The field Qty must be positive."],
    ["a purchase from nobody", "purchaseOrder", bodies.purchaseOrder("PO-1", { creditorCode: "400-X" }), "CreditorCode : Creditor (CreditorKey = 400-X) not exists."],
    ["a payment that does not add up", "payment", { ...bodies.payment(), paymentDetails: [{ paymentMethod: "BANK", paymentAmt: 29 }] }, "Total of PaymentDetails does not equal total of Details."],
    ["a payment on an unknown account", "payment", { ...bodies.payment(), details: [{ accNo: "300-X", amount: 30 }] }, "AccNo : Account (AccountKey = 300-X) not exists."],
  ] as const)("%s is refused and stored nowhere", async (_what, path, body, message) => {
    const answer = await post(path, body);
    expect([answer.status, answer.message]).toEqual([400, message]);
    expect((await sandbox.send("GET", `/42/${path}/listing?page=1`)).json).toMatchObject({ data: [] });
  });
});

describe("balances", () => {
  test("rise with invoices and fall with credit notes and receipts", async () => {
    await make("invoice");
    expect(await owed()).toBe("30.00");
    await make("creditNote");
    expect(await owed()).toBe("22.50");
    await make("payment", bodies.payment("OR-1", 20));
    expect(await owed()).toBe("2.50");
    await make("knockOffEntry");
    expect(await owed()).toBe("2.50");
  });

  test("are settled by knock-off entries, never beyond what is outstanding, and given back when those are voided", async () => {
    await make("invoice");
    await make("payment");
    const outstanding = async () => ((await sandbox.send("GET", "/42/invoice?docNo=IV-1")).json as { master: { outstandingAmount: unknown } }).master.outstandingAmount;
    await make("knockOffEntry");
    expect(await outstanding()).toEqual({ "#": "10.00" });
    expect((await post("knockOffEntry", bodies.knockOffEntry("KO-2", 10.01))).message).toContain("exceeds its outstanding amount");
    expect((await sandbox.send("POST", "/42/invoice/void?docNo=IV-1", {})).message).toContain("is knocked off");
    expect((await sandbox.send("DELETE", "/42/payment?docNo=OR-1")).message).toContain("is knocked off");
    await sandbox.send("POST", "/42/knockOffEntry/void?docNo=KO-1", {});
    expect(await outstanding()).toEqual({ "#": "30.00" });
    expect((await sandbox.send("POST", "/42/invoice/void?docNo=IV-1", {})).status).toBe(204);
    expect((await post("knockOffEntry", bodies.knockOffEntry("KO-3"))).message).toContain("IV IV-1");
  });

  test("tell what settled them, as long as it stands", async () => {
    await make("invoice");
    await make("payment");
    await make("knockOffEntry");
    const told = async (path: string) => (await sandbox.send("GET", `/42/${path}`)).json;
    const settled = [{
      knockOffDocNo: "KO-1", knockOffAmount: { "#": "20.00" }, localKnockOffAmount: { "#": "20.00" },
      debitDetails: [{ docType: "IV", docNo: "IV-1" }], creditDetails: [{ docType: "OR", docNo: "OR-1" }],
    }];
    expect(await told("invoice/knockOffDetails?docNo=iv-1")).toMatchObject(settled);
    expect(await told("payment/knockOffDetails?docNo=OR-1")).toMatchObject(settled);
    await sandbox.send("POST", "/42/knockOffEntry/void?docNo=KO-1", {});
    expect(await told("invoice/knockOffDetails?docNo=IV-1")).toEqual([]);
    expect((await sandbox.send("GET", "/42/invoice/knockOffDetails?docNo=none")).status).toBe(404);
  });

  test("are settled within one account, and in balance", async () => {
    await make("invoice");
    await make("payment");
    const uneven = { ...bodies.knockOffEntry(), details: [{ docType: "IV", docNo: "IV-1", knockOffAmount: 20 }] };
    expect((await post("knockOffEntry", uneven)).message).toContain("must be equal");
    expect((await post("knockOffEntry", bodies.knockOffEntry("KO-1", 20, { accNo: "400-B001" }))).status).toBe(400);
    expect((await sandbox.send("GET", "/42/invoice?docNo=IV-1")).json).toMatchObject({ master: { outstandingAmount: { "#": "30.00" } } });
  });
});

describe("the rest of the kinds", () => {
  test("a receipt without a number gets the next of the receipts, a voucher of the vouchers, and payments are listed by type", async () => {
    const { docNo: _docNo, ...receipt } = bodies.payment().master;
    const { details, paymentDetails } = bodies.payment();
    const numbered = async (docType: string) => (await post("payment", { master: { ...receipt, docType }, details, paymentDetails })).headers.get("location");
    expect([await numbered("OR"), await numbered("PV")]).toEqual([expect.stringContaining("docNo=OR-000001"), expect.stringContaining("docNo=PV-000001")]);
    expect((await sandbox.send("GET", "/42/payment/listing?page=1&docType=PV")).json).toMatchObject({ data: [{ master: { docNo: "PV-000001" } }], totalCount: { "#": "1" } });
  });

  test("the status of a quotation and of a purchase order is set by number", async () => {
    await make("purchaseOrder");
    expect((await sandbox.send("PUT", "/42/purchaseOrder/updateStatus?docNo=PO-1", { documentStatus: 1 })).status).toBe(204);
    expect((await sandbox.send("GET", "/42/purchaseOrder?docNo=PO-1")).json).toMatchObject({ master: { documentStatus: { "#": "1" } } });
  });

  test("a creditor is made once under its code, listed in PascalCase, and shares the numbers of the chart of accounts", async () => {
    const body = { accNo: "400-C001", companyName: "Cat Contoh", currencyCode: "MYR", creditTerm: "C.O.D." };
    expect((await sandbox.send("POST", "/42/creditor", body)).status).toBe(201);
    expect((await sandbox.send("POST", "/42/creditor", body)).message).toContain("already exists");
    expect((await sandbox.send("POST", "/42/debtor", body)).message).toContain("already exists");
    expect((await sandbox.send("GET", "/42/creditor/listing?page=1")).json).toMatchObject({ data: [{ AccNo: "400-B001" }, { AccNo: "400-C001", CompanyName: "Cat Contoh" }] });
  });
});
