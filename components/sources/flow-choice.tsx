import { Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { orderKinds, triggers } from "#lib/canonical/kinds.ts";
import { flowWarnings, type LedgerTakes } from "#lib/sources/flow-warnings.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";
import { flowSentence, flowWarningText, whyNotOffered } from "./flow-words.ts";

type FlowChoiceProps = { flow: SourceFlow; onChange: (flow: SourceFlow) => void; channel: { id: ChannelId; title: string }; ledger: LedgerTakes | null };

/** What an order becomes and when, with the sentence that it amounts to and what stands against it. */
export function FlowChoice({ flow, onChange, channel, ledger }: FlowChoiceProps) {
  const t = useTranslations();
  const warnings = flowWarnings(flow, channel, ledger).map((warning) => flowWarningText(t, warning));
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-3">
        <Field id="flow-kind" label={t("sources.flowChoice.anOrderBecomes")}>
          <Select id="flow-kind" value={flow.kind} onChange={(event) => onChange({ ...flow, kind: event.target.value as SourceFlow["kind"] })}>
            {orderKinds.map((kind) => {
              const why = whyNotOffered(t, kind, ledger);
              return (
                // The one that is set now stays to be seen, whatever the book takes.
                <option key={kind} value={kind} disabled={why !== null && kind !== flow.kind}>
                  {why === null ? t(`format.kinds.${kind}`) : `${t(`format.kinds.${kind}`)} (${why})`}
                </option>
              );
            })}
          </Select>
        </Field>
        <Field id="flow-trigger" label={t("sources.flowChoice.on")}>
          <Select id="flow-trigger" value={flow.trigger} onChange={(event) => onChange({ ...flow, trigger: event.target.value as SourceFlow["trigger"] })}>
            {triggers.map((trigger) => (
              <option key={trigger} value={trigger}>
                {t(`sources.triggers.${trigger}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div role="status" className="grid gap-2">
        <p className="flex gap-2">
          <Info className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden />
          <span>
            {flowSentence(t, flow)}
            {channel.id === "native" && t("sources.flowChoice.whatTheSenderItselfCalls")}
          </span>
        </p>
        {warnings.map((warning) => (
          <p key={warning} className="flex gap-2 rounded-md bg-held-soft px-3 py-2 text-held-fg">
            <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {warning}
          </p>
        ))}
      </div>
    </div>
  );
}
