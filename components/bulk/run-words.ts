import { formatCount } from "#components/format/money.ts";
import type { ShownRun } from "#lib/bulk/queries.ts";
import type { Translate } from "#messages/translate.ts";
import { actWords, recordsText } from "./bulk-words.ts";

const isUnderWay = ({ state }: ShownRun) => state === "queued" || state === "running";

/** "1,200 records to be approved", "1,198 of 1,200 records approved"; of one that takes back "1,200 records opened again". */
export function runTitle(t: Translate, run: ShownRun): string {
  const words = actWords(t)[run.act];
  const what = run.isUndo ? words.undone : words.done;
  if (isUnderWay(run)) return t("bulk.runWords.toBe", { records: recordsText(t, run.total), what });
  return run.done === run.total ? `${recordsText(t, run.total)} ${what}` : t("bulk.runWords.of", { done: formatCount(run.done), records: recordsText(t, run.total), what });
}

/** How it stands, in a sentence. */
export function runStateText(t: Translate, run: ShownRun): string {
  if (run.state === "queued") return t("bulk.runWords.aboutToBegin");
  if (run.state === "running") return t("bulk.runWords.working");
  if (run.state === "cancelled") return t("bulk.runWords.cancelled");
  if (run.state === "stopped") return t("bulk.runWords.stoppedWhoeverAsked");
  return run.refused === 0 ? t("bulk.runWords.done") : t("bulk.runWords.doneRefused", { refused: formatCount(run.refused) });
}
