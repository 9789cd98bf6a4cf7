import { Clock } from "lucide-react";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { waitingQueue } from "#lib/queues/waiting.ts";
import type { CellProps, QueueCells } from "./queue-cells.ts";
import { AssigneeCell, DocDateCell, KindCell, NumberCell, PartyCell, ReceivedCell, SinceCell, SourceCell, TotalCell } from "./record-cells.tsx";

export const waitingCells = {
  number: NumberCell,
  partyName: PartyCell,
  total: TotalCell,
  waitingFor: WaitingForCell,
  assignee: AssigneeCell,
  source: SourceCell,
  kind: KindCell,
  docDate: DocDateCell,
  receivedAt: ReceivedCell,
  stateSince: SinceCell,
} satisfies QueueCells<typeof waitingQueue>;

function WaitingForCell({ row, t }: CellProps<RecordRow>) {
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={row.waitingFor ?? undefined}>
      <Clock className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
      <span className="truncate first-letter:uppercase">{row.waitingFor?.replaceAll("_", " ") ?? t("queues.waitingCells.itsSource")}</span>
    </span>
  );
}
