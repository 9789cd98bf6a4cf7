import type { Translate } from "#messages/translate.ts";

/** The sentence for a code; one that is not ours (the address bar takes any text) says no more than that it failed. */
export function signInErrorText(t: Translate, code: string): string {
  const [name, value = ""] = code.split(":", 2);
  if (name === "wrong-credentials") return t("signIn.signInErrorText.wrongCredentials");
  if (name === "too-many-attempts" && /^\d{1,3}$/.test(value)) return t("signIn.signInErrorText.tooMany", { minutes: Number(value) });
  if (name === "fault" && /^[\da-f-]{36}$/.test(value)) return t("signIn.signInErrorText.fault", { id: value });
  return t("signIn.signInErrorText.other");
}
