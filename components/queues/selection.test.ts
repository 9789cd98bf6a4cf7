import { expect, test } from "vitest";
import { howMany, nothingSelected, toggleAll, toggleRow } from "./selection.ts";

const ids = ["a", "b", "c", "d"];
const of = (...selected: string[]) => new Set(selected);

test("a row is selected, and the second time it is not", () => {
  expect(toggleRow(nothingSelected, ids, "b")).toEqual(of("b"));
  expect(toggleRow(of("a", "b"), ids, "b")).toEqual(of("a"));
});

test("a range goes the way of the row that ends it, in both directions", () => {
  expect(toggleRow(of("a"), ids, "c", "a")).toEqual(of("a", "b", "c"));
  expect(toggleRow(of("d"), ids, "b", "d")).toEqual(of("b", "c", "d"));
  expect(toggleRow(of("a", "b", "c", "d"), ids, "b", "d")).toEqual(of("a"));
});

test("a range from a row that can no longer be selected is the row itself", () => {
  expect(toggleRow(of("x"), ids, "c", "x")).toEqual(of("x", "c"));
});

test("all are selected, and none when all were", () => {
  expect(toggleAll(of("b"), ids)).toEqual(of("a", "b", "c", "d"));
  expect(toggleAll(of("a", "b", "c", "d"), ids)).toEqual(of());
});

test("rows that have left the list do not count, and nothing of nothing is none", () => {
  expect(howMany(of("a", "b", "c", "d", "x"), ids)).toBe("all");
  expect(howMany(of("x", "a"), ids)).toBe("some");
  expect(howMany(of("x"), ids)).toBe("none");
  expect(howMany(of("x"), [])).toBe("none");
});
