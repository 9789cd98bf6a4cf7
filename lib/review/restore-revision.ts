import { z } from "zod";
import { hasApprovals } from "#lib/approval/has-approvals.ts";
import { can } from "#lib/auth/permissions.ts";
import { bearsValue } from "#lib/canonical/paths.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import { lockForChange } from "./lock-for-change.ts";
import { lookAtRestored, type RestoreRefusal, restoreQuestion } from "./look-at-restored.ts";

export const restoreInput = restoreQuestion.extend({
  reason: plainText.trim().max(1000).optional(),
  /** What somebody did a moment ago is taken back: of their own newest revision the document before stands again. */
  isUndo: z.boolean().default(false),
});
export type RestoreInput = z.input<typeof restoreInput>;

/** `movesValue`: whoever restored it counts as the corrector of a value, and somebody else approves it. */
export type RestoredRecord = ChangedRecord & { movesValue: boolean };

/**
 * Gives a record the document of an earlier revision, as a new revision: no revision is ever written over. The rules run
 * again, approvals given before do not count for it, and whoever moves a value with it counts as its corrector. What the
 * source has told since stays. Refused where nothing would change, where a decision lies between, to a role that may only
 * correct codes where money moves, and, as an undo, over an approval that was given since.
 */
export async function restoreRevision(ctx: Context, input: RestoreInput): Promise<Result<RestoredRecord, RestoreRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const looked = await lookAtRestored(tx, ctx, input);
    if (!looked.ok) return looked;
    const { document, changes, state } = looked.value;
    if (input.isUndo && (!openStates.includes(state) || (await hasApprovals(tx, ctx, { id: input.recordId, revision: input.revision })))) return err({ code: "not-in-this-state", state });
    const mayMoveMoney = ctx.actor.type === "user" && can(ctx.actor, "value:correct");
    const movesValue = changes.some(bearsValue);
    if (!mayMoveMoney && movesValue) return err({ code: "wrong-role", needed: "finance" });
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const reason = input.reason ?? null;
    const changed = await changeRecord(tx, ctx, locked.value, { document, cause: "correction", event: "record.restored", reason, touches: true, tells: { restored: input.restore } });
    return ok({ ...changed, movesValue });
  });
}
