import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { bookSettings } from "./book-settings.ts";
import { cloudTrade } from "./cloud/cloud-trade.ts";
import { invoiceBody } from "./cloud/invoice-body.ts";
import { compareLines } from "./compare-lines.ts";
import { readJson, writeJson } from "./json.ts";
import { aLine, anInvoice, consistentDocuments } from "./sample-invoices.ts";
import { documentBody } from "./webapi/document-body.ts";
import { webApiSettings } from "./webapi/connection.ts";
import { webTrade } from "./webapi/web-trade.ts";

const settings = bookSettings.parse({});
const lines: SalesDocumentInput["lines"] = [
  aLine({ quantity: "20", unitPrice: "1.50", discount: "3.00", amount: "27.00", tax: "2.70", taxRate: "10", location: "HQ" }),
  aLine({ id: "2", itemCode: "NUT-M8", quantity: "3", unitPrice: "1.12345", amount: "3.37", taxCode: "ZRL", location: "KL" }),
];
const sent = anInvoice({ lines, rounding: "-0.02", total: "33.05" });

/** What the book says of them, as it was sent, one line changed. */
const cloud = (change: object = {}, nth = 0) => asRead((invoiceBody(sent, settings).details), change, nth);
const web = (change: object = {}, nth = 0) => asRead(documentBody(sent, webApiSettings.parse({})).Details, change, nth);
function asRead(rows: readonly object[], change: object, nth: number): unknown[] {
  const changed = rows.map((row, index) => (index === nth ? { ...row, ...change } : row));
  return (readJson(writeJson({ details: changed })) as { details: unknown[] }).details;
}
const ofCloud = (details: unknown[]) => compareLines(details, sent, settings, cloudTrade);
const ofWeb = (details: unknown[]) => compareLines(details, sent, webApiSettings.parse({}), webTrade);

describe("The lines of a stored document", () => {
  it("are as sent where nothing was changed, by either product", () => {
    expect([ofCloud(cloud()), ofWeb(web())]).toEqual([[], []]);
  });

  it("are as sent, whatever is sent", () => {
    fc.assert(
      fc.property(consistentDocuments, (document) => {
        const any = { ...sent, document };
        const details = asRead(invoiceBody(any, settings).details, {}, 0);
        expect(compareLines(details, any, settings, cloudTrade)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[field: string, change: object, stored: string]>([
    ["itemCode", { productCode: "BOLT-M10" }, "BOLT-M10"],
    ["itemCode", { productCode: null }, ""],
    ["uom", { unit: "box" }, "box"],
    ["quantity", { qty: 21 }, "21"],
    ["unitPrice", { unitPrice: 1.51 }, "1.51"],
    ["discount", { discount: "4" }, "4"],
    ["discount", { discount: "10%", discountAmt: 2.99 }, "10%"],
    ["taxCode", { taxCode: "SV-8" }, "SV-8"],
    ["taxCode", { taxCode: "" }, ""],
  ])("show another %s: %o", (field, change, stored) => {
    const cleared = cloud(change).map((line, index) => (index === 0 && "productCode" in change && change.productCode === null ? { ...(line as object), productcode: null } : line));
    expect(ofCloud(cleared)).toMatchObject([{ field: `lines[0].${field}`, stored }]);
  });

  it("show another place, where lines have one", () => {
    expect(ofWeb(web({ Location: "JB" }, 1))).toEqual([{ field: "lines[1].location", sent: "KL", stored: "JB" }]);
  });

  it("show another rounding", () => {
    expect(ofCloud(cloud({ unitPrice: -0.03 }, 2))).toMatchObject([{ field: "lines[2].unitPrice", sent: "-0.02", stored: "-0.03" }]);
  });

  it.each<[title: string, change: object, nth: number]>([
    ["codes in another case", { productCode: "bolt-m8 ", unit: "PCS", taxCode: "s-10" }, 0],
    ["zeros behind the point", { qty: "20.00000000", unitPrice: "1.50000000", discount: "3.00" }, 0],
    ["a discount that comes to the same", { discount: "10%", discountAmt: 3 }, 0],
    ["a price rounded to the book's scale", { unitPrice: 1.12 }, 1],
    ["another code of the same rate where the document names none", { taxCode: "S-10B" }, 0],
    ["a tax code where none was sent", { taxCode: "OS" }, 2],
  ])("are as sent with %s", (_title, change, nth) => {
    const given = Object.fromEntries(Object.entries(change).map(([key, value]) => [key.toLowerCase(), value as unknown]));
    const details = cloud().map((line, index) => (index === nth ? { ...(line as object), ...given, ...("discountamt" in given && { discountamt: String(given["discountamt"]) }), ...("unitprice" in given && { unitprice: String(given["unitprice"]) }) } : line));
    expect(ofCloud(details)).toEqual([]);
  });

  it("are as sent in another order, and where a column is not shown", () => {
    expect(ofCloud(cloud().toReversed())).toEqual([]);
    expect(ofCloud([{}, {}, {}])).toEqual([]);
  });

  it("are not told apart where their number differs", () => {
    expect(ofCloud(cloud().slice(1))).toEqual([]);
  });
});
