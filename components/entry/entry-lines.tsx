"use client";

import { useTranslations } from "next-intl";
import { get, useFormContext, useWatch } from "react-hook-form";
import { formatAmount } from "#components/format/money.ts";
import type { CellMarks } from "#components/grid/grid-cell.tsx";
import type { GridRow } from "#components/grid/grid-column.ts";
import { LinesGrid } from "#components/grid/lines-grid.tsx";
import { hasQuantity, splitCells } from "#components/grid/split-cells.ts";
import { tidyValue } from "#components/grid/tidy-value.ts";
import { sideName } from "#components/records/document-fields.ts";
import { fieldLabel } from "#components/records/field-label.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { type EntryColumn, type EntryGrid, shownColumns } from "./entry-fields.ts";
import { lineSums } from "./entry-sums.ts";
import { blankRow, type EntryRow } from "./entry-values.ts";

type EntryLinesProps = { kind: Kind; grid: EntryGrid; hasAmounts: boolean; baseCurrency: string };

const amountColumn: EntryColumn = { name: "amount", type: "amount", width: "6.5rem", isFixed: true };

/** The lines of the form, or what a payment settles. */
export function EntryLines({ kind, grid, hasAmounts, baseCurrency }: EntryLinesProps) {
  const t = useTranslations();
  const { setValue, formState } = useFormContext();
  const typed = (useWatch({ name: grid.list }) ?? []) as EntryRow[];
  const currency = useWatch({ name: "currency" }) as string | undefined;
  const side = sideName(kind) ?? "stock";
  const party = useWatch({ name: `${side}.code` }) as string | undefined;
  const columns = shownColumns(t, hasAmounts ? [...grid.columns, amountColumn] : grid.columns);
  const rows = typed.map((values, index) => ({ key: String(index), values: hasAmounts ? { ...values, amount: amountOf(values) } : values }));
  const problem = (get(formState.errors, grid.list) as { message?: string; root?: { message?: string } } | undefined)?.message;
  const blank = (): GridRow => ({ key: "", values: blankRow(kind) });
  const names = grid.columns.map(({ name }) => name);

  const take = (next: readonly GridRow[]) =>
    setValue(grid.list, next.map(({ values }) => Object.fromEntries(names.map((name) => [name, values[name] ?? ""]))), { shouldDirty: true, shouldValidate: formState.isSubmitted });
  return (
    <LinesGrid
      label={t(`entry.entryFields.lists.${grid.list}`)}
      columns={columns}
      rows={rows}
      onRows={take}
      blank={blank}
      split={grid.list === "lines" ? { of: splitRow, whyNot: ({ values }) => (hasQuantity(values) ? null : t("entry.entryLines.quantityFirst")) } : null}
      marksOf={(_, index) => marksOf(names, (name) => get(formState.errors, `${grid.list}.${index}.${name}`) as { message?: string } | undefined)}
      party={{ side, code: party ?? "" }}
      labelOf={(index, column) => (grid.list === "lines" ? fieldLabel(t, `lines.${index}.${column.name === "sku" ? "itemCode" : column.name}`) : `${column.label} ${index + 1}`)}
      problem={problem}
      baseCurrency={baseCurrency}
      isInBaseCurrency={currency === undefined || currency.trim().toUpperCase() === baseCurrency}
    />
  );
}

function marksOf(names: readonly string[], errorOf: (name: string) => { message?: string } | undefined): { [column: string]: CellMarks } {
  return Object.fromEntries(names.flatMap((name) => (errorOf(name)?.message === undefined ? [] : [[name, { error: errorOf(name)?.message }]])));
}

/** A row in two: quantity and discount are divided; amounts and taxes follow from what is typed. */
function splitRow(rows: readonly GridRow[], index: number, away: string): readonly [GridRow, GridRow] | null {
  const parts = splitCells(rows[index]?.values ?? {}, away);
  return parts === null ? null : [{ key: "first", values: parts[0] }, { key: "second", values: parts[1] }];
}

function amountOf(row: EntryRow): string {
  const tidy = (name: string) => tidyValue("amount", row[name] ?? "");
  const set = Object.fromEntries(["quantity", "unitPrice", "discount"].map((name) => [name, tidy(name)]).filter(([, value]) => value !== ""));
  const [sum] = lineSums([set], { taxInclusive: false, rounding: "0" }).lines;
  return sum === null || sum === undefined ? "" : formatAmount(sum.amount);
}
