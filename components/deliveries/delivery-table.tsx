"use client";

import { QueueTable, type QueueTableProps } from "#components/queues/queue-table.tsx";
import type { DeliveryRow } from "#lib/queues/deliveries.ts";
import { deliveryCells } from "./delivery-cells.tsx";

/** The list of messages as received. */
export function DeliveryTable(table: Omit<QueueTableProps<DeliveryRow>, "cells" | "selection">) {
  return <QueueTable {...table} cells={deliveryCells} />;
}
