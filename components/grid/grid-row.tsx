"use client";

import { CircleAlert, Scissors, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "#components/ui/button.tsx";
import type { AskedLine, AskedParty } from "#components/records/code-lookup.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ItemCandidate } from "#lib/reference/rank.ts";
import { type CellMarks, GridCell } from "./grid-cell.tsx";
import type { GridColumn, GridRow } from "./grid-column.ts";

/** What can be done with a row beside typing into it; the last cells of it. */
export const rowActs = ["split", "remove"] as const;
export type RowAct = (typeof rowActs)[number];

export type LineRowProps = {
  row: GridRow;
  index: number;
  columns: readonly GridColumn[];
  acts: readonly RowAct[];
  /** Why it cannot be split; null where it can. */
  whyWhole: string | null;
  /** Which of its cells Tab reaches; null where that is in another row. */
  current: string | null;
  marks: { readonly [column: string]: CellMarks };
  /** What the row is, where it is no plain one: "new", "split from line 2". */
  note: string | null;
  labelOf: (index: number, column: GridColumn) => string;
  baseCurrency: string;
  line?: AskedLine | undefined;
  party?: AskedParty | undefined;
  onText: (index: number, column: string, text: string) => void;
  onItem: (index: number, column: string, item: ItemCandidate) => void;
  onAct: (index: number, act: RowAct) => void;
};

/** One line to type into; where there is little room a block with a label over each field. */
export const LineRow = memo(function LineRow({ row, index, columns, acts, whyWhole, current, marks, note, labelOf, baseCurrency, line, party, onText, onItem, onAct }: LineRowProps) {
  const t = useTranslations();
  const errorId = `line-${row.key}-error`;
  const wrong = columns.filter(({ name }) => marks[name]?.error !== undefined);
  return (
    <>
      <div role="row" aria-rowindex={index + 2} className="col-span-full grid grid-cols-subgrid items-start [&>*]:min-w-0 [&>*]:px-0.5 [&>*]:py-1 @max-md:grid-cols-4 @max-md:items-end @max-md:gap-2 @max-md:px-4 @max-md:py-3 @max-md:[&>*]:p-0">
        <div role="rowheader" className="pl-4! text-xs text-muted-foreground tabular-nums @max-md:col-span-2 @max-md:row-start-1 @max-md:self-center @max-md:pl-0! @max-md:font-medium @md:pt-2.5!">
          <span className="@md:hidden">{t("grid.gridRow.line")} </span>
          {index + 1}
          {note !== null && <span className="ml-1 text-2xs text-primary-text @md:ml-0 @md:block">{note}</span>}
        </div>
        {columns.map((column) => {
          const { name } = column;
          const mark = marks[name] ?? noMarks;
          // What is a charge has no item.
          const isCharge = column.type === "item" && (row.values.kind ?? "item") !== "item";
          const isFixed = column.isFixed === true || isCharge;
          // What is only shown is reached by the arrows too, to be read.
          const stop = isFixed ? { "data-cell": `${index}:${name}`, tabIndex: current === name ? 0 : -1 } : {};
          return (
            <div key={name} role="gridcell" {...stop} className={cn("rounded-md", spanOf(column))}>
              <span className="mb-0.5 block text-xs text-muted-foreground @md:hidden" aria-hidden>
                {column.label}
              </span>
              {isFixed ? (
                <p className={cn("min-h-8 px-1.5 py-1.5 break-words", column.type === "amount" ? "text-right font-medium tabular-nums" : "text-muted-foreground")}>{isCharge ? t("grid.gridRow.noItem") : row.values[name]}</p>
              ) : (
                <GridCell
                  column={column}
                  text={row.values[name] ?? ""}
                  label={labelOf(index, column)}
                  place={`${index}:${name}`}
                  isCurrent={current === name}
                  marks={mark}
                  errorId={errorId}
                  baseCurrency={baseCurrency}
                  line={line}
                  party={party}
                  itemCode={row.values.itemCode ?? row.values.sku ?? ""}
                  onText={(text) => onText(index, name, text)}
                  onItem={(item) => onItem(index, name, item)}
                />
              )}
              {mark.old !== undefined && (
                <span className={cn("block truncate px-1.5 text-2xs text-muted-foreground", column.type === "amount" && "text-right")} title={t("grid.gridRow.beforeTitle", { old: mark.old })}>
                  <span className="sr-only">{t("grid.gridRow.before")} </span>
                  <del>{mark.old === "" ? t("grid.gridRow.empty") : mark.old}</del>
                </span>
              )}
            </div>
          );
        })}
        {acts.map((act) => (
          <div key={act} role="gridcell" className={cn("@max-md:row-start-1 @max-md:text-right", act === "remove" ? "@max-md:col-start-4" : "@max-md:col-start-3")}>
            <ActButton act={act} index={index} isCurrent={current === act} whyNot={act === "split" ? whyWhole : null} onAct={onAct} />
          </div>
        ))}
      </div>
      {wrong.length > 0 && (
        <div role="row" className="col-span-full px-4 pb-1.5 text-xs text-error-fg @md:pl-11">
          <div role="gridcell">
            <p id={errorId} role="alert">
              {wrong.map(({ name, label }) => (
                <span key={name} className="mr-3 inline-flex items-center gap-1">
                  <CircleAlert className="size-3.5" aria-hidden /> {label}: {marks[name]?.error}
                </span>
              ))}
            </p>
          </div>
        </div>
      )}
    </>
  );
}, isSame);

const noMarks: CellMarks = {};

type ActButtonProps = { act: RowAct; index: number; isCurrent: boolean; whyNot: string | null; onAct: LineRowProps["onAct"] };

function ActButton({ act, index, isCurrent, whyNot, onAct }: ActButtonProps) {
  const t = useTranslations();
  const label = act === "split" ? t("grid.gridRow.split", { line: index + 1 }) : t("grid.gridRow.remove", { line: index + 1 });
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className="aria-disabled:opacity-40"
      data-cell={`${index}:${act}`}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={label}
      aria-disabled={whyNot !== null || undefined}
      title={whyNot ?? label}
      onClick={() => whyNot === null && onAct(index, act)}
    >
      {act === "split" ? <Scissors /> : <Trash2 />}
    </Button>
  );
}

function spanOf({ name, type }: GridColumn): string {
  if (name === "description") return "@max-md:col-span-4";
  if (type === "item" || name === "number") return "@max-md:col-span-3";
  return type === "location" || type === "tax-code" || name === "amount" ? "@max-md:col-span-2" : "";
}

/** Typing into one row must not draw a hundred others: rows and marks are made anew at each key and mostly say the same. */
function isSame(before: LineRowProps, now: LineRowProps): boolean {
  const { row, marks, line, party, ...rest } = now;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return (
    keys.every((key) => Object.is(before[key], now[key])) &&
    before.row.key === row.key && isAlike(before.row.values, row.values) &&
    before.line?.lineId === line?.lineId && before.party?.side === party?.side && before.party?.code === party?.code && JSON.stringify(before.marks) === JSON.stringify(marks)
  );
}

function isAlike(a: GridRow["values"], b: GridRow["values"]): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}
