import type { z } from "zod";
import { can } from "#lib/auth/permissions.ts";
import { bearsValue } from "#lib/canonical/paths.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import { lockForChange } from "./lock-for-change.ts";
import { lookAtRestored, type RestoreRefusal, restoreQuestion } from "./look-at-restored.ts";

export const restoreInput = restoreQuestion.extend({ reason: plainText.trim().max(1000).optional() });
export type RestoreInput = z.input<typeof restoreInput>;

/**
 * Gives a record the document of an earlier revision, as a new revision: no revision is ever written over. The rules run
 * again, approvals given before do not count for it, and whoever moves a value with it counts as its corrector. What the
 * source has told since stays. Refused where nothing would change, where a decision lies between, and to a role that may
 * only correct codes where money moves.
 */
export async function restoreRevision(ctx: Context, input: z.output<typeof restoreInput>): Promise<Result<ChangedRecord, RestoreRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const looked = await lookAtRestored(tx, ctx, input);
    if (!looked.ok) return looked;
    const { document, changes } = looked.value;
    const mayMoveMoney = ctx.actor.type === "user" && can(ctx.actor, "value:correct");
    if (!mayMoveMoney && changes.some(bearsValue)) return err({ code: "wrong-role", needed: "finance" });
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const reason = input.reason ?? null;
    return ok(await changeRecord(tx, ctx, locked.value, { document, cause: "correction", event: "record.restored", reason, touches: true, tells: { restored: input.restore } }));
  });
}
