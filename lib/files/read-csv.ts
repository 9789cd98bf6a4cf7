import { FileProblem } from "./file-problem.ts";
import type { Delimiter } from "./find-delimiter.ts";
import { fileLimits } from "./limits.ts";
import { splitCsv } from "./split-csv.ts";

/** One row of a file: its number as a spreadsheet counts it, from 1, its cells as text, and what is wrong with it if something is. */
export type RawRow = { row: number; cells: string[]; problem: string | null };

const notUtf8 = "It has characters that cannot be read: the file mixes encodings. Save it anew as CSV UTF-8";
const oddQuote = "A quote in it is not closed as it should be";

/**
 * Reads CSV as it streams in: quotes doubled, line breaks inside quotes, lines that end with CRLF, LF or CR. Rows come in
 * batches. A row that is damaged is marked, never dropped; a quote that swallows the rest of the file throws FileProblem.
 */
export async function* readCsv(pieces: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<RawRow[]> {
  let open = "";
  let row = 0;
  let isStart = true;
  const take = (isLast: boolean): RawRow[] => {
    const { rows, used } = splitCsv(open, delimiter, isLast);
    open = open.slice(used);
    return rows.map(({ cells, isOdd }) => {
      row += 1;
      return { row, cells, problem: isOdd ? oddQuote : problemOf(cells) };
    });
  };
  for await (const piece of pieces) {
    open += piece;
    if (isStart && open.length < 8) continue;
    if (isStart) skipSeparatorLine();
    const rows = take(false);
    if (open.length > fileLimits.row) {
      throw new FileProblem(`Row ${row + 1} is longer than ${fileLimits.row.toLocaleString("en")} characters: perhaps a quote that opens there is never closed.`);
    }
    if (rows.length > 0) yield rows;
  }
  if (isStart) skipSeparatorLine();
  const rows = take(true);
  if (rows.length > 0) yield rows;

  /** "sep=;" tells Excel the separator and is no data, but counts as a row. */
  function skipSeparatorLine(): void {
    isStart = false;
    const line = open.match(/^sep=.\r?\n/i);
    if (!line) return;
    open = open.slice(line[0].length);
    row = 1;
  }
}

function problemOf(cells: readonly string[]): string | null {
  if (cells.length > fileLimits.columns) return `It has ${cells.length} cells, more than ${fileLimits.columns}`;
  for (const cell of cells) {
    if (cell.includes("\uFFFD")) return notUtf8;
    if (cell.length > fileLimits.cell) return `A cell of it has more than ${fileLimits.cell.toLocaleString("en")} characters`;
  }
  return null;
}
