"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { formatAmount, formatMoney, formatSigned } from "#components/format/money.ts";
import type { CellMarks } from "#components/grid/grid-cell.tsx";
import { LinesGrid } from "#components/grid/lines-grid.tsx";
import { hasQuantity, splitCells } from "#components/grid/split-cells.ts";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { isDivisible } from "#lib/canonical/split-line.ts";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { tradeKinds } from "#lib/canonical/kinds.ts";
import { useDesk } from "./desk.tsx";
import type { Editing } from "./editing.ts";
import { fieldLabel, valueText } from "./field-label.ts";
import { lineColumns } from "./line-columns.ts";
import { asParts, blankLine, cellProblem, type LineRow, rowFields, type StoredLine, textOf } from "./line-draft.ts";
import { type LineSums, moreThan, sumLines } from "./line-sums.ts";

type EditLinesProps = {
  carrier: OfKind;
  /** The key that leads to them. */
  hints: KeyHints | undefined;
  editing: Editing;
  rows: readonly LineRow[];
  onRows: (rows: readonly LineRow[], how: "step" | "undo") => void;
  baseCurrency: string;
  /** Values as received where they are others now, by path. */
  received: { readonly [path: string]: { value: unknown } };
  /** Fields that findings are about, by path. */
  found: readonly string[];
  /** What was refused, by "<key of the row> <field>". */
  refused: { readonly [cell: string]: string };
  /** Empty cells are complained about too: saving was tried. */
  isTried: boolean;
  /** What the document says of itself, as typed. */
  stated: { rounding: string; tax: string; total: string };
  /** Takes what the lines come to. */
  onTake: (sums: { tax: string; total: string }) => void;
  /** Begins in the first cell. */
  isWanted: boolean;
};

/** The lines of a record to be corrected in place, with what they come to as one types. */
export function EditLines({ carrier, hints, editing, rows, onRows, baseCurrency, received, found, refused, isTried, stated, onTake, isWanted }: EditLinesProps) {
  const t = useTranslations();
  const { record } = useDesk();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWanted) element.current?.querySelector<HTMLElement>('[data-cell="0:itemCode"], [data-cell]')?.focus();
  }, [isWanted]);
  const trade = isOfKind(tradeKinds, carrier) ? carrier.document : null;
  const lines = (carrier.document as { lines: readonly StoredLine[] }).lines;
  const places = new Map(lines.map((line, index) => [line.id, index]));
  const hasDelivery = lines.some((line) => !["", "0"].includes(textOf(line, "delivered")));
  const columns = lineColumns(t, carrier.kind, editing, { hasDelivery });
  const fields = columns.map(({ name }) => name);

  const marksOf = (row: LineRow): { [column: string]: CellMarks } => {
    const index = row.id === null ? undefined : places.get(row.id);
    const line = index === undefined ? undefined : lines[index];
    const marks = fields.map((name): [string, CellMarks] => {
      const problem = refused[`${row.key} ${name}`] ?? cellProblem(t, row, name);
      const old = line === undefined ? undefined : textOf(line, name);
      const isChanged = old !== undefined && old !== row.values[name];
      const given = received[`lines.${index}.${name}`];
      return [name, {
        ...(problem !== undefined && (isTried || problem !== t("records.lineDraft.enterIt")) ? { error: problem } : {}),
        ...(isChanged ? { isChanged, old } : given === undefined ? {} : { old: given.value === null ? "" : valueText(t, given.value) }),
        ...(found.includes(`lines.${index}.${name}`) ? { isFound: true } : {}),
        ...(name === "itemCode" && line !== undefined && textOf(line, "sku") !== "" ? { placeholder: textOf(line, "sku") } : {}),
      }];
    });
    return Object.fromEntries(marks.filter(([, mark]) => Object.keys(mark).length > 0));
  };
  const whyWhole = (row: LineRow) => {
    const line = lines[places.get(row.id ?? row.like ?? "") ?? -1];
    if (line !== undefined && !isDivisible({ quantity: "1", ...line })) return t("records.editLines.notDivisible");
    return hasQuantity(row.values) ? null : t("records.editLines.quantityFirst");
  };
  const sums = trade === null ? null : sumLines(rows, { taxInclusive: trade.taxInclusive, rounding: stated.rounding });
  return (
    <div ref={element}>
      <LinesGrid
        label={t("records.editLines.lines")}
        hints={hints}
        columns={columns}
        rows={rows}
        onRows={onRows}
        blank={editing.mayPlanLines ? (now) => blankLine(now, rowFields(carrier.kind)) : null}
        split={{
          of: (now, index, away) => {
            const row = now[index];
            const parts = row === undefined ? null : splitCells(row.values, away);
            return row === undefined || parts === null ? null : asParts(now, row, parts);
          },
          whyNot: whyWhole,
        }}
        marksOf={marksOf}
        noteOf={({ id, like }) => (id !== null ? null : like === null ? t("records.editLines.new") : t("records.editLines.splitOff"))}
        lineOf={({ id, like }) => ({ recordId: record.id, lineId: id ?? like ?? "" })}
        labelOf={(index, { name }) => fieldLabel(t, `lines.${index}.${name}`)}
        baseCurrency={baseCurrency}
        isInBaseCurrency={trade === null || trade.currency === baseCurrency}
      />
      {trade !== null && <SumsLine sums={sums} stated={stated} currency={trade.currency} mayTake={editing.fields.includes("total")} onTake={onTake} />}
    </div>
  );
}

type SumsLineProps = { sums: LineSums | null; stated: EditLinesProps["stated"]; currency: string; mayTake: boolean; onTake: EditLinesProps["onTake"] };

/** What the lines give beside what the document says, counted with each key. */
function SumsLine({ sums, stated, currency, mayTake, onTake }: SumsLineProps) {
  const t = useTranslations();
  if (sums === null) return <p role="status" className="px-4 py-2 text-xs text-muted-foreground">{t("records.editLines.notReadable")}</p>;
  const more = moreThan(stated.total, sums.total);
  const moreTax = moreThan(stated.tax, sums.tax);
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 px-4 py-2 text-sm">
      <p role="status" className="tabular-nums">
        {t.rich(isZeroTax(sums.tax) ? "records.editLines.linesGive" : "records.editLines.linesGiveWithTax", { total: formatMoney(sums.total, currency), tax: formatAmount(sums.tax), b: (chunks) => <strong data-sum="total">{chunks}</strong> })}
        {more !== null && <span className="text-held-fg">{t("records.editLines.documentSays", { more: formatSigned(more) })}</span>}
        {more === null && moreTax !== null && <span className="text-held-fg">{t("records.editLines.documentSaysTax", { more: formatSigned(moreTax) })}</span>}
        {sums.roundings !== null && (
          <span className="block text-xs text-muted-foreground">
            {t("records.editLines.roundings", { byLine: formatAmount(sums.roundings.byLine), once: formatAmount(sums.roundings.once) })}
          </span>
        )}
      </p>
      {mayTake && (more !== null || moreTax !== null) && (
        <Button variant="outline" size="sm" onClick={() => onTake(sums)}>
          {t("records.editLines.take", { total: formatMoney(sums.total, currency) })}
        </Button>
      )}
    </div>
  );
}

function isZeroTax(tax: string): boolean {
  return /^-?0+(\.0+)?$/.test(tax);
}
