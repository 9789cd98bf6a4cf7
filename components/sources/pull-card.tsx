"use client";

import { TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatCount } from "#components/format/money.ts";
import { formatAge, formatInstant } from "#components/format/time.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { CredentialName } from "#lib/channels/pull.ts";
import type { PullStanding } from "#lib/pulls/queries.ts";
import { setCredentialsAction } from "#lib/sources/actions.ts";
import { SaveTrouble } from "./save-trouble.tsx";
import type { SourceRefusal } from "./source-refusal.ts";
import { useSourceAction } from "./use-source-action.ts";

type PullCardProps = { sourceKey: string; channel: string; pulling: { standing: PullStanding; needs: readonly CredentialName[] }; now: string };

const labels: Readonly<Record<CredentialName, string>> = {
  baseUrl: "Address of its API", authUrl: "Address where tokens are renewed", appKey: "App key, partner id or user name", appSecret: "App secret, partner key or password", shopId: "Shop id (Odoo: database)",
  shopCipher: "Shop cipher", callbackUrl: "Webhook address as registered there", accessToken: "Access token", refreshToken: "Refresh token", accessUntil: "Access token good until", refreshUntil: "Refresh token good until",
};
const secret: readonly CredentialName[] = ["appSecret", "accessToken", "refreshToken", "shopCipher"];

/** How asking the channel by ourselves stands, and a way to give what it wants to be shown. What is stored is never shown. */
export function PullCard({ sourceKey, channel, pulling: { standing, needs }, now }: PullCardProps) {
  const router = useRouter();
  const fields: CredentialName[] = [...needs, ...(needs.includes("baseUrl") ? [] : (["baseUrl"] as const))];
  const [given, setGiven] = useState<Partial<Record<CredentialName, string>>>({});
  const [refusal, setRefusal] = useState<SourceRefusal | null>(null);
  const [run, isPending] = useSourceAction();
  const issues = refusal?.code === "invalid" ? refusal.issues : {};
  const save = () => {
    const credentials = Object.fromEntries(fields.flatMap((name) => (given[name]?.trim() ? [[name, given[name].trim()]] : [])));
    run(
      () => setCredentialsAction({ key: sourceKey, credentials }),
      () => (setGiven({}), setRefusal(null), tell.success("Stored, sealed"), router.refresh()),
      setRefusal,
    );
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>Asking {channel}</CardTitle>
        <CardDescription>{standing.hasCredentials ? "Holdpoint asks by itself" : "Not set up"}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        <PullFacts standing={standing} channel={channel} now={now} />
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <SaveTrouble refusal={Object.keys(issues).length > 0 ? null : refusal} />
          <div className="grid gap-3 sm:grid-cols-2">
            {fields.map((name) => (
              <Field key={name} id={`credential-${name}`} label={needs.includes(name) ? labels[name] : `${labels[name]} (if not the usual one)`} error={issues[`credentials.${name}`]?.[0]}>
                <Input
                  id={`credential-${name}`}
                  type={secret.includes(name) ? "password" : "text"}
                  value={given[name] ?? ""}
                  required={needs.includes(name) && name !== "appSecret"}
                  autoComplete={secret.includes(name) ? "new-password" : "off"}
                  spellCheck={false}
                  onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
                />
              </Field>
            ))}
          </div>
          <p className="text-xs text-muted-foreground">All of it together takes the place of what is stored, which is sealed and never shown.</p>
          <Button type="submit" variant="outline" className="justify-self-start" isPending={isPending}>
            {standing.hasCredentials ? "Replace" : "Store"}
          </Button>
        </form>
      </CardContent>
    </Card>
  );
}

function PullFacts({ standing, channel, now }: { standing: PullStanding; channel: string; now: string }) {
  const { hasCredentials, waiting, oldestAskedAt, failed, problem, isStopped, waitUntil, sweptUntil, lastProblem } = standing;
  return (
    <div className="grid gap-2" role="status">
      {!hasCredentials && <p>{channel} only says that something has changed, or says nothing by itself. Until Holdpoint may ask, nothing of it arrives here.</p>}
      {problem !== null && (
        <p className="flex gap-2 rounded-md bg-held-soft px-3 py-2 text-held-fg">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span>
            {problem}
            {isStopped ? " Nothing is asked until other credentials are given." : waitUntil !== null && ` It is asked again at ${formatInstant(waitUntil)}.`}
          </span>
        </p>
      )}
      {hasCredentials && (
        <p className="text-muted-foreground">
          {waiting === 0 ? "Nothing waits to be asked for." : `${formatCount(waiting)} to be asked for${oldestAskedAt === null ? "" : `, the oldest since ${formatAge(oldestAskedAt, now)}`}.`}
          {failed > 0 && ` ${formatCount(failed)} could not be had.`}
          {sweptUntil !== null && ` Looked for changes up to ${formatInstant(sweptUntil)}.`}
        </p>
      )}
      {lastProblem !== null && (
        <p className="text-muted-foreground [overflow-wrap:anywhere]">
          Last trouble: {lastProblem.externalId}: {lastProblem.problem}
        </p>
      )}
    </div>
  );
}
