import { z } from "zod";
import { type Answer, openClient } from "./http-client.ts";

const csrfAnswer = z.object({ csrfToken: z.string() });

/** Signs in the way the sign-in page does and returns the `Cookie` header of the session. */
export async function signIn(baseUrl: string, person: { email: string; password: string }): Promise<string> {
  const client = openClient(baseUrl);
  try {
    const csrf = await client.send("/api/auth/csrf");
    const { csrfToken } = csrfAnswer.parse(JSON.parse(csrf.body.toString()));
    const form = new URLSearchParams({ ...person, csrfToken, json: "true", callbackUrl: "/" });
    const signedIn = await client.send("/api/auth/callback/credentials", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookiesOf(csrf) },
      body: form.toString(),
    });
    const cookies = cookiesOf(signedIn);
    if (!cookies.includes("session=")) throw new Error(`signing in gave no session: ${signedIn.body.toString("utf8", 0, 300)}`);
    return cookies;
  } finally {
    client.close();
  }
}

function cookiesOf(answer: Answer): string {
  return (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
}
