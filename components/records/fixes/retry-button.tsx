"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Result } from "#lib/result.ts";
import { previewRetryAction, retryPostingAction, retryWithTodayAction } from "#lib/review/actions.ts";
import type { OtherReading } from "#lib/review/preview-retry.ts";
import { useDesk, useRecordAction } from "../desk.tsx";
import { fixLabel } from "../fix-label.ts";
import type { Refusal } from "../refusal-text.ts";
import { stateText } from "../retry-text.ts";
import { tell } from "../tell.ts";
import { withoutUndo } from "../undo.ts";

const RetryDialog = loadLater(() => import("../retry-dialog.tsx").then((module) => module.RetryDialog));

/** Sends what AutoCount refused once more. Where today's mapping reads its message otherwise, it shows the difference and asks which is meant. */
export function RetryButton({ isFirst, hints }: { isFirst: boolean; hints?: KeyHints | undefined }) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [other, setOther] = useState<OtherReading | null>(null);
  const seen = { recordId: record.id, revision: record.revision };

  const sendAsItStands = async (): Promise<Result<{ state: RecordState }, Refusal>> => retryPostingAction(seen);
  const told = (how: string) => ({ state }: { state: RecordState }) => {
    setOther(null);
    fixed();
    tell.success(stateText(t, state), { ...withoutUndo({ what: t("records.retryButton.afterwards", { number: record.number }), href: place.href }), description: how });
  };
  const ask = () => {
    let why = t("records.retryButton.readsTheSame");
    run(
      async (): Promise<Result<{ state: RecordState } | OtherReading, Refusal>> => {
        const looked = await previewRetryAction({ recordId: record.id });
        if (!looked.ok) return looked;
        const preview = looked.value;
        if (preview.as === "other") return { ok: true, value: preview };
        if (preview.as === "unreadable") why = t("records.retryButton.asItStandsBecause", { why: preview.why });
        return sendAsItStands();
      },
      (answer) => ("as" in answer ? setOther(answer) : told(why)(answer)),
    );
  };

  return (
    <>
      <Button variant={isFirst ? "primary" : "outline"} onClick={ask} isPending={isPending && other === null} {...hints}>
        {fixLabel(t, { do: "retry" })}
      </Button>
      {other !== null && (
        <RetryDialog
          number={record.number}
          other={other}
          isPending={isPending}
          onClose={() => setOther(null)}
          onSend={(reading) =>
            reading === null
              ? run(sendAsItStands, told(t("records.retryButton.asItStands")))
              : run(() => retryWithTodayAction({ ...seen, reading }), told(t("records.retryButton.asReadToday")), (refusal) => (refusal.code === "reads-otherwise" && setOther(null), false))
          }
        />
      )}
    </>
  );
}
