import { describe, expect, it } from "vitest";
import { compareRows, type WrittenRow } from "./compare-rows.ts";
import { fieldsOf, getList, type ListValues } from "./lists.ts";
import { columnOfHeader } from "./read-columns.ts";
import { readValue } from "./read-value.ts";

const items = getList("items");
const field = (list: Parameters<typeof getList>[0], name: string) => {
  const found = [...getList(list).keys, ...getList(list).fields].find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe("What a spreadsheet writes for a field", () => {
  it.each([
    ["a price with thousands and currency", "items", "price", "RM 1,234.50", "1234.5"],
    ["a percent", "tax-codes", "rate", "8 %", "8"],
    ["yes in Malay", "items", "isActive", " Ya ", "yes"],
    ["AutoCount's letter for discontinued", "items", "isActive", "D", "no"],
    ["a blank cell", "items", "price", "  ", null],
    ["price levels in any order", "units", "levels", "3=9 ; 2: 9.50", "2=9.5; 3=9"],
    ["a choice by its first letter", "tax-codes", "side", "P", "purchase"],
    ["a code with a line break in it", "items", "code", "TEA\n1", "TEA 1"],
  ] as const)("%s", (_title, list, name, written, expected) => {
    expect(readValue(field(list, name), written)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["a price in words", "items", "price", "ten"],
    ["a price as a range", "items", "price", "1-2"],
    ["more digits than there is room for", "items", "price", "1234567890123"],
    ["neither yes nor no", "items", "isActive", "maybe"],
    ["a code that AutoCount has no room for", "customers", "code", "300-A0011234567"],
    ["half a day", "terms", "days", "1.5"],
  ] as const)("refuses %s, in a sentence that names the field", (_title, list, name, written) => {
    const read = readValue(field(list, name), written);
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(field(list, name).label) });
  });
});

describe("The column of a spreadsheet", () => {
  it.each([["Item Code", "code"], ["PRODUCT_CODE", "code"], ["Description", "name"], ["Base UOM", "uom"], ["Colour", undefined]])("%s", (header, expected) => {
    expect(columnOfHeader(fieldsOf(items), header)?.name).toBe(expected);
  });
});

describe("What an upload changes", () => {
  const known = new Map<string, ListValues>([["TEA", { code: "TEA", name: "Tea", uom: "PCS", price: "10", barcode: null, taxCode: null, classification: null, isActive: "yes" }]]);
  const rows = (...written: WrittenRow["written"][]): WrittenRow[] => written.map((one, index) => ({ row: index + 2, written: one }));

  it("is the fields that differ, and nothing of a row that says the same", () => {
    expect(compareRows(items, rows({ code: "TEA", price: "10.00" }), known, false)).toMatchObject({ added: [], changed: [], same: 1 });
    expect(compareRows(items, rows({ code: "TEA", price: "12" }), known, false).changed).toMatchObject([{ key: "TEA", fields: ["price"], next: { name: "Tea", price: "12" } }]);
  });

  it("leaves what a blank cell does not say, unless blank means empty; never a name or yes and no", () => {
    expect(compareRows(items, rows({ code: "TEA", price: "", name: "", isActive: "" }), known, false)).toMatchObject({ changed: [], same: 1 });
    expect(compareRows(items, rows({ code: "TEA", price: "", name: "", isActive: "" }), known, true).changed).toMatchObject([{ fields: ["price"], next: { name: "Tea", price: null, isActive: "yes" } }]);
  });

  it("adds what is new where it says all that is needed", () => {
    expect(compareRows(items, rows({ code: "CUP", name: "Cup" }, { code: "POT" }), known, false)).toMatchObject({ added: [{ key: "CUP", old: null }], problems: [{ row: 3, problem: "A new item needs name." }] });
  });

  it("leaves out rows with problems and second rows of a key, and says which", () => {
    const { problems, added } = compareRows(items, rows({ code: "A", name: "A", price: "x" }, { code: "", name: "B" }, { code: "C", name: "C" }, { code: "C", name: "D" }), known, false);
    expect(problems).toMatchObject([{ row: 2 }, { row: 3, problem: "Item code is missing." }, { row: 5, problem: "C stands in row 4 already." }]);
    expect(added.map(({ key }) => key)).toEqual(["C"]);
  });
});
