import { describe, expect, test } from "vitest";
import { changedFinding, readBackFinding } from "./findings.ts";

describe("the finding on what AutoCount stored", () => {
  test("there is none where all is as sent", () => {
    expect(readBackFinding([])).toBeNull();
    expect(changedFinding([])).toBeNull();
  });
  test.each([
    ["a few sen of rounding are told and no more", { field: "total", sent: "10.02", stored: "10.00" }, "info"],
    ["another total is an error", { field: "total", sent: "10.00", stored: "9.90" }, "error"],
    ["a dropped line is an error", { field: "lines", sent: "3", stored: "2" }, "error"],
    ["another customer is an error", { field: "customer.code", sent: "300-A001", stored: "300-B001" }, "error"],
    ["another date is a warning", { field: "date", sent: "2026-03-02", stored: "2026-03-03" }, "warning"],
    ["a settlement that was refused is a warning", { field: "settles", sent: "HP-1 10.00", stored: "not settled: paid already" }, "warning"],
  ] as const)("%s", (_title, difference, severity) => {
    expect(readBackFinding([difference])).toMatchObject({ rule: "read-back-difference", severity });
  });
  test("is as grave as its gravest difference, and names each", () => {
    const found = readBackFinding([{ field: "total", sent: "10.02", stored: "10.00" }, { field: "customer.code", sent: "300-A001", stored: "" }]);
    expect(found).toMatchObject({ severity: "error", message: "AutoCount stored it with total 10.00 instead of 10.02, customer left out instead of 300-A001." });
  });
  test("names the line that a difference is about", () => {
    expect(readBackFinding([{ field: "lines[1].unitPrice", sent: "1.50", stored: "2" }])).toMatchObject({ severity: "warning", message: "AutoCount stored it with unit price of line 2: 2 instead of 1.50." });
  });
});
