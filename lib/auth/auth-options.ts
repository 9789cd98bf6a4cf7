import type { AuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { db } from "#lib/db/prisma.ts";
import { env } from "#lib/env.ts";
import { callbackPath } from "./callback-path.ts";
import { clientAddress, unknownAddress } from "./client-address.ts";
import { contextOf } from "./current-actor.ts";
import { logFault } from "./log-fault.ts";
import { findSignedIn } from "./queries.ts";
import { sessionClaims, sessionCookieName, sessionMaxAgeSeconds, type SessionClaims } from "./session.ts";
import { signInErrorCode } from "./sign-in-error.ts";
import { signIn } from "./sign-in.ts";

declare module "next-auth" {
  /** What `authorize` answers with, on its way into the session cookie. */
  interface User {
    claims: SessionClaims;
  }
}

/** next-auth as we use it: e-mail and password, the session in an encrypted cookie, our own page. */
export function authOptions(https: boolean): AuthOptions {
  return {
    secret: env("NEXTAUTH_SECRET"),
    session: { strategy: "jwt", maxAge: sessionMaxAgeSeconds },
    // Said again because next-auth's own default here is 30 days whatever the session says.
    jwt: { maxAge: sessionMaxAgeSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: https,
    cookies: {
      sessionToken: { name: sessionCookieName(https), options: { httpOnly: true, sameSite: "lax", path: "/", secure: https } },
    },
    providers: [
      credentialsProvider({
        credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
        authorize: async (given, request) => authorize(given, new Headers(request.headers)),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user === undefined ? token : { ...user.claims }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${callbackPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url)}`,
    },
    events: { signOut: async ({ token }) => leaveTraceOfSignOut(token) },
  };
}

/** next-auth carries the message of what is thrown here to the sign-in page: only codes of ours may leave. */
async function authorize(given: Partial<Record<"email" | "password", string>> | undefined, headers: Headers) {
  const attempt = { email: given?.email ?? "", password: given?.password ?? "", ip: clientAddress(headers) };
  const outcome = await signIn({ db: db(), now: () => new Date() }, attempt).catch((error: unknown) => {
    throw new Error(signInErrorCode({ code: "fault", id: logFault(error, "sign-in") }));
  });
  if (!outcome.ok) throw new Error(signInErrorCode(outcome.error));
  return { id: outcome.value.userId, claims: outcome.value };
}

async function leaveTraceOfSignOut(token: unknown): Promise<void> {
  const claims = sessionClaims.safeParse(token);
  const signedIn = claims.success ? await findSignedIn(claims.data, unknownAddress) : null;
  if (signedIn === null) return;
  const ctx = contextOf({ ...signedIn, actor: { ...signedIn.actor, ip: null } });
  await ctx.db.$transaction((tx) => writeAudit(tx, ctx, { type: "user.signed-out", new: { userId: ctx.actor.id } }));
}
