"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { formatInstant } from "#components/format/time.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { createSourceTokenAction, revokeTokenAction, setSourceAction } from "#lib/sources/actions.ts";
import type { SourceToken } from "#lib/sources/screen-queries.ts";
import { CopyField } from "./copy-field.tsx";
import { SaveTrouble } from "./save-trouble.tsx";
import type { SourceRefusal } from "./source-refusal.ts";
import { useSourceAction } from "./use-source-action.ts";

type ConnectionSectionProps = {
  source: { id: string; key: string; revision: number; hasSecret: boolean; isEnabled: boolean; tokens: readonly SourceToken[] };
  help: readonly string[];
  /** What else there is about its channel. */
  children?: ReactNode;
};

/** How the source proves itself: its webhook's address and secret, and the tokens of whoever sends in its name. */
export function ConnectionSection({ source, help, children }: ConnectionSectionProps) {
  const t = useTranslations();
  return (
    <div className="grid gap-4">
      {source.hasSecret && (
        <Card>
          <CardHeader>
            <CardTitle>{t("sources.connectionSection.webhook")}</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-4">
            {help.length > 0 && (
              <ol className="grid list-decimal gap-1 pl-5 text-muted-foreground">
                {help.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            )}
            <CopyField label={t("sources.connectionSection.webhookAddress")} path={`/api/v1/webhooks/${source.key}`} hint={t("sources.connectionSection.theChannelMustBeAble")} />
            <ReplaceSecret source={source} />
          </CardContent>
        </Card>
      )}
      {children}
      <Tokens source={source} />
    </div>
  );
}

function ReplaceSecret({ source }: Pick<ConnectionSectionProps, "source">) {
  const t = useTranslations();
  const router = useRouter();
  const [secret, setSecret] = useState("");
  const [refusal, setRefusal] = useState<SourceRefusal | null>(null);
  const [run, isPending] = useSourceAction();
  const replace = () =>
    run(
      () => setSourceAction({ key: source.key, revision: source.revision, secret }),
      () => (setSecret(""), setRefusal(null), tell.success(t("sources.connectionSection.theSecretIsReplaced"), { description: t("sources.connectionSection.whatIsSigned") })),
      (refused) => (setRefusal(refused), router.refresh()),
    );
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        replace();
      }}
    >
      <SaveTrouble refusal={refusal} />
      <Field id="secret" label={t("sources.connectionSection.replaceTheSecret")} hint={t("sources.connectionSection.theOneInUse")}>
        <div className="flex gap-2">
          <Input id="secret" type="password" value={secret} autoComplete="new-password" spellCheck={false} maxLength={500} className="flex-1" onChange={(event) => setSecret(event.target.value)} {...describedBy("secret", { hint: true })} />
          <Button type="submit" variant="outline" isPending={isPending} disabled={secret === ""}>
            {t("sources.connectionSection.replace")}
          </Button>
        </div>
      </Field>
    </form>
  );
}

function Tokens({ source }: Pick<ConnectionSectionProps, "source">) {
  const t = useTranslations();
  const [made, setMade] = useState<string | null>(null);
  const [run, isPending] = useSourceAction();
  const live = source.tokens.filter(({ revokedAt }) => revokedAt === null);
  const create = () => run(() => createSourceTokenAction({ sourceId: source.id }), ({ token }) => setMade(token));
  const revoke = (tokenId: string) => run(() => revokeTokenAction({ tokenId }), () => tell.success(t("sources.connectionSection.theTokenIsRevoked")));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("sources.connectionSection.tokens")}</CardTitle>
        <Button variant="outline" size="sm" onClick={create} isPending={isPending} disabled={!source.isEnabled}>
          {t("sources.connectionSection.makeAToken")}
        </Button>
      </CardHeader>
      <CardContent className="grid gap-4">
        <p className="text-muted-foreground">{t("sources.connectionSection.forProgramsThatSendRecords")}</p>
        {made !== null && <CopyField label={t("sources.connectionSection.theNewToken")} value={made} hint={t("sources.connectionSection.itIsShownThisOnce")} />}
        {live.length === 0 ? (
          <p className="text-muted-foreground">{t("sources.connectionSection.thereIsNoToken")}</p>
        ) : (
          <ul className="divide-y rounded-md border">
            {live.map((token) => (
              <li key={token.id} className="flex flex-wrap items-center justify-between gap-2 px-3 py-1.5">
                <span>
                  {t.rich("sources.connectionSection.made", { createdAt: formatInstant(token.createdAt), span: (chunks) => <span className="text-muted-foreground">{chunks}</span>, lastUsedAt: token.lastUsedAt === null ? t("sources.connectionSection.neverUsed") : t("sources.connectionSection.used", { lastUsedAt: formatInstant(token.lastUsedAt) }) })}
                </span>
                <Button variant="ghost" size="sm" onClick={() => revoke(token.id)} disabled={isPending} aria-label={t("sources.connectionSection.revokeTheTokenMade", { createdAt: formatInstant(token.createdAt) })}>
                  {t("sources.connectionSection.revoke")}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </CardContent>
    </Card>
  );
}
