"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { backTestAction } from "#lib/back-testing/actions.ts";
import type { BackTested } from "#lib/back-testing/back-test.ts";
import { setRuleAction } from "#lib/rulebook/actions.ts";
import type { SettingPlace } from "#lib/rulebook/schema.ts";
import { type SeverityChoice, severityChoices } from "#lib/rules/rule-book.ts";
import { type SomeSettings, type Threshold, thresholdForms } from "#lib/rules/rule-settings.ts";
import { BackTestView } from "./back-test-view.tsx";
import { issuesOf, type RuleRefusal, ruleRefusal } from "./rule-refusal.ts";
import type { ShownRule } from "./shown-rule.ts";
import { noBackTestText, severityNames, severityWords, thresholdText } from "./setting-words.ts";
import { useRuleAction } from "./use-rule-action.ts";

type SettingFormProps = {
  rule: ShownRule;
  place: SettingPlace;
  /** What is set here; revision 0 where nothing is. */
  own: { severity: SeverityChoice | null; thresholds: SomeSettings; revision: number };
  /** What counts where nothing is set here. */
  wider: { severity: SeverityChoice; thresholds: SomeSettings };
  isReadOnly: boolean;
  onSaved?: () => void;
};

/** How hard a rule stops and what it goes by, for everything or for one source or account; tried on the past before it is saved. */
export function SettingForm({ rule, place, own, wider, isReadOnly, onSaved }: SettingFormProps) {
  const t = useTranslations();
  const id = useId();
  const router = useRouter();
  const [severity, setSeverity] = useState<SeverityChoice | "">(own.severity ?? "");
  const [entered, setEntered] = useState<{ [name in Threshold]?: string }>(() => Object.fromEntries(rule.thresholds.flatMap((name) => (own.thresholds[name] === undefined ? [] : [[name, String(own.thresholds[name])]]))));
  const [refusal, setRefusal] = useState<RuleRefusal | null>(null);
  /** What came of a try, and what was tried. */
  const [tried, setTried] = useState<{ tested: BackTested; of: string } | null>(null);
  const [days, setDays] = useState("90");
  const [save, isSaving] = useRuleAction();
  const [test, isTesting] = useRuleAction();
  const issues = issuesOf(refusal);

  const draft = () => ({ ...place, severity: severity === "" ? null : severity, thresholds: asSettings(rule.thresholds, entered) });
  const saved = () => {
    setRefusal(null);
    setTried(null);
    tell.success(t("rules.settingForm.saved"), { description: t("rules.settingForm.openRecordsThatItTouches") });
    onSaved?.();
  };
  const refuse = (refused: RuleRefusal) => {
    setRefusal(refused);
    if (refused.code === "setting-changed") router.refresh();
  };
  const toTry = { ...draft(), days: Number(days) };
  const tryIt = () => test(() => backTestAction(toTry), (tested) => (setRefusal(null), setTried({ tested, of: nameOf(toTry, own.revision) })), setRefusal);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(() => setRuleAction({ ...draft(), revision: own.revision }), saved, refuse);
      }}
    >
      <fieldset disabled={isReadOnly} className="grid gap-4 sm:grid-cols-2">
        {rule.ifOff === null ? (
          <p className="text-muted-foreground sm:col-span-2">{t("rules.settingForm.itGuardsTheBooksThemselves", { severity: severityNames(t)[rule.severity] })}</p>
        ) : (
          <Field id={`${id}-severity`} label={t("rules.settingForm.howHardItStops")} className="sm:col-span-2" hint={severity === "off" ? t("rules.settingForm.off", { ifOff: rule.ifOff }) : undefined} error={issues.severity?.[0]}>
            <Select id={`${id}-severity`} value={severity} onChange={(event) => setSeverity(event.target.value as SeverityChoice | "")} {...describedBy(`${id}-severity`, { hint: severity === "off" })}>
              <option value="">
                {place.scope === "company" ? t("rules.settingForm.asItComes") : t("rules.settingForm.asForEverything")}: {severityNames(t)[wider.severity].toLowerCase()}
              </option>
              {severityChoices.map((choice) => (
                <option key={choice} value={choice}>
                  {severityWords(t)[choice]}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {rule.thresholds.map((name) => {
          const { unit } = thresholdForms[name];
          const hint = t(`rules.thresholds.${name}.hint`);
          const field = `${id}-${name}`;
          const error = issues[`thresholds.${name}`]?.[0];
          const usual = thresholdText(t, name, wider.thresholds);
          const set = (value: string) => setEntered({ ...entered, [name]: value });
          return (
            <Field key={name} id={field} label={t(`rules.thresholds.${name}.label`)} hint={t("rules.settingForm.empty", { hint, usual })} error={error}>
              {unit === "switch" ? (
                <Select id={field} value={entered[name] ?? ""} onChange={(event) => set(event.target.value)} {...describedBy(field, { hint: true, error })}>
                  <option value="">{t("rules.settingForm.asItComes2", { usual })}</option>
                  <option value="true">{t("rules.settingForm.yes")}</option>
                  <option value="false">{t("rules.settingForm.no")}</option>
                </Select>
              ) : (
                <Input id={field} value={entered[name] ?? ""} placeholder={usual} inputMode={unit === "amount" || unit === "percent" ? "decimal" : "numeric"} maxLength={14} autoComplete="off" className="max-w-40 tabular-nums" onChange={(event) => set(event.target.value)} {...describedBy(field, { hint: true, error })} />
              )}
            </Field>
          );
        })}
      </fieldset>
      <div role="alert" className="empty:hidden">
        {refusal !== null && !Object.keys(issues).some((path) => path.startsWith("thresholds.")) && <p className="rounded-md bg-error-soft px-3 py-2 text-error-fg">{ruleRefusal(t, refusal)}</p>}
      </div>
      {!isReadOnly && (rule.ifOff !== null || rule.thresholds.length > 0) && (
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" isPending={isSaving}>
            {t("rules.settingForm.save")}
          </Button>
          {!rule.noBackTest ? (
            <>
              <Button type="button" variant="outline" isPending={isTesting} onClick={tryIt}>
                {t("rules.settingForm.tryItOnThePast")}
              </Button>
              <Select aria-label={t("rules.settingForm.howFarBack")} value={days} onChange={(event) => setDays(event.target.value)}>
                <option value="7">{t("rules.settingForm.n7Days")}</option>
                <option value="30">{t("rules.settingForm.n30Days")}</option>
                <option value="90">{t("rules.settingForm.n90Days")}</option>
                <option value="365">{t("rules.settingForm.aYear")}</option>
              </Select>
            </>
          ) : (
            <p className="text-muted-foreground">{t("rules.settingForm.cannotBeTriedOnThePast", { because: noBackTestText(t, rule.id) })}</p>
          )}
        </div>
      )}
      {tried !== null && <BackTestView tested={tried.tested} isOutdated={tried.of !== nameOf(toTry, own.revision)} />}
    </form>
  );
}

/** What a try is of: the form as it was, over the setting as it stood. */
function nameOf(toTry: object, revision: number): string {
  return JSON.stringify([toTry, revision]);
}

/** What was typed as the thresholds that it means; what is no number stays text, and the door says what is wrong with it. */
function asSettings(thresholds: readonly Threshold[], entered: { [name in Threshold]?: string }): SomeSettings {
  return Object.fromEntries(thresholds.flatMap((name): [Threshold, string | number | boolean][] => {
    const value = (entered[name] ?? "").trim();
    if (value === "") return [];
    const { unit } = thresholdForms[name];
    if (unit === "switch") return [[name, value === "true"]];
    return [[name, (unit === "days" || unit === "count") && /^\d{1,6}$/.test(value) ? Number(value) : value]];
  })) as SomeSettings;
}
