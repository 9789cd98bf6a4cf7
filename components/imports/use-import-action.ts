"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Result } from "#lib/result.ts";
import { type ImportRefusal, importTrouble } from "./import-trouble.ts";

/** Calls a step of an import: whether it is under way, and the sentence of its refusal. */
export function useImportAction<I, T, E extends ImportRefusal>(action: (input: I) => Promise<Result<T, E>>) {
  const t = useTranslations();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const call = (input: I) =>
    start(async () => {
      setTrouble(null);
      const outcome = await action(input).catch(() => null);
      if (outcome === null) setTrouble(importTrouble(t, { code: "no-answer" }));
      else if (!outcome.ok) setTrouble(importTrouble(t, outcome.error));
    });
  return { call, isPending, trouble };
}
