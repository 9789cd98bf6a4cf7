"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { isAmong, linedKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import type { MappingOptions } from "#lib/mapping/schema.ts";
import { targetsOf } from "#lib/mapping/targets.ts";
import type { MappingDraft } from "./mapping-draft.ts";

type OptionsProps = { draft: MappingDraft; headers: readonly string[]; onChange: (draft: MappingDraft) => void };

/** How the file writes dates and numbers, which rows are one document, and what is the same for all documents. */
export function MappingOptionsForm({ draft, headers, onChange }: OptionsProps) {
  const t = useTranslations();
  const { options, groupBy, kind } = draft;
  const set = (change: Partial<MappingOptions>) => onChange({ ...draft, options: { ...options, ...change } });
  const isTrade = isAmong(tradeKinds, kind);
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-3 sm:grid-cols-2">
        {(isAmong(linedKinds, kind) || kind === "payment") && (
          <Field id="group-by" label={t("imports.mappingOptions.rowsAreOneDocument")} hint={t("imports.mappingOptions.rowsThatFollowWithout")}>
            <Select id="group-by" value={groupBy[0] ?? ""} onChange={(event) => onChange({ ...draft, groupBy: event.target.value === "" ? [] : [event.target.value] })}>
              <option value="">{t("imports.mappingOptions.nothingEachRow")}</option>
              {headers.map((header) => (
                <option key={header} value={header}>
                  {header}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field id="date-order" label={t("imports.mappingOptions.datesAreWritten")}>
          <Select id="date-order" value={options.dateOrder} onChange={(event) => set({ dateOrder: event.target.value as MappingOptions["dateOrder"] })}>
            <option value="dmy">{t("imports.mappingOptions.dayFirst31122026")}</option>
            <option value="mdy">{t("imports.mappingOptions.monthFirst12312026")}</option>
          </Select>
        </Field>
        <Field id="decimal-mark" label={t("imports.mappingOptions.decimalMark")}>
          <Select id="decimal-mark" value={options.decimalMark} onChange={(event) => set({ decimalMark: event.target.value as MappingOptions["decimalMark"] })}>
            <option value=".">{t("imports.mappingOptions.point123450")}</option>
            <option value=",">{t("imports.mappingOptions.comma123450")}</option>
          </Select>
        </Field>
        {(isTrade || kind === "payment") && (
          <Field id="currency" label={t("imports.mappingOptions.currencyWhereNoneIsSaid")}>
            <Input id="currency" value={options.currency ?? ""} maxLength={3} className="w-24 uppercase" onChange={(event) => set({ currency: event.target.value.toUpperCase() || null })} />
          </Field>
        )}
      </div>
      {isTrade && (
        <div className="grid gap-2">
          <label className="flex items-start gap-2">
            <Checkbox className="mt-0.5" checked={options.taxInclusive} onChange={(event) => set({ taxInclusive: event.target.checked })} />
            {t("imports.mappingOptions.pricesHaveTheTaxInside")}
          </label>
          <label className="flex items-start gap-2">
            <Checkbox className="mt-0.5" checked={options.totalFromLines} onChange={(event) => set({ totalFromLines: event.target.checked })} />
            <span>
              {t.rich("imports.mappingOptions.thereIsNoTotalAdd", { span: (chunks) => <span className="block text-xs text-muted-foreground">{chunks}</span> })}
            </span>
          </label>
        </div>
      )}
      <Constants draft={draft} onChange={onChange} />
    </div>
  );
}

function Constants({ draft, onChange }: Omit<OptionsProps, "headers">) {
  const t = useTranslations();
  const [to, setTo] = useState("");
  const targets = targetsOf(draft.kind);
  const taken = new Set([...Object.values(draft.columns), ...Object.keys(draft.constants)]);
  const set = (path: string, value: string | null) => {
    const { [path]: _, ...others } = draft.constants;
    onChange({ ...draft, constants: value === null ? others : { ...others, [path]: value } });
  };
  return (
    <div className="grid gap-2">
      <p className="font-medium">{t("imports.mappingOptions.theSameForEveryDocument")}</p>
      {Object.entries(draft.constants).map(([path, value]) => (
        <div key={path} className="flex flex-wrap items-end gap-2">
          <Field id={`constant-${path}`} label={targets.find((target) => target.path === path)?.label ?? path} className="min-w-40 flex-1">
            <Input id={`constant-${path}`} value={value} maxLength={500} onChange={(event) => set(path, event.target.value)} />
          </Field>
          <Button variant="ghost" size="sm" onClick={() => set(path, null)}>
            {t("imports.mappingOptions.remove")}
          </Button>
        </div>
      ))}
      <Select aria-label={t("imports.mappingOptions.addAFixedValue")} value={to} onChange={(event) => {
        set(event.target.value, "");
        setTo("");
      }}>
        <option value="">{t("imports.mappingOptions.addAFixedValue2")}</option>
        {targets.filter(({ path }) => !taken.has(path)).map(({ path, label }) => (
          <option key={path} value={path}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}
