"use client";

import { Plus, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, type PointerEvent, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { AskedLine, AskedParty } from "#components/records/code-lookup.tsx";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { ItemCandidate } from "#lib/reference/rank.ts";
import type { CellMarks } from "./grid-cell.tsx";
import type { GridColumn, GridRow } from "./grid-column.ts";
import { LineRow, type RowAct, rowActs } from "./grid-row.tsx";
import { withAdded, withItem, withParts, withPasted, withRemoved, withText } from "./grid-rows.ts";
import { type Steps, undoStep, withStep } from "./grid-steps.ts";
import { moveIn } from "./move-in.ts";
import { parsePasted } from "./paste-rows.ts";

const SplitDialog = loadLater(() => import("./split-dialog.tsx").then((module) => module.SplitDialog));

/** How many rows are drawn before somebody asks for the others. */
const shownAtFirst = 100;

export type LinesGridProps<R extends GridRow> = {
  label: string;
  /** The key that leads into it. */
  hints?: KeyHints | undefined;
  columns: readonly GridColumn[];
  rows: readonly R[];
  /** Takes the rows as they are after one step, or after one was taken back. */
  onRows: (rows: readonly R[], how: "step" | "undo") => void;
  /** A new row; null where rows are not added, removed or split. */
  blank: ((rows: readonly R[]) => R) | null;
  /** A row in two parts, and why one cannot be; null where rows have no quantity to divide. */
  split: { of: (rows: readonly R[], index: number, away: string) => readonly [R, R] | null; whyNot: (row: R) => string | null } | null;
  marksOf: (row: R, index: number) => { readonly [column: string]: CellMarks };
  noteOf?: (row: R) => string | null;
  lineOf?: (row: R) => AskedLine | undefined;
  /** Whom a document is for that is not stored yet. */
  party?: AskedParty | undefined;
  labelOf: (index: number, column: GridColumn) => string;
  /** What is wrong with the lines as a whole. */
  problem?: string | undefined;
  /** The company's own currency, in which items have their prices, and whether the lines have theirs in it too. */
  baseCurrency: string;
  isInBaseCurrency: boolean;
};

/**
 * Lines to type into as in a spreadsheet. Arrows, Home, End, Page Up and Down, and Tab move from cell to cell; a letter types
 * over what is there, Enter or F2 into it; Escape takes the cell back, and once more leaves the grid. Rows that were copied
 * from a spreadsheet fill the cells from the one on that they are pasted into. Ctrl Z takes back the last step.
 */
export function LinesGrid<R extends GridRow>(props: LinesGridProps<R>) {
  const t = useTranslations();
  const { label, hints, columns, rows, blank, split, marksOf, noteOf, lineOf, party, labelOf, problem, baseCurrency } = props;
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const table = useRef<HTMLDivElement>(null);
  const after = useRef<HTMLButtonElement>(null);
  const [isWhole, setIsWhole] = useState(rows.length <= shownAtFirst);
  const [place, setPlace] = useState({ row: 0, cell: columns[0]?.name ?? "" });
  const [steps, setSteps] = useState<Steps<R>>([]);
  const [splitAt, setSplitAt] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  // How the focused cell is used, and what stood in it before; no part of what is drawn.
  const isTyping = useRef(false);
  const before = useRef("");
  const runFrom = useRef<string | null>(null);

  const shown = isWhole ? rows : rows.slice(0, shownAtFirst);
  const acts = rowActs.filter((act) => (act === "split" ? blank !== null && split !== null : blank !== null));
  const cells = [...columns.map(({ name }) => name), ...acts];
  const current = { row: Math.min(place.row, shown.length - 1), cell: cells.includes(place.cell) ? place.cell : (cells[0] ?? "") };

  const focusCell = useCallback((row: number, cell: string) => {
    const focus = () => {
      const found = table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${cell}"]`);
      found?.focus();
      return found !== null && found !== undefined;
    };
    // A new row may be on its way.
    if (!focus()) requestAnimationFrame(() => focus());
  }, []);
  const step = useCallback((what: string, next: (rows: readonly R[]) => readonly R[]) => {
    const { rows: now, onRows } = latest.current;
    setSteps((done) => withStep(done, now, what));
    onRows(next(now), "step");
  }, []);
  const undo = () => {
    const undone = undoStep(steps);
    if (undone === null) return setSaid(t("grid.linesGrid.nothingToUndo"));
    setSteps(undone.steps);
    props.onRows(undone.rows, "undo");
    isTyping.current = false;
    setSaid(t("grid.linesGrid.undone"));
    focusCell(Math.min(current.row, undone.rows.length - 1), current.cell);
  };
  const addAt = (at: number, cell: string) => {
    if (blank === null) return;
    if (!isWhole && at >= shown.length) setIsWhole(true);
    step("add a line", (now) => withAdded(now, at, blank(now)));
    focusCell(at, cell);
  };

  // What was chosen in a look-up is not typed on: the next letter types over it, and arrows move.
  const settle = useCallback(() => {
    if (document.activeElement?.role !== "combobox") return;
    isTyping.current = false;
    requestAnimationFrame(() => document.activeElement instanceof HTMLInputElement && document.activeElement.role === "combobox" && document.activeElement.select());
  }, []);
  const onText = useCallback((row: number, column: string, text: string) => {
    if (latest.current.rows[row]?.values[column] !== text) step(`type ${row} ${column}`, (now) => withText(now, { row, column }, text));
    settle();
  }, [step, settle]);
  const onItem = useCallback((row: number, column: string, item: ItemCandidate) => {
    const known = latest.current.isInBaseCurrency ? item : { ...item, price: null };
    step(`choose ${row} ${column}`, (now) => now.map((one, index) => (index === row ? withItem(one, column, known) : one)));
    settle();
  }, [step, settle]);
  const removeAt = useCallback((row: number) => {
    const last = latest.current.rows.length - 1;
    step("remove a line", (now) => withRemoved(now, row, latest.current.blank ?? ((rowsNow) => rowsNow[0] as R)));
    setSaid(t("grid.linesGrid.removed", { line: row + 1 }));
    focusCell(Math.max(0, Math.min(row, last - 1)), "remove");
  }, [t, step, focusCell, setSaid]);
  const onAct = useCallback((row: number, act: RowAct) => {
    if (act === "split") setSplitAt(row);
    else removeAt(row);
  }, [removeAt, setSplitAt]);

  const goDown = (row: number, cell: string) => {
    const column = runFrom.current ?? cell;
    runFrom.current = null;
    if (row < shown.length - 1) focusCell(row + 1, column);
    else addAt(rows.length, columns.some(({ name }) => name === column) ? column : (cells[0] ?? ""));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = placeOf(event.target);
    if (at === null || event.defaultPrevented || event.nativeEvent.isComposing || event.altKey) return;
    const field = event.target as HTMLElement;
    const isFar = event.ctrlKey || event.metaKey;
    const taken = () => event.preventDefault();
    if (isFar && event.key.toLowerCase() === "z") {
      taken();
      return undo();
    }
    if (isFar && event.key === "Enter") return;
    if (isTyping.current) {
      if (event.key === "Enter") {
        taken();
        isTyping.current = false;
        return goDown(at.row, at.cell);
      }
      if (event.key === "Escape") {
        taken();
        event.stopPropagation();
        isTyping.current = false;
        onText(at.row, at.cell, before.current);
        return selectAll(field);
      }
      const moves = event.key === "Tab" || (isVertical(event.key) && !(field instanceof HTMLSelectElement));
      if (!moves) return;
    } else if (event.key === "Escape") {
      taken();
      event.stopPropagation();
      return after.current?.focus();
    } else if ((event.key === "Enter" || event.key === "F2") && !(field instanceof HTMLButtonElement)) {
      taken();
      return begin(field);
    } else if ((event.key === "Delete" || event.key === "Backspace") && field instanceof HTMLInputElement && !field.readOnly) {
      taken();
      return onText(at.row, at.cell, "");
    }
    const to = moveIn({ rows: shown.length, columns: cells.length }, { row: at.row, column: cells.indexOf(at.cell) }, event);
    if (to === null || to === "out") return;
    taken();
    // As in a spreadsheet: Enter after a run of Tabs goes to where the run began, a line further down.
    runFrom.current = event.key === "Tab" && !event.shiftKey && to.row === at.row ? (runFrom.current ?? at.cell) : null;
    focusCell(to.row, cells[to.column] ?? "");
  };
  const begin = (field: HTMLElement) => {
    if (field instanceof HTMLInputElement && !field.readOnly) {
      isTyping.current = true;
      field.setSelectionRange(field.value.length, field.value.length);
    } else if (field instanceof HTMLSelectElement) {
      isTyping.current = true;
      field.showPicker?.();
    }
  };
  const onFocus = (event: FocusEvent) => {
    const at = placeOf(event.target);
    if (at === null) return;
    setPlace(at);
    isTyping.current = false;
    before.current = rows[at.row]?.values[at.cell] ?? "";
    selectAll(event.target as HTMLElement);
  };
  const onPointerDown = (event: PointerEvent) => {
    runFrom.current = null;
    if (!(event.target instanceof HTMLInputElement) || placeOf(event.target) === null) return;
    const isTouch = event.pointerType !== "mouse";
    if (event.target === document.activeElement || isTouch) isTyping.current = true;
    else {
      // The first click goes to the cell, the second one into its text.
      event.preventDefault();
      event.target.focus();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const at = placeOf(event.target);
    const pasted = at === null ? null : parsePasted(event.clipboardData.getData("text/plain"));
    if (at === null || pasted === null || pasted.length === 0) return;
    event.preventDefault();
    const typed = columns.filter(({ isFixed, type }) => !isFixed && type !== "choice").map(({ name }) => name);
    const room = { rows: blank === null ? rows.length - at.row : pasted.length, columns: typed.length - Math.max(0, typed.indexOf(at.cell)) };
    const fitting = pasted.slice(0, room.rows);
    if (!isWhole && at.row + fitting.length > shown.length) setIsWhole(true);
    step("paste", (now) => withPasted(now, { row: at.row, column: at.cell }, typed, fitting, blank ?? (() => rows[0] as R)));
    isTyping.current = false;
    const lost = { rows: pasted.length - fitting.length, columns: Math.max(0, ...pasted.map((texts) => texts.length)) - room.columns };
    setSaid([t("grid.linesGrid.pasted", { count: fitting.length }), lost.rows > 0 && t("grid.linesGrid.rowsWithoutPlace", { rows: lost.rows }), lost.columns > 0 && t("grid.linesGrid.columnsWithoutPlace", { columns: lost.columns })].filter(Boolean).join(" "));
    focusCell(at.row, at.cell);
  };

  return (
    <section aria-label={label} className="@container border-y bg-card">
      <div className="overflow-x-auto" onKeyDown={onKeyDown} onPaste={onPaste} onFocus={onFocus} onPointerDown={onPointerDown} onInput={() => (isTyping.current = true)} role="presentation">
        <div ref={table} role="grid" aria-label={label} {...hints} aria-rowcount={rows.length + 1} className="grid min-w-max text-sm @max-md:block @max-md:min-w-0 @max-md:divide-y" style={{ gridTemplateColumns: tracksOf(columns, acts.length) }}>
          <div role="row" aria-rowindex={1} className="col-span-full grid grid-cols-subgrid items-end text-xs font-medium text-muted-foreground [&>*]:px-1 [&>*]:py-2 @max-md:sr-only">
            <span role="columnheader">
              <span className="sr-only">{t("grid.linesGrid.line")}</span>
            </span>
            {columns.map((column) => (
              <span key={column.name} role="columnheader" className={column.type === "amount" ? "text-right" : ""} title={column.help}>
                {column.label}
              </span>
            ))}
            {acts.map((act) => (
              <span key={act} role="columnheader">
                <span className="sr-only">{act === "split" ? t("grid.linesGrid.split") : t("grid.linesGrid.remove")}</span>
              </span>
            ))}
          </div>
            {shown.map((row, index) => (
              <LineRow
                key={row.key}
                row={row}
                index={index}
                columns={columns}
                acts={acts}
                whyWhole={split?.whyNot(row) ?? null}
                current={current.row === index ? current.cell : null}
                marks={marksOf(row, index)}
                note={noteOf?.(row) ?? null}
                labelOf={labelOf}
                baseCurrency={baseCurrency}
                line={lineOf?.(row)}
                party={party}
                onText={onText}
                onItem={onItem}
                onAct={onAct}
              />
            ))}
        </div>
      </div>
      {problem !== undefined && <p role="alert" className="px-4 py-1 text-xs text-error-fg">{problem}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t px-4 py-2">
        {!isWhole && (
          <Button variant="ghost" size="sm" onClick={() => setIsWhole(true)}>
            {t("grid.linesGrid.showAll", { count: rows.length })}
          </Button>
        )}
        <Button ref={after} variant="outline" size="sm" onClick={() => addAt(rows.length, cells[0] ?? "")} hidden={blank === null}>
          <Plus /> {t("grid.linesGrid.addLine")}
        </Button>
        <Button variant="ghost" size="sm" onClick={undo} disabled={steps.length === 0} aria-keyshortcuts="Control+Z">
          <Undo2 /> {t("grid.linesGrid.undo")}
        </Button>
        <p role="status" className="text-xs">{said}</p>
        <p className="text-xs text-muted-foreground @max-md:hidden">
          {t.rich("grid.linesGrid.keys", { key: (chunks) => <Kbd>{chunks}</Kbd> })}
        </p>
        {columns.map(({ name, help }) => help !== undefined && <p key={name} className="text-xs text-muted-foreground">{help}</p>)}
      </div>
      {splitAt !== null && split !== null && rows[splitAt] !== undefined && (
        <SplitDialog
          line={splitAt + 1}
          quantity={rows[splitAt].values.quantity ?? ""}
          partsOf={(away) => split.of(rows, splitAt, away)}
          onSplit={(away) => {
            const parts = split.of(rows, splitAt, away);
            if (parts !== null) step("split a line", (now) => withParts(now, splitAt, parts));
            setSaid(t("grid.linesGrid.splitDone", { line: splitAt + 1 }));
          }}
          onClose={() => setSplitAt(null)}
        />
      )}
    </section>
  );
}

/** The widths of the columns, the line's number before them and what can be done with it after them. */
function tracksOf(columns: readonly GridColumn[], acts: number): string {
  return `2.75rem ${columns.map(({ name, width }) => (name === "description" ? `minmax(${width}, 1fr)` : width)).join(" ")} repeat(${acts}, 2.25rem)`;
}

/** Which cell something happened in. */
function placeOf(target: EventTarget): { row: number; cell: string } | null {
  const named = target instanceof HTMLElement ? target.dataset.cell : undefined;
  const [row, cell] = named?.split(":") ?? [];
  return row === undefined || cell === undefined ? null : { row: Number(row), cell };
}

function selectAll(field: HTMLElement): void {
  if (field instanceof HTMLInputElement) field.select();
}

function isVertical(key: string): boolean {
  return key === "ArrowUp" || key === "ArrowDown";
}
