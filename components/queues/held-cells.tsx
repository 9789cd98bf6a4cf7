import type { heldQueue } from "#lib/queues/held.ts";
import type { QueueCells } from "./queue-cells.ts";
import { AssigneeCell, ConsolidateByCell, EInvoiceUntilCell, HeldForCell, HoldsCell, KindCell, NumberCell, PartyCell, ReceivedCell, SourceCell, TotalCell } from "./record-cells.tsx";

export const heldCells = {
  number: (props) => (
    <>
      <NumberCell {...props} />
      <span className="on-phone">
        <HoldsCell {...props} />
      </span>
    </>
  ),
  partyName: PartyCell,
  total: TotalCell,
  holds: HoldsCell,
  heldFor: HeldForCell,
  assignee: AssigneeCell,
  source: SourceCell,
  kind: KindCell,
  consolidateBy: ConsolidateByCell,
  submitBy: EInvoiceUntilCell,
  receivedAt: ReceivedCell,
} satisfies QueueCells<typeof heldQueue>;
