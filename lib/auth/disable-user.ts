import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findMember, hasOtherMemberWho, markDisabled } from "./store.ts";

export const disableUserInput = z.object({ userId: z.uuid(), reason: z.string().trim().max(500).optional() });
export type DisableUserInput = z.infer<typeof disableUserInput>;

export type DisableUserError =
  | { code: "not-found" }
  | { code: "own-account" }
  | { code: "already-disabled" }
  /** The account also belongs to other companies: `removeMember` takes it out of this one. */
  | { code: "member-elsewhere" }
  /** Nobody would be left who can manage users. */
  | { code: "last-administrator" };

/** Disables a person's account: their sessions and tokens end with this call. */
export async function disableUser(ctx: Context, input: DisableUserInput): Promise<Result<{ userId: string }, DisableUserError>> {
  if (ctx.actor.id === input.userId) return err({ code: "own-account" });
  return ctx.db.$transaction(async (tx) => {
    const member = await findMember(tx, ctx.company, input.userId);
    if (member === null) return err({ code: "not-found" });
    if (member.isDisabled) return err({ code: "already-disabled" });
    if (member.otherCompanies > 0) return err({ code: "member-elsewhere" });
    if (!(await hasOtherMemberWho(tx, ctx.company, member.userId, "settings:manage"))) return err({ code: "last-administrator" });
    await markDisabled(tx, member.userId, ctx.now());
    await writeAudit(tx, ctx, { type: "user.disabled", old: { userId: member.userId, email: member.email, role: member.role }, reason: input.reason ?? null });
    return ok({ userId: member.userId });
  });
}
