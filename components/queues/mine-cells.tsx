import type { mineQueue } from "#lib/queues/mine.ts";
import type { QueueCells } from "./queue-cells.ts";
import { DocDateCell, HoldsCell, KindCell, NumberCell, PartyCell, ReceivedCell, SourceCell, StateCell, TotalCell } from "./record-cells.tsx";

export const mineCells = {
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
  source: SourceCell,
  kind: KindCell,
  docDate: DocDateCell,
  receivedAt: ReceivedCell,
} satisfies QueueCells<typeof mineQueue>;
