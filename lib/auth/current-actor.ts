import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import { clientAddress } from "./client-address.ts";
import { findSignedIn, type SignedIn, type UserActor } from "./queries.ts";
import { isHttps, openSession, sessionCookieName } from "./session.ts";

/** A context in which a signed-in person acts. */
export type UserContext = Context & { actor: UserActor };

/**
 * Who is signed in, read anew from the database for each request (and once per request): a session ends at once when
 * its user is disabled, leaves the company or changes the password. Null when nobody is.
 */
export const currentActor = cache(async (): Promise<SignedIn | null> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const claims = await openSession(jar.get(sessionCookieName(isHttps(sent)))?.value);
  return claims === null ? null : findSignedIn(claims, clientAddress(sent));
});

/** The context of the person's verbs and queries: their company, themselves, the database, the clock. */
export function contextOf(signedIn: SignedIn): UserContext {
  return { company: signedIn.company.id, actor: signedIn.actor, db: db(), now: () => new Date() };
}
