"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatCount } from "#components/format/money.ts";
import { formatDate, formatInstant } from "#components/format/time.ts";
import { tell } from "#components/records/tell.ts";
import { useRuleAction } from "#components/rules/use-rule-action.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { setPeriodAction } from "#lib/periods/actions.ts";
import type { PeriodRow } from "#lib/periods/queries.ts";
import type { Translate } from "#messages/translate.ts";

const ReasonDialog = loadLater(() => import("#components/records/reason-dialog.tsx").then((module) => module.ReasonDialog));

/** The months of a fiscal year, each open or closed, with who did that and why. */
export function PeriodMonths({ months, mayChange }: { months: readonly PeriodRow[]; mayChange: boolean }) {
  const t = useTranslations();
  const [asked, setAsked] = useState<PeriodRow | null>(null);
  const [run, isPending] = useRuleAction();
  const set = (period: PeriodRow, reason: string) =>
    run(
      () => setPeriodAction({ startsOn: period.startsOn, revision: period.revision, isClosed: !period.isClosed, reason }),
      () => (setAsked(null), tell.success(period.isClosed ? t("periods.periodMonths.isOpenAgain", { span: spanText(t, period) }) : t("periods.periodMonths.isClosed", { span: spanText(t, period) }))),
    );
  return (
    <>
      <ul className="divide-y">
        {months.map((period) => (
          <li key={period.startsOn} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium tabular-nums">{spanText(t, period)}</span>
                <Badge tone={period.isClosed ? "neutral" : "posted"}>{period.isClosed ? t("periods.periodMonths.closed") : t("periods.periodMonths.open")}</Badge>
                {period.open > 0 && <span className="text-xs text-muted-foreground">{t("periods.periodMonths.n1OpenRecord", { open: period.open })}</span>}
              </p>
              {period.reason !== null && (
                <p className="break-words text-xs text-muted-foreground">
                  {period.isClosed ? t("periods.periodMonths.closedBy", { changedByName: period.changedByName, changedAt: formatInstant(period.changedAt), reason: period.reason }) : t("periods.periodMonths.openedBy", { changedByName: period.changedByName, changedAt: formatInstant(period.changedAt), reason: period.reason })}
                </p>
              )}
            </div>
            {mayChange && (
              <Button variant="outline" size="sm" onClick={() => setAsked(period)} aria-label={period.isClosed ? t("periods.periodMonths.openAgain", { span: spanText(t, period) }) : t("periods.periodMonths.close", { span: spanText(t, period) })}>
                {period.isClosed ? t("periods.periodMonths.openAgain2") : t("periods.periodMonths.close2")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <ReasonDialog
          title={asked.isClosed ? t("periods.periodMonths.openAgainTitle", { span: spanText(t, asked) }) : t("periods.periodMonths.closeTitle", { span: spanText(t, asked) })}
          text={asked.isClosed ? t("periods.periodMonths.recordsThatItsClosingHolds") : (asked.open === 0 ? t("periods.periodMonths.noOpenRecordIsDated") : t("periods.periodMonths.openRecordsAreDated", { open: formatCount(asked.open) }))}
          confirm={asked.isClosed ? t("periods.periodMonths.openAgain2") : t("periods.periodMonths.close2")}
          isPending={isPending}
          onReason={(reason) => set(asked, reason)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function spanText(t: Translate, { startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return t("periods.periodMonths.to", { startsOn: formatDate(startsOn), endsOn: formatDate(endsOn) });
}
