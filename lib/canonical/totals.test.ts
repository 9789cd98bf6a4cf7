import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "./document-builder.ts";
import { toAmount } from "./money.ts";
import { computeLineAmount, computeTax, computeTotal } from "./totals.ts";

const sen = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
const inRinggit = (value: bigint) => `${value < 0n ? "-" : ""}${(value < 0n ? -value : value) / 100n}.${((value < 0n ? -value : value) % 100n).toString().padStart(2, "0")}`;

describe("What a line comes to", () => {
  it.each([
    ["2", "10.00", "0.00", "20.00"],
    ["3", "10.00", "0.01", "29.99"],
    ["1.5", "3.33", "0.00", "5.00"],
    ["0.333", "9.99", "0.00", "3.33"],
    ["1", "0.005", "0.00", "0.01"],
    ["-2", "10.00", "0.00", "-20.00"],
    ["0", "10.00", "0.00", "0.00"],
    ["3", "1.10", "0.30", "3.00"],
  ])("%s x %s - %s is %s, to the sen", (quantity, unitPrice, discount, amount) => {
    expect(toAmount(computeLineAmount({ quantity, unitPrice, discount }))).toBe(amount);
  });

  it("rounds once, after the discount", () => {
    expect(toAmount(computeLineAmount({ quantity: "1.5", unitPrice: "3.33", discount: "0.001" }))).toBe("4.99");
  });
});

describe("What a document comes to", () => {
  const amounts = fc.array(fc.record({ amount: sen, tax: sen }), { minLength: 1, maxLength: 30 });

  it("is its lines, the tax on top of them and the rounding, without a sen lost", () => {
    fc.assert(
      fc.property(amounts, sen, fc.boolean(), (lines, rounding, taxInclusive) => {
        const document = aDocument({
          lines: lines.map((line, index) => aLine({ id: String(index), amount: inRinggit(line.amount), tax: inRinggit(line.tax) })),
          rounding: inRinggit(rounding), taxInclusive,
        });
        const tax = lines.reduce((total, line) => total + line.tax, 0n);
        const net = lines.reduce((total, line) => total + line.amount, rounding);
        expect(computeTax(document).toFixed(2)).toBe(inRinggit(tax));
        expect(computeTotal(document).toFixed(2)).toBe(inRinggit(taxInclusive ? net : net + tax));
      }),
    );
  });

  it("does not trust the document's own tax", () => {
    expect(computeTotal(aDocument({ tax: "99.00" })).toFixed(2)).toBe("20.00");
  });
});
