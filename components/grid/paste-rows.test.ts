import { expect, it } from "vitest";
import { parsePasted } from "./paste-rows.ts";

it("takes rows and columns as a spreadsheet copies them", () => {
  expect(parsePasted("TEA\t2\nRICE\t10\r\n")).toEqual([["TEA", "2"], ["RICE", "10"]]);
});

it("leaves one cell to the field that it is pasted into", () => {
  expect(parsePasted("TEA")).toBeNull();
  expect(parsePasted("TEA\n")).toBeNull();
});

it("reads a quoted cell with tabs, line ends and quotes in it", () => {
  expect(parsePasted('"Rice ""5 kg""\nwhite"\t3\n')).toEqual([['Rice "5 kg" white', "3"]]);
});

it("drops rows without anything in them", () => {
  expect(parsePasted("A\t1\n\t\nB\t2")).toEqual([["A", "1"], ["B", "2"]]);
});
