import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatDate } from "#components/format/time.ts";
import { whoMay } from "#components/records/role-text.ts";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { YearRow } from "#lib/periods/queries.ts";
import { addDays } from "#lib/rules/accounting-date.ts";
import { AddYear } from "./add-year.tsx";
import { PeriodMonths } from "./period-months.tsx";

/** The fiscal years with their months, and the form for the next one. */
export function FiscalYears({ years, mayChange, today }: { years: readonly YearRow[]; mayChange: boolean; today: string }) {
  const t = useTranslations();
  return (
    <>
      {years.length === 0 && (
        <EmptyState icon={CalendarDays} title={t("periods.fiscalYears.noFiscalYearIsEntered")} className="rounded-lg border bg-card">
          {t("periods.fiscalYears.untilOneIsNoDocument")}
        </EmptyState>
      )}
      {years.map((year) => (
        <Card key={year.startsOn} aria-label={t("periods.fiscalYears.fiscalYear", { year: year.name })}>
          <CardHeader>
            <CardTitle>{year.name}</CardTitle>
            <CardDescription>
              {t("periods.fiscalYears.toEntered", { startsOn: formatDate(year.startsOn), endsOn: formatDate(year.endsOn), addedByName: year.addedByName })}
            </CardDescription>
          </CardHeader>
          <PeriodMonths months={year.months} mayChange={mayChange} />
        </Card>
      ))}
      <Card aria-labelledby="add-year-title">
        <CardHeader>
          <CardTitle id="add-year-title">{t("periods.fiscalYears.enterAFiscalYear")}</CardTitle>
        </CardHeader>
        <CardContent>{mayChange ? <AddYear key={years.length} proposed={nextYear(years, today)} /> : <p className="text-muted-foreground">{whoMay(t, "period:manage")}</p>}</CardContent>
      </Card>
    </>
  );
}

/** The year after the last one; this calendar year where there is none. */
function nextYear(years: readonly YearRow[], today: string): { name: string; startsOn: string; endsOn: string } {
  const last = years[0];
  const startsOn = last === undefined ? `${today.slice(0, 4)}-01-01` : addDays(last.endsOn, 1);
  const endsOn = addDays(`${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`, -1);
  return { name: endsOn.slice(0, 4), startsOn, endsOn };
}
