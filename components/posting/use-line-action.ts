"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { tell } from "#components/records/tell.ts";
import type { Result } from "#lib/result.ts";
import { lineRefusal, type LineTrouble } from "./line-refusal.ts";

type Run = <T>(act: () => Promise<Result<T, LineTrouble>>, done: (value: T) => void, refused?: (trouble: LineTrouble) => void) => void;

/** Runs an action about the line and tells its refusal in the corner, where the form has no better place for it; the page shows how the line is then. */
export function useLineAction(): readonly [Run, boolean] {
  const t = useTranslations();
  const router = useRouter();
  const [isPending, start] = useTransition();
  const run: Run = (act, done, refused) =>
    start(async () => {
      const outcome = await act().catch(() => null);
      if (outcome?.ok) return done(outcome.value);
      const trouble: LineTrouble = outcome === null ? { code: "no-answer" } : outcome.error;
      if (refused) refused(trouble);
      else tell.error(lineRefusal(t, trouble));
      router.refresh();
    });
  return [run, isPending];
}
