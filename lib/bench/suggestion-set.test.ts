import { expect, test } from "vitest";
import { hitRates, makeItemCases, makeItems } from "./suggestion-set.ts";

test("a seed makes the same catalogue and the same questions each time, another one others", () => {
  const [one, again, other] = [[...makeItems(1, 200)], [...makeItems(1, 200)], [...makeItems(2, 200)]];
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  expect(makeItemCases(one, 5, 21)).toEqual(makeItemCases(again, 5, 21));
  expect(makeItemCases(one, 6, 21)).not.toEqual(makeItemCases(one, 5, 21));
});

test("codes are each there once, and no question gives its answer away by the very code", () => {
  const items = [...makeItems(3, 20_000)];
  expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
  expect(makeItemCases(items, 4, 210).filter(({ truth, wanted }) => wanted.sku === truth)).toEqual([]);
});

test("a hit is counted over all and by way", () => {
  const asked = [{ kind: "typo", truth: "A", offered: ["A", "B"] }, { kind: "typo", truth: "A", offered: ["B", "A"] }, { kind: "bundle", truth: "A", offered: [] }];
  expect(hitRates(asked)).toEqual([{ kind: "all", cases: 3, top1: 1 / 3, top5: 2 / 3 }, { kind: "typo", cases: 2, top1: 0.5, top5: 1 }, { kind: "bundle", cases: 1, top1: 0, top5: 0 }]);
});
