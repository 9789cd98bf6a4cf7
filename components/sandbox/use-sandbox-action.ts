"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { tell } from "#components/records/tell.ts";
import type { Result } from "#lib/result.ts";
import { type SandboxRefusal, sandboxRefusal } from "./sandbox-refusal.ts";

type Run = (act: () => Promise<Result<null, SandboxRefusal>>, told: string, done?: () => void) => void;

/** Runs an action in the sandbox and says in the corner what came of it. */
export function useSandboxAction(): readonly [Run, boolean] {
  const t = useTranslations();
  const [isPending, start] = useTransition();
  const run: Run = (act, told, done) =>
    start(async () => {
      const outcome = await act().catch(() => null);
      if (outcome?.ok) {
        tell.success(told);
        done?.();
      } else tell.error(sandboxRefusal(t, outcome === null ? { code: "no-answer" } : outcome.error));
    });
  return [run, isPending];
}
