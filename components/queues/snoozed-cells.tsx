import { formatDate } from "#components/format/time.ts";
import type { snoozedQueue } from "#lib/queues/snoozed.ts";
import type { QueueCells } from "./queue-cells.ts";
import { AssigneeCell, HoldsCell, NumberCell, PartyCell, SourceCell, StateCell, TotalCell } from "./record-cells.tsx";

export const snoozedCells = {
  number: NumberCell,
  partyName: PartyCell,
  total: TotalCell,
  state: StateCell,
  holds: HoldsCell,
  assignee: AssigneeCell,
  source: SourceCell,
  snoozedUntil: ({ row }) => <>{row.snoozedUntil === null ? "" : formatDate(row.snoozedUntil.slice(0, 10))}</>,
} satisfies QueueCells<typeof snoozedQueue>;
