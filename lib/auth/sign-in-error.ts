/** Why a sign-in did not succeed, as it travels through next-auth to the page: one short text. */
export type SignInError = { code: "wrong-credentials" } | { code: "too-many-attempts"; minutes: number } | { code: "fault"; id: string };

/** "wrong-credentials", "too-many-attempts:7", "fault:0190..." */
export function signInErrorCode(error: SignInError): string {
  if (error.code === "too-many-attempts") return `${error.code}:${error.minutes}`;
  if (error.code === "fault") return `${error.code}:${error.id}`;
  return error.code;
}
