import { expect, test } from "vitest";
import { storedThresholds } from "./stored-thresholds.ts";

test("what is left out stays left out: it counts as in the wider scope", () => {
  expect(storedThresholds({})).toEqual({});
  expect(storedThresholds({ staleDays: 30, priceUpPercent: "10" })).toEqual({ staleDays: 30, priceUpPercent: "10" });
});

test("a value that is none any more does not take the others with it", () => {
  expect(storedThresholds({ staleDays: "soon", priceUpPercent: "10", gone: 1 })).toEqual({ priceUpPercent: "10" });
  expect(storedThresholds({ roundingTolerance: "-1" })).toEqual({});
});

test.each([null, undefined, "x", 1, []])("%j is no setting", (stored) => {
  expect(storedThresholds(stored)).toEqual({});
});
