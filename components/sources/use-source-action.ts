"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { tell } from "#components/records/tell.ts";
import type { Result } from "#lib/result.ts";
import { type SourceRefusal, sourceRefusal } from "./source-refusal.ts";

type Run = <T>(act: () => Promise<Result<T, SourceRefusal>>, done: (value: T) => void, refused?: (refusal: SourceRefusal) => void) => void;

/** Runs an action about a source: tells its refusal in the corner, unless the form has a better place for it. */
export function useSourceAction(): readonly [Run, boolean] {
  const t = useTranslations();
  const [isPending, start] = useTransition();
  const run: Run = (act, done, refused) =>
    start(async () => {
      const outcome = await act().catch(() => null);
      if (outcome?.ok) return done(outcome.value);
      const refusal: SourceRefusal = outcome === null ? { code: "no-answer" } : outcome.error;
      if (refused) refused(refusal);
      else tell.error(sourceRefusal(t, refusal));
    });
  return [run, isPending];
}
