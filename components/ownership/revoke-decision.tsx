"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { revokeDecisionAction } from "#lib/ownership/actions.ts";

/** Takes a decision back: the next record with the value is held again. */
export function RevokeDecision({ id, label }: { id: string; label: string }) {
  const t = useTranslations();
  const [isPending, start] = useTransition();
  const revoke = () =>
    start(async () => {
      const outcome = await revokeDecisionAction({ decisionId: id }).catch(() => null);
      if (outcome?.ok) return tell.success(t("ownership.revokeDecision.takenBackTheNextRecord"));
      const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
      tell.error(error.code === "not-found" ? t("ownership.revokeDecision.somebodyHasTakenItBack") : refusalText(t, error));
    });
  return (
    <Button variant="ghost" size="sm" isPending={isPending} onClick={revoke} aria-label={t("ownership.revokeDecision.takeBackTheDecision", { label })}>
      {t("ownership.revokeDecision.takeBack")}
    </Button>
  );
}
