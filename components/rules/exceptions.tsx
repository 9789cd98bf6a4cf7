"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Ago } from "#components/format/age.tsx";
import { CustomerRow } from "#components/records/candidates.tsx";
import { LookupCombobox } from "#components/records/lookup-combobox.tsx";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";
import type { CustomerCandidate, Ranked } from "#lib/reference/rank.ts";
import { setRuleAction } from "#lib/rulebook/actions.ts";
import type { SettingRow } from "#lib/rulebook/queries.ts";
import type { SeverityChoice } from "#lib/rules/rule-book.ts";
import type { SomeSettings, Threshold } from "#lib/rules/rule-settings.ts";
import { SettingForm } from "./setting-form.tsx";
import { severityNames, thresholdsText } from "./setting-words.ts";
import type { ShownRule } from "./shown-rule.ts";
import { useRuleAction } from "./use-rule-action.ts";

type ExceptionsProps = {
  rule: ShownRule;
  /** What is set for sources and accounts, also what was taken back: its revision still counts. */
  settings: readonly SettingRow[];
  sources: readonly { id: string; name: string }[];
  wider: { severity: SeverityChoice; thresholds: SomeSettings };
  now: string;
  isReadOnly: boolean;
};

type Place = { scope: "source" | "customer"; key: string; name: string };

/** Where a rule counts otherwise than for everything: a source, a debtor or creditor. */
export function Exceptions({ rule, settings, sources, wider, now, isReadOnly }: ExceptionsProps) {
  const t = useTranslations();
  const [editing, setEditing] = useState<Place | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [run, isPending] = useRuleAction();
  const standing = settings.filter(({ severity, thresholds }) => severity !== null || Object.keys(thresholds).length > 0);
  const ownOf = (place: Place) => settings.find((one) => one.scope === place.scope && one.key === place.key) ?? { severity: null, thresholds: {}, revision: 0 };
  const remove = (row: SettingRow) =>
    run(() => setRuleAction({ rule: rule.id, scope: row.scope, key: row.key, severity: null, thresholds: {}, revision: row.revision }), () => tell.success(t("rules.exceptions.goesByWhatCounts", { row: row.name })));

  return (
    <div className="grid gap-3">
      {standing.length === 0 && !isAdding && <p className="text-muted-foreground">{t("rules.exceptions.noneItCountsForEvery")}</p>}
      {standing.length > 0 && (
        <ul className="divide-y rounded-md border">
          {standing.map((row) => (
            <li key={`${row.scope} ${row.key}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
              <div className="min-w-0">
                <p className="font-medium">
                  {row.name} <span className="font-normal text-muted-foreground">{row.scope === "source" ? t("rules.exceptions.source") : row.key}</span>
                </p>
                <p className="break-words text-muted-foreground">
                  {[row.severity === null ? null : severityNames(t)[row.severity], thresholdsText(t, Object.keys(row.thresholds) as Threshold[], row.thresholds) || null].filter((text) => text !== null).join(" · ")}
                </p>
                <p className="text-xs text-muted-foreground">
                  {t.rich("rules.exceptions.ago", { changedByName: row.changedByName, age: () => <Ago at={row.changedAt} now={now} /> })}
                </p>
              </div>
              {!isReadOnly && (
                <div className="flex gap-1">
                  <Button variant="ghost" size="sm" onClick={() => (setAdding(false), setEditing({ scope: row.scope as Place["scope"], key: row.key, name: row.name }))}>
                    {t("rules.exceptions.change")}
                  </Button>
                  <Button variant="ghost" size="sm" isPending={isPending} onClick={() => remove(row)}>
                    {t("rules.exceptions.remove")}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing !== null && (
        <section aria-label={t("rules.exceptions.for", { editing: editing.name })} className="grid gap-3 rounded-md border p-3">
          <div className="flex items-center justify-between gap-3">
            <h3 className="font-semibold">{t("rules.exceptions.for", { editing: editing.name })}</h3>
            <Button variant="ghost" size="sm" onClick={() => setEditing(null)}>
              {t("rules.exceptions.close")}
            </Button>
          </div>
          <SettingForm key={`${editing.scope} ${editing.key} ${ownOf(editing).revision}`} rule={rule} place={{ rule: rule.id, scope: editing.scope, key: editing.key }} own={ownOf(editing)} wider={wider} isReadOnly={isReadOnly} onSaved={() => setEditing(null)} />
        </section>
      )}
      {isAdding && <ChoosePlace sources={sources} onChoose={(place) => (setAdding(false), setEditing(place))} onClose={() => setAdding(false)} />}
      {!isReadOnly && !isAdding && editing === null && (
        <Button variant="outline" className="justify-self-start" onClick={() => setAdding(true)}>
          {t("rules.exceptions.addAnException")}
        </Button>
      )}
    </div>
  );
}

function ChoosePlace({ sources, onChoose, onClose }: { sources: ExceptionsProps["sources"]; onChoose: (place: Place) => void; onClose: () => void }) {
  const t = useTranslations();
  return (
    <div className="grid gap-3 rounded-md border p-3 sm:grid-cols-2">
      <Field id="exception-source" label={t("rules.exceptions.forASource")}>
        <Select id="exception-source" value="" onChange={(event) => onChoose({ scope: "source", key: event.target.value, name: sources.find((source) => source.id === event.target.value)?.name ?? "" })}>
          <option value="" disabled>
            {t("rules.exceptions.chooseASource")}
          </option>
          {sources.map((source) => (
            <option key={source.id} value={source.id}>
              {source.name}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid content-start gap-1">
        <Label>{t("rules.exceptions.orForADebtor")}</Label>
        <LookupCombobox<Ranked<CustomerCandidate>>
          label={t("rules.exceptions.orForADebtor")}
          placeholder={t("rules.exceptions.nameOrCode")}
          address="/api/lookup/customers?"
          suggestions={[]}
          chosen={null}
          onChoose={(customer) => onChoose({ scope: "customer", key: customer.code, name: customer.name })}
          renderRow={(customer) => <CustomerRow customer={customer} />}
        />
      </div>
      <Button variant="ghost" size="sm" className="justify-self-start" onClick={onClose}>
        {t("rules.exceptions.cancel")}
      </Button>
    </div>
  );
}
