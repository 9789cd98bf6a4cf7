"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { LedgerSettings } from "#lib/wiring.ts";
import { CodeTable } from "./code-table.tsx";
import { FoldedSection } from "./folded-section.tsx";
import { briefOf, dateFormats, decimalLabels, type SettingField, settingSections, settingTables } from "./setting-sections.ts";
import { TaxEntitiesField } from "./tax-entities-field.tsx";

type SettingsFieldsProps = {
  /** The product, as its code. */
  kind: string;
  settings: LedgerSettings;
  onChange: (settings: LedgerSettings) => void;
  issues: Readonly<Record<string, string>>;
  /** Of a connection that is not set yet every section is to be read once. */
  isNew: boolean;
};

/** What the book calls things, section by section; each tells in a line what it holds while it is folded away. */
export function SettingsFields({ kind, settings, onChange, issues, isNew }: SettingsFieldsProps) {
  const t = useTranslations();
  const set = (change: Partial<LedgerSettings>) => onChange({ ...settings, ...change });
  return (
    <div className="grid min-w-0 gap-2">
      {settingSections(t).map(({ id, title, help, fields }) => (
        <FoldedSection key={id} title={title} help={help} brief={briefOf(settings, fields)} isOpen={isNew}>
          <div className={cn("grid items-start gap-4", fields.length > 1 && "sm:grid-cols-2 lg:grid-cols-3")}>
            {fields.map((field) => (
              <TextField key={field.name} field={field} value={settings[field.name]} issue={issues[`settings.${field.name}`]} onChange={(value) => set({ [field.name]: value })} />
            ))}
          </div>
          {id === "receipts" && <CodeTable name="receiptMethods" {...settingTables(t).receiptMethods} rows={settings.receiptMethods} issues={issues} onChange={(rows) => set({ receiptMethods: rows as LedgerSettings["receiptMethods"] })} />}
          {id === "accounts" && kind !== "autocount-webapi" && <TaxEntitiesField value={settings.taxEntities} onChange={(taxEntities) => set({ taxEntities })} />}
          {id === "numbers" && kind !== "autocount-webapi" && (
            <div className="grid gap-1">
              <label className="flex w-fit cursor-pointer items-center gap-2">
                <Checkbox checked={settings.ordersAsQuotations} onChange={(event) => set({ ordersAsQuotations: event.target.checked })} />
                {t("connection.settingsFields.postOrdersAsQuotations")}
              </label>
              <p className="text-xs text-muted-foreground">{t("connection.settingsFields.autocountCloudHasNoSales")}</p>
            </div>
          )}
        </FoldedSection>
      ))}
      {kind === "autocount-webapi" && <WebApiFields settings={settings} set={set} isOpen={isNew} />}
      <FoldedSection title={t("connection.settingsFields.taxCodes")} brief={settings.taxCodes.map(({ code }) => code).join(", ")} isOpen={isNew} help={t("connection.settingsFields.whichCodeStands")}>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <CodeTable name="taxCodes" {...settingTables(t).taxCodes} rows={settings.taxCodes} issues={issues} onChange={(rows) => set({ taxCodes: rows as LedgerSettings["taxCodes"] })} />
          <CodeTable name="purchaseTaxCodes" {...settingTables(t).purchaseTaxCodes} rows={settings.purchaseTaxCodes} issues={issues} onChange={(rows) => set({ purchaseTaxCodes: rows as LedgerSettings["purchaseTaxCodes"] })} />
        </div>
      </FoldedSection>
      <FoldedSection title={t("connection.settingsFields.currenciesAndDecimals")} brief={[settings.homeCurrency, ...settings.foreignCurrencies].join(", ")} isOpen={isNew} help={t("connection.settingsFields.asTheBooksOwnSettings")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField field={{ name: "homeCurrency", label: t("connection.settingsFields.homeCurrency"), hint: t("connection.settingsFields.myrInAMalaysianBook") }} value={settings.homeCurrency} issue={issues["settings.homeCurrency"]} onChange={(value) => set({ homeCurrency: (value ?? "").toUpperCase() })} />
          <Currencies currencies={settings.foreignCurrencies} issue={Object.entries(issues).find(([path]) => path.startsWith("settings.foreignCurrencies"))?.[1]} onChange={(foreignCurrencies) => set({ foreignCurrencies })} />
        </div>
        <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-4">
          {(Object.keys(decimalLabels(t)) as (keyof LedgerSettings["decimals"])[]).map((name) => {
            const id = `setting-decimals-${name}`;
            const issue = issues[`settings.decimals.${name}`] && t("connection.settingsFields.aWholeNumberFrom0");
            const value = settings.decimals[name];
            return (
              <Field key={name} id={id} label={decimalLabels(t)[name]} error={issue}>
                <Input id={id} inputMode="numeric" value={Number.isNaN(value) ? "" : String(value)} onChange={(event) => set({ decimals: { ...settings.decimals, [name]: Number.parseInt(event.target.value, 10) } })} {...describedBy(id, { error: issue })} />
              </Field>
            );
          })}
        </div>
      </FoldedSection>
    </div>
  );
}

/** What only the desktop product's Web API needs to be told (other-apis C.4, C.5). */
function WebApiFields({ settings, set, isOpen }: { settings: LedgerSettings; set: (change: Partial<LedgerSettings>) => void; isOpen: boolean }) {
  const t = useTranslations();
  return (
    <FoldedSection title={t("connection.settingsFields.webApi")} help={t("connection.settingsFields.ofTheWebApiItself")} brief={dateFormats(t)[settings.dates]} isOpen={isOpen}>
      <Field id="setting-dates" label={t("connection.settingsFields.dates")} hint={t("connection.settingsFields.asThisWebApiWrites")} className="sm:max-w-xs">
        <Select id="setting-dates" value={settings.dates} onChange={(event) => set({ dates: event.target.value as LedgerSettings["dates"] })} {...describedBy("setting-dates", { hint: true })}>
          {Object.entries(dateFormats(t)).map(([value, label]) => (
            <option key={value} value={value}>{label}</option>
          ))}
        </Select>
      </Field>
      <div className="grid gap-1">
        <label className="flex w-fit cursor-pointer items-center gap-2">
          <Checkbox checked={settings.ordersToInvoices} onChange={(event) => set({ ordersToInvoices: event.target.checked })} />
          {t("connection.settingsFields.transferSalesOrdersStraight")}
        </label>
        <p className="text-xs text-muted-foreground">{t("connection.settingsFields.onlyWhereThisWebApi")}</p>
      </div>
    </FoldedSection>
  );
}

type TextFieldProps = { field: SettingField; value: string | null; issue: string | undefined; onChange: (value: string | null) => void };

function TextField({ field: { name, label, hint, isOptional = false }, value, issue, onChange }: TextFieldProps) {
  const id = `setting-${name}`;
  return (
    <Field id={id} label={label} hint={hint} error={issue}>
      <Input id={id} value={value ?? ""} autoComplete="off" spellCheck={false} onChange={(event) => onChange(isOptional && event.target.value.trim() === "" ? null : event.target.value)} {...describedBy(id, { hint, error: issue })} />
    </Field>
  );
}

type CurrenciesProps = { currencies: readonly string[]; issue: string | undefined; onChange: (currencies: string[]) => void };

/** Kept as it is typed: a comma that is still waiting for its currency must not vanish. */
function Currencies({ currencies, issue, onChange }: CurrenciesProps) {
  const t = useTranslations();
  const [text, setText] = useState(currencies.join(", "));
  const change = (typed: string) => {
    setText(typed);
    onChange(typed.toUpperCase().split(/[\s,;]+/).filter((code) => code !== ""));
  };
  return (
    <Field id="setting-foreignCurrencies" label={t("connection.settingsFields.foreignCurrencies")} hint={t("connection.settingsFields.thatTheBookIsSet")} error={issue}>
      <Input id="setting-foreignCurrencies" value={text} autoComplete="off" spellCheck={false} onChange={(event) => change(event.target.value)} {...describedBy("setting-foreignCurrencies", { hint: true, error: issue })} />
    </Field>
  );
}
