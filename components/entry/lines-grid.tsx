"use client";

import { Plus, Trash2 } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { get, useFieldArray, useFormContext } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { EntryGrid } from "./entry-fields.ts";
import { blankRow, type EntryRow } from "./entry-values.ts";
import { GridRow } from "./grid-row.tsx";
import { parsePasted, withPasted } from "./paste-rows.ts";

type LinesGridProps = { kind: Kind; grid: EntryGrid; hasAmounts: boolean; baseCurrency: string };

/**
 * Rows to type into as in a spreadsheet: Enter goes down and adds a line at the end, arrows move, and rows copied from a
 * spreadsheet fill the cells from the one on that they are pasted into.
 */
export function LinesGrid({ kind, grid, hasAmounts, baseCurrency }: LinesGridProps) {
  const { control, getValues, formState } = useFormContext();
  const { fields, append, remove, replace } = useFieldArray({ control, name: grid.list });
  const table = useRef<HTMLTableElement>(null);
  const typed = grid.columns.filter((column) => column.type !== "line-kind");
  const first = typed[0]?.name ?? "";
  const problem = (get(formState.errors, grid.list) as { message?: string; root?: { message?: string } } | undefined)?.message;

  const focusCell = (row: number, column: string) => {
    // The row may be on its way.
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus());
  };
  const goDown = (row: number, column: string) => {
    if (row >= fields.length - 1) append(blankRow(kind), { shouldFocus: false });
    focusCell(row + 1, column);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (place === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") goDown(place.row, first);
    else if (event.key === "ArrowDown" && place.row < fields.length - 1) focusCell(place.row + 1, place.column);
    else if (event.key === "ArrowUp" && place.row > 0) focusCell(place.row - 1, place.column);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    const cells = place === null ? null : parsePasted(event.clipboardData.getData("text/plain"));
    if (place === null || cells === null || cells.length === 0) return;
    event.preventDefault();
    const rows = (getValues(grid.list) ?? []) as EntryRow[];
    replace(withPasted(rows, place, typed.map((column) => column.name), cells, () => blankRow(kind)));
    focusCell(place.row + cells.length - 1, place.column);
  };

  return (
    <section aria-label={grid.title} className="border-y bg-card">
      {/* Only catches what bubbles up from the cells. */}
      <div role="presentation" onKeyDown={onKeyDown} onPaste={onPaste}>
        <table ref={table} className="w-full text-sm max-lg:block">
          <caption className="sr-only">{grid.title}</caption>
          <thead className="text-xs text-muted-foreground max-lg:sr-only">
            <tr>
              <th scope="col" className="w-9 py-2 pl-4 text-left font-medium">
                <span className="sr-only">Number</span>
              </th>
              {grid.columns.map((column) => (
                <th key={column.name} scope="col" style={{ width: column.width }} className={`px-1 py-2 font-medium ${column.type === "amount" ? "text-right" : "text-left"}`} title={column.help}>
                  {column.label}
                </th>
              ))}
              {hasAmounts && <th scope="col" className="w-28 px-2 py-2 text-right font-medium">Amount</th>}
              <th scope="col" className="w-10 pr-4">
                <span className="sr-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody className="max-lg:block max-lg:divide-y">
            {fields.map((field, index) => (
              <GridRow key={field.id} list={grid.list} index={index} columns={grid.columns} hasAmounts={hasAmounts} baseCurrency={baseCurrency}>
                <Button variant="ghost" size="icon-sm" aria-label={`Remove line ${index + 1}`} onClick={() => (fields.length === 1 ? replace([blankRow(kind)]) : remove(index))}>
                  <Trash2 />
                </Button>
              </GridRow>
            ))}
          </tbody>
        </table>
      </div>
      {problem !== undefined && <p role="alert" className="px-4 py-1 text-xs text-error-fg">{problem}</p>}
      <div className="flex flex-wrap items-center gap-3 border-t px-4 py-2">
        <Button variant="outline" size="sm" onClick={() => goDown(fields.length - 1, first)}>
          <Plus /> Add a line
        </Button>
        <p className="text-xs text-muted-foreground max-lg:hidden">
          <Kbd>Enter</Kbd> goes to the next line, <Kbd>↑</Kbd> <Kbd>↓</Kbd> move. Rows copied from a spreadsheet can be pasted into any cell.
        </p>
        {grid.columns.map(({ name, help }) => help !== undefined && <p key={name} className="text-xs text-muted-foreground">{help}</p>)}
      </div>
    </section>
  );
}

/** Which cell something happened in. */
function placeOf(target: EventTarget): { row: number; column: string } | null {
  const cell = target instanceof HTMLElement ? target.dataset.cell : undefined;
  const [row, column] = cell?.split(":") ?? [];
  return row === undefined || column === undefined ? null : { row: Number(row), column };
}
