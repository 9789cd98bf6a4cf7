"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { tellFixed } from "#components/fixes/tell-fixed.tsx";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { LocationCandidate } from "#lib/reference/rank-choices.ts";
import type { Ranked } from "#lib/reference/rank.ts";
import { chooseLocationAction, correctRecordAction } from "#lib/review/actions.ts";
import { LocationRow } from "../candidates.tsx";
import { useDesk, useRecordAction } from "../desk.tsx";
import { fieldLabel } from "../field-label.ts";
import { LookupCombobox } from "../lookup-combobox.tsx";
import { tell } from "../tell.ts";
import { withRestore } from "../with-restore.ts";

// Comes after the card: nobody has to wait for it to answer.
const FixPreview = loadLater(() => import("#components/fixes/fix-preview.tsx").then((module) => module.FixPreview));
const noSuggestions: Ranked<LocationCandidate>[] = [];

type ChooseLocationProps = {
  path: string;
  /** What the document says there and others may say too; empty where it says nothing, or what it says is right elsewhere. */
  named: string;
  /** For the field, where a key leads to it. */
  hints?: KeyHints | undefined;
};

/** The stock location of AutoCount that a document or one of its lines means, here or wherever the source names it so. */
export function ChooseLocation({ path, named, hints }: ChooseLocationProps) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [chosen, setChosen] = useState<Ranked<LocationCandidate> | null>(null);
  const [isEverywhere, setIsEverywhere] = useState(named !== "");
  const [similar, setSimilar] = useState<string[]>([]);

  const choose = () => {
    if (chosen === null) return;
    const seen = { recordId: record.id, revision: record.revision };
    if (isEverywhere) {
      return run(
        () => chooseLocationAction({ ...seen, path, code: chosen.code, similar }),
        ({ freed, runId }) => {
          fixed();
          if (runId !== null) tellFixed(t, { title: t("records.chooseLocation.isNow", { what: named, code: chosen.code }), text: t("records.chooseLocation.remembered"), asked: named, freed, runId, number: record.number });
        },
      );
    }
    run(
      () => correctRecordAction({ ...seen, changes: [{ path, value: chosen.code }] }),
      ({ revision: after }) => {
        fixed();
        tell.success(t("records.chooseLocation.isNow", { what: fieldLabel(t, path), code: chosen.code }), withRestore(t, { record, href: place.href, before: record.revision, after }));
      },
    );
  };

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <div className="flex max-w-2xl gap-2">
        <LookupCombobox
          label={t("records.chooseLocation.location", { field: fieldLabel(t, path) })}
          placeholder={t("records.chooseLocation.find")}
          address={`/api/lookup/locations?${new URLSearchParams({ recordId: record.id, at: path })}`}
          suggestions={noSuggestions}
          chosen={chosen}
          onChoose={setChosen}
          control={hints}
          renderRow={(location) => <LocationRow location={location} />}
        />
        <Button type="submit" isPending={isPending} disabled={chosen === null}>
          {t("records.chooseLocation.use")}
        </Button>
      </div>
      {named !== "" && (
        <label className="flex w-fit items-center gap-2 text-sm">
          <Checkbox checked={isEverywhere} onChange={(event) => setIsEverywhere(event.target.checked)} />
          {t("records.chooseLocation.alsoEverywhere", { named })}
        </label>
      )}
      {isEverywhere && chosen !== null && (
        <FixPreview question={{ recordId: record.id, type: "location", at: path, target: chosen.code, similar }} baseCurrency="" onSimilar={setSimilar} />
      )}
    </form>
  );
}
