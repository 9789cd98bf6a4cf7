import { expect, it } from "vitest";
import { hasQuantity, splitCells } from "./split-cells.ts";

it("divides a line as it is typed, with commas and signs, and leaves the rest of it on both parts", () => {
  const cells = { sku: "TEA", quantity: "4", unitPrice: "RM 1,000.00", discount: "", taxRate: "8", tax: "320.00", amount: "4,000.00" };
  expect(splitCells(cells, "1")).toEqual([
    { sku: "TEA", quantity: "3", unitPrice: "1000.00", discount: "", taxRate: "8", tax: "240.00", amount: "3000.00" },
    { sku: "TEA", quantity: "1", unitPrice: "1000.00", discount: "", taxRate: "8", tax: "80.00", amount: "1000.00" },
  ]);
});

it("writes no cell that the line has not", () => {
  expect(splitCells({ sku: "TEA", quantity: "4", uom: "BOX" }, "1")).toEqual([{ sku: "TEA", quantity: "3", uom: "BOX" }, { sku: "TEA", quantity: "1", uom: "BOX" }]);
});

it("keeps the sum of discounts", () => {
  const parts = splitCells({ quantity: "3", unitPrice: "10.00", discount: "1.00", amount: "29.00" }, "1");
  expect(parts?.map((part) => [part.discount, part.amount])).toEqual([["0.67", "19.33"], ["0.33", "9.67"]]);
});

it("divides only what has a quantity, and only into parts of it", () => {
  expect(splitCells({ quantity: "many", unitPrice: "1.00" }, "1")).toBeNull();
  expect(splitCells({ quantity: "2", unitPrice: "1.00" }, "two")).toBeNull();
  expect(splitCells({ quantity: "2", unitPrice: "1.00" }, "2")).toBeNull();
  expect(["2", "0", "", "two"].map((quantity) => hasQuantity({ quantity }))).toEqual([true, false, false, false]);
});
