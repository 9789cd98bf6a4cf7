import { z } from "zod";
import { tellSessionChanged } from "./session-channel.ts";

/** What signing in answered: null when it succeeded, else the code of why not (see `signInErrorText`). */
export type SignInAnswer = { error: string | null };

const csrfAnswer = z.object({ csrfToken: z.string() });
const redirectAnswer = z.object({ url: z.url() });

/** Asks next-auth for a session cookie. Throws when Holdpoint cannot be reached. */
export async function requestSession(email: string, password: string): Promise<SignInAnswer> {
  const { pathname, searchParams } = await post("/api/auth/callback/credentials", { email, password });
  // next-auth says how it went by where it would send the browser: back into itself only when it did not go well.
  const error = pathname.startsWith("/api/auth/") ? (searchParams.get("error") ?? "") : null;
  if (error === null) tellSessionChanged();
  return { error };
}

/** Takes the session cookie away. Throws when Holdpoint cannot be reached. */
export async function requestSignOut(): Promise<void> {
  await post("/api/auth/signout", {});
  tellSessionChanged();
}

/** Every POST carries a token that only pages of this site can read, so that no other site can sign anybody in or out. */
async function post(path: string, fields: Record<string, string>): Promise<URL> {
  const { csrfToken } = csrfAnswer.parse(await (await fetch("/api/auth/csrf", { cache: "no-store" })).json());
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/", json: "true" });
  const answer = redirectAnswer.parse(await (await fetch(path, { method: "POST", body })).json());
  return new URL(answer.url);
}
