import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { systemActor, type Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { emailAddress } from "./email-address.ts";
import { hashPassword, isOutdatedHash, verifyPassword } from "./passwords.ts";
import { findUserForSignIn, type UserForSignIn } from "./queries.ts";
import type { SessionClaims } from "./session.ts";
import { admitAttempt, type TooManyAttempts } from "./sign-in-attempt.ts";
import { clearSignInFailures, rehashPassword } from "./store.ts";

export const credentials = z.object({
  email: emailAddress,
  password: z.string().min(1).max(256),
});

/** One attempt to sign in; `ip` is the address it came from. */
export type SignInAttempt = { email: string; password: string; ip: string };

/** The e-mail is unknown, the password wrong, the user disabled or in no company: which of these is not said. */
export type SignInRefusal = { code: "wrong-credentials" } | TooManyAttempts;

/**
 * No refusal is given before this. It is longer than any of the ways to a refusal takes, so that the time does not tell
 * an unknown e-mail from a wrong password (whose trace takes a write).
 */
export const refusalTakesMs = 400;

/** What signing in needs of a context: there is no company and no actor yet. */
export type Door = Pick<Context, "db" | "now">;

/**
 * Checks e-mail and password and answers with what the session is to carry. Failures are limited per e-mail and per
 * address (see `signInLimits`); success clears the e-mail's. Both leave an audit row in the user's company.
 */
export async function signIn(door: Door, attempt: SignInAttempt): Promise<Result<SessionClaims, SignInRefusal>> {
  const earliestRefusal = sleep(refusalTakesMs);
  const { data: given } = credentials.safeParse(attempt);
  if (given === undefined) {
    await earliestRefusal;
    return err({ code: "wrong-credentials" });
  }
  const admitted = await admitAttempt(door.db, given.email, attempt.ip, door.now());
  if (!admitted.ok) return admitted;

  const user = await findUserForSignIn(given.email);
  const isRight = await verifyPassword(user?.passwordHash ?? null, given.password);
  if (user === null || user.membership === null || user.isDisabled || !isRight) {
    await leaveTraceOfFailure(door, user, attempt.ip);
    await earliestRefusal;
    return err({ code: "wrong-credentials" });
  }
  const { company, role } = user.membership;
  const renewedHash = isOutdatedHash(user.passwordHash) ? await hashPassword(given.password) : null;
  await door.db.$transaction(async (tx) => {
    await clearSignInFailures(tx, given.email, door.now());
    if (renewedHash !== null) await rehashPassword(tx, user.id, user.passwordHash, renewedHash);
    const ctx: Context = { ...door, company, actor: { type: "user", id: user.id, name: user.name, role, ip: attempt.ip } };
    await writeAudit(tx, ctx, { type: "user.signed-in", new: { userId: user.id } });
  });
  return ok({ userId: user.id, company, role, sessionEpoch: user.sessionEpoch });
}

/** Whoever failed is not known to be the user, so the trace is Holdpoint's own and names whose account was tried. */
async function leaveTraceOfFailure(door: Door, user: UserForSignIn | null, ip: string): Promise<void> {
  if (user?.membership == null) return;
  const ctx: Context = { ...door, company: user.membership.company, actor: systemActor };
  await door.db.$transaction((tx) => writeAudit(tx, ctx, { type: "user.sign-in-failed", new: { userId: user.id, email: user.email, ip } }));
}
