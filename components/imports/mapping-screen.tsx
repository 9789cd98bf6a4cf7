"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { FileLayout } from "#lib/files/layout.ts";
import type { RawRow } from "#lib/files/read-csv.ts";
import { previewMappingAction } from "#lib/imports/actions.ts";
import type { ImportKind } from "#lib/imports/import-kind.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";
import type { Suggestion } from "#lib/mapping/suggest-mapping.ts";
import { targetsOf } from "#lib/mapping/targets.ts";
import { ColumnTable } from "./column-table.tsx";
import { LayoutBar } from "./layout-bar.tsx";
import { faultsOf, type MappingDraft, toBody, toDraft } from "./mapping-draft.ts";
import { MappingOptionsForm } from "./mapping-options.tsx";
import { sampleDocuments } from "./sample-documents.ts";
import { SampleList } from "./sample-list.tsx";
import { useImportAction } from "./use-import-action.ts";

type MappingScreenProps = {
  importId: string;
  revision: number;
  kind: ImportKind;
  layout: FileLayout;
  sample: readonly RawRow[];
  /** What to begin with: the mapping that the import had, else what is suggested. */
  body: MappingBody;
  name: string;
  suggestions: readonly Suggestion[];
  questions: readonly string[];
};

/** Puts the columns of a file to the fields of a document, and shows at once what comes of it. */
export function MappingScreen({ importId, revision, kind, layout, sample, body, name: given, suggestions, questions }: MappingScreenProps) {
  const t = useTranslations();
  const [draft, setDraft] = useState(() => toDraft(body, layout.headers));
  const [name, setName] = useState(given);
  const { call, isPending, trouble } = useImportAction(previewMappingAction);
  const shown = useDeferredValue(draft);
  const faults = faultsOf(draft, layout.headers);
  const samples = sample.map(({ cells }) => cells);
  return (
    <div className="grid items-start gap-4 px-4 pb-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:px-6">
      <div className="grid min-w-0 gap-4">
        <Card>
          <CardHeader>
            <CardTitle>{t("imports.mappingScreen.howTheFileIsRead")}</CardTitle>
          </CardHeader>
          <CardContent>
            <LayoutBar importId={importId} revision={revision} layout={layout} />
          </CardContent>
        </Card>
        <Card>
          <CardHeader>
            <div>
              <CardTitle>{t("imports.mappingScreen.columns")}</CardTitle>
              <CardDescription>{t("imports.mappingScreen.eachColumnOfTheFile")}</CardDescription>
            </div>
            <NeededFields draft={draft} />
          </CardHeader>
          <ColumnTable headers={layout.headers} samples={samples} draft={draft} suggestions={suggestions} onChange={setDraft} />
        </Card>
      </div>
      <div className="grid min-w-0 gap-4 lg:sticky lg:top-4">
        <Card>
          <CardHeader>
            <CardTitle>{t("imports.mappingScreen.firstDocuments")}</CardTitle>
            <span className="text-xs text-muted-foreground">{t("imports.mappingScreen.asTheyWould")}</span>
          </CardHeader>
          <div className="max-h-96 overflow-y-auto">
            <SampleList documents={sampleDocuments(toBody(shown), kind, layout.headers, sample, 5)} />
          </div>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t("imports.mappingScreen.datesNumbersAndFixedValues")}</CardTitle>
          </CardHeader>
          <CardContent>
            {questions.map((question) => (
              <p key={question} className="mb-3 rounded-md border border-held/40 bg-held-soft px-3 py-2 text-held-fg">
                {question}
              </p>
            ))}
            <MappingOptionsForm draft={draft} headers={layout.headers} onChange={setDraft} />
          </CardContent>
        </Card>
        <Card>
          <CardContent className="grid gap-3">
            <Field id="mapping-name" label={t("imports.mappingScreen.rememberThisMapping")} hint={t("imports.mappingScreen.theNextFile")}>
              <Input id="mapping-name" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
            </Field>
            {faults.length > 0 && (
              <ul className="grid gap-1 text-error-fg" aria-label={t("imports.mappingScreen.stillToDo")}>
                {faults.map(({ to, sentence }) => (
                  <li key={`${to} ${sentence}`}>{sentence}</li>
                ))}
              </ul>
            )}
            {trouble && (
              <p role="alert" className="text-error-fg">
                {trouble}
              </p>
            )}
          </CardContent>
          <CardFooter>
            <Button isPending={isPending} disabled={faults.length > 0 || name.trim() === ""} onClick={() => call({ importId, revision, name, body: toBody(draft) })}>
              {t("imports.mappingScreen.previewTheWholeFile")}
            </Button>
          </CardFooter>
        </Card>
      </div>
    </div>
  );
}

/** The fields that a document cannot be made without, and whether each has something. */
function NeededFields({ draft }: { draft: MappingDraft }) {
  const t = useTranslations();
  const mapped = new Set([...Object.values(draft.columns), ...Object.keys(draft.constants), ...(draft.options.totalFromLines ? ["total"] : [])]);
  return (
    <p className="flex flex-wrap gap-1.5" aria-label={t("imports.mappingScreen.neededFields")}>
      {targetsOf(draft.kind)
        .filter(({ isRequired }) => isRequired)
        .map(({ path, label }) => (
          <Badge key={path} tone={mapped.has(path) ? "posted" : "error"} sign={mapped.has(path) ? "circle-check" : "circle-alert"}>
            {label}
          </Badge>
        ))}
    </p>
  );
}
