"use client";

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
  return (
    <div className="grid gap-4">
      {source.hasSecret && (
        <Card>
          <CardHeader>
            <CardTitle>Webhook</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-4">
            {help.length > 0 && (
              <ol className="grid list-decimal gap-1 pl-5 text-muted-foreground">
                {help.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            )}
            <CopyField label="Webhook address" path={`/api/v1/webhooks/${source.key}`} hint="The channel must be able to reach this host." />
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
  const router = useRouter();
  const [secret, setSecret] = useState("");
  const [refusal, setRefusal] = useState<SourceRefusal | null>(null);
  const [run, isPending] = useSourceAction();
  const replace = () =>
    run(
      () => setSourceAction({ key: source.key, revision: source.revision, secret }),
      () => (setSecret(""), setRefusal(null), tell.success("The secret is replaced", { description: "What is signed with the old one is refused from now on." })),
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
      <Field id="secret" label="Replace the secret" hint="The one in use is never shown. It is stored sealed.">
        <div className="flex gap-2">
          <Input id="secret" type="password" value={secret} autoComplete="new-password" spellCheck={false} maxLength={500} className="flex-1" onChange={(event) => setSecret(event.target.value)} {...describedBy("secret", { hint: true })} />
          <Button type="submit" variant="outline" isPending={isPending} disabled={secret === ""}>
            Replace
          </Button>
        </div>
      </Field>
    </form>
  );
}

function Tokens({ source }: Pick<ConnectionSectionProps, "source">) {
  const [made, setMade] = useState<string | null>(null);
  const [run, isPending] = useSourceAction();
  const live = source.tokens.filter(({ revokedAt }) => revokedAt === null);
  const create = () => run(() => createSourceTokenAction({ sourceId: source.id }), ({ token }) => setMade(token));
  const revoke = (tokenId: string) => run(() => revokeTokenAction({ tokenId }), () => tell.success("The token is revoked"));
  return (
    <Card>
      <CardHeader>
        <CardTitle>Tokens</CardTitle>
        <Button variant="outline" size="sm" onClick={create} isPending={isPending} disabled={!source.isEnabled}>
          Make a token
        </Button>
      </CardHeader>
      <CardContent className="grid gap-4">
        <p className="text-muted-foreground">For programs that send records in this source's name: POST /api/v1/intake with “Authorization: Bearer …”.</p>
        {made !== null && <CopyField label="The new token" value={made} hint="It is shown this once. Whoever has it can send records in this source's name." />}
        {live.length === 0 ? (
          <p className="text-muted-foreground">There is no token.</p>
        ) : (
          <ul className="divide-y rounded-md border">
            {live.map((token) => (
              <li key={token.id} className="flex flex-wrap items-center justify-between gap-2 px-3 py-1.5">
                <span>
                  Made {formatInstant(token.createdAt)}
                  <span className="text-muted-foreground"> · {token.lastUsedAt === null ? "never used" : `used ${formatInstant(token.lastUsedAt)}`}</span>
                </span>
                <Button variant="ghost" size="sm" onClick={() => revoke(token.id)} disabled={isPending} aria-label={`Revoke the token made ${formatInstant(token.createdAt)}`}>
                  Revoke
                </Button>
              </li>
            ))}
          </ul>
        )}
      </CardContent>
    </Card>
  );
}
