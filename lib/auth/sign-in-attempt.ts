import type { Db } from "#lib/db/prisma.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { visitorOf } from "./client-address.ts";
import { minutesToWait, signInLimits } from "./sign-in-limit.ts";
import { findSignInFailures, insertSignInFailure, lockSignIn } from "./store.ts";

/** Too many failed sign-ins for this e-mail or from this address; the next attempt is let through after `minutes`. */
export type TooManyAttempts = { code: "too-many-attempts"; minutes: number };

/**
 * Lets an attempt at a password through, or refuses it because too many failed before. An attempt counts as failed from
 * the moment it is let through until it succeeds (`clearSignInFailures`), so a hundred attempts at once get no further
 * than a hundred in a row. A refused one counts nothing: whoever waits is let in again.
 */
export async function admitAttempt(db: Db, email: string, ip: string, now: Date): Promise<Result<null, TooManyAttempts>> {
  const visitor = visitorOf(ip);
  return db.$transaction(async (tx) => {
    await lockSignIn(tx, email, visitor);
    const failures = await findSignInFailures(tx, email, visitor, now);
    const minutes = Math.max(
      minutesToWait(failures.byEmail, signInLimits.perEmail, now),
      minutesToWait(failures.byVisitor, signInLimits.perVisitor, now),
    );
    if (minutes > 0) return err({ code: "too-many-attempts", minutes });
    await insertSignInFailure(tx, email, visitor, now);
    return ok(null);
  });
}
