import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sumByCurrency } from "./sum.ts";

it("adds up each currency by itself", () => {
  expect(sumByCurrency([{ currency: "USD", total: "1.10" }, { currency: "MYR", total: "0.1" }, { currency: "MYR", total: "0.2" }])).toEqual([
    { currency: "MYR", total: "0.30" },
    { currency: "USD", total: "1.10" },
  ]);
});

it("agrees with decimal arithmetic on any amounts, negative ones too", () => {
  const amount = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 12 })).map(([units, scale]) => {
    return new Decimal(units.toString()).div(new Decimal(10).pow(scale)).toFixed(scale);
  });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts) => {
      const exact = Decimal.clone({ precision: 60 });
      const expected = amounts.reduce((sum, value) => sum.plus(value), new exact(0));
      const [sum] = sumByCurrency(amounts.map((total) => ({ currency: "MYR", total })));
      expect(new exact(sum?.total ?? "NaN").toFixed()).toBe(expected.toFixed());
    }),
  );
});

it("leaves out what has no currency, and so no amount", () => {
  expect(sumByCurrency([{ currency: "", total: "0" }, { currency: "MYR", total: "1.50" }])).toEqual([{ currency: "MYR", total: "1.50" }]);
});
