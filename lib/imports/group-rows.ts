import { isAmong, linedKinds } from "#lib/canonical/kinds.ts";
import type { RawRow } from "#lib/files/read-csv.ts";
import { cleanText } from "#lib/mapping/clean-text.ts";
import type { FileRow } from "#lib/mapping/draft-from-rows.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";

/** Rows of a file that are one document. */
export type RowGroup = {
  /** What they belong together by; empty where nothing does. */
  key: string;
  rows: FileRow[];
  firstRow: number;
  lastRow: number;
  /** Why no document can be made of them, whatever the mapping says. */
  problem: string | null;
};

/** A row of which no document is made, and why. */
export type SkippedRow = { row: number; why: "empty" | "totals" | "header" };

/** More lines than a document may have. */
const mostRows = 5000;
const total = /^((grand|sub|net|nett|report|page|overall)[\s-]*)?totals?(\s+(amount|sales|\(rm\)))?\s*[:=]?$|^jumlah(\s+(besar|keseluruhan|kecil))?\s*[:=]?$|^(合计|總計|总计|小计)[:：]?$/i;

/** Whether a cell of a row says that the row adds others up. */
export function isTotalsRow(cells: readonly string[]): boolean {
  return cells.some((cell) => total.test(cleanText(cell)));
}

/**
 * Puts rows together that are one document: those after each other with the same key, and those without one after them.
 * Empty rows, totals and repeated headers make no document. Give it rows with `take`, which hands back the document that
 * is complete, and at the end `finish`.
 */
export class RowGroups {
  readonly skipped: SkippedRow[] = [];
  skippedCount = 0;
  readonly #headers: readonly string[];
  readonly #body: MappingBody;
  readonly #hasLines: boolean;
  #current: RowGroup | null = null;

  constructor(headers: readonly string[], body: MappingBody) {
    this.#headers = headers;
    this.#body = body;
    this.#hasLines = isAmong(linedKinds, body.kind) || body.kind === "payment";
  }

  take({ row, cells, problem }: RawRow): RowGroup | null {
    const skip = this.#skipReason(cells, problem);
    if (skip !== null) {
      this.skippedCount += 1;
      if (skip !== "empty" && this.skipped.length < 1000) this.skipped.push({ row, why: skip });
      return null;
    }
    const own = Object.fromEntries(this.#headers.map((header, index) => [header, cells[index] ?? ""]));
    const isTooWide = cells.slice(this.#headers.length).some((cell) => cell.trim() !== "");
    const trouble = problem ?? (isTooWide ? `It has ${cells.length} cells for ${this.#headers.length} columns: a separator stands in one of its values` : null);
    const key = this.#keyOf(own);
    const current = this.#current;
    const goesOn = current !== null && this.#hasLines && this.#body.groupBy.length > 0 && (key === "" || key === current.key);
    if (goesOn) {
      current.lastRow = row;
      if (current.rows.length < mostRows) current.rows.push({ row, cells: own });
      else current.problem ??= `It has more than ${mostRows} rows`;
      if (trouble !== null) current.problem ??= `Row ${row}: ${trouble}`;
      return null;
    }
    this.#current = { key, rows: [{ row, cells: own }], firstRow: row, lastRow: row, problem: trouble === null ? null : `Row ${row}: ${trouble}` };
    return current;
  }

  finish(): RowGroup | null {
    const last = this.#current;
    this.#current = null;
    return last;
  }

  #keyOf(cells: Readonly<globalThis.Record<string, string>>): string {
    const parts = this.#body.groupBy.map((column) => cleanText(cells[column] ?? ""));
    return parts.every((part) => part === "") ? "" : JSON.stringify(parts);
  }

  #skipReason(cells: readonly string[], problem: string | null): SkippedRow["why"] | null {
    const filled = cells.map(cleanText).filter((cell) => cell !== "");
    if (filled.length === 0) return problem === null ? "empty" : null;
    if (filled.length >= 2 && cells.every((cell, index) => cleanText(cell) === "" || cleanText(cell).replace(/\s+/g, " ") === this.#headers[index])) return "header";
    if (!isTotalsRow(cells)) return null;
    const keys = this.#body.groupBy.map((column) => cleanText(cells[this.#headers.indexOf(column)] ?? ""));
    return keys.length === 0 || keys.every((key) => key === "" || total.test(key)) ? "totals" : null;
  }
}
