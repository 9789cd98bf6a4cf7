import { expect, test } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { sumsThatFollow } from "./sums-that-follow.ts";

const line = aLine({ quantity: "10", unitPrice: "1.89", amount: "18.90" });

test("another price carries the total along, and the tax where it is the rate's", () => {
  expect(sumsThatFollow(aDocument({ lines: [line], total: "18.90" }), 0, { unitPrice: "18.90" })).toEqual([{ path: "total", value: "189.00" }]);
  const taxed = aDocument({ lines: [{ ...line, tax: "1.51", taxRate: "8" }], tax: "1.51", total: "20.41" });
  expect(sumsThatFollow(taxed, 0, { unitPrice: "18.90" })).toEqual([{ path: "lines.0.tax", value: "15.12" }, { path: "tax", value: "15.12" }, { path: "total", value: "204.12" }]);
  const inside = aDocument({ lines: [{ ...line, tax: "1.40", taxRate: "8" }], tax: "1.40", total: "18.90", taxInclusive: true });
  expect(sumsThatFollow(inside, 0, { unitPrice: "18.90" })).toEqual([{ path: "lines.0.tax", value: "14.00" }, { path: "tax", value: "14.00" }, { path: "total", value: "189.00" }]);
});

test("another tax carries the sums along", () => {
  const taxed = aDocument({ lines: [aLine({ quantity: "10", unitPrice: "18.90", amount: "189.00", tax: "18.90", taxRate: "8" })], tax: "18.90", total: "207.90" });
  expect(sumsThatFollow(taxed, 0, { tax: "15.12" })).toEqual([{ path: "tax", value: "15.12" }, { path: "total", value: "204.12" }]);
});

test("sums that did not add up before stay: they are a question of their own", () => {
  expect(sumsThatFollow(aDocument({ lines: [line], total: "20.00" }), 0, { unitPrice: "18.90" })).toEqual([]);
  const untaxed = aDocument({ lines: [{ ...line, tax: "5.00", taxRate: "8" }], tax: "1.00", total: "23.90" });
  expect(sumsThatFollow(untaxed, 0, { unitPrice: "18.90" })).toEqual([{ path: "total", value: "194.00" }]);
});
