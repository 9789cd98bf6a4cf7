import type { RawRow } from "./read-csv.ts";

/** How far down a header row is looked for. */
const deepest = 40;

/**
 * The row with the columns' names among the first rows of a file: titles above it have fewer cells, data below it has
 * numbers. A row with several names that `isKnown` as headers is it.
 */
export function findHeaderRow(rows: readonly RawRow[], isKnown: (cell: string) => boolean): number {
  const first = rows.slice(0, deepest);
  const filled = (row: RawRow) => row.cells.filter((cell) => cell.trim() !== "");
  const widths = rows.map((row) => filled(row).length);
  const width = Math.max(...widths, 0);
  let best: { row: number; score: number } = { row: first[0]?.row ?? 1, score: -Infinity };
  for (const row of first) {
    const cells = filled(row);
    if (cells.length === 0) continue;
    const known = cells.filter((cell) => isKnown(cell)).length;
    const texts = cells.filter((cell) => !/^[\sRM(+-]*[\d.,/:%-]+[\s)A-Z]*$/i.test(cell)).length;
    const distinct = new Set(cells.map((cell) => cell.trim().toLowerCase())).size;
    const score = known * 2 + (cells.length / Math.max(width, 1)) * 4 + (texts / cells.length) * 4 + (distinct / cells.length) * 2;
    // Of two that are as good the upper one: data may be texts too.
    if (score > best.score + 0.001) best = { row: row.row, score };
  }
  return best.row;
}

/** The columns' names, each once: "Price" and "Price (2)"; one without a name is "Column C". */
export function headersOf(cells: readonly string[], width: number): string[] {
  const used = new Map<string, number>();
  return Array.from({ length: Math.max(cells.length, width) }, (_, index) => {
    const name = (cells[index] ?? "").replace(/[\u200B-\u200D\uFEFF]/g, "").replace(/\s+/g, " ").trim().slice(0, 200) || `Column ${columnLetter(index)}`;
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

/** "A" for 0, "AB" for 27. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}
