"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { signInErrorText } from "./sign-in-error-text.ts";
import type { Translate } from "#messages/translate.ts";
import { PasswordInput } from "./password-input.tsx";
import { requestSession } from "./session-requests.ts";

type SignInFormProps = {
  /** Where to go afterwards: a path of this site, checked on the server. */
  next: string;
  /** What went wrong before, when the page was opened to say so. */
  error: string | null;
};

type Attempt = { email: string; error: string | null; done: boolean };

/** E-mail and password. A failed attempt keeps the e-mail, says why, and puts the cursor back into the password. */
export function SignInForm({ next, error }: SignInFormProps) {
  const t = useTranslations();
  const password = useRef<HTMLInputElement>(null);
  const [attempt, submit, isPending] = useActionState<Attempt, FormData>(
    async (_previous, form) => {
      const result = await attemptSignIn(t, form);
      // A full load, not a soft one: nothing cached for whoever was signed in before may be shown.
      if (result.done) window.location.assign(next);
      return result;
    },
    { email: "", error, done: false },
  );
  useEffect(() => {
    if (attempt.email !== "" && attempt.error !== null) password.current?.focus();
  }, [attempt]);

  return (
    <form action={submit} className="grid gap-4">
      {/* Always there, so that screen readers notice what appears in it. */}
      <div role="alert" aria-atomic className="empty:-mb-4">
        {attempt.error !== null && !isPending && (
          <p className="flex items-start gap-2 rounded-md bg-error-soft px-3 py-2 text-sm text-error-fg">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {attempt.error}
          </p>
        )}
      </div>
      <Field id="email" label={t("signIn.signInForm.eMail")}>
        <Input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={320}
          className="h-10"
          defaultValue={attempt.email}
        />
      </Field>
      <Field id="password" label={t("signIn.signInForm.password")}>
        <PasswordInput id="password" name="password" ref={password} autoComplete="current-password" required maxLength={256} className="h-10" />
      </Field>
      <Button type="submit" size="lg" className="mt-1 w-full" isPending={isPending || attempt.done}>
        {isPending || attempt.done ? t("signIn.signInForm.signingIn") : t("signIn.signInForm.signIn")}
      </Button>
    </form>
  );
}

async function attemptSignIn(t: Translate, form: FormData): Promise<Attempt> {
  const email = String(form.get("email") ?? "");
  try {
    const { error } = await requestSession(email, String(form.get("password") ?? ""));
    return { email, error: error === null ? null : signInErrorText(t, error), done: error === null };
  } catch {
    return { email, error: t("signIn.signInForm.holdpointCannotBeReachedCheck"), done: false };
  }
}
