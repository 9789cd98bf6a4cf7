import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookSettings } from "../book-settings.ts";
import { readJson, writeJson } from "../json.ts";
import { invoiceBody } from "./invoice-body.ts";
import { publishedExample } from "../published-examples.ts";
import { aLine, anInvoice, consistentDocuments } from "../sample-invoices.ts";
import { storageProblems } from "./storage-problems.ts";
import { expectedLineCount } from "../trade-lines.ts";

const settings = bookSettings.parse({});

describe("The invoice that is sent", () => {
  it("is under our number and carries record and content", () => {
    const { master } = invoiceBody(anInvoice(), settings);
    expect(master).toMatchObject({
      docNo: "HP-IV-000001",
      ref: "HP:7f3c1e90-5b1d-4c55-9f0e-2f6a3b8c9d10",
      remark4: "sha:9b2d44c1a0ffee00",
      debtorCode: "300-T004",
      creditTerm: "C.O.D.",
      salesLocation: "HQ",
      inclusiveTax: false,
      isRoundAdj: false,
      submitEInvoice: false,
      submitConsolidatedEInvoice: false,
    });
    expect(master.ref.length).toBeLessThanOrEqual(40);
  });

  it("keeps the order's own number, reference, description and note", () => {
    const body = invoiceBody(anInvoice({ reference: "PO-8841", description: "From the shop", note: "<b>Call</b> first\n& wait" }), settings);
    expect(body.master).toMatchObject({ remark1: "#1001", description: "From the shop", note: "&lt;b&gt;Call&lt;/b&gt; first<br>&amp; wait" });
    expect(body.details.map((line) => line.yourPONo)).toEqual(["PO-8841"]);
  });

  it("says the classification and unit of a line where it has them, and nothing of either where it has none", () => {
    const { details } = invoiceBody(anInvoice({ lines: [aLine({ classification: "022", unitCode: "H87" }), aLine({ id: "2" })] }), settings);
    expect(details.map(({ classificationCode, unitType }) => [classificationCode, unitType])).toEqual([["022", "H87"], [null, null]]);
    expect(writeJson(details[1] ?? {})).not.toContain("classificationCode");
  });

  it("writes numbers bare, with their exact digits and no more than the book keeps", () => {
    const text = writeJson(invoiceBody(anInvoice({ lines: [aLine({ quantity: "0.30000", unitPrice: "100.10", amount: "30.03" })] }), settings));
    expect(text).toContain('"qty":0.3,');
    expect(text).toContain('"unitPrice":100.1');
    expect(text).toContain('"currencyRate":1,');
    const coarse = bookSettings.parse({ decimals: { unitPrice: 2 } });
    expect(writeJson(invoiceBody(anInvoice({ lines: [aLine({ unitPrice: "1.504" })] }), coarse))).toContain('"unitPrice":1.5');
  });

  it("keeps digits that no float can hold", () => {
    const lines = [aLine({ quantity: "1", unitPrice: "123456789012345.12345678", amount: "123456789012345.12" })];
    expect(writeJson(invoiceBody(anInvoice({ lines }), settings))).toContain('"unitPrice":123456789012345.12345678');
  });

  it("leaves out what is not set, and names every account itself", () => {
    const text = writeJson(invoiceBody(anInvoice(), settings));
    expect(text).not.toContain("null");
    expect(readJson(text)).toMatchObject({
      details: [{ accno: "500-0000", productcode: "BOLT-M8" }],
      autofilloption: { accno: false, taxcode: false },
    });
  });

  it("books each kind of line to its own account, a gift card to a liability", () => {
    const kinds = ["item", "shipping", "fee", "tip", "duty", "gift_card"] as const;
    const lines = kinds.map((kind, index) => aLine({ id: String(index), kind, itemCode: null, description: "", quantity: "1", unitPrice: "5.00", amount: "5.00" }));
    const book = bookSettings.parse({ shippingAccount: "1", feeAccount: "2", tipAccount: "3", dutyAccount: "4", giftCardAccount: "5" });
    const { details } = invoiceBody(anInvoice({ lines }), book);
    expect(details.map((line) => line.accNo)).toEqual(["500-0000", "1", "2", "3", "4", "5"]);
    expect(details.map((line) => line.description)).toEqual(["", "Shipping", "Fee", "Tip", "Import duty", "Gift card"]);
  });

  it("books the shop's rounding as a line of its own", () => {
    const invoice = anInvoice({ rounding: "-0.02", total: "29.98" });
    const { details } = invoiceBody(invoice, settings);
    expect(details).toHaveLength(2);
    expect(details).toHaveLength(expectedLineCount(invoice.document));
    expect(writeJson(details.at(-1) ?? {})).toBe('{"accNo":"530-0000","description":"Rounding","qty":1,"unitPrice":-0.02}');
  });

  it("puts postcode and foreign country into the one address text", () => {
    const addressed = (customer: object) => invoiceBody(anInvoice({ customer: { code: "300-T004", name: "T", ...customer } }), settings).master.address;
    expect(addressed({ address: "12 Jalan Contoh", postcode: "50000", country: "MY" })).toBe("12 Jalan Contoh\n50000");
    expect(addressed({ address: "1 Orchard Road 238823", postcode: "238823", country: "SG" })).toBe("1 Orchard Road 238823\nSG");
    expect(addressed({})).toBeNull();
  });

  it("comes to the document's total when AutoCount prices the JSON as it is written", () => {
    fc.assert(
      fc.property(consistentDocuments, (document) => {
        const invoice = { ...anInvoice(), document };
        expect(storageProblems(invoice, settings)).toEqual([]);
        const priced = priceAsAutoCount(writeJson(invoiceBody(invoice, settings)));
        expect(priced).toMatchObject({ total: document.total, tax: document.tax });
        expect(priced.lineTaxes.slice(0, document.lines.length)).toEqual(document.lines.map((line) => line.tax));
      }),
      { numRuns: 300 },
    );
  });
});

