import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { callbackPath } from "#lib/auth/callback-path.ts";
import { currentActor } from "#lib/auth/current-actor.ts";
import { signInErrorText } from "#components/sign-in/sign-in-error-text.ts";
import { BrandMark } from "#components/sign-in/brand-mark.tsx";
import { SignInForm } from "#components/sign-in/sign-in-form.tsx";
import { WhatHoldpointDoes } from "#components/sign-in/what-holdpoint-does.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("signIn.page.signIn") };
}

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const t = await getTranslations();
  const { callbackUrl, error, notice } = await searchParams;
  const next = callbackPath(callbackUrl);
  if ((await currentActor()) !== null) redirect(next);
  return (
    <main className="grid min-h-dvh bg-background lg:grid-cols-[minmax(26rem,1fr)_minmax(0,1.1fr)]">
      <div className="flex flex-col px-6 py-8 sm:px-12">
        <BrandMark />
        <div className="m-auto w-full max-w-80 py-10">
          <h1 className="text-2xl font-semibold tracking-tight">{t("signIn.page.signIn")}</h1>
          <p className="mt-1 mb-6 text-base text-muted-foreground">{t("signIn.page.toSeeWhatWaits")}</p>
          {notice === "password-changed" && (
            <p role="status" className="mb-4 rounded-md bg-info-soft px-3 py-2 text-info-fg">
              {t("signIn.page.yourPasswordIsChanged")}
            </p>
          )}
          <SignInForm next={next} error={typeof error === "string" ? signInErrorText(t, error) : null} />
        </div>
        <p className="text-xs text-muted-foreground">{t("signIn.page.noAccountOrThePassword")}</p>
      </div>
      <WhatHoldpointDoes />
    </main>
  );
}
