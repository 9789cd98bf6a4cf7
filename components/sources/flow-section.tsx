"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { previewFlowAction } from "#lib/rereading/actions.ts";
import type { FlowPreview } from "#lib/rereading/preview-flow.ts";
import { setSourceAction } from "#lib/sources/actions.ts";
import type { LedgerTakes } from "#lib/sources/flow-warnings.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";
import { FlowChoice } from "./flow-choice.tsx";
import { SaveTrouble } from "./save-trouble.tsx";
import type { SourceRefusal } from "./source-refusal.ts";
import { useSourceAction } from "./use-source-action.ts";

const FlowDialog = loadLater(() => import("./flow-dialog.tsx").then((module) => module.FlowDialog));

type FlowSectionProps = { source: { key: string; revision: number; flow: SourceFlow }; channel: { id: ChannelId; title: string }; ledger: LedgerTakes | null };

/** Changes a flow, after showing what would become of what waits now. */
export function FlowSection({ source, channel, ledger }: FlowSectionProps) {
  const t = useTranslations();
  const router = useRouter();
  const [flow, setFlow] = useState(source.flow);
  const [preview, setPreview] = useState<FlowPreview | null>(null);
  const [refusal, setRefusal] = useState<SourceRefusal | null>(null);
  const [look, isLooking] = useSourceAction();
  const [run, isSaving] = useSourceAction();
  const isChanged = flow.kind !== source.flow.kind || flow.trigger !== source.flow.trigger;

  const save = () =>
    run(
      () => setSourceAction({ key: source.key, revision: source.revision, flow }),
      () => {
        setPreview(null);
        setRefusal(null);
        const waiting = preview?.waiting ?? 0;
        tell.success(t("sources.flowSection.theFlowIsChanged"), waiting === 0 ? {} : { description: t("sources.flowSection.waitingRecordIsCheckedAgain", { waiting }) });
      },
      (refused) => (setPreview(null), setRefusal(refused), router.refresh()),
    );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        look(() => previewFlowAction({ key: source.key, flow }), setPreview, setRefusal);
      }}
    >
      <SaveTrouble refusal={refusal} />
      <FlowChoice flow={flow} onChange={setFlow} channel={channel} ledger={ledger} />
      <Button type="submit" className="justify-self-start" isPending={isLooking} disabled={!isChanged}>
        {t("sources.flowSection.changeTheFlow")}
      </Button>
      {preview !== null && <FlowDialog flow={flow} preview={preview} isSaving={isSaving} onSave={save} onClose={() => setPreview(null)} />}
    </form>
  );
}
