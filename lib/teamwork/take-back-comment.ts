import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { notify } from "#lib/db/bus.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { removeComment } from "./store.ts";

export const takeBackInput = z.object({ commentId: z.uuid() });

/** Takes back one's own comment: that something was said and taken back stays visible, what was said does not. */
export async function takeBackComment(ctx: UserContext, { commentId }: z.infer<typeof takeBackInput>): Promise<Result<{ commentId: string }, { code: "not-found" }>> {
  return ctx.db.$transaction(async (tx) => {
    const removed = await removeComment(tx, ctx.company, { commentId, authorId: ctx.actor.id, at: ctx.now() });
    if (removed === null) return err({ code: "not-found" });
    await writeAudit(tx, ctx, { type: "record.comment-taken-back", recordId: removed.recordId, old: { commentId } });
    await notify(tx, ctx.company, { topic: "records", ids: [removed.recordId] });
    return ok({ commentId });
  });
}
