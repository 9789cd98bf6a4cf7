import { expect, test } from "vitest";
import { nextItself, targetHere, targetOf, verdictOf } from "./targets.ts";

test("the best product with a screen is to be beaten", () => {
  expect(targetOf("batch", nextItself.batch)).toEqual({ of: "Keystone 8", figure: 1_167 });
  expect(targetOf("list", nextItself.jsonWithTotal)).toEqual({ of: "Keystone 8", figure: 189 });
});

test("of latencies the lowest is the best", () => {
  expect(targetOf("listMs", null)).toEqual({ of: "Keystone 8", figure: 8 });
});

test("where Next itself is slower than that, four fifths of it count", () => {
  expect(targetOf("list", nextItself.pageWithTotal)).toEqual({ of: "Next less a fifth", figure: 162 * 0.8 });
  expect(targetOf("single", nextItself.single)).toEqual({ of: "Next less a fifth", figure: 790 * 0.8 });
});

test("on a machine half as fast half as many will do, in twice the time", () => {
  const target = { of: "Keystone 8", figure: 100, speed: 0.5 };
  expect(targetHere(target, "pages/s")).toBe(50);
  expect(targetHere(target, "ms")).toBe(200);
  expect(verdictOf(51, target, "pages/s")).toBe("beats");
  expect(verdictOf(49, target, "pages/s")).toBe("misses");
  expect(verdictOf(199, target, "ms")).toBe("beats");
  expect(verdictOf(201, target, "ms")).toBe("misses");
});

test("of sizes less is better, on every machine alike", () => {
  const target = { of: "the limit set for it", figure: 170, speed: 0.5 };
  expect(targetHere(target, "KB")).toBe(170);
  expect(verdictOf(169, target, "KB")).toBe("beats");
  expect(verdictOf(171, target, "KB")).toBe("misses");
});
