"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { setSourceAction } from "#lib/sources/actions.ts";
import { SaveTrouble } from "./save-trouble.tsx";
import type { SourceRefusal } from "./source-refusal.ts";
import { useSourceAction } from "./use-source-action.ts";

type GeneralSectionProps = { source: { key: string; revision: number; name: string; isEnabled: boolean } };

/** Name, and whether anything is taken from it. */
export function GeneralSection({ source }: GeneralSectionProps) {
  const t = useTranslations();
  const router = useRouter();
  const [name, setName] = useState(source.name);
  const [isEnabled, setEnabled] = useState(source.isEnabled);
  const [refusal, setRefusal] = useState<SourceRefusal | null>(null);
  const [run, isPending] = useSourceAction();
  const isChanged = name.trim() !== source.name || isEnabled !== source.isEnabled;

  const save = () =>
    run(
      () => setSourceAction({ key: source.key, revision: source.revision, name: name.trim(), isEnabled }),
      () => (setRefusal(null), tell.success(t("sources.generalSection.saved"))),
      (refused) => (setRefusal(refused), router.refresh()),
    );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <SaveTrouble refusal={refusal} />
      <Field id="name" label={t("sources.generalSection.name")}>
        <Input id="name" value={name} required maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} {...describedBy("name", {})} />
      </Field>
      <div className="grid gap-1">
        <label className="flex w-fit cursor-pointer items-center gap-2">
          <Checkbox checked={isEnabled} onChange={(event) => setEnabled(event.target.checked)} />
          {t("sources.generalSection.takeWhatItSends")}
        </label>
        <p className="text-xs text-muted-foreground">{t("sources.generalSection.withoutItItsWebhooks")}</p>
      </div>
      <Button type="submit" className="justify-self-start" isPending={isPending} disabled={!isChanged}>
        {t("sources.generalSection.save")}
      </Button>
    </form>
  );
}
