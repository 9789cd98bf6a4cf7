import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { notify } from "#lib/db/bus.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findClaim } from "./queries.ts";
import { dropClaim, takeClaim } from "./store.ts";

/** Minutes without a sign of life after which a record is free again. The open page gives one every minute while somebody works on it. */
const idleMinutes = 5;

/** Somebody else works on it; `since` and `until` are ISO 8601 in UTC. */
export type ClaimedByOther = { code: "claimed"; by: string; since: string; until: string };

export const claimInput = z.object({ recordId: z.uuid(), takeOver: z.boolean().default(false) });

/**
 * Says that this person works on the record now, or still does. Refused where somebody else does, unless it is taken over:
 * that one is told on their open page. It keeps two people off the same work; what may be done is not decided by it.
 */
export async function claimRecord(ctx: UserContext, { recordId, takeOver }: z.infer<typeof claimInput>): Promise<Result<{ until: string }, ClaimedByOther | { code: "not-found" }>> {
  const now = ctx.now();
  const until = new Date(now.getTime() + idleMinutes * 60_000);
  return ctx.db.$transaction(async (tx) => {
    const record = await tx.record.findUnique({ where: { companyId_id: { companyId: ctx.company, id: recordId } }, select: { revision: true } });
    if (record === null) return err({ code: "not-found" });
    const { held, before } = await takeClaim(tx, ctx.company, { recordId, userId: ctx.actor.id, userName: ctx.actor.name, now, until, isTakeOver: takeOver });
    if (held.userId !== ctx.actor.id) return err({ code: "claimed", by: held.userName, since: held.since.toISOString(), until: held.until.toISOString() });
    if (before?.userId === ctx.actor.id) return ok({ until: until.toISOString() });
    if (before !== null) await writeAudit(tx, ctx, { type: "record.taken-over", recordId, revision: record.revision, old: { by: before.userName }, new: { by: ctx.actor.name } });
    await notify(tx, ctx.company, { topic: "claims", ids: [recordId] });
    return ok({ until: until.toISOString() });
  });
}

export const leaveInput = z.object({ recordId: z.uuid() });

/** The person has left the record: it is free for the next one at once. */
export async function leaveRecord(ctx: UserContext, { recordId }: z.infer<typeof leaveInput>): Promise<Result<{ wasHeld: boolean }, never>> {
  return ctx.db.$transaction(async (tx) => {
    const wasHeld = await dropClaim(tx, ctx.company, recordId, ctx.actor.id);
    if (wasHeld) await notify(tx, ctx.company, { topic: "claims", ids: [recordId] });
    return ok({ wasHeld });
  });
}

/** Who works on the record now, if it is somebody else. */
export async function findOtherClaim(ctx: UserContext, recordId: string): Promise<ClaimedByOther | null> {
  const claim = await findClaim(ctx, recordId);
  if (claim === null || claim.userId === ctx.actor.id || claim.until <= ctx.now()) return null;
  return { code: "claimed", by: claim.userName, since: claim.since.toISOString(), until: claim.until.toISOString() };
}
