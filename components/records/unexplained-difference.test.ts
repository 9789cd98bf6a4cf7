import { expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { unexplainedDifference } from "./unexplained-difference.ts";

it("is nothing where the lines give the total, tax on top and rounding included", () => {
  expect(unexplainedDifference(aDocument())).toBeNull();
  expect(unexplainedDifference(aDocument({ lines: [aLine({ tax: "1.60" })], rounding: "-0.05", total: "21.55" }))).toBeNull();
  expect(unexplainedDifference(aDocument({ taxInclusive: true, lines: [aLine({ tax: "1.48" })] }))).toBeNull();
});

it("says with its sign what the total has more or less than the lines", () => {
  expect(unexplainedDifference(aDocument({ total: "25.50" }))).toBe("5.50");
  expect(unexplainedDifference(aDocument({ total: "15.00" }))).toBe("-5.00");
  expect(unexplainedDifference(aDocument({ total: "20.01" }))).toBe("0.01");
});

it("leaves out what is less than half a sen", () => {
  expect(unexplainedDifference(aDocument({ total: "20.004" }))).toBeNull();
});
