import type { Readable } from "node:stream";
import { FileProblem } from "../file-problem.ts";
import { fileLimits } from "../limits.ts";
import type { RawRow } from "../read-csv.ts";
import { type NumberShape, numberText } from "./cell-text.ts";
import { cellAt, type Merge } from "./find-merges.ts";
import { parseXml } from "./parse-xml.ts";
import { type SharedStrings, unescaped } from "./shared-strings.ts";

export type SheetFacts = { strings: SharedStrings; shapes: readonly NumberShape[]; is1904: boolean; merges: readonly Merge[] };

/**
 * Reads a sheet row by row as it streams in: what a cell shows, of a formula its stored value. A merged block's value
 * stands in all of its cells. Rows that are not in the file are empty and are left out; the numbers of the others are as
 * in Excel.
 */
export async function* readSheet(stream: Readable, { strings, shapes, is1904, merges }: SheetFacts): AsyncGenerator<RawRow[]> {
  let done: RawRow[] = [];
  let current: RawRow = { row: 0, cells: [], problem: null };
  let column = -1;
  let type = "n";
  let style = 0;
  let text = "";
  let isValue = false;
  let hasFormula = false;
  let hasValue = false;
  const spread = new MergedCells(merges);

  yield* parseXml(
    stream,
    {
      open(name, attributes) {
        switch (name) {
          case "row":
            current = { row: attributes.r === undefined ? current.row + 1 : Number(attributes.r), cells: [], problem: null };
            column = -1;
            break;
          case "c":
            column = attributes.r === undefined ? column + 1 : cellAt(attributes.r).column;
            if (column >= fileLimits.columns) current.problem = `It has cells beyond column ${fileLimits.columns}`;
            type = attributes.t ?? "n";
            style = Number(attributes.s ?? 0);
            text = "";
            hasFormula = false;
            hasValue = false;
            break;
          case "f":
            hasFormula = true;
            break;
          case "v":
          case "t":
            isValue = true;
            hasValue = true;
            break;
          case "worksheet":
          case "sheetData":
            break;
        }
      },
      text(piece) {
        if (isValue && text.length <= fileLimits.cell) text += piece;
      },
      close(name) {
        if (name === "v" || name === "t") isValue = false;
        else if (name === "c" && column >= 0 && column < fileLimits.columns) {
          const shown = hasValue ? cellText(type, text, style) : hasFormula ? "#CALC!" : "";
          if (shown !== "") {
            while (current.cells.length < column) current.cells.push("");
            current.cells[column] = shown;
          }
        } else if (name === "row") {
          spread.fill(current);
          if (current.cells.some((cell) => cell !== "") || current.problem !== null) done.push(current);
        }
      },
    },
    () => {
      if (done.length === 0) return null;
      const rows = done;
      done = [];
      return rows;
    },
  );

  function cellText(of: string, written: string, styleId: number): string {
    switch (of) {
      case "s":
        return strings.at(Number(written));
      case "b":
        return written === "1" ? "TRUE" : "FALSE";
      case "str":
      case "inlineStr":
        return unescaped(written);
      case "d":
        return written.replace("T", " ");
      case "e":
        return written;
      default:
        return numberText(written, shapes[styleId] ?? { is: "plain" }, is1904);
    }
  }
}

/** Gives the value of a merged block to its other cells as the rows go by. */
class MergedCells {
  readonly #starts: readonly Merge[];
  #next = 0;
  #open: (Merge & { value: string })[] = [];

  constructor(merges: readonly Merge[]) {
    this.#starts = [...merges].sort((a, b) => a.firstRow - b.firstRow);
  }

  fill(row: RawRow): void {
    if (this.#starts.length === 0) return;
    this.#open = this.#open.filter(({ lastRow }) => lastRow >= row.row);
    for (let merge = this.#starts[this.#next]; merge && merge.firstRow <= row.row; merge = this.#starts[++this.#next]) {
      const value = merge.firstRow === row.row ? (row.cells[merge.firstColumn] ?? "") : "";
      if (value !== "" && merge.lastColumn < fileLimits.columns) this.#open.push({ ...merge, value });
    }
    for (const { firstColumn, lastColumn, value } of this.#open) {
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        while (row.cells.length <= column) row.cells.push("");
        if (row.cells[column] === "") row.cells[column] = value;
      }
    }
  }
}

/** A stream of a sheet's part; throws where the workbook lists a sheet that it does not have. */
export function existing(stream: Readable | null): Readable {
  if (stream === null) throw new FileProblem("The workbook is damaged: a sheet of it is missing. Open it in Excel and save it anew.");
  return stream;
}
