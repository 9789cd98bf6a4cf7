"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ReasonDialog } from "#components/records/reason-dialog.tsx";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { decideConflictAction } from "#lib/ownership/actions.ts";
import type { ConflictRow } from "#lib/ownership/queries.ts";
import type { Translate } from "#messages/translate.ts";

function decisionText(t: Translate, data: ConflictRow["data"], decision: "take" | "ignore"): string {
  if (data === "price") return decision === "take" ? t("ownership.decideConflict.theRecordGoes") : t("ownership.decideConflict.autocountsPricesStandTheRecord");
  if (data === "payment-status" || data === "order-status") return decision === "take" ? t("ownership.decideConflict.whatTheSourceSays") : t("ownership.decideConflict.whatTheOwnerSaysStands");
  return decision === "take" ? t("ownership.decideConflict.theRecordGoes2") : t("ownership.decideConflict.theRecordIsKept");
}

/** Takes the record's values, or has them ignored; why is asked and kept. */
export function DecideConflict({ row }: { row: ConflictRow }) {
  const t = useTranslations();
  const [decision, setDecision] = useState<"take" | "ignore" | null>(null);
  const [isPending, start] = useTransition();
  const { recordId, revision, number, sourceName, values } = row;
  const decide = (reason: string) =>
    start(async () => {
      if (decision === null) return;
      const outcome = await decideConflictAction({ recordId, revision, seqs: values.map(({ seq }) => seq), decision, reason }).catch(() => null);
      setDecision(null);
      if (outcome?.ok) return tell.success(decision === "take" ? t("ownership.decideConflict.theValuesAreTaken", { number }) : t("ownership.decideConflict.theValuesAreIgnored", { number }));
      const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
      tell.error(error.code === "changed-meanwhile" && !("moved" in error) ? t("ownership.decideConflict.theRecordWasChanged") : refusalText(t, error as { code: "no-answer" }));
    });
  return (
    <div className="flex gap-2">
      <Button variant="outline" size="sm" onClick={() => setDecision("take")} aria-label={t("ownership.decideConflict.takeTheValues", { number })}>
        {t("ownership.decideConflict.take")}
      </Button>
      <Button variant="outline" size="sm" onClick={() => setDecision("ignore")} aria-label={t("ownership.decideConflict.ignoreTheValues", { number })}>
        {t("ownership.decideConflict.ignore")}
      </Button>
      {decision !== null && (
        <ReasonDialog
          title={decision === "take" ? t("ownership.decideConflict.takeWhatSays", { sourceName }) : t("ownership.decideConflict.ignoreWhatSays", { sourceName })}
          text={
            decisionText(t, row.data, decision)
          }
          confirm={decision === "take" ? t("ownership.decideConflict.takeThem") : t("ownership.decideConflict.ignoreThem")}
          isPending={isPending}
          onReason={decide}
          onClose={() => setDecision(null)}
        />
      )}
    </div>
  );
}
