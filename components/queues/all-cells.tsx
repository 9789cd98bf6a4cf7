import type { allQueue } from "#lib/queues/all.ts";
import type { QueueCells } from "./queue-cells.ts";
import { DocDateCell, DocNoCell, HoldsCell, KindCell, NumberCell, PartyCell, ReceivedCell, SourceCell, StateCell, TotalCell } from "./record-cells.tsx";

export const allCells = {
  number: (props) => (
    <>
      <NumberCell {...props} />
      <span className="on-phone">
        <StateCell {...props} />
      </span>
    </>
  ),
  partyName: PartyCell,
  total: TotalCell,
  state: StateCell,
  holds: HoldsCell,
  docNo: DocNoCell,
  source: SourceCell,
  kind: KindCell,
  docDate: DocDateCell,
  receivedAt: ReceivedCell,
} satisfies QueueCells<typeof allQueue>;
