import fc from "fast-check";
import { expect, it } from "vitest";
import type { GridRow } from "./grid-column.ts";
import { isBlankRow, withAdded, withItem, withParts, withPasted, withRemoved, withText } from "./grid-rows.ts";
import { parsePasted } from "./paste-rows.ts";

const columns = ["sku", "description", "quantity"];
const blank = (rows: readonly GridRow[]): GridRow => ({ key: `new${rows.length}`, values: { sku: "", description: "", quantity: "" } });
const row = (key: string, sku: string, description = "", quantity = ""): GridRow => ({ key, values: { sku, description, quantity } });

it("types into one cell and leaves the other rows as they are", () => {
  const rows = [row("a", "A"), row("b", "B")];
  const typed = withText(rows, { row: 1, column: "quantity" }, "3");
  expect(typed).toEqual([row("a", "A"), row("b", "B", "", "3")]);
  expect(typed[0]).toBe(rows[0]);
});

it("fills cells to the right and down from where it was pasted, and adds the rows that are missing", () => {
  const rows = [row("a", "A", "Tea", "1"), row("b", "")];
  expect(withPasted(rows, { row: 1, column: "description" }, columns, [["Rice", "3", "too far"], ["Oil", "4"]], blank)).toEqual([
    row("a", "A", "Tea", "1"), row("b", "", "Rice", "3"), row("new2", "", "Oil", "4"),
  ]);
});

it("adds, removes and divides rows where they stand", () => {
  const rows = [row("a", "A"), row("b", "B")];
  expect(withAdded(rows, 1, row("c", "C")).map(({ key }) => key)).toEqual(["a", "c", "b"]);
  expect(withRemoved(rows, 0, blank).map(({ key }) => key)).toEqual(["b"]);
  expect(withRemoved([row("a", "A")], 0, blank)).toEqual([blank([{ key: "", values: {} }])]);
  expect(withParts(rows, 0, [row("a", "A"), row("c", "A")]).map(({ key }) => key)).toEqual(["a", "c", "b"]);
});

it("fills what is known of a chosen item into what is empty, and never over what was typed", () => {
  const item = { code: "TEA", name: "Tea", uom: "BOX", price: "18.90" };
  expect(withItem({ key: "a", values: { sku: "te", description: "Teh", quantity: "", uom: "", unitPrice: "" } }, "sku", item).values).toEqual({ sku: "TEA", description: "Teh", quantity: "1", uom: "BOX", unitPrice: "18.90" });
  // A transfer has no price to fill in.
  expect(withItem(row("a", ""), "sku", item).values).toEqual({ sku: "TEA", description: "Tea", quantity: "1" });
});

it("calls a row blank in which only what it would be stands", () => {
  expect(isBlankRow({ kind: "item", sku: " " })).toBe(true);
  expect(isBlankRow({ kind: "item", sku: "x" })).toBe(false);
});

const cell = fc.string({ unit: fc.constantFrom("a", "7", ".", " ", "\t", "\n", '"', "é"), maxLength: 6 }).map((text) => text.replaceAll(/\s+/g, " ").trim());
const table = fc.array(fc.tuple(cell.filter((text) => text !== ""), cell, cell), { minLength: 2, maxLength: 6 });

it("loses nothing that a spreadsheet copies: quoted or not, it arrives cell by cell", () => {
  const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), fc.nat(3), (cells, end, at) => {
      const text = cells.map((texts) => texts.map(quoted).join("\t")).join(end) + end;
      expect(parsePasted(text)).toEqual(cells);
      const rows = [row("a", "A"), row("b", "B"), row("c", "C"), row("d", "D")];
      const pasted = withPasted(rows, { row: at, column: "sku" }, columns, cells, blank);
      expect(pasted).toHaveLength(Math.max(rows.length, at + cells.length));
      expect(new Set(pasted.map(({ key }) => key)).size).toBe(pasted.length);
      for (const [index, texts] of cells.entries()) expect(columns.map((name) => pasted[at + index]?.values[name])).toEqual(texts);
    }),
  );
});
