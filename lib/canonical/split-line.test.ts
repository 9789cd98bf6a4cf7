import fc from "fast-check";
import { expect, it } from "vitest";
import { decimal, sum, toAmount } from "./money.ts";
import { isDivisible, splitLine } from "./split-line.ts";
import { computeLineAmount } from "./totals.ts";

it("shares quantity, amount, discount and tax out in proportion", () => {
  const line = { quantity: "5", unitPrice: "10.00", discount: "5.00", tax: "3.60", amount: "45.00", sku: "TEA" };
  expect(splitLine(line, "2")).toEqual([
    { quantity: "3", unitPrice: "10.00", discount: "3.00", tax: "2.16", amount: "27.00", sku: "TEA" },
    { quantity: "2", unitPrice: "10.00", discount: "2.00", tax: "1.44", amount: "18.00", sku: "TEA" },
  ]);
});

it("divides a stock line, of which there is only a quantity, with its sign", () => {
  expect(splitLine({ quantity: "-3", uom: "BOX" }, "-1")).toEqual([{ quantity: "-2", uom: "BOX" }, { quantity: "-1", uom: "BOX" }]);
});

it("gives the sen that rounding would lose to the second part, as the ledger would count it", () => {
  // Two of 0.333 are 0.67, and twice one of them only 0.66.
  const parts = splitLine({ quantity: "2", unitPrice: "0.333", discount: "0.00", tax: "0.00", amount: "0.67" }, "1");
  expect(parts?.map((part) => part.amount)).toEqual(["0.33", "0.34"]);
  expect(parts?.map((part) => computeLineAmount(part).toFixed(2))).toEqual(["0.33", "0.34"]);
});

it("splits off only a part of the quantity", () => {
  const line = { quantity: "3", unitPrice: "1.00", discount: "0.00", tax: "0.00", amount: "3.00" };
  for (const away of ["0", "3", "4", "-1"]) expect(splitLine(line, away), away).toBeNull();
});

it("says that what was delivered or taken back in part is not divisible", () => {
  expect(isDivisible({ quantity: "2", delivered: null, removed: "0" })).toBe(true);
  expect(isDivisible({ quantity: "2" })).toBe(true);
  expect(isDivisible({ quantity: "2", delivered: "1", removed: "0" })).toBe(false);
  expect(isDivisible({ quantity: "2", delivered: null, removed: "1" })).toBe(false);
  expect(isDivisible({ quantity: "0" })).toBe(false);
});

const money = (places: number) => fc.integer({ min: 0, max: 10_000_000 }).map((digits) => decimal(String(digits)).dividedBy(10 ** places).toFixed(Math.max(2, places)));
const quantities = fc.tuple(fc.integer({ min: 2, max: 100_000 }), fc.integer({ min: 1, max: 99_999 }), fc.constantFrom(0, 1, 3)).filter(([whole, away]) => away < whole)
  .map(([whole, away, places]) => [whole, away].map((digits) => decimal(String(digits)).dividedBy(10 ** places).toFixed()) as [string, string]);

it("keeps every sen and every unit, and each part adds up by itself where the whole did", () => {
  fc.assert(
    fc.property(quantities, fc.constantFrom(2, 3, 4).chain(money), money(2), money(2), ([quantity, away], unitPrice, discountDrawn, tax) => {
      const gross = decimal(quantity).times(unitPrice);
      const discount = decimal(discountDrawn).greaterThan(gross) ? "0.00" : discountDrawn;
      const line = { quantity, unitPrice, discount, tax, amount: toAmount(computeLineAmount({ quantity, unitPrice, discount })) };
      const parts = splitLine(line, away);
      if (parts === null) throw new Error("a part of the quantity is one");
      expect(sum(parts.map((part) => part.quantity)).equals(quantity)).toBe(true);
      expect(sum(parts.map((part) => part.amount)).equals(line.amount)).toBe(true);
      expect(sum(parts.map((part) => part.tax)).equals(tax)).toBe(true);
      for (const part of parts) {
        expect(computeLineAmount(part).equals(part.amount)).toBe(true);
        expect(decimal(part.discount).isNegative()).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

it("keeps the sum of a line that did not add up before", () => {
  fc.assert(
    fc.property(quantities, money(2), money(2), ([quantity, away], unitPrice, amount) => {
      const parts = splitLine({ quantity, unitPrice, discount: "0.00", tax: "0.00", amount }, away);
      expect(sum((parts ?? []).map((part) => part.amount)).equals(amount)).toBe(true);
    }),
  );
});
