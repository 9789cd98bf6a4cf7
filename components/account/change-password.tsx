"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { PasswordInput } from "#components/sign-in/password-input.tsx";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { changePasswordAction } from "#lib/auth/actions.ts";
import { passwordTrouble, type PasswordTrouble } from "./password-trouble.ts";

/** The old password and, twice, the new one. Once it is changed, leads to the sign-in page, which says so. */
export function ChangePassword() {
  const t = useTranslations();
  const [trouble, setTrouble] = useState<PasswordTrouble>({});
  const [isDone, setDone] = useState(false);
  const [isPending, start] = useTransition();

  const change = (form: FormData) =>
    start(async () => {
      const [current, next, again] = ["current", "next", "again"].map((name) => String(form.get(name) ?? ""));
      if (next !== again) return setTrouble({ again: t("account.changePassword.thisIsNotTheSame") });
      const outcome = await changePasswordAction({ current: current ?? "", next: next ?? "" }).catch(() => null);
      if (outcome === null) return setTrouble({ form: refusalText(t, { code: "no-answer" }) });
      if (!outcome.ok) return setTrouble(passwordTrouble(t, outcome.error));
      setTrouble({});
      setDone(true);
      // A full load: nothing that was kept for the session that has ended may be shown.
      window.location.assign("/sign-in?notice=password-changed");
    });

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        change(new FormData(event.currentTarget));
      }}
    >
      {/* Always there, so that screen readers notice what appears in it. */}
      <div role="alert" aria-atomic className="empty:-mb-4">
        {trouble.form && <p className="rounded-md bg-error-soft px-3 py-2 text-error-fg">{trouble.form}</p>}
      </div>
      <Field id="current" label={t("account.changePassword.currentPassword")} error={trouble.current}>
        <PasswordInput id="current" name="current" autoComplete="current-password" required maxLength={256} {...describedBy("current", { error: trouble.current })} />
      </Field>
      <Field id="next" label={t("account.changePassword.newPassword")} hint={t("account.changePassword.atLeast8Characters")} error={trouble.next}>
        <PasswordInput id="next" name="next" autoComplete="new-password" required minLength={8} maxLength={256} {...describedBy("next", { hint: true, error: trouble.next })} />
      </Field>
      <Field id="again" label={t("account.changePassword.newPasswordAgain")} error={trouble.again}>
        <PasswordInput id="again" name="again" autoComplete="new-password" required maxLength={256} {...describedBy("again", { error: trouble.again })} />
      </Field>
      <Button type="submit" className="justify-self-start" isPending={isPending || isDone}>
        {t("account.changePassword.changeThePassword")}
      </Button>
    </form>
  );
}
