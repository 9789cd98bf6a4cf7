"use client";

import { useTranslations } from "next-intl";
import { QueueTable, type QueueTableProps } from "#components/queues/queue-table.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { DeliveryRow } from "#lib/queues/deliveries.ts";
import { deliveryCells } from "./delivery-cells.tsx";
import { deliveriesText } from "./deliveries-text.ts";

// Wanted when the first row is selected.
const ReadAgainBar = loadLater(() => import("./read-again-bar.tsx").then((module) => module.ReadAgainBar));

type DeliveryTableProps = Omit<QueueTableProps<DeliveryRow>, "cells" | "selection"> & { mayReadAgain: boolean };

/** The list of messages as received. */
export function DeliveryTable({ mayReadAgain, ...table }: DeliveryTableProps) {
  const t = useTranslations();
  const selection: QueueTableProps<DeliveryRow>["selection"] = mayReadAgain ? {
    hasMore: false,
    text: (rows) => Object.values(deliveriesText(t, rows)).join(", "),
    bar: ({ rows, clear }) => <ReadAgainBar selected={rows} clear={clear} />,
  } : undefined;
  return <QueueTable {...table} cells={deliveryCells} selection={selection} />;
}
