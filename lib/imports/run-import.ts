import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { takeRecords } from "#lib/intake/take-records.ts";
import { loadSources, type SourceRow } from "#lib/sources/queries.ts";
import { composeBatch, importContentType } from "./compose-batch.ts";
import { draftGroup, inFileWords } from "./draft-group.ts";
import type { RowGroup } from "./group-rows.ts";
import { sentKind } from "./import-kind.ts";
import type { ImportRow } from "./import-row.ts";
import type { ImportOutcome } from "./import-states.ts";
import { listVerdicts } from "./queries.ts";
import { readGroups } from "./read-groups.ts";
import { addProgress, changeImport, type DocumentOutcome, lockImport, writeOutcomes } from "./store.ts";
import { storedFile } from "./stored-file.ts";

/** How many documents one delivery brings at most. */
const batchSize = 500;

type TakenResult = Extract<Awaited<ReturnType<typeof takeRecords>>, { ok: true }>["value"]["results"][number];

/**
 * Sends an import's documents into the intake, those that the preview found wrong left out: in deliveries of 500, which
 * are stored, read and answered for like any other. Each delivery has a key of its own in the import, so whoever goes on
 * after a death or a stop sends nothing twice. Ends quietly where somebody has stopped it.
 */
export async function runImport(ctx: Context, row: ImportRow): Promise<void> {
  const { file, mapping, size } = row;
  if (file === null || mapping === null || size === null) throw new Error("a running import has no mapping that can be read");
  const source = (await ctx.db.$transaction((tx) => loadSources(tx, ctx.company))).get(row.sourceId);
  if (!source) throw new Error("the import's source is not among the company's sources");
  let seq = 0;
  let done = row.doneCount;
  let waiting: RowGroup[] = [];
  const send = async (): Promise<boolean> => {
    const sent = await sendBatch(ctx, row, source, { from: done, groups: waiting });
    done += waiting.length;
    waiting = [];
    return sent;
  };
  for await (const { groups } of readGroups(storedFile(ctx.company, row.id, size), file.layout, mapping)) {
    for (const group of groups) {
      seq += 1;
      if (seq <= row.doneCount) continue;
      waiting.push(group);
      if (waiting.length >= batchSize && !(await send())) return;
    }
  }
  if (waiting.length > 0 && !(await send())) return;
  await ctx.db.$transaction(async (tx) => {
    const current = await lockImport(tx, ctx.company, row.id);
    if (current?.revision !== row.revision) return;
    await changeImport(tx, ctx.company, row.id, { state: "done", finishedAt: ctx.now() });
    await writeAudit(tx, ctx, { type: "import.done", new: { importId: row.id, documents: current.documents, taken: current.takenCount, refused: current.refusedCount, wrong: current.wrongCount } });
  });
}

/** False where the import is not running any more. */
async function sendBatch(ctx: Context, row: ImportRow, source: SourceRow, { from, groups }: { from: number; groups: readonly RowGroup[] }): Promise<boolean> {
  const { mapping } = row;
  if (mapping === null) return false;
  const verdicts = new Map((await listVerdicts(ctx, row.id, from, groups.length)).map((document) => [document.seq, document.verdict]));
  const records = groups.flatMap((group, index) => {
    const seq = from + index;
    if (verdicts.get(seq) === "wrong" || !verdicts.has(seq)) return [];
    const drafted = draftGroup(group, mapping);
    return drafted.isRight ? [{ seq, ...drafted }] : [];
  });
  const results = records.length === 0 ? [] : await deliver(ctx, row, source, from, records);
  const outcomes = results.map((result): DocumentOutcome => {
    const seq = records[result.index]?.seq;
    if (seq === undefined) throw new Error("the intake answered for a record that was not sent");
    return { seq, outcome: outcomeOf(result), reason: result.why === undefined ? null : inFileWords(result.why), recordId: result.recordId };
  });
  const refusedCount = outcomes.filter(({ outcome }) => outcome === "refused").length;
  return ctx.db.$transaction(async (tx) => {
    const counts = { doneCount: groups.length, takenCount: outcomes.length - refusedCount, refusedCount };
    if (!(await addProgress(tx, ctx.company, row.id, { revision: row.revision, doneCount: from }, counts))) return false;
    if (outcomes.length > 0) await writeOutcomes(tx, ctx.company, row.id, outcomes);
    return true;
  });
}

type Sent = { externalId: string; document: Parameters<typeof composeBatch>[0][number]["document"] };

async function deliver(ctx: Context, row: ImportRow, source: SourceRow, from: number, records: readonly Sent[]): Promise<TakenResult[]> {
  const actor = { type: "source", id: source.id, name: source.name, role: null, ip: null } as const;
  const taken = await takeRecords(
    { ...ctx, actor },
    {
      key: `import:${row.id}:${from}`,
      contentType: importContentType,
      headers: { "content-type": importContentType, "x-holdpoint-import": row.id, "x-holdpoint-file": encodeURIComponent(row.fileName) },
      body: composeBatch(records, sentKind(row.kind)),
    },
  );
  if (!taken.ok) throw new Error(`the intake did not take documents ${from} and following of the import: ${taken.error.code}`);
  return taken.value.results;
}

function outcomeOf({ outcome, change }: TakenResult): ImportOutcome {
  if (outcome !== "accepted") return outcome;
  if (change === undefined) return "accepted";
  return change === "taken" ? "changed" : "proposed";
}
