import { z } from "zod";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { countWaiting } from "#lib/records/find-waiting.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { reflowWaiting } from "#lib/review/reflow-waiting.ts";
import { sourceKey } from "#lib/sources/add-source.ts";
import { sourceFlow } from "#lib/sources/source-flow.ts";
import { tryFlow } from "#lib/sources/try-flow.ts";

export const previewFlowInput = z.object({ key: sourceKey, flow: sourceFlow });

export type FlowPreview = {
  /** Records of the source that wait now. */
  waiting: number;
  /** How many of them were looked at, oldest first. */
  looked: number;
  /** What would become of those, the most frequent first. */
  becomes: { kind: Kind; state: RecordState; waitingFor: string | null; count: number }[];
};

/** As many are judged while a person waits for the answer. */
const mostLooked = 500;

/** Tells what would become of a source's waiting records with another flow. Nothing is kept. */
export async function previewFlow(ctx: Context, { key, flow }: z.output<typeof previewFlowInput>): Promise<Result<FlowPreview, { code: "not-found" }>> {
  const preview = await tryFlow(ctx, key, flow, async (tx, source): Promise<FlowPreview> => {
    const waiting = await countWaiting(tx, ctx.company, source.id);
    const ids = (await reflowWaiting(tx, ctx, { sourceId: source.id, was: source.flowKind })).slice(0, mostLooked);
    const records = await lockRecords(tx, ctx.company, ids);
    const judgements = await judgeRecords(tx, ctx, records.map((record) => ({ ...record, recordId: record.id })));
    const becomes = new Map<string, FlowPreview["becomes"][number]>();
    for (const [index, record] of records.entries()) {
      const assessment = judgements[index]?.assessment;
      if (assessment === undefined) continue;
      const { state, waitingFor } = assessment;
      const entry = `${record.kind} ${state} ${waitingFor}`;
      const known = becomes.get(entry) ?? { kind: record.kind, state,  waitingFor, count: 0 };
      becomes.set(entry, { ...known, count: known.count + 1 });
    }
    return { waiting, looked: records.length, becomes: [...becomes.values()].sort((a, b) => b.count - a.count) };
  });
  return preview === null ? err({ code: "not-found" }) : ok(preview);
}
