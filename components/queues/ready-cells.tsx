import type { readyQueue } from "#lib/queues/ready.ts";
import type { QueueCells } from "./queue-cells.ts";
import { AssigneeCell, ConsolidateByCell, EInvoiceUntilCell, DocDateCell, KindCell, NumberCell, PartyCell, ReceivedCell, SourceCell, TotalCell, TouchedMark } from "./record-cells.tsx";

export const readyCells = {
  number: NumberCell,
  partyName: (props) => (
    <span className="flex min-w-0 items-center">
      <PartyCell {...props} />
      <TouchedMark row={props.row} t={props.t} />
    </span>
  ),
  total: TotalCell,
  assignee: AssigneeCell,
  source: SourceCell,
  kind: KindCell,
  docDate: DocDateCell,
  consolidateBy: ConsolidateByCell,
  submitBy: EInvoiceUntilCell,
  receivedAt: ReceivedCell,
} satisfies QueueCells<typeof readyQueue>;
