"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useLiveChanges } from "#components/live/use-live-changes.ts";
import { keyHints } from "#components/shell/commands.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Link } from "#components/ui/link.tsx";
import { settleEvent } from "./arrivals.tsx";
import { type PackedRows, unpackRows } from "./packed-rows.ts";
import { rememberPlace } from "./place.ts";
import type { Cells } from "./queue-cells.ts";
import { howMany, nothingSelected, toggleAll, toggleRow } from "./selection.ts";
import type { TableColumn } from "./table-columns.ts";
import { useSay } from "./table-status.tsx";
import { useRowFocus } from "./use-row-focus.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useSteadyRows } from "./use-steady-rows.ts";

export type QueueTableProps<Row extends { id: string }> = {
  /** What the table lists, for screen readers. */
  label: string;
  queueId: string;
  columns: readonly TableColumn[];
  cells: Cells<Row>;
  rows: PackedRows;
  now: string;
  /** Where a row leads: the address before and after its id. Null: nowhere. */
  link: { before: string; after: string } | null;
  /** Rows close together. */
  isCompact?: boolean;
  /** More columns than fit may have been chosen: the table scrolls within itself then, and its head with it. */
  scrolls?: boolean;
  /** What can be done with selected rows; without it none can be selected. */
  selection?: Selecting<Row> | undefined;
};

/** What is selected: rows of the page, or with `isAll` everything that the filters leave. `takeAll` is null where that is the same. */
export type Selected<Row> = { rows: readonly Row[]; isAll: boolean; takeAll: ((takes: boolean) => void) | null; clear: () => void };

/** `text` says to screen readers what is selected, `bar` what can be done with it; `hasMore`: the filters leave more than the page. */
type Selecting<Row> = { hasMore: boolean; text: (selected: readonly Row[], isAll: boolean) => string; bar: (selected: Selected<Row>) => ReactNode };

const hidden = { always: "", medium: "max-md:hidden", wide: "max-xl:hidden", widest: "max-2xl:hidden" } as const;

/**
 * The one table of all queues. Sorting, filtering and paging happen in the database; here are rows, keys and selection.
 * A page has hundreds of cells: their looks are in app/list.css, and one handler serves all rows.
 */
