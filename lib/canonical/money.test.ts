import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDecimals, decimal, differsBy, isZero, sum, toAmount, toQuantity, toSen } from "./money.ts";
import { amount, decimalText } from "./money-schema.ts";

const places = 12;
/** Any decimal text that a document may hold, with its value in whole 10^-12. */
const decimals = fc
  .record({ units: fc.bigInt({ min: -(10n ** 27n) + 1n, max: 10n ** 27n - 1n }), shown: fc.integer({ min: 0, max: places }) })
  .map(({ units, shown }) => {
    const step = 10n ** BigInt(places - shown);
    const value = (units / step) * step;
    return { text: write(value, places, shown), value };
  });

/** An integer of 10^-`scale` as decimal text. */
function write(value: bigint, scale: number, shown = scale): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  const kept = shown === 0 ? text.slice(0, -scale - 1) : text.slice(0, text.length - (scale - shown));
  return value < 0n ? `-${kept}` : kept;
}

/** Half away from zero, as AutoCount and the shops round. */
function roundTo(value: bigint, from: number, to: number): bigint {
  const step = 10n ** BigInt(from - to);
  const size = value < 0n ? -value : value;
  const rounded = (size + step / 2n) / step;
  return value < 0n ? -rounded : rounded;
}

describe("Money is exact where binary floats are not", () => {
  it("in the text that a document may hold", () => {
    fc.assert(fc.property(decimals, ({ text }) => void expect(decimalText.safeParse(text).success).toBe(true)));
  });

  it("in sums of many amounts", () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 40 }), (amounts) => {
        const exact = amounts.reduce((total, one) => total + one.value, 0n);
        expect(compareDecimals(sum(amounts.map((one) => one.text)).toFixed(), write(exact, places))).toBe(0);
      }),
    );
  });

  it("in products: quantity times price has every digit", () => {
    fc.assert(
      fc.property(decimals, decimals, (quantity, price) => {
        expect(compareDecimals(decimal(quantity.text).times(price.text).toFixed(), write(quantity.value * price.value, 2 * places))).toBe(0);
      }),
    );
  });

  it("in rounding to the sen, half away from zero", () => {
    fc.assert(fc.property(decimals, ({ text, value }) => void expect(toSen(text)).toBe(write(roundTo(value, places, 2), 2))));
  });

  it("in comparing and in telling how far two amounts are apart", () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, tolerance) => {
        expect(Math.sign(compareDecimals(a.text, b.text))).toBe(a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
        const apart = a.value > b.value ? a.value - b.value : b.value - a.value;
        expect(differsBy(a.text, b.text, tolerance.text)).toBe(apart > tolerance.value);
      }),
    );
  });

  it("in writing: no digit is lost and the value is the same", () => {
    fc.assert(
      fc.property(decimals, ({ text }) => {
        for (const written of [toAmount(text), toQuantity(text)]) {
          expect(compareDecimals(written, text)).toBe(0);
          expect(amount.safeParse(written).success).toBe(true);
        }
      }),
    );
  });
});

describe("How numbers are written", () => {
  it.each([
    ["12.5", "12.50"], ["12", "12.00"], ["1.23456789", "1.23456789"], ["1.2300", "1.23"], ["0.000000000001", "0.000000000001"],
    ["999999999999999.999999999999", "999999999999999.999999999999"], ["-0", "0.00"],
  ])("an amount has at least two places and keeps its digits: %s is %s", (value, written) => {
    expect(toAmount(value)).toBe(written);
  });

  it("rounds an amount to the scale that is asked for", () => {
    expect(toAmount("1.23456", 4)).toBe("1.2346");
    expect(toAmount("1.99999", 4)).toBe("2.00");
  });

  it.each([
    ["2.675", "2.68"], ["1.005", "1.01"], ["-1.005", "-1.01"], ["0.004999999999", "0.00"], ["-0.001", "0.00"], ["20", "20.00"],
  ])("the sen of %s is %s", (value, written) => {
    expect(toSen(value)).toBe(written);
  });

  it.each([["2.000", "2"], ["0.500", "0.5"], ["100", "100"], ["-0.0", "0"], ["0.000000000001", "0.000000000001"]])("a quantity has no needless zeros: %s is %s", (value, written) => {
    expect(toQuantity(value)).toBe(written);
  });

  it.each(["1e3", "1,000.00", ".5", "5.", "+5", " 5", "", "-", "NaN", "Infinity", "0x10", "1234567890123456", "0.1234567890123", "٣"])("%j is no amount", (text) => {
    expect(amount.safeParse(text).success).toBe(false);
  });
});

describe("What cannot be compared", () => {
  it("differs: a rule that meets it holds the document", () => {
    expect(differsBy("NaN", "NaN")).toBe(true);
    expect(differsBy("1.00", "NaN", "1000000")).toBe(true);
  });

  it("zero is zero however it is written", () => {
    expect(["0", "0.00", "-0", "-0.000"].map(isZero)).toEqual([true, true, true, true]);
    expect(isZero("0.000000000001")).toBe(false);
  });

  it("the sum of nothing is nothing", () => {
    expect(sum([]).toFixed()).toBe("0");
  });
});
