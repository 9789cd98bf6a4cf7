import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { unknownAddress } from "./client-address.ts";
import { hashPassword, newPassword, verifyPassword } from "./passwords.ts";
import { admitAttempt, type TooManyAttempts } from "./sign-in-attempt.ts";
import { clearSignInFailures, findMember, findPasswordHash, replacePassword } from "./store.ts";

export const changePasswordInput = z
  .object({ current: z.string().min(1, "Enter your current password.").max(256), next: newPassword })
  .refine((input) => input.current !== input.next, { path: ["next"], message: "The new password is the old one." });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export type ChangePasswordError =
  | { code: "not-a-person" }
  | { code: "wrong-password" }
  | { code: "changed-meanwhile" }
  | TooManyAttempts;

/**
 * Changes the actor's own password and ends all their sessions, this one too: they sign in anew. Wrong guesses at the
 * current password count like failed sign-ins, so that an open screen is no way to find the password out.
 */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<Result<null, ChangePasswordError>> {
  if (ctx.actor.type !== "user") return err({ code: "not-a-person" });
  const userId = ctx.actor.id;
  const member = await ctx.db.$transaction((tx) => findMember(tx, ctx.company, userId));
  if (member === null) return err({ code: "changed-meanwhile" });
  const admitted = await admitAttempt(ctx.db, member.email, ctx.actor.ip ?? unknownAddress, ctx.now());
  if (!admitted.ok) return admitted;

  const currentHash = await findPasswordHash(ctx.db, userId);
  if (!(await verifyPassword(currentHash, input.current)) || currentHash === null) return err({ code: "wrong-password" });
  const nextHash = await hashPassword(input.next);
  return ctx.db.$transaction(async (tx) => {
    if (!(await replacePassword(tx, userId, currentHash, nextHash))) return err({ code: "changed-meanwhile" });
    await clearSignInFailures(tx, member.email, ctx.now());
    await writeAudit(tx, ctx, { type: "user.password-changed", new: { userId } });
    return ok(null);
  });
}
