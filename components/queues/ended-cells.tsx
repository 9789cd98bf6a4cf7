import type { endedQueue } from "#lib/queues/ended.ts";
import type { QueueCells } from "./queue-cells.ts";
import { DocDateCell, KindCell, NumberCell, PartyCell, SinceCell, SourceCell, StateCell, TotalCell } from "./record-cells.tsx";

export const endedCells = {
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
  source: SourceCell,
  kind: KindCell,
  docDate: DocDateCell,
  stateSince: SinceCell,
} satisfies QueueCells<typeof endedQueue>;
