import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import { goodsOf, withGoods } from "#lib/canonical/facets.ts";
import type { Context } from "#lib/context.ts";
import { askedQuestion } from "#lib/fixes/asked-question.ts";
import { similarKeys } from "#lib/fixes/question.ts";
import { askedAs, startFix } from "#lib/fixes/start-fix.ts";
import { settleDrift } from "#lib/reference/settle-drift.ts";
import { findItem } from "#lib/reference/find-masters.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { learnAlias } from "#lib/reference/learn-alias.ts";
import { skuKey } from "#lib/reference/resolve.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { lockForChange } from "./lock-for-change.ts";

export const answerItemInput = recordInput.extend({
  lineId: z.string().min(1),
  itemCode: plainText.trim().min(1).max(30),
  /** Remember the answer for this source, and free the other held records with the same SKU. */
  everywhere: z.boolean(),
  /** Other spellings that are answered with it. */
  similar: similarKeys,
});
export type AnswerItemInput = z.input<typeof answerItemInput>;

/** An answered record; `freed` others ask the same and are freed by the run, where the answer is remembered. */
export type Answered = ChangedRecord & { freed: number; runId: string | null };

/** Makes the item that is the answer, before it is looked for; says why it cannot be made, having written nothing then. */
export type MakeItem = (tx: Tx) => Promise<RecordRefusal | null>;

/**
 * Answers which AutoCount item a line's SKU stands for, or which one takes the place of an item that AutoCount has no longer
 * in use. Everywhere: the answer is remembered, for similar SKUs that were chosen too, and other held records with them are
 * freed in the background; `freed` says how many that touches, `runId` where that can be watched and taken back. A line
 * with neither SKU nor code is answered for itself only: nothing is ever matched on an empty SKU.
 */
export async function answerItem(ctx: Context, input: AnswerItemInput, makeItem?: MakeItem): Promise<Result<Answered, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const line = goodsOf(record).find(({ id }) => id === input.lineId);
    if (!line) return err({ code: "invalid", issues: [{ path: "lineId", message: "The document has no such line." }] });
    const refused = (await makeItem?.(tx)) ?? null;
    if (refused !== null) return err(refused);
    const item = await findItem(tx, ctx.company, input.itemCode);
    if (item === null) return err({ code: "unknown-item", itemCode: input.itemCode });

    const asked = input.everywhere ? await askedQuestion(tx, ctx.company, record, { type: "item", at: line.id }) : null;
    const keys = asked === null ? [] : [...new Set([...asked.keys, ...(input.similar ?? []).flatMap((sku) => skuKey(sku) ?? [])])];
    const aliasIds = asked === null ? [] : await learnAlias(tx, ctx, { type: "item", sourceId: asked.sourceId, keys, target: item.code });
    if (asked?.gone) await settleDrift(tx, ctx, { list: "item", code: asked.gone });
    // Every line that asks the same is meant, not only the one that was pointed at.
    const isMeant = (other: typeof line) => other.id === line.id || keys.includes(asked?.gone ? (other.itemCode?.trim().toLowerCase() ?? "") : (skuKey(other.sku) ?? ""));
    const changed = await changeRecord(tx, ctx, record, {
      document: withGoods(record, (other) => (isMeant(other) ? { ...other, itemCode: item.code, uom: other.uom ?? item.uom } : other)),
      cause: asked === null ? "correction" : "alias",
      event: "record.item-answered",
      reason: null,
      // A remembered answer comes back by itself when the source sends the order again; a single one would be lost.
      touches: asked === null,
    });
    if (asked === null) return ok({ ...changed, freed: 0, runId: null });
    const { runId, others } = await startFix(tx, ctx, {
      question: { type: "item", sourceId: asked.sourceId, keys }, asked: askedAs(asked.label, keys.length), target: item.code, targetName: item.name,
      aliasIds, own: { recordId: record.id, revisionBefore: record.revision },
    });
    return ok({ ...changed, freed: others, runId });
  });
}
