"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CustomerRow } from "#components/records/candidates.tsx";
import { LookupCombobox } from "#components/records/lookup-combobox.tsx";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";
import { masterKinds, type Kind, isAmong, kinds } from "#lib/canonical/kinds.ts";
import type { CustomerCandidate, Ranked } from "#lib/reference/rank.ts";
import { setSourceAction } from "#lib/sources/actions.ts";
import type { SourceSettings, TaxHandling } from "#lib/sources/source-settings.ts";
import type { Translate } from "#messages/translate.ts";
import { SaveTrouble } from "./save-trouble.tsx";
import type { SourceRefusal } from "./source-refusal.ts";
import { useSourceAction } from "./use-source-action.ts";

type SettingsSectionProps = {
  source: { key: string; revision: number; settings: SourceSettings; walkInName: string | null };
  locations: readonly { code: string; name: string }[];
  usualPrefixes: Readonly<Record<Kind, string>>;
};

const taxLabels = (t: Translate): Readonly<Record<TaxHandling, string>> => ({ "as-sent": t("sources.settingsSection.taxLabels.asSent"), inclusive: t("sources.settingsSection.taxLabels.inclusive"), "on-top": t("sources.settingsSection.taxLabels.onTop") });
/** Masters go by codes of their own, not by numbers. */
const numbered = kinds.filter((kind) => !isAmong(masterKinds, kind));

/** What the company decides about a source's documents where its messages say nothing, or not what is wanted. */
export function SettingsSection({ source, locations, usualPrefixes }: SettingsSectionProps) {
  const t = useTranslations();
  const router = useRouter();
  const { settings } = source;
  const [debtor, setDebtor] = useState<{ code: string; name: string | null } | null>(settings.walkInCustomer === null ? null : { code: settings.walkInCustomer, name: source.walkInName });
  const [location, setLocation] = useState(settings.location ?? "");
  const [agent, setAgent] = useState(settings.agent ?? "");
  const [taxHandling, setTaxHandling] = useState(settings.taxHandling);
  const [prefixes, setPrefixes] = useState<Partial<Record<Kind, string>>>(settings.prefixes);
  const [refusal, setRefusal] = useState<SourceRefusal | null>(null);
  const [run, isPending] = useSourceAction();
  const issues = refusal?.code === "invalid" ? refusal.issues : {};

  const save = () => {
    const given = Object.fromEntries(Object.entries(prefixes).filter(([, prefix]) => prefix.trim() !== ""));
    run(
      () =>
        setSourceAction({
          key: source.key, revision: source.revision,
          settings: { walkInCustomer: debtor?.code ?? null, location: location.trim() || null, agent: agent.trim() || null, taxHandling, prefixes: given },
        }),
      () => (setRefusal(null), tell.success(t("sources.settingsSection.saved"), { description: t("sources.settingsSection.itCountsForWhatArrives") })),
      (refused) => (setRefusal(refused), router.refresh()),
    );
  };
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <SaveTrouble refusal={Object.keys(issues).some((path) => path.startsWith("settings.")) ? null : refusal} />
      <div className="grid gap-1">
        <Label>{t("sources.settingsSection.debtorForSalesThatName")}</Label>
        <div className="flex gap-2">
          <LookupCombobox<Ranked<CustomerCandidate>>
            label={t("sources.settingsSection.debtorForSalesThatName")}
            placeholder={t("sources.settingsSection.noneSuchSalesAreHeld")}
            address="/api/lookup/customers?"
            suggestions={[]}
            chosen={debtor as Ranked<CustomerCandidate> | null}
            onChoose={setDebtor}
            renderRow={(customer) => <CustomerRow customer={customer} />}
          />
          {debtor !== null && (
            <Button variant="outline" size="icon" aria-label={t("sources.settingsSection.noDebtor")} onClick={() => setDebtor(null)}>
              <X aria-hidden />
            </Button>
          )}
        </div>
        <p className="text-xs text-muted-foreground">{debtor === null ? t("sources.settingsSection.noneASaleWithout") : (debtor.name ?? t("sources.settingsSection.autocountHasNoSuchDebtor"))}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="location" label={t("sources.settingsSection.locationOfDocumentsThatName")} hint={t("sources.settingsSection.asAutocountSpellsItEmpty")} error={issues["settings.location"]?.[0]}>
          <Input id="location" list="locations" value={location} maxLength={20} autoComplete="off" onChange={(event) => setLocation(event.target.value)} {...describedBy("location", { hint: true, error: issues["settings.location"] })} />
          <datalist id="locations">
            {locations.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </datalist>
        </Field>
        <Field id="agent" label={t("sources.settingsSection.agentOfDocumentsThatName")} hint={t("sources.settingsSection.asAutocountSpellsTheName")} error={issues["settings.agent"]?.[0]}>
          <Input id="agent" value={agent} maxLength={50} autoComplete="off" onChange={(event) => setAgent(event.target.value)} {...describedBy("agent", { hint: true, error: issues["settings.agent"] })} />
        </Field>
      </div>
      <Field id="tax" label={t("sources.settingsSection.tax")} hint={t("sources.settingsSection.amountsAreNeverChanged")}>
        <Select id="tax" value={taxHandling} onChange={(event) => setTaxHandling(event.target.value as TaxHandling)} {...describedBy("tax", { hint: true })}>
          {Object.entries(taxLabels(t)).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-xs font-medium text-muted-foreground">{t("sources.settingsSection.numbersInAutocountBegin")}</legend>
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
          {numbered.map((kind) => (
            <Field key={kind} id={`prefix-${kind}`} label={t(`format.kinds.${kind}`)} error={issues[`settings.prefixes.${kind}`]?.[0]}>
              <Input
                id={`prefix-${kind}`}
                value={prefixes[kind] ?? ""}
                placeholder={usualPrefixes[kind]}
                maxLength={12}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
                onChange={(event) => setPrefixes({ ...prefixes, [kind]: event.target.value.toUpperCase() })}
                {...describedBy(`prefix-${kind}`, { error: issues[`settings.prefixes.${kind}`] })}
              />
            </Field>
          ))}
        </div>
        <p className="text-xs text-muted-foreground">{t("sources.settingsSection.emptyAsShownCapitalLetters")}</p>
      </fieldset>
      <Button type="submit" className="justify-self-start" isPending={isPending}>
        {t("sources.settingsSection.save")}
      </Button>
    </form>
  );
}
