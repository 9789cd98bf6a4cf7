import type { FieldValues } from "react-hook-form";
import { isMaster } from "#components/records/document-fields.ts";
import { isAmong, type Kind, tradeKinds } from "#lib/canonical/kinds.ts";
import { aboutPath, footFields, gridOf, headFields } from "./entry-fields.ts";
import { lineSums } from "./entry-sums.ts";
import type { CellType } from "#components/grid/grid-column.ts";
import { isBlankRow } from "#components/grid/grid-rows.ts";
import { tidyValue } from "#components/grid/tidy-value.ts";

/** A row of the grid as typed; every column of the kind, and the item that was chosen for it. */
export type EntryRow = { [column: string]: string };

/** What the form starts with. Amounts and quantities are text as people type it. */
export type EntryDefaults = { number: string | null; today: string; baseCurrency: string };

const emptyRows = 3;

/** An empty form of a kind. Its fields have the paths of the document that becomes of them. */
export function blankValues(kind: Kind, { number, today, baseCurrency }: EntryDefaults): FieldValues {
  const values: FieldValues = {};
  for (const { path, type } of [...headFields(kind), ...footFields(kind)]) setAt(values, path, type === "flag" ? false : type === "currency" ? baseCurrency : "");
  values.number = number ?? "";
  values.date = today;
  const grid = gridOf(kind);
  if (grid !== null) values[grid.list] = Array.from({ length: emptyRows }, () => blankRow(kind));
  return values;
}

export function blankRow(kind: Kind): EntryRow {
  return Object.fromEntries((gridOf(kind)?.columns ?? []).map(({ name, type }) => [name, type === "choice" ? "item" : ""]));
}

/**
 * The document that the form says: blank fields left out, numbers tidied, line amounts, taxes and totals worked out. Rows
 * keep their places, so that what is wrong with one is shown at it; blank ones at the end are none.
 */
export function toDocument(kind: Kind, values: FieldValues): { [field: string]: unknown } {
  const document: FieldValues = {};
  for (const { path, type } of [...headFields(kind), ...footFields(kind)]) {
    const value: unknown = valueOf(values, path);
    if (path === aboutPath) continue;
    if (typeof value === "boolean") setAt(document, path, value);
    else if (typeof value === "string" && tidyValue(type, value) !== "") setAt(document, path, tidyValue(type, value));
  }
  const about: unknown = valueOf(values, aboutPath);
  if (typeof about === "string" && about.trim() !== "") document.references = [{ number: about.trim(), docNo: about.trim() }];
  if (isMaster(kind)) Object.assign(document, { number: String(document.code ?? document.sku ?? document.name ?? "").slice(0, 50).trim() || undefined, date: values.date });
  const grid = gridOf(kind);
  const rows = rowsOf(kind, values);
  if (grid?.list === "settles") document.settles = rows.map((row) => ({ ...row, docNo: row.number }));
  else if (grid !== null) {
    const lines = rows.map((row, index) => lineOf(kind, row, index));
    document.lines = lines;
    if (isAmong(tradeKinds, kind)) {
      const sums = lineSums(lines, { taxInclusive: document.taxInclusive === true, rounding: String(document.rounding ?? "0") });
      document.lines = lines.map((line, index) => ({ ...line, ...sums.lines[index] }));
      if (sums.total !== null) Object.assign(document, { tax: sums.tax, total: sums.total });
    }
  }
  return document;
}

/** The rows that something was typed into, with their fields tidied and blank ones left out. */
function rowsOf(kind: Kind, values: FieldValues): EntryRow[] {
  const grid = gridOf(kind);
  if (grid === null) return [];
  const rows = (values[grid.list] ?? []) as EntryRow[];
  const last = rows.findLastIndex((row) => !isBlankRow(row));
  const types = new Map<string, CellType>(grid.columns.map(({ name, type }) => [name, type]));
  return rows.slice(0, last + 1).map((row) => {
    const tidied = Object.entries(row).map(([name, value]) => [name, tidyValue(types.get(name) ?? "text", value)] as const);
    return Object.fromEntries(tidied.filter(([, value]) => value !== ""));
  });
}

function lineOf(kind: Kind, row: EntryRow, index: number): EntryRow {
  // What a delivery is worth is on its order; it may be entered by quantities alone.
  const price: EntryRow = kind === "delivery_order" && row.unitPrice === undefined ? { unitPrice: "0.00" } : {};
  return { id: String(index + 1), ...price, ...row };
}

/** What stands at a path of the form. */
export function valueOf(values: FieldValues, path: string): unknown {
  let here: unknown = values;
  for (const key of path.split(".")) here = (here as FieldValues | null | undefined)?.[key];
  return here;
}

function setAt(values: FieldValues, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop();
  let here = values;
  for (const [depth, key] of keys.entries()) {
    const next = keys[depth + 1] ?? last ?? "";
    here[key] ??= /^\d+$/.test(next) ? [] : {};
    here = here[key] as FieldValues;
  }
  if (last !== undefined) here[last] = value;
}
