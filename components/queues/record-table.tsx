"use client";

import { useTranslations } from "next-intl";
import { formatCapped } from "#components/format/money.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { RecordQueueId } from "#lib/queues/registry.ts";
import { QueueTable, type QueueTableProps } from "./queue-table.tsx";
import { recordCellsByQueue } from "./record-cells-by-queue.ts";
import { type Bulk, SelectedRows } from "./selected-rows.tsx";
import { selectionText } from "./selection-text.ts";

type RecordTableProps = Omit<QueueTableProps<RecordRow>, "cells" | "selection" | "queueId"> & {
  queueId: RecordQueueId;
  /** What may be done with selected rows; null where there is nothing to do with many at once. */
  bulk: Bulk | null;
};

/** The table of a queue of records. */
export function RecordTable({ bulk, ...table }: RecordTableProps) {
  const t = useTranslations();
  const selection: QueueTableProps<RecordRow>["selection"] = bulk === null ? undefined : {
    hasMore: bulk.matching.value > table.rows.count,
    text: (rows, isAll) => (isAll ? t("queues.selectionBar.allMatching", { count: formatCapped(t, bulk.matching) }) : selectionText(t, rows)),
    bar: (selected) => <SelectedRows queueId={table.queueId} bulk={bulk} {...selected} />,
  };
  return <QueueTable {...table} cells={recordCellsByQueue[table.queueId]} selection={selection} />;
}
