import type { postedQueue } from "#lib/queues/posted.ts";
import type { QueueCells } from "./queue-cells.ts";
import { ConsolidateByCell, DocDateCell, DocNoCell, EInvoiceUntilCell, FoundMarks, KindCell, NumberCell, PartyCell, SinceCell, SourceCell, TotalCell, TouchedMark } from "./record-cells.tsx";

export const postedCells = {
  number: (props) => (
    <>
      <NumberCell {...props} />
      <span className="block text-xs md:hidden">
        <DocNoCell {...props} />
      </span>
      <span className="-ml-1.5 flex flex-wrap gap-y-1 whitespace-normal md:hidden">
        <FoundMarks row={props.row} t={props.t} />
      </span>
    </>
  ),
  partyName: (props) => (
    <span className="flex min-w-0 items-center">
      <PartyCell {...props} />
      <TouchedMark row={props.row} t={props.t} />
      <FoundMarks row={props.row} t={props.t} />
    </span>
  ),
  total: TotalCell,
  docNo: DocNoCell,
  source: SourceCell,
  kind: KindCell,
  docDate: DocDateCell,
  consolidateBy: ConsolidateByCell,
  cancelUntil: EInvoiceUntilCell,
  stateSince: SinceCell,
} satisfies QueueCells<typeof postedQueue>;
