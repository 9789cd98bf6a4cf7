"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
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
import type { Translate } from "#messages/translate.ts";
import { SaveTrouble } from "./save-trouble.tsx";
import type { SourceRefusal } from "./source-refusal.ts";
import { useSourceAction } from "./use-source-action.ts";

type PullCardProps = { sourceKey: string; channel: string; pulling: { standing: PullStanding; needs: readonly CredentialName[] }; now: string };

const labels = (t: Translate): Readonly<Record<CredentialName, string>> => ({
  baseUrl: t("sources.pullCard.labels.baseUrl"), authUrl: t("sources.pullCard.labels.authUrl"), appKey: t("sources.pullCard.labels.appKey"), appSecret: t("sources.pullCard.labels.appSecret"), shopId: t("sources.pullCard.labels.shopId"),
  shopCipher: t("sources.pullCard.labels.shopCipher"), callbackUrl: t("sources.pullCard.labels.callbackUrl"), accessToken: t("sources.pullCard.labels.accessToken"), refreshToken: t("sources.pullCard.labels.refreshToken"), accessUntil: t("sources.pullCard.labels.accessUntil"), refreshUntil: t("sources.pullCard.labels.refreshUntil"),
});
const secret: readonly CredentialName[] = ["appSecret", "accessToken", "refreshToken", "shopCipher"];

/** How asking the channel by ourselves stands, and a way to give what it wants to be shown. What is stored is never shown. */
export function PullCard({ sourceKey, channel, pulling: { standing, needs }, now }: PullCardProps) {
  const t = useTranslations();
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
      () => (setGiven({}), setRefusal(null), tell.success(t("sources.pullCard.storedSealed")), router.refresh()),
      setRefusal,
    );
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("sources.pullCard.asking", { channel })}</CardTitle>
        <CardDescription>{standing.hasCredentials ? t("sources.pullCard.holdpointAsksByItself") : t("sources.pullCard.notSetUp")}</CardDescription>
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
              <Field key={name} id={`credential-${name}`} label={needs.includes(name) ? labels(t)[name] : t("sources.pullCard.ifNotTheUsualOne", { name: labels(t)[name] })} error={issues[`credentials.${name}`]?.[0]}>
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
          <p className="text-xs text-muted-foreground">{t("sources.pullCard.allOfItTogetherTakes")}</p>
          <Button type="submit" variant="outline" className="justify-self-start" isPending={isPending}>
            {standing.hasCredentials ? t("sources.pullCard.replace") : t("sources.pullCard.store")}
          </Button>
        </form>
      </CardContent>
    </Card>
  );
}

function PullFacts({ standing, channel, now }: { standing: PullStanding; channel: string; now: string }) {
  const t = useTranslations();
  const { hasCredentials, waiting, oldestAskedAt, failed, problem, isStopped, waitUntil, sweptUntil, lastProblem } = standing;
  return (
    <div className="grid gap-2" role="status">
      {!hasCredentials && <p>{t("sources.pullCard.onlySaysThatSomething", { channel })}</p>}
      {problem !== null && (
        <p className="flex gap-2 rounded-md bg-held-soft px-3 py-2 text-held-fg">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span>
            {problem}
            {isStopped ? t("sources.pullCard.nothingIsAskedUntilOther") : waitUntil !== null && t("sources.pullCard.itIsAskedAgain", { waitUntil: formatInstant(waitUntil) })}
          </span>
        </p>
      )}
      {hasCredentials && (
        <p className="text-muted-foreground">
          {waiting === 0 ? t("sources.pullCard.nothingWaitsToBeAsked") : (oldestAskedAt === null ? t("sources.pullCard.toBeAsked", { waiting: formatCount(waiting) }) : t("sources.pullCard.toBeAsked2", { waiting: formatCount(waiting), oldestAskedAt: formatAge(t, oldestAskedAt, now) }))}
          {failed > 0 && t("sources.pullCard.couldNotBeHad", { failed: formatCount(failed) })}
          {sweptUntil !== null && t("sources.pullCard.lookedForChangesUp", { sweptUntil: formatInstant(sweptUntil) })}
        </p>
      )}
      {lastProblem !== null && (
        <p className="text-muted-foreground [overflow-wrap:anywhere]">
          {t("sources.pullCard.lastTrouble", { externalId: lastProblem.externalId, problem: lastProblem.problem })}
        </p>
      )}
    </div>
  );
}
