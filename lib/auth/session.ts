import { decode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "#lib/env.ts";
import { roles } from "./permissions.ts";

/** A session ends this long after sign-in, whatever happens in it. */
export const sessionMaxAgeSeconds = 12 * 60 * 60;

/** What a session cookie carries. It is a claim to be checked against the database on every request, never trusted as is. */
export const sessionClaims = z.object({
  userId: z.uuid(),
  company: z.number().int().positive(),
  role: z.enum(roles),
  sessionEpoch: z.number().int(),
});
export type SessionClaims = z.infer<typeof sessionClaims>;

/** Whether the browser talks to us by https: the public address says so, else the proxy in front. */
export function isHttps(headers: Pick<Headers, "get">): boolean {
  const publicAddress = env("NEXTAUTH_URL");
  if (publicAddress !== undefined) return publicAddress.startsWith("https://");
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}

/** By https the browser itself guarantees (`__Host-`) that no other host or path wrote the cookie. */
export function sessionCookieName(https: boolean): string {
  return https ? "__Host-holdpoint-session" : "holdpoint-session";
}

/** The claims of a session cookie, or null when it is not ours, was changed, or is over. */
export async function openSession(cookie: string | undefined): Promise<SessionClaims | null> {
  if (cookie === undefined || cookie === "") return null;
  try {
    return sessionClaims.safeParse(await decode({ token: cookie, secret: env("NEXTAUTH_SECRET") })).data ?? null;
  } catch (error) {
    if (isJoseError(error)) return null;
    throw error;
  }
}

/** The library behind next-auth's cookies throws these for a cookie that is expired, altered or sealed by another secret. */
function isJoseError(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("ERR_J");
}
