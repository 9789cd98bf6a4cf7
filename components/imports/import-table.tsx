"use client";

import { QueueTable, type QueueTableProps } from "#components/queues/queue-table.tsx";
import type { ImportListRow } from "#lib/queues/imports.ts";
import { importCells } from "./import-cells.tsx";

/** The list of files that were handed in. */
export function ImportTable(table: Omit<QueueTableProps<ImportListRow>, "cells" | "selection">) {
  return <QueueTable {...table} cells={importCells} />;
}
