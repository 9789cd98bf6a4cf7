import type { Context } from "#lib/context.ts";
import { FileProblem } from "#lib/files/file-problem.ts";
import type { SourceRow } from "#lib/sources/queries.ts";
import { loadSources } from "#lib/sources/queries.ts";
import type { RowGroup } from "./group-rows.ts";
import { sentKind } from "./import-kind.ts";
import type { ImportRow } from "./import-row.ts";
import { judgeGroup, readGroupsAsIntake } from "./judge-groups.ts";
import { findKnownRecords } from "./queries.ts";
import { readGroups } from "./read-groups.ts";
import { addProgress, changeImport, deleteDocuments, insertDocuments, lockImport, markWrong } from "./store.ts";
import { storedFile } from "./stored-file.ts";

/** How many documents are judged in one go. */
const batchSize = 500;

/**
 * Goes through an import's file and says of each document what would become of it: new, changed, repeated or wrong. No
 * record is written. Begins anew where a preview was broken off; ends quietly where somebody has stopped it.
 */
export async function previewImport(ctx: Context, row: ImportRow): Promise<void> {
  const { file, mapping, size } = row;
  if (file === null || mapping === null || size === null) return fail(ctx, row, "The import's mapping cannot be read by this version of Holdpoint. Map the file again.");
  const begun = await ctx.db.$transaction(async (tx) => {
    if ((await lockImport(tx, ctx.company, row.id))?.revision !== row.revision) return null;
    await deleteDocuments(tx, ctx.company, row.id);
    const nothing = { rows: 0, documents: 0, newCount: 0, changedCount: 0, repeatedCount: 0, wrongCount: 0 };
    return { revision: await changeImport(tx, ctx.company, row.id, nothing), source: (await loadSources(tx, ctx.company)).get(row.sourceId) };
  });
  if (begun === null) return;
  const { source, revision } = begun;
  if (!source) throw new Error("the import's source is not among the company's sources");
  const judge = new Preview(ctx, { ...row, revision }, source);
  try {
    for await (const { groups, rows } of readGroups(storedFile(ctx.company, row.id, size), file.layout, mapping)) {
      if (!(await judge.take(groups, rows))) return;
    }
    if (!(await judge.flush())) return;
  } catch (error) {
    if (error instanceof FileProblem) return fail(ctx, row, error.message);
    throw error;
  }
  await ctx.db.$transaction(async (tx) => {
    const current = await lockImport(tx, ctx.company, row.id);
    if (current?.revision !== revision) return;
    await changeImport(tx, ctx.company, row.id, current.documents > 0 ? { state: "previewed" } : { state: "failed", problem: "There are no documents below the columns' names." });
  });
}

async function fail(ctx: Context, row: ImportRow, problem: string): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const current = await lockImport(tx, ctx.company, row.id);
    if (current?.state === row.state) await changeImport(tx, ctx.company, row.id, { state: "failed", problem });
  });
}

class Preview {
  readonly #ctx: Context;
  readonly #row: ImportRow;
  readonly #source: SourceRow;
  /** Where in the file each number stood first: one that comes again behind others is torn apart. */
  readonly #seen = new Map<string, { seq: number; row: number }>();
  #waiting: RowGroup[] = [];
  #rows = 0;
  #seq = 0;

  constructor(ctx: Context, row: ImportRow, source: SourceRow) {
    this.#ctx = ctx;
    this.#row = row;
    this.#source = source;
  }

  /** False where the preview is not wanted any more. */
  async take(groups: readonly RowGroup[], rows: number): Promise<boolean> {
    this.#rows += rows;
    for (const group of groups) {
      this.#waiting.push(group);
      if (this.#waiting.length >= batchSize && !(await this.flush())) return false;
    }
    return true;
  }

  async flush(): Promise<boolean> {
    const { company, db } = this.#ctx;
    const { id, sourceId, kind, mapping } = this.#row;
    const groups = this.#waiting;
    const rows = this.#rows;
    this.#waiting = [];
    this.#rows = 0;
    if (mapping === null) return false;
    const read = readGroupsAsIntake(groups, { body: mapping, kind: sentKind(kind), source: this.#source, receivedAt: this.#row.createdAt });
    const known = Map.groupBy(await findKnownRecords(this.#ctx, sourceId, read.flatMap(({ externalId }) => externalId ?? [])), ({ externalId }) => externalId);
    const byOrder = Map.groupBy([...known.values()].flat(), ({ orderId }) => orderId);
    const torn = new Map<number, string>();
    const documents = read.map((one) => {
      const records = one.externalId === null ? [] : [...new Set([...(known.get(one.externalId) ?? []), ...(byOrder.get(one.externalId) ?? [])])];
      const judged = judgeGroup(one, this.#seq, records);
      this.#seq += 1;
      const before = one.externalId === null ? undefined : this.#seen.get(one.externalId);
      if (one.externalId !== null && before === undefined) this.#seen.set(one.externalId, { seq: judged.seq, row: one.group.firstRow });
      if (before === undefined) return judged;
      const reason = `"${one.externalId}" stands in row ${before.row} and again in row ${one.group.firstRow} with others between: sort the file by it, so that its rows are together.`;
      torn.set(before.seq, reason);
      return { ...judged, verdict: "wrong" as const, field: "number", reason };
    });
    for (const document of documents) {
      const reason = torn.get(document.seq);
      if (reason === undefined) continue;
      Object.assign(document, { verdict: "wrong", field: "number", reason });
      torn.delete(document.seq);
    }
    return db.$transaction(async (tx) => {
      const counts = { newCount: 0, changedCount: 0, repeatedCount: 0, wrongCount: 0 };
      for (const { verdict } of documents) counts[`${verdict}Count`] += 1;
      for (const [seq, reason] of torn) {
        const was = await markWrong(tx, company, id, [seq], reason);
        for (const verdict of ["new", "changed", "repeated"] as const) {
          counts[`${verdict}Count`] -= was[verdict] ?? 0;
          counts.wrongCount += was[verdict] ?? 0;
        }
      }
      if (!(await addProgress(tx, company, id, { revision: this.#row.revision }, { rows, documents: documents.length, ...counts }))) return false;
      await insertDocuments(tx, company, id, documents);
      return true;
    });
  }
}