const example = publishedExample("cloud-invoice-create.json");

describe("Beside the published example", () => {
  it.skipIf(example === null)("uses only names that the example or the contract's field list has", () => {
    const published = JSON.parse(example ?? "") as { body: { master: object; details: object[]; autoFillOption: object } };
    const ours = invoiceBody(anInvoice(), settings);
    expect(Object.keys(published.body)).toEqual(Object.keys(ours));
    expect(Object.keys(published.body.master)).toEqual(expect.arrayContaining(Object.keys(ours.master)));
    const lineNames = [...Object.keys(published.body.details[0] ?? {}), "taxAdjustment", "classificationCode", "unitType"];
    expect(lineNames).toEqual(expect.arrayContaining(Object.keys(ours.details[0] ?? {})));
    expect(Object.keys(published.body.autoFillOption)).toEqual(Object.keys(ours.autoFillOption));
  });
});

/** AutoCount's pricing, written from its description and from nothing of ours: numbers are taken from the JSON text. */
function priceAsAutoCount(text: string): { total: string; tax: string; lineTaxes: string[] } {
  const rates: Record<string, number> = { "SV-8": 8, "SV-6": 6, "S-10": 10, "S-5": 5 };
  const body = JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === "number" ? new Decimal(context?.source ?? "NaN") : value,
  ) as { master: { inclusiveTax: boolean }; details: { qty: Decimal; unitPrice: Decimal; discount?: string; taxCode?: string; taxAdjustment?: Decimal }[] };
  let total = new Decimal(0);
  let tax = new Decimal(0);
  const lineTaxes: string[] = [];
  for (const line of body.details) {
    const net = line.qty.times(line.unitPrice).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).minus(line.discount ?? "0");
    const rate = line.taxCode === undefined ? 0 : (rates[line.taxCode] ?? Number.NaN);
    const lineTax = net.times(rate).div(body.master.inclusiveTax ? 100 + rate : 100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).plus(line.taxAdjustment ?? 0);
    total = total.plus(body.master.inclusiveTax ? net : net.plus(lineTax));
    tax = tax.plus(lineTax);
    lineTaxes.push(lineTax.toFixed(2));
  }
  return { total: total.toFixed(2), tax: tax.toFixed(2), lineTaxes };
}
