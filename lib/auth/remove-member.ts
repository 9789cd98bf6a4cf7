import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { DisableUserError, DisableUserInput } from "./disable-user.ts";
import { deleteMembership, findMember, hasOtherMemberWho } from "./store.ts";

export type RemoveMemberError = Extract<DisableUserError, { code: "not-found" | "own-account" | "last-administrator" }>;

/** Takes a person out of this company; the account goes on elsewhere. Their sessions and tokens here end with this call. */
export async function removeMember(ctx: Context, input: DisableUserInput): Promise<Result<{ userId: string }, RemoveMemberError>> {
  if (ctx.actor.id === input.userId) return err({ code: "own-account" });
  return ctx.db.$transaction(async (tx) => {
    const member = await findMember(tx, ctx.company, input.userId);
    if (member === null) return err({ code: "not-found" });
    if (!(await hasOtherMemberWho(tx, ctx.company, member.userId, "settings:manage"))) return err({ code: "last-administrator" });
    await deleteMembership(tx, ctx.company, member.userId);
    await writeAudit(tx, ctx, { type: "user.removed", old: { userId: member.userId, email: member.email, role: member.role }, reason: input.reason ?? null });
    return ok({ userId: member.userId });
  });
}
