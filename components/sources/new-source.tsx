"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Link } from "#components/ui/link.tsx";
import { Select } from "#components/ui/select.tsx";
import { addSourceAction } from "#lib/sources/actions.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { LedgerTakes } from "#lib/sources/flow-warnings.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";
import { CopyField } from "./copy-field.tsx";
import { FlowChoice } from "./flow-choice.tsx";
import { type SourceRefusal, sourceRefusal } from "./source-refusal.ts";
import { useSourceAction } from "./use-source-action.ts";

export type ChannelChoice = { id: ChannelId; title: string; flow: SourceFlow; isSigned: boolean };
type NewSourceProps = { channels: readonly ChannelChoice[]; ledger: LedgerTakes | null };
type Made = { key: string; secret: string | null; isGiven: boolean; isSigned: boolean };

/** Asks for what a new source needs; once it is there, shows its address and, once, its secret. */
export function NewSource({ channels, ledger }: NewSourceProps) {
  const t = useTranslations();
  const [channelId, setChannelId] = useState(channels.find(({ id }) => id !== "native")?.id ?? "native");
  const channel = channels.find(({ id }) => id === channelId) as ChannelChoice;
  const [name, setName] = useState("");
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const key = typedKey ?? keyFrom(name);
  const [secret, setSecret] = useState("");
  const [chosenFlow, setChosenFlow] = useState<SourceFlow | null>(null);
  const flow = chosenFlow ?? channel.flow;
  const [refusal, setRefusal] = useState<SourceRefusal | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [run, isPending] = useSourceAction();

  const issues = refusal?.code === "invalid" ? refusal.issues : {};
  const keyError = refusal?.code === "key-taken" ? sourceRefusal(t, refusal) : issues.key?.[0];
  const add = () => {
    setRefusal(null);
    run(
      () => addSourceAction({ key, channel: channel.id, name: name.trim() || undefined, flow, secret: channel.isSigned && secret !== "" ? secret : null }),
      (added) => setMade({ key: added.key, secret: added.secret, isGiven: secret !== "", isSigned: channel.isSigned }),
      setRefusal,
    );
  };

  if (made !== null) return <SourceIsThere made={made} />;
  return (
    <form
      className="grid max-w-2xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div role="alert" className="empty:hidden">
        {refusal !== null && keyError === undefined && <p className="rounded-md bg-error-soft px-3 py-2 text-error-fg">{sourceRefusal(t, refusal)}</p>}
      </div>
      <Field id="channel" label={t("sources.newSource.channel")} hint={channel.isSigned ? t("sources.newSource.itCallsHoldpointWhenSomething") : t("sources.newSource.itCallsNobodyByItself")}>
        <Select
          id="channel"
          value={channelId}
          onChange={(event) => {
            setChannelId(event.target.value as ChannelId);
            setChosenFlow(null);
          }}
          {...describedBy("channel", { hint: true })}
        >
          {channels.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="name" label={t("sources.newSource.name")} hint={t("sources.newSource.asPeopleHereCall")} error={issues.name?.[0]}>
        <Input id="name" value={name} required maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} {...describedBy("name", { hint: true, error: issues.name })} />
      </Field>
      <Field id="key" label={t("sources.newSource.key")} hint={t("sources.newSource.smallLettersDigitsAndHyphens")} error={keyError}>
        <Input id="key" value={key} required pattern="[a-z0-9\-]{2,40}" title={t("sources.newSource.n2To40SmallLetters")} autoComplete="off" spellCheck={false} onChange={(event) => setTypedKey(event.target.value)} {...describedBy("key", { hint: true, error: keyError })} />
      </Field>
      {channel.isSigned && (
        <Field id="secret" label={t("sources.newSource.secret")} hint={t("sources.newSource.whatTheChannelSigns")}>
          <Input id="secret" value={secret} autoComplete="off" spellCheck={false} maxLength={500} onChange={(event) => setSecret(event.target.value)} {...describedBy("secret", { hint: true })} />
        </Field>
      )}
      <FlowChoice flow={flow} onChange={setChosenFlow} channel={channel} ledger={ledger} />
      <div className="flex gap-2">
        <Button type="submit" isPending={isPending}>
          {t("sources.newSource.addTheSource")}
        </Button>
        <Link href="/sources" className={buttonVariants({ variant: "outline" })}>
          {t("sources.newSource.cancel")}
        </Link>
      </div>
    </form>
  );
}

function SourceIsThere({ made }: { made: Made }) {
  const t = useTranslations();
  return (
    <div className="grid max-w-2xl gap-4">
      <p role="status" className="rounded-md bg-posted-soft px-3 py-2 text-posted-fg">
        {t("sources.newSource.theSource")}
      </p>
      {made.isSigned && <CopyField label={t("sources.newSource.webhookAddress")} path={`/api/v1/webhooks/${made.key}`} hint={t("sources.newSource.pasteItWhereTheChannel")} />}
      {made.secret !== null && !made.isGiven && <CopyField label={t("sources.newSource.secret")} value={made.secret} hint={t("sources.newSource.pasteItWhereTheChannelHint")} />}
      {!made.isSigned && <p className="text-muted-foreground">{t("sources.newSource.itsSenderNeedsAToken")}</p>}
      <div>
        <Link href={`/sources/${made.key}${made.isSigned ? "" : "?tab=connection"}`} className={buttonVariants()}>
          {t("sources.newSource.openTheSource")}
        </Link>
      </div>
    </div>
  );
}

/** "Kedai Rimba online" -> "kedai-rimba-online" */
function keyFrom(name: string): string {
  return name.toLowerCase().normalize("NFKD").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 40);
}
