import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { countAsking } from "./asking-queries.ts";
import { fixOnceJob } from "./jobs.ts";
import type { FixQuestion } from "./question.ts";
import { insertOwn, insertRun } from "./store.ts";

export type StartedFix = {
  question: FixQuestion;
  /** What the source says, as people read it. */
  asked: string;
  target: string;
  targetName: string | null;
  /** The remembered answers that it stands on; none where nothing is remembered. */
  aliasIds: readonly string[];
  /** The record from which it was answered, which has its answer already, and its revision before that. */
  own: { recordId: string; revisionBefore: number };
};

/**
 * Gives one person's answer to every other record of the source that asks the same, in the background; in the caller's
 * transaction, after the answer was learned and the person's own record was changed. One entry in the audit for the whole.
 */
export async function startFix(tx: Tx, ctx: Context, { question, own, ...answer }: StartedFix): Promise<{ runId: string; others: number }> {
  const { actor } = ctx;
  if (actor.type !== "user") throw new Error("only a person answers for many records");
  const runId = await insertRun(tx, ctx.company, { ...question, ...answer, by: actor, at: ctx.now() });
  await insertOwn(tx, ctx.company, runId, own);
  const others = await countAsking(tx, ctx.company, question, own.recordId);
  await writeAudit(tx, ctx, { type: "fix.answered", new: { runId, ...question, asked: answer.asked, target: answer.target, others } });
  await enqueue(tx, fixOnceJob, { company: ctx.company, runId });
  return { runId, others };
}

/** What was asked, in words; with how many other spellings it was answered. */
export function askedAs(name: string, spellings: number): string {
  return spellings > 1 ? `${name} (${spellings} spellings)` : name;
}
