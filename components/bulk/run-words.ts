import { formatCount } from "#components/format/money.ts";
import type { ShownRun } from "#lib/bulk/queries.ts";
import { actWords, recordsText } from "./bulk-words.ts";

const isUnderWay = ({ state }: ShownRun) => state === "queued" || state === "running";

/** "1,200 records to be approved", "1,198 of 1,200 records approved"; of one that takes back "1,200 records opened again". */
export function runTitle(run: ShownRun): string {
  const words = actWords[run.act];
  const what = run.isUndo ? words.undone : words.done;
  if (isUnderWay(run)) return `${recordsText(run.total)} to be ${what}`;
  return run.done === run.total ? `${recordsText(run.total)} ${what}` : `${formatCount(run.done)} of ${recordsText(run.total)} ${what}`;
}

/** How it stands, in a sentence. */
export function runStateText(run: ShownRun): string {
  if (run.state === "queued") return "About to begin";
  if (run.state === "running") return "Working";
  if (run.state === "cancelled") return "Cancelled";
  if (run.state === "stopped") return "Stopped: whoever asked for it may no longer do this";
  return run.refused === 0 ? "Done" : `Done, ${formatCount(run.refused)} refused`;
}
