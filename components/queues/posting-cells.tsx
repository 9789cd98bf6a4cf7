import type { postingQueue } from "#lib/queues/posting.ts";
import type { QueueCells } from "./queue-cells.ts";
import { DocNoCell, KindCell, NumberCell, PartyCell, SinceCell, SourceCell, StateCell, TotalCell } from "./record-cells.tsx";

export const postingCells = {
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
  docNo: DocNoCell,
  source: SourceCell,
  kind: KindCell,
  stateSince: SinceCell,
} satisfies QueueCells<typeof postingQueue>;
