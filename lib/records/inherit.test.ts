import { describe, expect, it } from "vitest";
import { aCarrier, aCreditNote, aDocument, aLine, aPayment } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { inherit } from "./inherit.ts";

const sale = aDocument({
  currency: "SGD", currencyRate: "3.3", location: "PG",
  lines: [aLine({ sku: "TB", itemCode: "TEA", uom: "BOX", taxCode: "SV-8" }), aLine({ id: "2", sku: "CF", itemCode: "COFFEE" })],
});
const creditNote = (over: Partial<SalesDocumentInput>) => inherit({ kind: "credit_note", document: aCreditNote({ currency: "SGD", ...over }) }, sale);

describe("What a credit note takes over from its sale", () => {
  it("is the debtor, the rate and the location, where it says none itself", () => {
    expect(creditNote({ customer: {} })).toMatchObject({ customer: { code: "300-A001", name: "Aminah Binti Osman" }, currencyRate: "3.3", location: "PG" });
    expect(creditNote({ customer: { code: "300-C001" }, currencyRate: "3.4", location: "HQ" })).toMatchObject({ customer: { code: "300-C001" }, currencyRate: "3.4", location: "HQ" });
  });

  it("is not the rate of another currency", () => {
    expect(creditNote({ currency: "USD" }).currencyRate).toBeNull();
  });

  it("is the currency where it says none, and never where it says one", () => {
    expect(creditNote({ currency: "XXX" })).toMatchObject({ currency: "SGD", currencyRate: "3.3" });
    expect(creditNote({ currency: "MYR" })).toMatchObject({ currency: "MYR", currencyRate: null });
  });

  it("is not the debtor of the sale where somebody else is named", () => {
    expect(creditNote({ customer: { name: "Tan Wei Ming", sourceId: "99" } }).customer).toMatchObject({ code: null, name: "Tan Wei Ming" });
  });

  it("is the item, unit and tax code of the line that is returned", () => {
    const [line] = creditNote({ lines: [aLine({ sku: "TB", itemCode: null })] }).lines;
    expect(line).toMatchObject({ itemCode: "TEA", uom: "BOX", taxCode: "SV-8" });
  });

  it("is never the item of other goods, though the sender counts its own lines from 1", () => {
    const [line] = creditNote({ lines: [aLine({ id: "1", sku: "CF", itemCode: null })] }).lines;
    expect(line?.itemCode).toBe("COFFEE");
    expect(creditNote({ lines: [aLine({ id: "1", sku: "MUG", itemCode: null })] }).lines[0]?.itemCode).toBeNull();
  });
});

it("a payment takes over the debtor and the rate", () => {
  expect(inherit({ kind: "payment", document: aPayment({ currency: "SGD", customer: {} }) }, sale)).toMatchObject({ customer: { code: "300-A001" }, currencyRate: "3.3" });
  expect(inherit({ kind: "payment", document: aPayment({ currency: "MYR", customer: {} }) }, sale).currencyRate).toBeNull();
});

it.each(["stock_transfer", "purchase_order", "customer", "invoice"] as const)("a %s takes over nothing", (kind) => {
  const carrier = aCarrier(kind);
  expect(inherit(carrier, sale)).toEqual(carrier.document);
});
