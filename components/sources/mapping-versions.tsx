"use client";

import { useTranslations } from "next-intl";
import { formatInstant } from "#components/format/time.ts";
import { tell } from "#components/records/tell.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { restoreMappingAction } from "#lib/rereading/actions.ts";
import type { MappingVersion } from "#lib/sources/screen-queries.ts";
import { stepText } from "./step-words.ts";
import { useSourceAction } from "./use-source-action.ts";

type MappingVersionsProps = { source: { key: string; revision: number; mappingVersion: number | null }; versions: readonly MappingVersion[] };

/** Every version of a mapping, newest first; an earlier one can be taken again. */
export function MappingVersions({ source, versions }: MappingVersionsProps) {
  const t = useTranslations();
  const [run, isPending] = useSourceAction();
  const restore = (version: number) => run(() => restoreMappingAction({ key: source.key, revision: source.revision, version }), (saved) => tell.success(t("sources.mappingVersions.versionIsInUseAgain", { version, saved: String(saved.version) }), { description: t("sources.mappingEditor.heldAreRead", { rereads: saved.rereads }) }));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("sources.mappingVersions.versions")}</CardTitle>
      </CardHeader>
      {versions.length === 0 ? (
        <p className="p-4 text-muted-foreground">{t("sources.mappingVersions.thereIsNoneEverything")}</p>
      ) : (
        <ol className="divide-y">
          {versions.map(({ version, note, createdBy, createdAt, body }) => (
            <li key={version} className="grid gap-1 px-4 py-2.5">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">{t("sources.mappingVersions.version", { version })}</span>
                {version === source.mappingVersion ? (
                  <Badge tone="posted" sign="circle-check">
                    {t("sources.mappingVersions.inUse")}
                  </Badge>
                ) : (
                  <Button variant="ghost" size="sm" className="ml-auto" disabled={isPending} onClick={() => restore(version)} aria-label={t("sources.mappingVersions.useVersionAgain", { version })}>
                    {t("sources.mappingVersions.useItAgain")}
                  </Button>
                )}
              </p>
              <p>{note}</p>
              <ul className="grid gap-0.5 font-mono text-xs text-muted-foreground">
                {body.steps.length === 0 && <li>{t("sources.mappingVersions.noSteps")}</li>}
                {body.steps.map((step, index) => (
                  <li key={`${index} ${step.to}`} className="[overflow-wrap:anywhere]">
                    {stepText(t, step)}
                  </li>
                ))}
              </ul>
              <p className="text-xs text-muted-foreground">
                {createdBy}, {formatInstant(createdAt)}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
