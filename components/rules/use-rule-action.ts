"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { tell } from "#components/records/tell.ts";
import type { Result } from "#lib/result.ts";
import { ruleRefusal, type RuleRefusal } from "./rule-refusal.ts";

type Run = <T, E extends RuleRefusal>(act: () => Promise<Result<T, E>>, done: (value: T) => void, refused?: (refusal: RuleRefusal) => void) => void;

/** Runs an action about rules or periods: tells its refusal in the corner, unless the form has a better place for it. */
export function useRuleAction(): readonly [Run, boolean] {
  const t = useTranslations();
  const [isPending, start] = useTransition();
  const run: Run = (act, done, refused) =>
    start(async () => {
      const outcome = await act().catch(() => null);
      if (outcome?.ok) return done(outcome.value);
      const refusal: RuleRefusal = outcome === null ? { code: "no-answer" } : outcome.error;
      if (refused) refused(refusal);
      else tell.error(ruleRefusal(t, refusal));
    });
  return [run, isPending];
}
