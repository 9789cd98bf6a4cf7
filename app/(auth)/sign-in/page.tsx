import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { callbackPath } from "#lib/auth/callback-path.ts";
import { currentActor } from "#lib/auth/current-actor.ts";
import { signInErrorSentence } from "#lib/auth/sign-in-error.ts";
import { BrandMark } from "#components/sign-in/brand-mark.tsx";
import { SignInForm } from "#components/sign-in/sign-in-form.tsx";
import { WhatHoldpointDoes } from "#components/sign-in/what-holdpoint-does.tsx";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error, notice } = await searchParams;
  const next = callbackPath(callbackUrl);
  if ((await currentActor()) !== null) redirect(next);
  return (
    <main className="grid min-h-dvh bg-background lg:grid-cols-[minmax(26rem,1fr)_minmax(0,1.1fr)]">
      <div className="flex flex-col px-6 py-8 sm:px-12">
        <BrandMark />
        <div className="m-auto w-full max-w-80 py-10">
          <h1 className="text-2xl font-semibold tracking-tight">Sign in</h1>
          <p className="mt-1 mb-6 text-base text-muted-foreground">To see what waits for you in the queue.</p>
          {notice === "password-changed" && (
            <p role="status" className="mb-4 rounded-md bg-info-soft px-3 py-2 text-info-fg">
              Your password is changed, and every session of yours has ended. Sign in with the new one.
            </p>
          )}
          <SignInForm next={next} error={typeof error === "string" ? signInErrorSentence(error) : null} />
        </div>
        <p className="text-xs text-muted-foreground">No account, or the password is lost? An administrator of your company can help.</p>
      </div>
      <WhatHoldpointDoes />
    </main>
  );
}
