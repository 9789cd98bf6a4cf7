import { describe, expect, it } from "vitest";
import { bookSettings } from "./cloud-connection.ts";
import { readJson } from "./cloud-json.ts";
import { compareDebtor, compareInvoice, compareProduct } from "./compare-stored.ts";
import { publishedExample } from "./published-examples.ts";
import { aLine, anInvoice } from "./sample-invoices.ts";

const settings = bookSettings.parse({});
const sent = anInvoice({ lines: [aLine({ tax: "3.00", taxRate: "10" })], total: "33.00" });

function stored(master: object = {}, details: object[] = [{ seq: 0 }]): unknown {
  const whole = {
    docKey: 9071,
    docNo: sent.key,
    docDate: "2026-02-03T00:00:00",
    debtorCode: "300-T004",
    debtorName: "Teratai Hardware Sdn Bhd",
    currencyCode: "MYR",
    ref: "HP:7f3c1e90-5b1d-4c55-9f0e-2f6a3b8c9d10",
    remark4: "sha:9b2d44c1a0ffee00",
    cancelled: false,
    tax: 3,
    finalTotal: 33,
    ...master,
  };
  return readJson(JSON.stringify({ master: whole, details }));
}

const compare = (answer: unknown) => compareInvoice(answer, sent, settings);

describe("An invoice found under our number", () => {
  it("is mine without a difference when all is as sent", () => {
    expect(compare(stored())).toEqual({ kind: "mine", docKey: "9071", cancelled: false, differences: [] });
  });

  it("is read whatever the case of its keys", () => {
    const pascal = `{"Master":{"DocKey":9071,"DocNo":"${sent.key}","DocDate":"2026-02-03T00:00:00","DebtorCode":"300-T004","CurrencyCode":"MYR",
      "Ref":"HP:${sent.recordId}","Remark4":"sha:9b2d44c1a0ffee00","Tax":3.00,"FinalTotal":33.00},"Details":[{}]}`;
    expect(compare(readJson(pascal))).toMatchObject({ kind: "mine", differences: [] });
  });

  it.each([
    ["total", { finalTotal: 32.99 }, { sent: "33.00", stored: "32.99" }],
    ["tax", { tax: 2.99 }, { sent: "3.00", stored: "2.99" }],
    ["customer.code", { debtorCode: "300-K002" }, { sent: "300-T004", stored: "300-K002" }],
    ["currency", { currencyCode: "SGD" }, { sent: "MYR", stored: "SGD" }],
    ["date", { docDate: "2026-02-04T00:00:00" }, { sent: "2026-02-03", stored: "2026-02-04" }],
    ["reference", { ref: "hp:7F3C1E90-5b1d-4c55-9f0e-2f6a3b8c9d10" }, { stored: "hp:7F3C1E90-5b1d-4c55-9f0e-2f6a3b8c9d10" }],
  ])("shows a difference in %s", (field, master, difference) => {
    expect(compare(stored(master))).toMatchObject({ kind: "mine", differences: [{ field, ...difference }] });
  });

  it("shows lines that were dropped", () => {
    expect(compare(stored({}, []))).toMatchObject({ kind: "mine", differences: [{ field: "lines", sent: "1", stored: "0" }] });
  });

  it("counts the rounding line", () => {
    const rounded = anInvoice({ rounding: "-0.02", lines: [aLine({ tax: "3.00", taxRate: "10" })], total: "32.98" });
    expect(compareInvoice(stored({ finalTotal: 32.98 }, [{}, {}]), rounded, settings)).toMatchObject({ kind: "mine", differences: [] });
  });

  it("does not call digits beyond the book's scale a difference", () => {
    expect(compare(stored({ finalTotal: 33.001 }))).toMatchObject({ differences: [] });
  });

  it("is mine and cancelled when it was voided", () => {
    expect(compare(stored({ cancelled: true }))).toMatchObject({ kind: "mine", cancelled: true });
  });

  it("is foreign with another reference, and says whose it is", () => {
    expect(compare(stored({ ref: "PO 77", debtorCode: "300-K002", debtorName: "Kedai Contoh" }))).toEqual({
      kind: "foreign",
      docKey: "9071",
      description: 'HP-IV-000001 in AutoCount is an invoice of 2026-02-03 to Kedai Contoh (300-K002) over 33.00 MYR, with reference "PO 77", not made from this record.',
    });
  });

  it("is foreign when it was made from this record with other content", () => {
    expect(compare(stored({ remark4: "sha:0000000000000000" }))).toMatchObject({
      kind: "foreign",
      description: expect.stringContaining("made from this record with other content") as string,
    });
    expect(compare(stored({ remark4: null }))).toMatchObject({ kind: "foreign" });
  });

  it("is nothing that can be judged when it is about another number or not an invoice", () => {
    expect([compare(stored({ docNo: "HP-IV-000002" })), compare({}), compare({ data: [] }), compare(stored({ finalTotal: null }))]).toEqual([null, null, null, null]);
  });
});

const example = publishedExample("cloud-invoice-get-response.json");

describe("The published answer to a GET", () => {
  it.skipIf(example === null)("is read in full", () => {
    const invoice = anInvoice({}, { key: "RQ-2026-000121" });
    expect(compareInvoice(readJson(example ?? ""), invoice, settings)).toMatchObject({ kind: "foreign", docKey: "9071" });
  });
});

describe("A debtor found under our code", () => {
  const customer = { code: "300-T004", name: "Teratai Hardware Sdn Bhd", registerNo: "202001000001", email: null, phone: null, address: null, postcode: null, currency: "MYR", creditTerm: "C.O.D." };
  const answer = { accno: "300-T004", companyname: "TERATAI HARDWARE SDN BHD", currencycode: "MYR", creditterm: "Net 30 days", registerno: "202001000001", isactive: true };

  it("is mine by its name, with what differs", () => {
    expect(compareDebtor(answer, customer)).toEqual({
      kind: "mine",
      docKey: "300-T004",
      cancelled: false,
      differences: [{ field: "creditTerm", sent: "C.O.D.", stored: "Net 30 days" }],
    });
  });

  it("is mine and cancelled when it is inactive", () => {
    expect(compareDebtor({ ...answer, isactive: false }, customer)).toMatchObject({ kind: "mine", cancelled: true });
  });

  it("is foreign with another name", () => {
    expect(compareDebtor({ ...answer, companyname: "Kedai Contoh" }, customer)).toEqual({
      kind: "foreign",
      docKey: "300-T004",
      description: "Customer code 300-T004 is Kedai Contoh in AutoCount.",
    });
  });
});

describe("A product found under our code", () => {
  const item = { code: "BOLT-M8", name: "Bolt M8 x 40", barcode: null, uom: "pcs", price: "1.50", taxCode: "S-10", classification: "022" };
  const answer = (product: object) => ({ product: { productid: "311", productcode: "BOLT-M8", productname: "Bolt M8 x 40", status: "A", unit: "pcs", price: "1.5", supplytaxcode: "S-10", ...product } });

  it("is mine by its name, prices compared by value", () => {
    expect(compareProduct(answer({}), item, settings)).toEqual({ kind: "mine", docKey: "311", cancelled: false, differences: [] });
  });

  it("shows what differs", () => {
    expect(compareProduct(answer({ price: "1.6", unit: "box", status: "I" }), item, settings)).toMatchObject({
      cancelled: true,
      differences: [{ field: "uom" }, { field: "price", sent: "1.50", stored: "1.60" }],
    });
  });

  it("is foreign with another name", () => {
    expect(compareProduct(answer({ productname: "Nut M8" }), item, settings)).toMatchObject({ kind: "foreign" });
  });
});
