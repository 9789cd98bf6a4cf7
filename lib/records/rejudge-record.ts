import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { Assessment } from "./assess.ts";
import { judgeRecords } from "./judge-records.ts";
import type { StoredRecord } from "./stored-record.ts";
import { replaceFindings } from "./write-findings.ts";
import { updateRecords } from "./write-records.ts";

/**
 * Runs the rules over a locked record again without changing its document or revision, and moves it to where they put
 * it. `to` overrides that: a record that AutoCount refused is held even where no rule has anything to say.
 */
export async function rejudgeRecord(tx: Tx, ctx: Context, record: StoredRecord, to?: "held"): Promise<Assessment> {
  const [judgement] = await judgeRecords(tx, ctx, [{ ...record, recordId: record.id }]);
  if (judgement === undefined) throw new Error("one record was judged and none came back");
  const { assessment, columns } = judgement;
  const state = to ?? assessment.state;
  const written = await updateRecords(tx, ctx.company, [{
    ...record, from: { state: record.state, revision: record.revision }, state, columns, bookAs: assessment.bookAs,
    waitingFor: state === "waiting" ? assessment.waitingFor : null, holds: assessment.holds, heldFor: assessment.heldFor,
  }]);
  if (written.size === 0) throw new Error(`record ${record.id} was moved by somebody else while it was checked`);
  await replaceFindings(tx, ctx.company, [{ recordId: record.id, findings: assessment.findings }]);
  return assessment;
}
