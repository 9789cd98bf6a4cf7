"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { formatDate } from "#components/format/time.ts";
import { LookupCombobox } from "#components/records/lookup-combobox.tsx";
import { issuesOf } from "#components/records/issues-of.ts";
import { type Refusal, refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { saveEInvoiceSettingsAction } from "#lib/einvoice/actions.ts";
import type { EInvoiceSettings } from "#lib/einvoice/settings.ts";

type Code = { code: string; name: string };
type EInvoiceFormProps = {
  settings: EInvoiceSettings;
  msicName: string | null;
  groups: readonly { id: string; label: string; from: string; relaxedUntil: string }[];
  classifications: readonly Code[];
};

const noCodes: Code[] = [];

/** How the company issues e-invoices. What is typed stays where it is refused. */
export function EInvoiceForm({ settings, msicName, groups, classifications }: EInvoiceFormProps) {
  const t = useTranslations();
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [draft, setDraft] = useState(settings);
  const [msic, setMsic] = useState<Code | null>(settings.msic === null ? null : { code: settings.msic, name: msicName ?? "" });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [errors, setErrors] = useState<{ [field: string]: string }>({});
  const change = (part: Partial<EInvoiceSettings>) => {
    setDraft({ ...draft, ...part });
    setErrors({});
    setTrouble(null);
  };
  const group = groups.find(({ id }) => id === draft.group);

  const save = () =>
    start(async () => {
      const outcome = await saveEInvoiceSettingsAction({ ...draft, revision: settings.revision }).catch(() => null);
      if (outcome?.ok) {
        tell.success(draft.isOn ? t("einvoice.einvoiceForm.savedAndChecked") : t("einvoice.einvoiceForm.saved"));
        return;
      }
      const refusal = outcome?.error ?? ({ code: "no-answer" } as const);
      if (refusal.code === "invalid") setErrors(Object.fromEntries(issuesOf(refusal).map(({ path, message }) => [path, message])));
      else if (refusal.code === "settings-changed") setTrouble(t("einvoice.einvoiceForm.changedMeanwhile"));
      else setTrouble(refusalText(t, refusal as Refusal));
      if (refusal.code === "settings-changed") router.refresh();
    });

  const text = (field: "tin" | "brn" | "sstNo", label: string, hint: string) => (
    <Field id={field} label={label} hint={hint} error={errors[field]}>
      <Input
        id={field}
        value={draft[field] ?? ""}
        maxLength={35}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ [field]: event.target.value === "" ? null : event.target.value })}
        {...describedBy(field, { error: errors[field], hint: true })}
      />
    </Field>
  );

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card aria-labelledby="issue-title">
        <CardHeader>
          <CardTitle id="issue-title">{t("einvoice.einvoiceForm.issuing")}</CardTitle>
        </CardHeader>
        <div className="grid gap-4 p-4">
          <div className="grid gap-1">
            <label className="flex w-fit cursor-pointer items-center gap-2 font-medium">
              <Checkbox checked={draft.isOn} onChange={(event) => change({ isOn: event.target.checked })} />
              {t("einvoice.einvoiceForm.isOn")}
            </label>
            <p className="text-xs text-muted-foreground">{t("einvoice.einvoiceForm.whatIsChecked")}</p>
          </div>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field id="startsOn" label={t("einvoice.einvoiceForm.startsOn")} hint={t("einvoice.einvoiceForm.startsOnHint")} error={errors.startsOn}>
              <Input id="startsOn" type="date" value={draft.startsOn ?? ""} onChange={(event) => change({ startsOn: event.target.value || null })} {...describedBy("startsOn", { error: errors.startsOn, hint: true })} />
            </Field>
            <Field
              id="group"
              label={t("einvoice.einvoiceForm.turnover")}
              hint={group === undefined ? t("einvoice.einvoiceForm.turnoverHint") : t("einvoice.einvoiceForm.turnoverDates", { from: formatDate(group.from), relaxedUntil: formatDate(group.relaxedUntil) })}
              error={errors.group}
            >
              <Select id="group" className="w-full [&_select]:w-full" value={draft.group ?? ""} onChange={(event) => change({ group: event.target.value || null })} {...describedBy("group", { error: errors.group, hint: true })}>
                <option value="">{t("einvoice.einvoiceForm.noRelaxation")}</option>
                {groups.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          <fieldset className="grid gap-1.5">
            <legend className="mb-1.5 font-medium">{t("einvoice.einvoiceForm.usual")}</legend>
            <Choice isChosen={draft.usual === "consolidated"} onChoose={() => change({ usual: "consolidated" })} label={t("einvoice.einvoiceForm.consolidated")} hint={t("einvoice.einvoiceForm.consolidatedHint")} />
            <Choice isChosen={draft.usual === "individual"} onChoose={() => change({ usual: "individual" })} label={t("einvoice.einvoiceForm.individual")} hint={t("einvoice.einvoiceForm.individualHint")} />
          </fieldset>
        </div>
      </Card>
      <Card aria-labelledby="own-title">
        <CardHeader>
          <CardTitle id="own-title">{t("einvoice.einvoiceForm.theCompany")}</CardTitle>
        </CardHeader>
        <div className="grid items-start gap-4 p-4 sm:grid-cols-2">
          {text("tin", "TIN", t("einvoice.einvoiceForm.tinHint"))}
          {text("brn", t("einvoice.einvoiceForm.brn"), t("einvoice.einvoiceForm.brnHint"))}
          {text("sstNo", t("einvoice.einvoiceForm.sstNo"), t("einvoice.einvoiceForm.sstNoHint"))}
          <Field id="msic" label={t("einvoice.einvoiceForm.msic")} hint={msic?.name || t("einvoice.einvoiceForm.msicHint")} error={errors.msic}>
            <LookupCombobox
              label={t("einvoice.einvoiceForm.msic")}
              placeholder={t("einvoice.einvoiceForm.msicHint")}
              address="/api/lookup/codes?list=msic"
              suggestions={noCodes}
              chosen={msic}
              onChoose={(code) => (setMsic(code), change({ msic: code.code }))}
              onType={(typed) => (setMsic(typed === "" ? null : { code: typed, name: "" }), change({ msic: typed === "" ? null : typed.slice(0, 5) }))}
              opensOnFocus={false}
              renderRow={(code) => <span><b className="font-medium tabular-nums">{code.code}</b> {code.name}</span>}
              control={{ id: "msic", ...describedBy("msic", { error: errors.msic, hint: true }) }}
            />
          </Field>
          <Field id="classification" label={t("einvoice.einvoiceForm.classification")} hint={t("einvoice.einvoiceForm.classificationHint")} error={errors.classification} className="sm:col-span-2">
            <Select
              id="classification"
              className="w-full [&_select]:w-full"
              value={draft.classification ?? ""}
              onChange={(event) => change({ classification: event.target.value || null })}
              {...describedBy("classification", { error: errors.classification, hint: true })}
            >
              <option value="">{t("einvoice.einvoiceForm.noClassification")}</option>
              {classifications.map(({ code, name }) => (
                <option key={code} value={code}>
                  {code} · {name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </Card>
      <div role="alert" className="empty:hidden">
        {trouble !== null && <p className="rounded-md bg-error-soft px-3 py-2 text-error-fg">{trouble}</p>}
      </div>
      <Button type="submit" className="justify-self-start" isPending={isPending}>
        {t("einvoice.einvoiceForm.save")}
      </Button>
    </form>
  );
}

type ChoiceProps = { isChosen: boolean; onChoose: () => void; label: string; hint: string };

function Choice({ isChosen, onChoose, label, hint }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2">
      <input type="radio" name="usual" className="mt-1 accent-primary" checked={isChosen} onChange={onChoose} />
      <span>
        {label}
        <span className="block text-xs text-muted-foreground">{hint}</span>
      </span>
    </label>
  );
}
