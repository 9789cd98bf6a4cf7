"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { ShownConnection } from "#lib/posting/connection-queries.ts";
import { setConnectionAction, testConnectionAction } from "#lib/posting/actions.ts";
import type { LedgerCheck } from "#lib/posting/ledger-check.ts";
import type { LedgerKind, LedgerSettings } from "#lib/wiring.ts";
import { type ConnectionRefusal, connectionIssues, connectionRefusal } from "./connection-refusal.ts";
import { goToFirstIssue } from "./folded-section.tsx";
import { PlaceFields, type PlaceDraft } from "./place-fields.tsx";
import { productWords } from "./product-words.ts";
import { SettingsFields } from "./settings-fields.tsx";
import { TestCard } from "./test-card.tsx";

type ConnectionFormProps = {
  connection: ShownConnection | null;
  settings: LedgerSettings;
  kinds: readonly LedgerKind[];
  now: string;
  /** What stands beside the form, below what a test found. */
  children: ReactNode;
};

/** Sets the connection and tries it, as it is saved or as it stands on the form. What is typed stays, whatever is refused. */
export function ConnectionForm({ connection, settings: saved, kinds, now, children }: ConnectionFormProps) {
  const t = useTranslations();
  const router = useRouter();
  const usual: LedgerKind = kinds[0] ?? "autocount-cloud";
  const [place, setPlace] = useState<PlaceDraft>({
    kind: connection?.kind ?? usual, baseUrl: connection?.baseUrl ?? productWords(t, usual).baseUrl, book: connection?.book ?? "", keyId: connection?.keyId ?? "", apiKey: "",
  });
  const [settings, setSettings] = useState(saved);
  const [refusal, setRefusal] = useState<ConnectionRefusal | null>(null);
  const [tried, setTried] = useState<{ checks: LedgerCheck[]; isSaved: boolean } | null>(null);
  const [isSaving, startSaving] = useTransition();
  const [isTesting, startTesting] = useTransition();
  const issues = connectionIssues(t, refusal);

  const isPlaceChanged = connection === null || place.apiKey !== "" || (["kind", "baseUrl", "book", "keyId"] as const).some((name) => place[name].trim() !== (connection[name] ?? ""));
  const isChanged = isPlaceChanged || JSON.stringify(settings) !== JSON.stringify(saved);
  const { apiKey, ...rest } = place;
  const given = { ...rest, ...(apiKey === "" ? {} : { apiKey }), settings };
  const refuse = (refused: ConnectionRefusal) => {
    setRefusal(refused);
    if (refused.code === "connection-changed") router.refresh();
    // What is wrong is shown at its field, which may be far up the page, or folded away.
    requestAnimationFrame(goToFirstIssue);
  };

  const save = () =>
    startSaving(async () => {
      const outcome = await setConnectionAction({ ...given, revision: connection?.revision ?? 0 }).catch(() => null);
      if (!outcome?.ok) return refuse(outcome === null ? { code: "no-answer" } : outcome.error);
      setRefusal(null);
      setTried(null);
      setPlace({ ...place, apiKey: "" });
      tell.success(t("connection.connectionForm.theConnectionIsSaved"), { description: t("connection.connectionForm.itCounts") });
    });
  const test = () =>
    startTesting(async () => {
      const outcome = await testConnectionAction(isChanged ? { draft: given } : {}).catch(() => null);
      if (!outcome?.ok) return refuse(outcome === null ? { code: "no-answer" } : outcome.error);
      setRefusal(null);
      setTried({ checks: outcome.value.checks, isSaved: !isChanged });
      // Where the columns stand below each other it is a long way off.
      requestAnimationFrame(() => document.getElementById("connection-test")?.scrollIntoView({ block: "center" }));
    });
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <form
        className="grid min-w-0 gap-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Card>
          <CardHeader>
            <CardTitle>{t("connection.connectionForm.productAndKey")}</CardTitle>
          </CardHeader>
          <CardContent>
            <PlaceFields draft={place} onChange={setPlace} kinds={kinds} secretSet={connection?.secretSet ?? null} hasSecret={connection !== null} issues={issues} />
          </CardContent>
        </Card>
        <SettingsFields kind={place.kind} settings={settings} onChange={setSettings} issues={issues} isNew={connection === null} />
        <div className="sticky bottom-0 z-10 -mx-4 grid gap-2 border-t bg-background/95 px-4 py-3 backdrop-blur-sm max-sm:bottom-15 lg:-mx-6 lg:px-6 xl:mr-0">
          <div role="alert" className="empty:hidden">{refusal !== null && <p className="rounded-md bg-error-soft px-3 py-2 text-error-fg">{connectionRefusal(t, refusal)}</p>}</div>
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" isPending={isSaving} disabled={!isChanged || isTesting}>
              {t("connection.connectionForm.save")}
            </Button>
            <Button variant="outline" onClick={test} isPending={isTesting} disabled={isSaving}>
              {isChanged ? t("connection.connectionForm.testBeforeSaving") : t("connection.connectionForm.test")}
            </Button>
            <p className="text-xs text-muted-foreground">{isChanged ? t("connection.connectionForm.thereAreChanges") : t("connection.connectionForm.aTestWritesNothing")}</p>
          </div>
        </div>
      </form>
      <div className="grid min-w-0 gap-5">
        <TestCard tested={connection?.tested ?? null} tried={tried} isTesting={isTesting} now={now} />
        {children}
      </div>
    </div>
  );
}
