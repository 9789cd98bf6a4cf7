import { describe, expect, it } from "vitest";
import { bookSettings } from "./book-settings.ts";
import { readJson } from "./json.ts";
import { cloudTrade } from "./cloud/cloud-trade.ts";
import { compareTrade } from "./compare-trade.ts";
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

const compare = (answer: unknown) => compareTrade(answer, sent, settings, cloudTrade);

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
    expect(compareTrade(stored({ finalTotal: 32.98 }, [{}, {}]), rounded, settings, cloudTrade)).toMatchObject({ kind: "mine", differences: [] });
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
    expect(compareTrade(readJson(example ?? ""), invoice, settings, cloudTrade)).toMatchObject({ kind: "foreign", docKey: "9071" });
  });
});
