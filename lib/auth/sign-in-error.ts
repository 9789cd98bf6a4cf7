/** Why a sign-in did not succeed, as it travels through next-auth to the page: one short text. */
export type SignInError = { code: "wrong-credentials" } | { code: "too-many-attempts"; minutes: number } | { code: "fault"; id: string };

/** "wrong-credentials", "too-many-attempts:7", "fault:0190..." */
export function signInErrorCode(error: SignInError): string {
  if (error.code === "too-many-attempts") return `${error.code}:${error.minutes}`;
  if (error.code === "fault") return `${error.code}:${error.id}`;
  return error.code;
}

/** The sentence for a code; one that is not ours (the address bar takes any text) says no more than that it failed. */
export function signInErrorSentence(code: string): string {
  const [name, value = ""] = code.split(":", 2);
  if (name === "wrong-credentials") return "This e-mail and password do not belong together. Check both and try again.";
  if (name === "too-many-attempts" && /^\d{1,3}$/.test(value)) {
    const minutes = Number(value);
    return `Too many failed attempts. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
  }
  if (name === "fault" && /^[\da-f-]{36}$/.test(value)) return `Something went wrong on our side. Tell your administrator this number: ${value}.`;
  return "Signing in did not work. Try again.";
}
