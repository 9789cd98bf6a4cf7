import { expect, it } from "vitest";
import { isBearingValue } from "./bearing-value.ts";
import { editingOf } from "./editing.ts";

it("lets finance correct amounts and admin only texts", () => {
  expect(editingOf("invoice", "held", "finance")?.lineFields).toContain("unitPrice");
  expect(editingOf("invoice", "held", "admin")?.lineFields).toEqual(["itemCode", "description", "uom", "location", "classification", "unitCode"]);
  expect(editingOf("invoice", "held", "admin")?.fields).not.toContain("total");
});

it("lets only finance add, remove and split lines, where there are lines", () => {
  expect(editingOf("invoice", "held", "finance")?.mayPlanLines).toBe(true);
  expect(editingOf("stock_transfer", "held", "finance")?.mayPlanLines).toBe(true);
  expect(editingOf("invoice", "held", "admin")?.mayPlanLines).toBe(false);
  expect(editingOf("payment", "held", "finance")?.mayPlanLines).toBe(false);
});

it("lets nobody correct what is on its way or posted, and a manager nothing", () => {
  expect(editingOf("invoice", "posting", "finance")).toBeNull();
  expect(editingOf("invoice", "posted", "finance")).toBeNull();
  expect(editingOf("invoice", "held", "manager")).toBeNull();
});

it("knows which corrections move money, on every line", () => {
  const editing = editingOf("invoice", "ready", "finance");
  if (editing === null) throw new Error("finance may edit");
  expect(isBearingValue(editing, "lines.41.quantity")).toBe(true);
  expect(isBearingValue(editing, "lines.41.description")).toBe(false);
  expect(isBearingValue(editing, "total")).toBe(true);
});
