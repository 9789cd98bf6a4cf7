"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { tell } from "#components/records/tell.ts";
import { issuesOf, type RuleRefusal, ruleRefusal } from "#components/rules/rule-refusal.ts";
import { useRuleAction } from "#components/rules/use-rule-action.ts";
import { Button } from "#components/ui/button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { addFiscalYearAction } from "#lib/periods/actions.ts";

/** Enters a fiscal year of the account book; `proposed` is the year after the last. */
export function AddYear({ proposed }: { proposed: { name: string; startsOn: string; endsOn: string } }) {
  const t = useTranslations();
  const [year, setYear] = useState(proposed);
  const [refusal, setRefusal] = useState<RuleRefusal | null>(null);
  const [run, isPending] = useRuleAction();
  const issues = issuesOf(refusal);
  const fields = [["name", t("periods.addYear.name"), "text"], ["startsOn", t("periods.addYear.firstDay"), "date"], ["endsOn", t("periods.addYear.lastDay"), "date"]] as const;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => addFiscalYearAction(year), () => (setRefusal(null), tell.success(t("periods.addYear.isEntered", { year: year.name }), { description: t("periods.addYear.allItsMonthsAreOpen") })), setRefusal);
      }}
    >
      <div className="grid gap-3 sm:grid-cols-3">
        {fields.map(([name, label, type]) => (
          <Field key={name} id={`year-${name}`} label={label} error={issues[name]?.[0]}>
            <Input id={`year-${name}`} type={type} value={year[name]} maxLength={50} autoComplete="off" required onChange={(event) => setYear({ ...year, [name]: event.target.value })} {...describedBy(`year-${name}`, { error: issues[name] })} />
          </Field>
        ))}
      </div>
      <div role="alert" className="empty:hidden">
        {refusal !== null && refusal.code !== "invalid" && <p className="rounded-md bg-error-soft px-3 py-2 text-error-fg">{ruleRefusal(t, refusal)}</p>}
      </div>
      <p className="text-xs text-muted-foreground">{t("periods.addYear.asInAutocountOnce")}</p>
      <Button type="submit" className="justify-self-start" isPending={isPending}>
        {t("periods.addYear.enterTheYear")}
      </Button>
    </form>
  );
}
