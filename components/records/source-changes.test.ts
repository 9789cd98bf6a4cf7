import { expect, it } from "vitest";
import { sourceChanges } from "./source-changes.ts";

const pathsOf = (...changes: Parameters<typeof sourceChanges>[0]) => sourceChanges(changes).map(({ path }) => path);

it("leaves out the codes that were filled in here, which the source never knew", () => {
  expect(pathsOf({ path: "customer.code", old: "300-A001", new: null }, { path: "lines.0.itemCode", old: "TEA", new: null }, { path: "lines.2.uom", old: "PCS", new: null })).toEqual([]);
});

it("keeps what the source says, and what it has emptied of its own", () => {
  expect(pathsOf({ path: "lines.0.itemCode", old: "TEA", new: "RICE" }, { path: "customer.email", old: "a@example.com", new: null }, { path: "total", old: "1.00", new: "2.00" })).toEqual(["lines.0.itemCode", "customer.email", "total"]);
});

it("leaves out what has no place in the document", () => {
  expect(pathsOf({ path: "unmapped.3", old: null, new: { path: "x", value: "1" } })).toEqual([]);
});
