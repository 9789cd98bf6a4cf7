import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { emailAddress } from "./email-address.ts";
import { hashPassword, newPassword } from "./passwords.ts";
import { roles } from "./permissions.ts";
import { findUserByEmail, insertMembership, insertUser } from "./store.ts";

export const addUserInput = z.object({
  email: emailAddress,
  name: z.string().trim().min(1, "A person needs a name.").max(120),
  role: z.enum(roles),
  password: newPassword,
});
export type AddUserInput = z.infer<typeof addUserInput>;

export type AddUserError = { code: "already-member" } | { code: "user-disabled" };
export type AddedUser = {
  userId: string;
  /** True when the e-mail had an account already, from another company: it keeps its name and password. */
  joined: boolean;
};

/**
 * Adds a person to the company. The password is the first one and is changed by the person. An e-mail is one account in
 * the whole installation: one that exists joins the company with its own password; a disabled one is refused.
 */
export async function addUser(ctx: Context, input: AddUserInput): Promise<Result<AddedUser, AddUserError>> {
  const passwordHash = await hashPassword(input.password);
  return ctx.db.$transaction(async (tx) => {
    const existing = await findUserByEmail(tx, input.email);
    if (existing?.disabledAt) return err({ code: "user-disabled" });
    const userId = existing?.id ?? (await insertUser(tx, { email: input.email, name: input.name, passwordHash }));
    if (!(await insertMembership(tx, ctx.company, userId, input.role))) return err({ code: "already-member" });
    const name = existing?.name ?? input.name;
    await writeAudit(tx, ctx, { type: "user.added", new: { userId, email: input.email, name, role: input.role } });
    return ok({ userId, joined: existing !== null });
  });
}
