import type { Readable } from "node:stream";

/** A block of cells that are shown as one; rows and columns count from 1 and 0. */
export type Merge = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number };

const most = 20_000;

/**
 * The merged blocks of a sheet. A sheet lists them behind its rows, so this looks at the text once before the rows are
 * read; it keeps nothing of it.
 */
export async function findMerges(stream: Readable): Promise<Merge[]> {
  const merges: Merge[] = [];
  let tail = "";
  for await (const piece of stream) {
    const text = tail + (piece as Buffer).toString("latin1");
    for (const [, from = "", to = ""] of text.matchAll(/mergeCell\s+ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
      const [first, last] = [cellAt(from), cellAt(to)];
      if (merges.length < most) merges.push({ firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column });
    }
    const open = text.lastIndexOf("<");
    tail = open === -1 || text.length - open > 200 ? "" : text.slice(open);
    if (text.endsWith(">")) tail = "";
  }
  return merges;
}

/** "C7" as its row, from 1, and column, from 0. */
export function cellAt(ref: string): { row: number; column: number } {
  let column = 0;
  let index = 0;
  for (; index < ref.length; index += 1) {
    const code = ref.charCodeAt(index);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return { row: Number(ref.slice(index)), column: column - 1 };
}
