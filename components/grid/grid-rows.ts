import type { GridRow } from "./grid-column.ts";

/** Rows with another text in one cell. */
export function withText<R extends GridRow>(rows: readonly R[], at: { row: number; column: string }, text: string): readonly R[] {
  return rows.map((row, index) => (index === at.row ? { ...row, values: { ...row.values, [at.column]: text } } : row));
}

/** Rows with another one put in at a place. */
export function withAdded<R extends GridRow>(rows: readonly R[], at: number, row: R): readonly R[] {
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

/** Rows without one of them; the last one of all is emptied: a grid has a row to type into. */
export function withRemoved<R extends GridRow>(rows: readonly R[], index: number, blank: (rows: readonly R[]) => R): readonly R[] {
  const left = rows.filter((_, at) => at !== index);
  return left.length === 0 ? [blank(rows)] : left;
}

/** Rows with one of them in its two parts. */
export function withParts<R extends GridRow>(rows: readonly R[], index: number, parts: readonly [R, R]): readonly R[] {
  return [...rows.slice(0, index), ...parts, ...rows.slice(index + 1)];
}

/**
 * Rows with cells of a spreadsheet laid over them from one cell on: to the right as far as there are `columns` to type into,
 * and down as far as it takes, with new rows for those that are missing. What is pasted stands as it came, readable or not.
 */
export function withPasted<R extends GridRow>(
  rows: readonly R[],
  from: { row: number; column: string },
  columns: readonly string[],
  cells: readonly (readonly string[])[],
  blank: (rows: readonly R[]) => R,
): readonly R[] {
  const first = Math.max(0, columns.indexOf(from.column));
  const filled = [...rows];
  for (const [down, texts] of cells.entries()) {
    const names = columns.slice(first, first + texts.length);
    const row = filled[from.row + down] ?? blank(filled);
    filled[from.row + down] = { ...row, values: { ...row.values, ...Object.fromEntries(names.map((name, right) => [name, texts[right] ?? ""])) } };
  }
  return filled;
}

/** What AutoCount knows of an item, as cells. */
export type KnownItem = { code: string; name: string; uom: string | null; price: string | null };

/** A row with an item chosen for it: its code, and what is known of it where nothing is typed yet. */
export function withItem<R extends GridRow>(row: R, column: string, item: KnownItem): R {
  const known: { [column: string]: string | null } = { description: item.name, uom: item.uom, unitPrice: item.price, quantity: "1" };
  const filled = Object.entries(known).filter(([name, value]) => value && row.values[name] !== undefined && row.values[name].trim() === "");
  return { ...row, values: { ...row.values, ...Object.fromEntries(filled), [column]: item.code } as R["values"] };
}

/** Whether nothing is typed into a row; what kind of line it would be says nothing. */
export function isBlankRow(cells: GridRow["values"]): boolean {
  return Object.entries(cells).every(([name, text]) => name === "kind" || text.trim() === "");
}
