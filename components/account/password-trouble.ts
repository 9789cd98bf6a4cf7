import { issuesOf } from "#components/records/issues-of.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import { signInErrorText } from "#components/sign-in/sign-in-error-text.ts";
import type { ChangePasswordError } from "#lib/auth/change-password.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import { signInErrorCode } from "#lib/auth/sign-in-error.ts";
import type { Translate } from "#messages/translate.ts";

/** What to say beside which field of the form; `form` is about the whole. */
export type PasswordTrouble = { current?: string; next?: string; again?: string; form?: string };

/** Why a password was not changed, in sentences, at the field that has to be mended. */
export function passwordTrouble(t: Translate, refusal: ChangePasswordError | ActionRefusal): PasswordTrouble {
  switch (refusal.code) {
    case "wrong-password":
      return { current: t("account.passwordTrouble.wrongPassword") };
    case "too-many-attempts":
      return { form: signInErrorText(t, signInErrorCode(refusal)) };
    case "changed-meanwhile":
      return { form: t("account.passwordTrouble.changedMeanwhile") };
    case "not-a-person":
      return { form: t("account.passwordTrouble.notAPerson") };
    case "invalid": {
      const trouble: PasswordTrouble = {};
      for (const { path, message } of issuesOf(refusal)) trouble[path === "current" || path === "next" ? path : "form"] ??= message;
      return trouble;
    }
    default:
      return { form: refusalText(t, refusal) };
  }
}
