import { z } from "zod";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { can, type Permission } from "#lib/auth/permissions.ts";
import { listPolicies } from "#lib/approval/list-policies.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { actPermissions, type BulkAct, bulkActs, mostByHand } from "./acts.ts";
import { listBulkItems, type ShownItem } from "./queries.ts";
import { dropOldDrafts, freezeRows, freezeView, insertRun, leaveOut, readFacts, type Sum } from "./store.ts";
import { type BulkRefusal, whyNot } from "./why-not.ts";

/** The most records of one run. */
export const mostAtOnce = 20_000;

export const askBulkInput = z.object({
  queueId: z.string().max(40),
  act: z.enum(bulkActs),
  selection: z.discriminatedUnion("by", [
    z.object({ by: z.literal("rows"), records: z.array(z.object({ id: z.uuid(), revision: z.number().int().min(1) })).min(1).max(mostByHand) }),
    /** Everything under the filters of a view, as they stand in its address. */
    z.object({ by: z.literal("view"), query: z.string().max(4000) }),
  ]),
});

/** What is left out, and why, most first. */
export type Exception = { refusal: BulkRefusal; count: number };
/** `items`: the first of those that can be done, where the act asks something of each; `alsoHeld`: how many of what is sent again other rules hold too. */
export type AskedBulk = { runId: string; act: BulkAct; total: number; sums: Sum[]; exceptions: Exception[]; items: ShownItem[]; alsoHeld: number };
export type AskRefusal = { code: "forbidden"; permission: Permission } | { code: "not-found" } | { code: "too-many"; most: number };

/**
 * Writes down which records an act is asked for, in the revision in which they are, and tells how many and how much that
 * is and which of them cannot be done. Nothing is done yet: `startBulk` does exactly what was told. Seven queries, however
 * many records there are.
 */
export async function askBulk(ctx: UserContext, { queueId, act, selection }: z.output<typeof askBulkInput>): Promise<Result<AskedBulk, AskRefusal>> {
  const permission = actPermissions[act];
  if (!can(ctx.actor, permission)) return err({ code: "forbidden", permission });
  const queue = findRecordQueue(queueId);
  if (queue === null) return err({ code: "not-found" });
  const { company, actor } = ctx;
  const now = ctx.now();
  return ctx.db.$transaction(async (tx) => {
    await dropOldDrafts(tx, company, now);
    const runId = await insertRun(tx, company, { queueId, act, by: actor, at: now });
    const frozen = selection.by === "rows"
      ? await freezeRows(tx, company, runId, selection.records)
      : await freezeView(tx, company, runId, { queue, view: parseView(queue, new URLSearchParams(selection.query)), me: actor.id, now, limit: mostAtOnce + 1 });
    if (frozen > mostAtOnce) throw new TooMany();

    const [facts, policies, ledger] = [await readFacts(tx, company, runId, actor.id), await listPolicies(tx, company), await findLedgerProfile(tx, company)];
    const house = { actor, policies, takes: ledger?.takes ?? null };
    const left = facts.flatMap((item) => {
      const refusal = whyNot(act, item, house);
      return refusal === null ? [] : [{ seq: item.seq, refusal }];
    });
    const out = new Set(left.map(({ seq }) => seq));
    const alsoHeld = act === "retry" ? facts.filter(({ seq, record }) => !out.has(seq) && (record?.holds.length ?? 0) > 1).length : 0;
    const { total, sums } = await leaveOut(tx, company, runId, left);
    const items = act === "by-hand" ? (await listBulkItems({ company, db: tx }, runId, { state: "waiting", after: 0 })).items : [];
    return ok({ runId, act, total, sums, exceptions: summedUp(left), items, alsoHeld });
  }).catch((error: unknown) => {
    // Known only after the write, which is taken back.
    if (error instanceof TooMany) return err<AskRefusal>({ code: "too-many", most: mostAtOnce });
    throw error;
  });
}

class TooMany extends Error {}

function summedUp(left: readonly { refusal: BulkRefusal }[]): Exception[] {
  const groups = Map.groupBy(left, ({ refusal }) => JSON.stringify(refusal));
  return [...groups.values()].flatMap((same) => (same[0] ? [{ refusal: same[0].refusal, count: same.length }] : [])).sort((a, b) => b.count - a.count);
}
