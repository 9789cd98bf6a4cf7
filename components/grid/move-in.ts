/** A cell by its place: row and column from 0. */
export type Place = { row: number; column: number };
export type Size = { rows: number; columns: number };
export type Stroke = { key: string; ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean };

const pageRows = 10;

/**
 * Where a key leads from a cell, as in a spreadsheet: arrows by one, Home and End along the row, with Ctrl to the corners,
 * Page Up and Down by ten rows, Tab from cell to cell over the ends of rows. "out" where Tab leaves the grid; null for a key
 * that does not move.
 */
export function moveIn(size: Size, from: Place, { key, ctrlKey = false, metaKey = false, shiftKey = false }: Stroke): Place | "out" | null {
  const isFar = ctrlKey || metaKey;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const at = (row: number, column: number): Place => ({ row: clamp(row, lastRow), column: clamp(column, lastColumn) });
  switch (key) {
    case "ArrowLeft":
      return at(from.row, isFar ? 0 : from.column - 1);
    case "ArrowRight":
      return at(from.row, isFar ? lastColumn : from.column + 1);
    case "ArrowUp":
      return at(isFar ? 0 : from.row - 1, from.column);
    case "ArrowDown":
      return at(isFar ? lastRow : from.row + 1, from.column);
    case "Home":
      return at(isFar ? 0 : from.row, 0);
    case "End":
      return at(isFar ? lastRow : from.row, lastColumn);
    case "PageUp":
      return at(from.row - pageRows, from.column);
    case "PageDown":
      return at(from.row + pageRows, from.column);
    case "Tab": {
      const next = from.row * size.columns + from.column + (shiftKey ? -1 : 1);
      return next < 0 || next >= size.rows * size.columns ? "out" : { row: Math.floor(next / size.columns), column: next % size.columns };
    }
    default:
      return null;
  }
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(value, last));
}
