import { expect, it } from "vitest";
import { lineSums } from "./entry-sums.ts";

const onTop = { taxInclusive: false, rounding: "0" };

it("multiplies, takes the discount off and puts the tax on top", () => {
  expect(lineSums([{ quantity: "3", unitPrice: "10.00", discount: "1.50", taxRate: "8" }], onTop)).toEqual({ lines: [{ amount: "28.50", tax: "2.28" }], tax: "2.28", total: "30.78" });
});

it("finds the tax inside prices that include it", () => {
  expect(lineSums([{ quantity: "1", unitPrice: "108.00", taxRate: "8" }], { taxInclusive: true, rounding: "0" })).toEqual({ lines: [{ amount: "108.00", tax: "8.00" }], tax: "8.00", total: "108.00" });
});

it("is exact where binary floats are not", () => {
  expect(lineSums([{ quantity: "0.1", unitPrice: "3" }, { quantity: "0.2", unitPrice: "3" }], { taxInclusive: false, rounding: "-0.02" }).total).toBe("0.88");
  expect(lineSums([{ quantity: "1", unitPrice: "999999999999999.99" }], onTop).total).toBe("999999999999999.99");
});

it("says nothing of a total while something is missing or no number", () => {
  expect(lineSums([{ quantity: "1", unitPrice: "2" }, { quantity: "two", unitPrice: "2" }], onTop)).toEqual({ lines: [{ amount: "2.00", tax: "0.00" }, null], tax: null, total: null });
  expect(lineSums([{ quantity: "1" }], onTop).total).toBeNull();
});
