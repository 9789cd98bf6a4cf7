"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TransformList } from "#components/sources/transform-list.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Transform } from "#lib/mapping/schema.ts";
import type { Suggestion } from "#lib/mapping/suggest-mapping.ts";
import { type Target, targetsOf } from "#lib/mapping/targets.ts";
import type { Translate } from "#messages/translate.ts";
import { type MappingDraft, withColumn } from "./mapping-draft.ts";

type ColumnTableProps = { headers: readonly string[]; samples: readonly (readonly string[])[]; draft: MappingDraft; suggestions: readonly Suggestion[]; onChange: (draft: MappingDraft) => void };

/** The file's columns with what stands in them, each with the field that it goes to. */
export function ColumnTable({ headers, samples, draft, suggestions, onChange }: ColumnTableProps) {
  const t = useTranslations();
  const groups = groupTargets(t, targetsOf(draft.kind));
  return (
    <ul className="divide-y">
      {headers.map((header, index) => (
        <ColumnRow
          key={header}
          header={header}
          values={valuesOf(samples, index)}
          to={draft.columns[header] ?? ""}
          groups={groups}
          suggestion={suggestions.find(({ from }) => from === header)}
          transforms={draft.transforms[draft.columns[header] ?? ""] ?? []}
          onTo={(to) => onChange(withColumn(draft, header, to))}
          onTransforms={(transforms) => onChange({ ...draft, transforms: { ...draft.transforms, [draft.columns[header] ?? ""]: transforms } })}
        />
      ))}
    </ul>
  );
}

type ColumnRowProps = {
  header: string;
  values: readonly string[];
  to: string;
  groups: readonly { title: string; targets: readonly Target[] }[];
  suggestion: Suggestion | undefined;
  transforms: readonly Transform[];
  onTo: (to: string) => void;
  onTransforms: (transforms: Transform[]) => void;
};

function ColumnRow({ header, values, to, groups, suggestion, transforms, onTo, onTransforms }: ColumnRowProps) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  const isMapped = to !== "" && to !== "ignored";
  const isSuggested = suggestion !== undefined && suggestion.to === to;
  return (
    <li className="grid gap-2 px-4 py-2.5">
      <div className="grid items-center gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,16rem)]">
        <div className="min-w-0">
          <p className="truncate font-medium" title={header}>
            {header}
          </p>
          <p className="truncate text-xs text-muted-foreground" title={values.join("\n")}>
            {values.length === 0 ? t("imports.columnTable.nothingInTheFirstRows") : values.join(" · ")}
          </p>
        </div>
        <Select aria-label={t("imports.columnTable.fieldFor", { header })} value={to} isSet={isMapped} className="w-full" onChange={(event) => onTo(event.target.value)}>
          <option value="">{t("imports.columnTable.noFieldListed")}</option>
          <option value="ignored">{t("imports.columnTable.noFieldLeftOut")}</option>
          {groups.map(({ title, targets }) => (
            <optgroup key={title} label={title}>
              {targets.map(({ path, label, isRequired }) => (
                <option key={path} value={path}>
                  {label}
                  {isRequired ? t("imports.columnTable.needed") : ""}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </div>
      {isMapped && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {isSuggested && (
            <span className="flex flex-wrap items-center gap-1.5 text-xs text-muted-foreground">
              <Badge tone={suggestion.confidence >= 0.9 ? "posted" : suggestion.confidence >= 0.7 ? "info" : "held"}>
                {suggestion.confidence >= 0.9 ? t("imports.columnTable.sure") : suggestion.confidence >= 0.7 ? t("imports.columnTable.likely") : t("imports.columnTable.perhaps")} {Math.round(suggestion.confidence * 100)} %
              </Badge>
              {suggestion.reason}
            </span>
          )}
          <Button variant="link" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {transforms.length === 0 ? t("imports.columnTable.changeOnTheWay") : t("imports.columnTable.changeOnTheWay2", { transformsCount: transforms.length })}
          </Button>
        </div>
      )}
      {isMapped && isOpen && <TransformList transforms={transforms} onChange={onTransforms} />}
    </li>
  );
}

/** The first different values of a column. */
function valuesOf(samples: readonly (readonly string[])[], index: number): string[] {
  const values = new Set<string>();
  for (const cells of samples) {
    const value = (cells[index] ?? "").trim();
    if (value !== "") values.add(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    if (values.size === 4) break;
  }
  return [...values];
}

function groupTargets(t: Translate, targets: readonly Target[]): { title: string; targets: Target[] }[] {
  const titleOf = ({ path }: Target) =>
    path.startsWith("lines[].") ? t("imports.columnTable.lines") : path.startsWith("lines[") ? t("imports.columnTable.charges") : path.startsWith("customer.") ? t("imports.columnTable.customer") : path.startsWith("supplier.") ? t("imports.columnTable.supplier") : path.startsWith("settles") ? t("imports.columnTable.knockOff") : t("imports.columnTable.document");
  return [...Map.groupBy(targets, titleOf)].map(([title, own]) => ({ title, targets: own }));
}
