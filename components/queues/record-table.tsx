"use client";

import { useTranslations } from "next-intl";
import { loadLater } from "#components/ui/load-later.tsx";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { RecordQueueId } from "#lib/queues/registry.ts";
import { QueueTable, type QueueTableProps } from "./queue-table.tsx";
import { recordCellsByQueue } from "./record-cells-by-queue.ts";
import type { Bulk } from "./selection-bar.tsx";
import { selectionText } from "./selection-text.ts";

// Wanted when the first row is selected.
const SelectionBar = loadLater(() => import("./selection-bar.tsx").then((module) => module.SelectionBar));

type RecordTableProps = Omit<QueueTableProps<RecordRow>, "cells" | "selection" | "queueId"> & {
  queueId: RecordQueueId;
  /** What may be done with selected rows; null where there is nothing to do with many at once. */
  bulk: Bulk | null;
};

/** The table of a queue of records. */
export function RecordTable({ bulk, ...table }: RecordTableProps) {
  const t = useTranslations();
  const selection = bulk && {
    text: (selected: readonly RecordRow[]) => selectionText(t, selected),
    bar: (selected: readonly RecordRow[], clear: () => void) => <SelectionBar queueId={table.queueId} selected={selected} onPage={table.rows.count} bulk={bulk} clear={clear} />,
  };
  return <QueueTable {...table} cells={recordCellsByQueue[table.queueId]} selection={selection ?? undefined} />;
}