export function QueueTable<Row extends { id: string }>({ label, queueId, columns, cells, rows: packed, now, link, isCompact = false, scrolls = false, selection }: QueueTableProps<Row>) {
  const t = useTranslations();
  const router = useRouter();
  const element = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => unpackRows<Row>(packed), [packed]);
  const steady = useSteadyRows(rows, now);
  const focus = useRowFocus(element);

  const { settle } = steady;
  useEffect(() => {
    window.addEventListener(settleEvent, settle);
    return () => window.removeEventListener(settleEvent, settle);
  });
  useLiveChanges((changed) => {
    if (changed === "many" || steady.rows.some((row) => changed.has(row.id))) router.refresh();
  }, { claimsToo: true });

  const shownCells = columns.map((column, place) => {
    const cell = cells[column.id];
    if (!cell) throw new Error(`queue ${queueId} has no cell for its column ${column.id}`);
    return { id: column.id, cell, className: cellClass(column, place === 0) };
  });
  const [selected, setSelected] = useState(nothingSelected);
  const selectable = selection ? steady.rows.map(({ id }) => id).filter((id) => !steady.hasLeft(id)) : [];
  const chosen = steady.rows.filter(({ id }) => selected.has(id));
  const standing = chosen.filter(({ id }) => !steady.hasLeft(id));
  const [wantsAll, setWantsAll] = useState(false);
  const isPage = howMany(selected, selectable) === "all";
  // Whoever takes a row off means single rows from then on, also when it is put back: that many are told, and no more.
  if (wantsAll && !isPage) setWantsAll(false);
  const hasMore = selection?.hasMore ?? false;
  const isAll = wantsAll && isPage && hasMore;
  const takePage = () => setSelected(toggleAll(selected, selectable));
  const clear = () => {
    focus.giveBack();
    setSelected(nothingSelected);
  };
  useRowKeys(element, queueId, {
    "clear-selection": standing.length > 0 ? clear : undefined,
    "select-page": selection && selectable.length > 0 ? takePage : undefined,
    "select-matching": selection && selectable.length > 0 && (hasMore ? !isAll : !isPage)
      ? () => {
          if (!isPage) takePage();
          setWantsAll(hasMore);
        }
      : undefined,
  });

  const say = useSay();
  const text = selection && standing.length > 0 ? selection.text(standing, isAll) : t("queues.queueTable.nothingSelected");
  const told = useRef(text);
  useEffect(() => {
    if (told.current === text) return;
    told.current = text;
    say(text);
  }, [text, say]);

  // With Shift everything between the last one and this one goes the same way.
  const lastToggled = useRef<string | null>(null);
  const toggle = (id: string, isRange: boolean) => {
    setSelected(toggleRow(selected, selectable, id, isRange ? lastToggled.current : null));
    lastToggled.current = id;
  };

  const open = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || !link || event.defaultPrevented) return;
    const id = event.target.closest<HTMLElement>("tr[data-row]")?.dataset.row;
    if (id === undefined) return;
    const control = event.target.closest<HTMLElement>("a, button, input, label, select");
    const isOnLink = control?.dataset.open !== undefined;
    // Whoever marks a number to copy it does not want to leave.
    if (!isOnLink && (control !== null || window.getSelection()?.toString())) return;
    rememberPlace(queueId, id);
    const href = `${link.before}${id}${link.after}`;
    const isForAnotherTab = event.metaKey || event.ctrlKey;
    // With a key held the browser knows best what becomes of its link.
    if (isOnLink && (isForAnotherTab || event.shiftKey || event.altKey)) return;
    event.preventDefault();
    if (isForAnotherTab) window.open(href, "_blank");
    else router.push(href);
  };

  return (
    <>
      {/* Only catches what bubbles up from the rows; each has its link for keys and screen readers. */}
      <div role="presentation" hidden={steady.rows.length === 0} className={`overflow-x-auto border-y bg-card${scrolls ? "" : " sm:overflow-x-visible"}`} onClick={open} onFocus={focus.remember}>
        <table ref={element} aria-label={label} className={`list${link ? " list-opens" : ""}${isCompact ? " list-compact" : ""}`}>
          <thead>
            <tr>
              {selection && (
                <th scope="col" className="list-check">
                  <Checkbox
                    aria-label={t("queues.queueTable.selectAll")}
                    checked={howMany(selected, selectable) === "all"}
                    isIndeterminate={howMany(selected, selectable) === "some"}
                    onChange={takePage}
                    {...keyHints(t, "select-page")}
                  />
                </th>
              )}
              {columns.map((column) => (
                <ColumnHead key={column.id} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {steady.rows.map((row) => {
              const hasLeft = steady.hasLeft(row.id);
              const isSelected = selected.has(row.id) && !hasLeft;
              const props = { row, now, t };
              return (
                <tr key={row.id} data-row={row.id} data-selected={isSelected || undefined} className={hasLeft ? "has-left" : undefined}>
                  {selection && (
                    <td className="list-check">
                      <Checkbox aria-label={t("queues.queueTable.selectRow")} checked={isSelected} disabled={hasLeft} onChange={() => {}} onClick={(event) => toggle(row.id, event.shiftKey)} />
                    </td>
                  )}
                  {shownCells.map(({ id, cell, className }, place) => (
                    <td key={id} className={className}>
                      {place === 0 && link ? (
                        <a href={`${link.before}${row.id}${link.after}`} data-open="">
                          {cell(props)}
                        </a>
                      ) : (
                        cell(props)
                      )}
                      {place === 0 && hasLeft && (
                        <span className="block text-xs whitespace-nowrap">
                          {t.rich("queues.queueTable.hasLeft", { more: (chunks) => <span className="sr-only">{chunks}</span> })}
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {/* Also when all of them have left: whoever has decided them still reads what became of each. */}
      {selection &&
        chosen.length > 0 &&
        selection.bar({
          rows: standing,
          isAll,
          takeAll: isPage && hasMore ? setWantsAll : null,
          clear,
        })}
    </>
  );
}

function ColumnHead({ column }: { column: TableColumn }) {
  const t = useTranslations();
  return (
    <th scope="col" aria-sort={column.sorted === "asc" ? "ascending" : column.sorted === "desc" ? "descending" : undefined} className={cellClass(column, false)}>
      {column.sortHref ? (
        <Link href={column.sortHref} scroll={false} data-sorted={column.sorted ?? undefined}>
          {column.label}
        </Link>
      ) : (
        column.label || <span className="sr-only">{t("queues.queueTable.actions")}</span>
      )}
    </th>
  );
}

function cellClass({ shows, align, grows, width }: TableColumn, isLead: boolean): string | undefined {
  return [isLead && "list-lead", hidden[shows], align === "right" && "amount", grows && "list-grows", width && `list-${width}`].filter(Boolean).join(" ") || undefined;
}
