"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { addSourceAction } from "#lib/sources/actions.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { LedgerTakes } from "#lib/sources/flow-words.ts";
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
  const keyError = refusal?.code === "key-taken" ? sourceRefusal(refusal) : issues.key?.[0];
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
        {refusal !== null && keyError === undefined && <p className="rounded-md bg-error-soft px-3 py-2 text-error-fg">{sourceRefusal(refusal)}</p>}
      </div>
      <Field id="channel" label="Channel" hint={channel.isSigned ? "It calls Holdpoint when something happens." : "It calls nobody by itself: who sends to Holdpoint proves itself by a token."}>
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
      <Field id="name" label="Name" hint="As people here call it, such as “Kedai Rimba online”." error={issues.name?.[0]}>
        <Input id="name" value={name} required maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} {...describedBy("name", { hint: true, error: issues.name })} />
      </Field>
      <Field id="key" label="Key" hint="Small letters, digits and hyphens. It stands in the webhook's address and cannot be changed later." error={keyError}>
        <Input id="key" value={key} required pattern="[a-z0-9\-]{2,40}" title="2 to 40 small letters, digits and hyphens" autoComplete="off" spellCheck={false} onChange={(event) => setTypedKey(event.target.value)} {...describedBy("key", { hint: true, error: keyError })} />
      </Field>
      {channel.isSigned && (
        <Field id="secret" label="Secret" hint="What the channel signs its messages with, where it gives you one. Left empty, Holdpoint makes one for you to paste there.">
          <Input id="secret" value={secret} autoComplete="off" spellCheck={false} maxLength={500} onChange={(event) => setSecret(event.target.value)} {...describedBy("secret", { hint: true })} />
        </Field>
      )}
      <FlowChoice flow={flow} onChange={setChosenFlow} channel={channel} ledger={ledger} />
      <div className="flex gap-2">
        <Button type="submit" isPending={isPending}>
          Add the source
        </Button>
        <Link href="/sources" className={buttonVariants({ variant: "outline" })}>
          Cancel
        </Link>
      </div>
    </form>
  );
}

function SourceIsThere({ made }: { made: Made }) {
  return (
    <div className="grid max-w-2xl gap-4">
      <p role="status" className="rounded-md bg-posted-soft px-3 py-2 text-posted-fg">
        The source is there.
      </p>
      {made.isSigned && <CopyField label="Webhook address" path={`/api/v1/webhooks/${made.key}`} hint="Paste it where the channel asks for the address of a webhook." />}
      {made.secret !== null && !made.isGiven && <CopyField label="Secret" value={made.secret} hint="Paste it where the channel asks for a secret. It is shown this once; if it gets lost, replace it." />}
      {!made.isSigned && <p className="text-muted-foreground">Its sender needs a token: make one under “Connection”.</p>}
      <div>
        <Link href={`/sources/${made.key}${made.isSigned ? "" : "?tab=connection"}`} className={buttonVariants()}>
          Open the source
        </Link>
      </div>
    </div>
  );
}

/** "Kedai Rimba online" -> "kedai-rimba-online" */
function keyFrom(name: string): string {
  return name.toLowerCase().normalize("NFKD").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 40);
}
