import { isBlankRow } from "#components/grid/grid-rows.ts";
import type { GridRow } from "#components/grid/grid-column.ts";
import { decimal, isDecimalText, isZero, toAmount, toSen } from "#lib/canonical/money.ts";
import type { PlannedLine } from "#lib/canonical/plan-lines.ts";
import { taxByLine } from "#lib/canonical/tax.ts";
import { computeLineAmount } from "#lib/canonical/totals.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { tidyValue } from "#components/grid/tidy-value.ts";
import type { Translate } from "#messages/translate.ts";
import { lineFields } from "./document-fields.ts";
import type { Draft, DraftLine } from "./use-draft.ts";

type Cells = GridRow["values"];
/** A line of a stored document, as far as its fields are looked at by name. */
export type StoredLine = { readonly id: string };
/** A row of the grid: a line of the document (`id`), or a new one; `like` the line that it was split off. */
export type LineRow = GridRow & { readonly id: string | null; readonly like: string | null };

/** The fields of a line that are typed as numbers. */
const amountFields = ["quantity", "unitPrice", "unitCost", "discount", "taxRate", "tax", "amount"];

/** The fields of a line that its row has: what can be corrected, and what of it was delivered, to be seen beside. */
export function rowFields(kind: Kind): string[] {
  return [...lineFields(kind), "delivered"];
}

/** The rows of the grid: the lines of the document with what is typed over them, and the new ones between them. */
export function rowsOf(lines: readonly StoredLine[], fields: readonly string[], draft: Pick<Draft, "values" | "lines">): LineRow[] {
  const places = new Map(lines.map((line, index) => [line.id, index]));
  return (draft.lines ?? lines).flatMap((line): LineRow[] => {
    if (!("id" in line)) return [{ key: line.key, id: null, like: line.like, values: line.cells }];
    const index = places.get(line.id);
    const stored = index === undefined ? undefined : lines[index];
    // Somebody else has removed it meanwhile.
    if (stored === undefined) return [];
    const values = Object.fromEntries(fields.map((name) => [name, draft.values[`lines.${index}.${name}`] ?? textOf(stored, name)]));
    return [{ key: `id ${line.id}`, id: line.id, like: null, values }];
  });
}

/** What of the rows is another than in the document, as a draft keeps it. */
export function draftOf(lines: readonly StoredLine[], rows: readonly LineRow[]): Pick<Draft, "values" | "lines"> {
  const byId = new Map(rows.flatMap((row) => (row.id === null ? [] : [[row.id, row] as const])));
  const values = lines.flatMap((line, index) => {
    const cells = byId.get(line.id)?.values ?? {};
    return Object.entries(cells).flatMap(([name, text]) => (text === textOf(line, name) ? [] : [[`lines.${index}.${name}`, text] as const]));
  });
  const isSameOrder = rows.length === lines.length && rows.every((row, index) => row.id === lines[index]?.id);
  const planned = rows.map((row): DraftLine => (row.id === null ? { key: row.key, like: row.like, cells: row.values } : { id: row.id }));
  return { values: Object.fromEntries(values), ...(isSameOrder ? {} : { lines: planned }) };
}

/**
 * The lines of a draft over a document that others have changed since `base`: theirs that are new follow the line that they
 * followed, those that are gone are gone, and one that I removed and they changed stays: nobody has decided about it.
 */
export function rebaseLines(planned: readonly DraftLine[], base: readonly StoredLine[], present: readonly StoredLine[]): DraftLine[] {
  const known = new Map(base.map((line) => [line.id, JSON.stringify(line)]));
  const there = new Set(present.map(({ id }) => id));
  const kept = planned.filter((line) => !("id" in line) || there.has(line.id));
  const named = new Set(kept.flatMap((line) => ("id" in line ? [line.id] : [])));
  const rebased = [...kept];
  for (const [index, line] of present.entries()) {
    const isTheirs = !named.has(line.id) && known.get(line.id) !== JSON.stringify(line);
    if (!isTheirs) continue;
    const before = present[index - 1]?.id;
    const at = rebased.findIndex((one) => "id" in one && one.id === before);
    rebased.splice(at + 1, 0, { id: line.id });
  }
  return rebased;
}

/** An empty row to type into. */
export function blankLine(rows: readonly LineRow[], fields: readonly string[]): LineRow {
  return { key: freeKey(rows), id: null, like: null, values: Object.fromEntries(fields.map((name) => [name, name === "kind" ? "item" : ""])) };
}

/** A row in its two parts: the first one stays the line that it was, the second one is new and like it. */
export function asParts(rows: readonly LineRow[], row: LineRow, [first, second]: readonly [Cells, Cells]): readonly [LineRow, LineRow] {
  return [{ ...row, values: first }, { key: freeKey(rows), id: null, like: row.id ?? row.like, values: second }];
}

function freeKey(rows: readonly GridRow[]): string {
  const last = Math.max(0, ...rows.flatMap(({ key }) => (key.startsWith("new ") ? [Number(key.slice(4))] : [])));
  return `new ${last + 1}`;
}

/**
 * The rows after a step with what follows from it: a line's amount from its quantity, price and discount, and its tax from
 * its rate where it was so before; never over what was typed or pasted into the cell itself in that step.
 */
