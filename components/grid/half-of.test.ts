import { expect, it } from "vitest";
import { halfOf } from "./half-of.ts";

it("proposes half of a quantity, in whole pieces where there are whole pieces", () => {
  expect(["4", "3", "-5", "1", "2.5", "0.001"].map(halfOf)).toEqual(["2", "1", "-2", "0.5", "1.25", "0.0005"]);
});

it("proposes nothing for what is no number", () => {
  expect(halfOf("many")).toBe("");
});
