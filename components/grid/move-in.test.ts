import fc from "fast-check";
import { expect, it } from "vitest";
import { moveIn } from "./move-in.ts";

const size = { rows: 3, columns: 4 };
const press = (key: string, from: [number, number], more = {}) => {
  const to = moveIn(size, { row: from[0], column: from[1] }, { key, ...more });
  return to === null || to === "out" ? to : [to.row, to.column];
};

it("moves by arrows and stops at the edges", () => {
  expect(press("ArrowRight", [1, 1])).toEqual([1, 2]);
  expect(press("ArrowLeft", [1, 0])).toEqual([1, 0]);
  expect(press("ArrowDown", [1, 1])).toEqual([2, 1]);
  expect(press("ArrowUp", [0, 3])).toEqual([0, 3]);
  expect(press("ArrowDown", [0, 3], { ctrlKey: true })).toEqual([2, 3]);
});

it("goes to the ends of the row, and with Ctrl to the corners", () => {
  expect(press("Home", [1, 2])).toEqual([1, 0]);
  expect(press("End", [1, 2])).toEqual([1, 3]);
  expect(press("Home", [1, 2], { ctrlKey: true })).toEqual([0, 0]);
  expect(press("End", [1, 2], { metaKey: true })).toEqual([2, 3]);
  expect(press("PageDown", [0, 2])).toEqual([2, 2]);
});

it("goes from cell to cell by Tab, over the end of a row, and out at the last", () => {
  expect(press("Tab", [0, 3])).toEqual([1, 0]);
  expect(press("Tab", [1, 0], { shiftKey: true })).toEqual([0, 3]);
  expect(press("Tab", [2, 3])).toBe("out");
  expect(press("Tab", [0, 0], { shiftKey: true })).toBe("out");
});

it("leaves other keys to the cell", () => {
  for (const key of ["a", "Enter", "Escape", "F2", "Delete"]) expect(press(key, [1, 1]), key).toBeNull();
});

it("never leads to where there is no cell", () => {
  const key = fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Tab");
  const one = fc.record({ rows: fc.integer({ min: 1, max: 40 }), columns: fc.integer({ min: 1, max: 15 }) });
  fc.assert(
    fc.property(one, fc.nat(), fc.nat(), key, fc.boolean(), fc.boolean(), (grid, row, column, pressed, ctrlKey, shiftKey) => {
      const to = moveIn(grid, { row: row % grid.rows, column: column % grid.columns }, { key: pressed, ctrlKey, shiftKey });
      const isThere = to !== "out" && to !== null && to.row >= 0 && to.row < grid.rows && to.column >= 0 && to.column < grid.columns;
      expect(isThere || (to === "out" && pressed === "Tab")).toBe(true);
    }),
  );
});

it("comes back by the opposite Tab", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), (cell) => {
      const from = { row: Math.floor(cell / 4), column: cell % 4 };
      const there = moveIn(size, from, { key: "Tab" });
      if (there === "out" || there === null) throw new Error("there is a next cell");
      expect(moveIn(size, there, { key: "Tab", shiftKey: true })).toEqual(from);
    }),
  );
});
