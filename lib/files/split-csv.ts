/** Rows of a text of CSV, each with whether its quotes stand as they should, and how far the text was used up. */
export type SplitCsv = { rows: { cells: string[]; isOdd: boolean }[]; used: number };

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Splits CSV into rows. A quote opens at the start of a cell only; what stands behind its closing quote is kept and the
 * row marked as odd, so that one misplaced quote costs one row and not those after it. Unless `isLast`, the row that the
 * text breaks off in is left for the next call.
 */
export function splitCsv(text: string, delimiter: string, isLast: boolean): SplitCsv {
  const separator = delimiter.charCodeAt(0);
  const rows: SplitCsv["rows"] = [];
  let used = 0;
  let at = 0;
  let cells: string[] = [];
  let isOdd = false;
  while (at < text.length) {
    let cell = "";
    if (text.charCodeAt(at) === quote) {
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close === -1 || (close + 1 === text.length && !isLast)) {
          if (!isLast) return { rows, used };
          // Never closed: the rest of the text is the cell.
          cell += text.slice(at);
          at = text.length;
          isOdd = true;
          break;
        }
        cell += text.slice(at, close);
        at = close + 1;
        if (text.charCodeAt(at) !== quote) break;
        cell += '"';
        at += 1;
      }
    }
    const start = at;
    let code = text.charCodeAt(at);
    while (at < text.length && code !== separator && code !== lineFeed && code !== carriageReturn) {
      at += 1;
      code = text.charCodeAt(at);
    }
    if (at > start) {
      if (text.charCodeAt(start - 1) === quote && cell !== "") isOdd = true;
      cell += text.slice(start, at);
    }
    cells.push(cell);
    if (at === text.length) break;
    if (code === separator) {
      at += 1;
      // A separator at the very end has an empty cell behind it.
      if (at === text.length && isLast) cells.push("");
      continue;
    }
    if (code === carriageReturn) {
      if (at + 1 === text.length && !isLast) return { rows, used };
      if (text.charCodeAt(at + 1) === lineFeed) at += 1;
    }
    at += 1;
    rows.push({ cells, isOdd });
    cells = [];
    isOdd = false;
    used = at;
  }
  if (!isLast) return { rows, used };
  if (cells.length > 0) rows.push({ cells, isOdd });
  return { rows, used: text.length };
}
