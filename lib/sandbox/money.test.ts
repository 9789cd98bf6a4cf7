import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal } from "./decimal.ts";
import { discountAmount, priceLine, totalsOf } from "./money.ts";
import type { LineToPrice, PricedLine } from "./money.ts";

const d = (text: string): Decimal => new Decimal(text);

function aLine(line: Partial<LineToPrice> = {}): LineToPrice {
  const zero = d("0");
  return { qty: d("1"), unitPrice: d("100"), discount: null, taxRate: d("10"), taxAdjustment: zero, localTaxAdjustment: zero, ...line };
}

function priced(line: Partial<LineToPrice>, inclusive = false, currencyRate = "1"): PricedLine {
  const result = priceLine(aLine(line), inclusive, d(currencyRate));
  if (result === null) throw new Error("the discount formula was not read");
  return result;
}

describe("discount formulas", () => {
  test.each([
    [null, "100", "0"],
    ["", "100", "0"],
    ["10%", "100", "10"],
    ["5", "100", "5"],
    ["10%+5", "100", "15"],
    ["10%+5%", "100", "14.5"],
    ["5+10%", "100", "14.5"],
    ["2.5%", "9.99", "0.25"],
    [" 10% + 5 ", "100", "15"],
    [".5", "100", "0.5"],
  ])("%j takes from %s: %s", (formula, gross, expected) => {
    expect(discountAmount(formula, d(gross))?.toString()).toBe(expected);
  });

  test.each(["abc", "10%%", "+5", "5+", "-5", "10%-5", "%", "1,5", "5 percent"])("%j is not a formula", (formula) => {
    expect(discountAmount(formula, d("100"))).toBeNull();
  });

  // An independent reckoning: whole sen and exact fractions of BigInt, halves away from zero.
  const roundedDiv = (numerator: bigint, denominator: bigint): bigint => (2n * numerator + denominator) / (2n * denominator);

  test("any chain of percentages takes what exact fractions say", () => {
    const percents = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), percents, (sen, chain) => {
        const scale = 100n ** BigInt(chain.length);
        const left = chain.reduce((rest, percent) => rest * BigInt(100 - percent), BigInt(sen));
        const expected = roundedDiv(BigInt(sen) * scale - left, scale);
        const formula = chain.map((percent) => `${percent}%`).join("+");
        const actual = discountAmount(formula, d(String(sen)).div(100));
        expect(actual?.times(100).toFixed(0)).toBe(expected.toString());
      }),
    );
  });
});

describe("line tax", () => {
  test("exclusive tax comes on top", () => {
    const line = priced({ qty: d("3"), unitPrice: d("3.33"), taxRate: d("8") });
    expect([line.subTotalExTax, line.tax, line.subTotal].map(String)).toEqual(["9.99", "0.8", "10.79"]);
  });

  test("inclusive tax is taken out of the price", () => {
    const line = priced({ unitPrice: d("106"), taxRate: d("6") }, true);
    expect([line.subTotalExTax, line.tax, line.subTotal].map(String)).toEqual(["100", "6", "106"]);
  });

  test("a tax adjustment corrects the tax, and only moves it inside an inclusive price", () => {
    const adjustment = { taxAdjustment: d("0.01") };
    expect(priced(adjustment).subTotal.toString()).toBe("110.01");
    const inclusive = priced({ ...adjustment, unitPrice: d("110") }, true);
    expect([inclusive.subTotalExTax, inclusive.tax, inclusive.subTotal].map(String)).toEqual(["99.99", "10.01", "110"]);
  });

  test("a line without a tax code has no tax and no adjustment", () => {
    const line = priced({ taxRate: null, taxAdjustment: d("1") });
    expect([line.tax.toString(), line.isTaxed]).toEqual(["0", false]);
  });

  test("local amounts are reckoned at the currency rate", () => {
    const line = priced({ localTaxAdjustment: d("0.02") }, false, "4.2");
    expect([line.localSubTotalExTax, line.localTax, line.localSubTotal].map(String)).toEqual(["420", "42.02", "462.02"]);
  });

  test("halves of a sen round away from zero, also below zero", () => {
    expect(priced({ unitPrice: d("0.005"), taxRate: null }).subTotal.toString()).toBe("0.01");
    expect(priced({ unitPrice: d("-0.005"), taxRate: null }).subTotal.toString()).toBe("-0.01");
  });

  test("net and tax of any line are what whole sen say, and always add up", () => {
    const cases = fc.record({
      qty: fc.integer({ min: 0, max: 9999 }),
      sen: fc.integer({ min: 0, max: 999_999 }),
      rate: fc.integer({ min: 0, max: 30 }),
      inclusive: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ qty, sen, rate, inclusive }) => {
        const gross = BigInt(qty) * BigInt(sen);
        const base = BigInt(inclusive ? 100 + rate : 100);
        const tax = (2n * gross * BigInt(rate) + base) / (2n * base);
        const line = priced({ qty: d(String(qty)), unitPrice: d(String(sen)).div(100), taxRate: d(String(rate)) }, inclusive);
        expect(line.tax.times(100).toFixed(0)).toBe(tax.toString());
        expect(line.subTotalExTax.times(100).toFixed(0)).toBe((inclusive ? gross - tax : gross).toString());
        expect(line.subTotal.eq(line.subTotalExTax.plus(line.tax))).toBe(true);
      }),
    );
  });
});

describe("totals", () => {
  test("only taxed lines count as taxable", () => {
    const lines = [priced({ unitPrice: d("30") }), priced({ unitPrice: d("12"), taxRate: null }), priced({ unitPrice: d("5"), taxRate: d("0") })];
    const totals = totalsOf(lines, false);
    expect([totals.totalExTax, totals.taxableAmt, totals.tax, totals.netTotal].map(String)).toEqual(["47", "30", "3", "50"]);
  });

  test.each([
    ["10.01", "-0.01", "10"],
    ["10.02", "-0.02", "10"],
    ["10.03", "0.02", "10.05"],
    ["10.05", "0", "10.05"],
    ["10.07", "-0.02", "10.05"],
    ["10.08", "0.02", "10.1"],
  ])("rounding to 5 sen moves %s by %s to %s", (price, adjustment, expected) => {
    const totals = totalsOf([priced({ unitPrice: d(price), taxRate: null })], true);
    expect([totals.roundAdj.toString(), totals.finalTotal.toString()]).toEqual([adjustment, expected]);
  });

  test("without rounding the final total is the net total", () => {
    const totals = totalsOf([priced({ unitPrice: d("10.03"), taxRate: null })], false);
    expect([totals.roundAdj.toString(), totals.finalTotal.toString()]).toEqual(["0", "10.03"]);
  });
});
