"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { LocationCandidate } from "#lib/reference/queries.ts";
import { correctRecordAction } from "#lib/review/actions.ts";
import { LocationRow } from "../candidates.tsx";
import { useDesk, useRecordAction } from "../desk.tsx";
import { fieldLabel } from "../field-label.ts";
import { LookupCombobox } from "../lookup-combobox.tsx";
import { tell } from "../tell.ts";

const noSuggestions: LocationCandidate[] = [];

/** The stock location of AutoCount that a document or one of its lines means. */
export function ChooseLocation({ path }: { path: string }) {
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [chosen, setChosen] = useState<LocationCandidate | null>(null);

  const choose = () => {
    if (chosen === null) return;
    run(
      () => correctRecordAction({ recordId: record.id, revision: record.revision, changes: [{ path, value: chosen.code }] }),
      () => {
        fixed();
        tell.success(`${fieldLabel(path)} is ${chosen.code} now`);
      },
    );
  };

  return (
    <form
      className="flex max-w-2xl gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <LookupCombobox
        label={`${fieldLabel(path)}: location in AutoCount`}
        placeholder="Find a location by code or name"
        address="/api/lookup/locations?"
        suggestions={noSuggestions}
        chosen={chosen}
        onChoose={setChosen}
        renderRow={(location) => <LocationRow location={location} />}
      />
      <Button type="submit" isPending={isPending} disabled={chosen === null}>
        Use this location
      </Button>
    </form>
  );
}
