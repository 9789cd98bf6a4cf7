import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { notify } from "#lib/db/bus.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findMentions } from "./mentions.ts";
import { listMembers } from "./queries.ts";
import { insertComment } from "./store.ts";

export const commentInput = z.object({ recordId: z.uuid(), text: plainText.trim().min(1, "Write something first.").max(4000) });
export type CommentInput = z.input<typeof commentInput>;

/** Says something about a record to the others. Whoever is named by "@" and their name finds it under Mentions. */
export async function commentOnRecord(ctx: UserContext, { recordId, text }: CommentInput): Promise<Result<{ commentId: string; mentioned: string[] }, { code: "not-found" }>> {
  const members = await listMembers(ctx);
  const named = findMentions(text, members).filter(({ userId }) => userId !== ctx.actor.id);
  return ctx.db.$transaction(async (tx) => {
    const record = await lockRecord(tx, ctx.company, recordId);
    if (record === null) return err({ code: "not-found" });
    const commentId = await insertComment(tx, ctx.company, { recordId, authorId: ctx.actor.id, authorName: ctx.actor.name, text, mentions: named.map((member) => member.userId) });
    await writeAudit(tx, ctx, { type: "record.commented", recordId, revision: record.revision, new: { commentId, mentioned: named.map((member) => member.name) } });
    await notify(tx, ctx.company, { topic: "records", ids: [recordId] });
    return ok({ commentId, mentioned: named.map((member) => member.name) });
  });
}
