import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { hashPassword, newPassword } from "./passwords.ts";
import { clearSignInFailures, findMember, givePassword } from "./store.ts";

export const setPasswordInput = z.object({
  userId: z.uuid(),
  password: newPassword,
  /** Lets a disabled account sign in again. */
  enable: z.boolean().default(false),
});
export type SetPasswordInput = z.input<typeof setPasswordInput>;

export type SetPasswordError = { code: "not-found" } | { code: "user-disabled" };

/**
 * Gives a member of the company a new password, for whoever has lost the old one, and ends every session of theirs.
 * The account is one for the whole installation: the password changes for its other companies too.
 */
export async function setPassword(ctx: Context, input: SetPasswordInput): Promise<Result<{ userId: string }, SetPasswordError>> {
  const { userId, password, enable } = setPasswordInput.parse(input);
  const passwordHash = await hashPassword(password);
  return ctx.db.$transaction(async (tx) => {
    const member = await findMember(tx, ctx.company, userId);
    if (member === null) return err({ code: "not-found" });
    if (member.isDisabled && !enable) return err({ code: "user-disabled" });
    await givePassword(tx, userId, passwordHash);
    await clearSignInFailures(tx, member.email, ctx.now());
    await writeAudit(tx, ctx, { type: "user.password-set", new: { userId, email: member.email, enabled: member.isDisabled } });
    return ok({ userId });
  });
}
