"use client";

import { createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { useLiveChanges } from "#components/live/use-live-changes.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { settleEvent } from "./arrivals.tsx";
import type { Cells } from "./queue-cells.ts";
import type { TableColumn } from "./table-columns.ts";
import { rememberPlace, useRowKeys } from "./use-row-keys.ts";
import { useSteadyRows } from "./use-steady-rows.ts";

export type QueueTableProps<Row extends { id: string }> = {
  /** What the table lists, for screen readers. */
  label: string;
  queueId: string;
  columns: readonly TableColumn[];
  cells: Cells<Row>;
  rows: readonly Row[];
  now: string;
  /** Where a row leads: the address before and after its id. Null: nowhere. */
  link: { before: string; after: string } | null;
  /** What can be done with selected rows; without it none can be selected. */
  selection?: (selected: readonly Row[], clear: () => void) => ReactNode;
};

const features = tableFeatures({ rowSelectionFeature });
const shown = { always: "", medium: "max-md:hidden", wide: "max-xl:hidden", widest: "max-2xl:hidden" } as const;

/** The one table of all queues. Sorting, filtering and paging happen in the database; here are rows, keys and selection. */
export function QueueTable<Row extends { id: string }>({ label, queueId, columns, cells, rows, now, link, selection }: QueueTableProps<Row>) {
  const router = useRouter();
  const element = useRef<HTMLTableElement>(null);
  const steady = useSteadyRows(rows, now);
  useRowKeys(element, queueId);

  const { settle } = steady;
  useEffect(() => {
    window.addEventListener(settleEvent, settle);
    return () => window.removeEventListener(settleEvent, settle);
  });
  useLiveChanges((changed) => {
    if (changed === "many" || steady.rows.some((row) => changed.has(row.id))) router.refresh();
  });

  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ id, label: header }) => {
      const cell = cells[id];
      if (!cell) throw new Error(`queue ${queueId} has no cell for its column ${id}`);
      return helper.display({ id, header, cell: ({ row }) => cell({ row: row.original, now }) });
    });
  }, [columns, cells, now, queueId]);
  const table = useTable({
    features,
    columns: definitions,
    data: steady.rows,
    getRowId: (row) => row.id,
    enableRowSelection: (row) => selection !== undefined && !steady.hasLeft(row.id),
    enableSubRowSelection: false,
  });
  const selected = table.getSelectedRowModel().rows.map((row) => row.original).filter((row) => !steady.hasLeft(row.id));

  const open = (event: MouseEvent, id: string) => {
    const isOnControl = event.target instanceof Element && event.target.closest("a, button, input, label, select") !== null;
    // Whoever marks a number to copy it does not want to leave.
    if (!link || isOnControl || window.getSelection()?.toString()) return;
    rememberPlace(queueId, id);
    const href = `${link.before}${id}${link.after}`;
    if (event.metaKey || event.ctrlKey) window.open(href, "_blank");
    else router.push(href);
  };

  return (
    <>
      <div className="overflow-x-auto border-y bg-card sm:overflow-x-visible">
        <Table ref={element} aria-label={label}>
          <TableHead>
            <TableRow>
              {selection && (
                <TableHeader className="z-10 w-9 pr-0 pl-4 sm:sticky sm:top-0 lg:pl-6">
                  <Checkbox
                    aria-label="Select all on this page"
                    checked={table.getIsAllRowsSelected()}
                    isIndeterminate={table.getIsSomeRowsSelected()}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </TableHeader>
              )}
              {columns.map((column) => (
                <ColumnHead key={column.id} column={column} isFirst={!selection} />
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {table.getRowModel().rows.map((row) => {
              const hasLeft = steady.hasLeft(row.id);
              return (
                <TableRow
                  key={row.id}
                  data-row={row.id}
                  aria-selected={selection ? row.getIsSelected() && !hasLeft : undefined}
                  onClick={(event) => open(event, row.id)}
                  className={cn(
                    "focus-within:bg-accent hover:bg-accent/60 aria-selected:bg-primary-soft",
                    link && "cursor-pointer",
                    hasLeft && "text-muted-foreground opacity-60",
                  )}
                >
                  {selection && (
                    <TableCell className="pr-0 pl-4 lg:pl-6">
                      <Checkbox aria-label="Select this row" checked={row.getIsSelected() && !hasLeft} disabled={!row.getCanSelect()} onChange={() => {}} onClick={row.getToggleSelectedHandler()} />
                    </TableCell>
                  )}
                  {row.getAllCells().map((cell, index) => {
                    const column = columns[index];
                    const content = <table.FlexRender cell={cell} />;
                    return (
                      <TableCell
                        key={cell.id}
                        className={cn(shown[column?.shows ?? "always"], column?.align === "right" && "amount", column?.grows && "w-1/2 max-w-0", index === 0 && "max-md:w-full max-md:max-w-0", edges(index, columns, !selection))}
                      >
                        {index === 0 && link ? (
                          <Link
                            href={`${link.before}${row.id}${link.after}`}
                            prefetch={false}
                            data-open
                            onClick={() => rememberPlace(queueId, row.id)}
                            className="-mx-1 block rounded-sm px-1 hover:underline"
                          >
                            {content}
                          </Link>
                        ) : (
                          content
                        )}
                        {index === 0 && hasLeft && (
                          <span className="block text-xs whitespace-nowrap">
                            has left<span className="sr-only"> this list</span>
                          </span>
                        )}
                      </TableCell>
                    );
                  })}
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </div>
      {selection && selected.length > 0 && selection(selected, () => table.resetRowSelection(true))}
    </>
  );
}

function ColumnHead({ column, isFirst }: { column: TableColumn; isFirst: boolean }) {
  const Arrow = column.sorted === "asc" ? ArrowUp : column.sorted === "desc" ? ArrowDown : ArrowUpDown;
  return (
    <TableHeader
      aria-sort={column.sorted === "asc" ? "ascending" : column.sorted === "desc" ? "descending" : undefined}
      className={cn("z-10 sm:sticky sm:top-0 last:pr-4 lg:last:pr-6", shown[column.shows], column.align === "right" && "amount", isFirst && "first:pl-4 lg:first:pl-6")}
    >
      {column.sortHref ? (
        <Link
          href={column.sortHref}
          prefetch={false}
          scroll={false}
          className={cn("group/sort -mx-1 inline-flex items-center align-middle gap-1 rounded-sm px-1 hover:text-foreground", column.align === "right" && "flex-row-reverse", column.sorted && "font-semibold text-foreground")}
        >
          {column.label}
          <Arrow className={cn("size-3", !column.sorted && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60")} aria-hidden />
        </Link>
      ) : (
        column.label || <span className="sr-only">Actions</span>
      )}
    </TableHeader>
  );
}

/** The first and the last cell keep the page's margin. */
function edges(index: number, columns: readonly TableColumn[], isFirst: boolean): string {
  return cn(index === 0 && isFirst && "pl-4 lg:pl-6", index === columns.length - 1 && "pr-4 lg:pr-6");
}