export function withConsequences(before: readonly LineRow[], after: readonly LineRow[], taxInclusive: boolean): readonly LineRow[] {
  const old = new Map(before.map((row) => [row.key, row]));
  return after.map((row) => (old.get(row.key) === row || row.values.amount === undefined ? row : { ...row, values: follow(old.get(row.key)?.values, row.values, taxInclusive) }));
}

function follow(before: Cells | undefined, after: Cells, taxInclusive: boolean): Cells {
  const isChanged = (name: string) => (before?.[name] ?? "") !== (after[name] ?? "");
  let cells = after;
  if (["quantity", "unitPrice", "discount"].some(isChanged) && !isChanged("amount")) cells = { ...cells, amount: amountOf(cells) ?? cells.amount ?? "" };
  const isTaxMoved = (cells.amount !== before?.amount || isChanged("taxRate")) && !isChanged("tax");
  if (isTaxMoved && (before === undefined || isTaxByRate(before, taxInclusive))) cells = { ...cells, tax: taxOf(cells, taxInclusive) ?? cells.tax ?? "" };
  return cells;
}

/** What quantity, price and discount come to; null where one of them is missing or no number. */
function amountOf(cells: Cells): string | null {
  const [quantity, unitPrice] = [numberIn(cells, "quantity"), numberIn(cells, "unitPrice")];
  const discount = isEmpty(cells.discount) ? "0" : numberIn(cells, "discount");
  return quantity === null || unitPrice === null || discount === null ? null : toAmount(computeLineAmount({ quantity, unitPrice, discount }));
}

/** The tax of the line by its rate, to the sen; null where there is none to work out. */
function taxOf(cells: Cells, taxInclusive: boolean): string | null {
  const [amount, taxRate] = [numberIn(cells, "amount"), numberIn(cells, "taxRate")];
  return amount === null || taxRate === null ? null : toSen(taxByLine({ amount, taxRate }, taxInclusive));
}

function isTaxByRate(cells: Cells, taxInclusive: boolean): boolean {
  const tax = isEmpty(cells.tax) ? "0" : numberIn(cells, "tax");
  if (tax === null) return false;
  return isEmpty(cells.taxRate) ? isZero(tax) : decimal(taxOf(cells, taxInclusive) ?? "0").equals(tax);
}

/** A cell as the document writes it. */
export function tidyCell(name: string, text: string): string {
  return tidyValue(amountFields.includes(name) ? "amount" : "text", text);
}

export function numberIn(cells: Cells, name: string): string | null {
  const text = tidyCell(name, cells[name] ?? "");
  return isDecimalText(text) ? text : null;
}

/** Why a cell cannot stay as it is: no number where there must be one. Undefined where it can. */
export function cellProblem(t: Translate, row: LineRow, name: string): string | undefined {
  if (isNew(row) && isBlankRow(row.values)) return undefined;
  const text = tidyCell(name, row.values[name] ?? "");
  if (!amountFields.includes(name)) return undefined;
  if (text === "") return ["quantity", "unitPrice", "amount"].includes(name) ? t("records.lineDraft.enterIt") : undefined;
  return isDecimalText(text) ? undefined : t("records.lineDraft.mustBeNumber", { text });
}

export type LineCorrection = {
  /** The lines that the document is to have; undefined where they stay as they are. */
  lines: PlannedLine[] | undefined;
  /** By path, lines by their place in `lines`. */
  changes: { path: string; value: string | null }[];
  /** The key of the row at each place. */
  keys: string[];
};

/** What is sent of the rows: the plan of the lines, and each cell that differs from what its line begins with. Empty new rows are none. */
export function correctionOf(lines: readonly StoredLine[], rows: readonly LineRow[]): LineCorrection {
  const kept = rows.filter((row) => !isNew(row) || !isBlankRow(row.values));
  const byId = new Map(lines.map((line) => [line.id, line]));
  const isSameOrder = kept.length === lines.length && kept.every((row, index) => row.id === lines[index]?.id);
  const changes = kept.flatMap((row, index) => {
    const from = byId.get(row.id ?? row.like ?? "");
    return Object.entries(row.values).flatMap(([name, text]) => {
      const old = from === undefined ? (name === "kind" ? "item" : "") : textOf(from, name);
      const typed = tidyCell(name, text);
      const value = typed === "" && isNothingEmpty(name) ? (isZeroText(old) ? old : "0.00") : typed;
      return value === old ? [] : [{ path: `lines.${index}.${name}`, value: value === "" ? null : value }];
    });
  });
  const planned = kept.map((row): PlannedLine => (row.id === null ? { like: row.like } : { id: row.id }));
  return { lines: isSameOrder ? undefined : planned, changes, keys: kept.map(({ key }) => key) };
}

function isNew(row: LineRow): boolean {
  return row.id === null && row.like === null;
}

/** Fields in which empty is as good as zero. */
function isNothingEmpty(name: string): boolean {
  return name === "discount" || name === "tax";
}

/** A field of a line as text; empty where there is nothing. */
export function textOf(line: StoredLine, name: string): string {
  const value = (line as { readonly [field: string]: unknown })[name];
  return value === null || value === undefined ? "" : String(value);
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

function isZeroText(text: string): boolean {
  return text === "" || (isDecimalText(text) && isZero(text));
}
