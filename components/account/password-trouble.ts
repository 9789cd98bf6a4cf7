import { issuesOf } from "#components/records/issues-of.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import type { ChangePasswordError } from "#lib/auth/change-password.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import { signInErrorCode, signInErrorSentence } from "#lib/auth/sign-in-error.ts";

/** What to say beside which field of the form; `form` is about the whole. */
export type PasswordTrouble = { current?: string; next?: string; again?: string; form?: string };

/** Why a password was not changed, in sentences, at the field that has to be mended. */
export function passwordTrouble(refusal: ChangePasswordError | ActionRefusal): PasswordTrouble {
  switch (refusal.code) {
    case "wrong-password":
      return { current: "This is not your current password." };
    case "too-many-attempts":
      return { form: signInErrorSentence(signInErrorCode(refusal)) };
    case "changed-meanwhile":
      return { form: "Your password was changed somewhere else meanwhile. Sign in again." };
    case "not-a-person":
      return { form: "Only a person has a password." };
    case "invalid": {
      const trouble: PasswordTrouble = {};
      for (const { path, message } of issuesOf(refusal)) trouble[path === "current" || path === "next" ? path : "form"] ??= message;
      return trouble;
    }
    default:
      return { form: refusalText(refusal) };
  }
}
