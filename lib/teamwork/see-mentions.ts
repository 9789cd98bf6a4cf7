import { z } from "zod";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { ok, type Result } from "#lib/result.ts";
import { markSeen } from "./store.ts";

export const seeInput = z.object({ recordId: z.uuid() });

/** The person has opened the record: what called them there is seen. A reading mark of one's own, so the audit log does not tell of it. */
export async function seeMentions(ctx: UserContext, { recordId }: z.infer<typeof seeInput>): Promise<Result<{ seen: number }, never>> {
  return ok({ seen: await ctx.db.$transaction((tx) => markSeen(tx, ctx.company, { recordId, userId: ctx.actor.id, at: ctx.now() })) });
}
