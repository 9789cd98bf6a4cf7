import { expect, it } from "vitest";
import { lineFields } from "./document-fields.ts";
import { lookupOf } from "./lookup-of.ts";

it("looks codes up wherever they are corrected, by the last word of the path", () => {
  expect(["location", "fromLocation", "lines.4.taxCode", "lines.0.uom", "classification", "lines.1.unitCode", "lines.2.itemCode"].map(lookupOf)).toEqual(["location", "location", "tax-code", "uom", "classification", "unit-code", "item"]);
});

it("leaves texts and amounts to be typed", () => {
  expect(["note", "customer.name", "total", "lines.0.quantity", "toString"].map(lookupOf)).toEqual([null, null, null, null, null]);
  expect(lineFields("invoice").filter((name) => lookupOf(name) !== null)).toEqual(["itemCode", "uom", "taxCode", "location", "classification", "unitCode"]);
});
