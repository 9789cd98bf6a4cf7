import { expect, test } from "vitest";
import { taxByLine, taxByRate, taxRoundings } from "./tax.ts";

test("tax on top is a share of the amount, tax inside a part of it", () => {
  expect(taxByLine({ amount: "100.00", taxRate: "8" }, false).toFixed()).toBe("8");
  expect(taxByLine({ amount: "108.00", taxRate: "8" }, true).toFixed()).toBe("8");
});

test("a line without a rate, or of a rate of nothing or less, bears none", () => {
  for (const taxRate of [null, "0", "0.00", "-8", "-100"]) for (const inclusive of [true, false]) expect(taxByLine({ amount: "100.00", taxRate }, inclusive).toFixed()).toBe("0");
});

test("the lines of one rate are taxed together, however the rate is written", () => {
  const lines = [{ amount: "0.06", taxRate: "8" }, { amount: "0.06", taxRate: "8.00" }, { amount: "1.00", taxRate: "10" }, { amount: "5.00", taxRate: null }];
  expect(taxByRate(lines, false).map((tax) => tax.toFixed())).toEqual(["0.0096", "0.1"]);
});

test("rounds on each line, and once for each rate", () => {
  const lines = Array.from({ length: 3 }, () => ({ amount: "0.07", taxRate: "8" }));
  const { byLine, once } = taxRoundings(lines, false);
  expect([byLine.toFixed(), once.toFixed()]).toEqual(["0.03", "0.02"]);
});
