import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookSettings } from "./book-settings.ts";
import { expectedTotal, expectedTotals, lineAmounts, taxCodeOf } from "./line-amounts.ts";
import { aDocument, aLine, consistentDocuments } from "./sample-invoices.ts";

const settings = bookSettings.parse({});

function amountsOf(line: Parameters<typeof aLine>[0], taxInclusive = false, book = settings) {
  const [parsed] = aDocument({ lines: [aLine(line)] }).lines;
  if (!parsed) throw new Error("a document has at least one line");
  return lineAmounts(parsed, taxInclusive, book);
}

describe("What AutoCount computes", () => {
  it("is the document's own total, for any document whose amounts agree", () => {
    fc.assert(
      fc.property(consistentDocuments, (document) => {
        expect(expectedTotals(document, settings)).toEqual({ total: document.total, tax: document.tax });
      }),
      { numRuns: 500 },
    );
  });

  it("is the example's total: 30.00 with 10 % on top and 12.00 of untaxed delivery", () => {
    const lines = [aLine({ tax: "3.00", taxRate: "10" }), aLine({ id: "2", kind: "shipping", quantity: "1", unitPrice: "12.00", amount: "12.00" })];
    expect(expectedTotal(aDocument({ lines, total: "45.00" }))).toBe("45.00");
  });

  it("is another total where the document's own is wrong", () => {
    expect(expectedTotal(aDocument({ total: "99.00" }))).toBe("30.00");
  });
});

describe("A line's discount", () => {
  it("is sent as it is where the line agrees", () => {
    expect(amountsOf({ discount: "2.50", amount: "27.50" })).toMatchObject({ discount: "2.5", amount: "27.5" });
  });

  it("takes up the sen by which the source rounds the other way", () => {
    // 3 x 3.335 = 10.005: AutoCount rounds up, this source down.
    expect(amountsOf({ quantity: "3", unitPrice: "3.335", amount: "10.00" })).toMatchObject({ discount: "0.01", amount: "10" });
  });

  it("of less than a sen is rounded so that the line still fits", () => {
    expect(amountsOf({ quantity: "1", unitPrice: "10.004", discount: "0.005", amount: "9.999" })).toMatchObject({ discount: "0", amount: "10" });
  });

  it("is never invented for a line that is further off than its digits explain", () => {
    expect(amountsOf({ amount: "29.00" })).toMatchObject({ discount: "0", amount: "30" });
    expect(amountsOf({ amount: "29.99" })).toMatchObject({ discount: "0", amount: "30" });
  });

  it("is never invented for a unit price that the book rounds away", () => {
    const coarse = bookSettings.parse({ decimals: { unitPrice: 2 } });
    expect(amountsOf({ quantity: "100", unitPrice: "0.336", amount: "33.60" }, false, coarse)).toMatchObject({ discount: "0", amount: "34" });
  });
});

describe("A line's tax", () => {
  it("is AutoCount's own where both agree, without adjustment", () => {
    expect(amountsOf({ tax: "2.40", taxRate: "8" })).toMatchObject({ taxCode: "SV-8", tax: "2.4", taxAdjustment: "0" });
  });

  it("is brought to the source's by an adjustment, on top and inside", () => {
    expect(amountsOf({ tax: "2.38", taxRate: "8" })).toMatchObject({ tax: "2.38", taxAdjustment: "-0.02" });
    // 30.00 x 8 / 108 = 2.22
    expect(amountsOf({ tax: "2.23", taxRate: "8" }, true)).toMatchObject({ tax: "2.23", taxAdjustment: "0.01" });
  });

  it("follows the code that the line names, whatever rate the source says", () => {
    expect(amountsOf({ taxCode: "S-10", tax: "2.40", taxRate: "8" })).toMatchObject({ taxCode: "S-10", taxAdjustment: "-0.6" });
  });

  it("has no code where there is no tax: which zero it is cannot be told", () => {
    const [line] = aDocument({ lines: [aLine({ taxRate: "0" })] }).lines;
    expect(line && taxCodeOf(line, settings)).toBeNull();
  });

  it("finds its code by the rate's value, not its spelling", () => {
    expect(amountsOf({ tax: "2.40", taxRate: "8.00" })).toMatchObject({ taxCode: "SV-8" });
  });
});
