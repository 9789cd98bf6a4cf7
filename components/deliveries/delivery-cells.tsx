import { Age } from "#components/format/age.tsx";
import { formatBytes, formatCount } from "#components/format/money.ts";
import type { CellProps, QueueCells } from "#components/queues/queue-cells.ts";
import type { deliveriesQueue, DeliveryRow } from "#lib/queues/deliveries.ts";
import { DeliveryStateBadge } from "./delivery-state-badge.tsx";

export const deliveryCells = {
  topic: TopicCell,
  state: ({ row }) => <DeliveryStateBadge state={row.state} />,
  source: ({ row }) => <span className="block max-w-48 truncate text-muted-foreground">{row.sourceName}</span>,
  records: ({ row }) => (row.records === 0 ? <span className="text-muted-foreground">–</span> : formatCount(row.records)),
  bytes: ({ row }) => <span className="text-muted-foreground">{formatBytes(row.bytes)}</span>,
  receivedAt: ({ row, now }) => <Age at={row.receivedAt} now={now} className="whitespace-nowrap text-muted-foreground" />,
} satisfies QueueCells<typeof deliveriesQueue>;

function TopicCell({ row, t }: CellProps<DeliveryRow>) {
  return (
    <span className="grid min-w-0">
      <span className="truncate font-medium">{row.topic ?? t("deliveries.deliveryCells.messageWithoutATopic")}</span>
      <span className="truncate text-xs text-muted-foreground">{row.problem ?? row.dedupeKey}</span>
    </span>
  );
}
