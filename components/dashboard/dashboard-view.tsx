import { useTranslations } from "next-intl";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { ruleTitle } from "#components/rules/rule-words.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import type { Dashboard } from "#lib/reports/dashboard.ts";
import { formatInstant } from "#components/format/time.ts";
import { Figures } from "./figures.tsx";
import { HeldGroups } from "./held-groups.tsx";
import { NewCompany } from "./new-company.tsx";
import { PostedDays } from "./posted-days.tsx";

/** Where the company stands. Every number opens the list that it counts. */
export function DashboardView({ dashboard, now }: { dashboard: Dashboard; now: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("dashboard.dashboardView.dashboard")} description={t("dashboard.dashboardView.asOfEveryNumberOpens", { now: formatInstant(now) })} />
      {/* Aggregates are dearer than a row: a flood of records refreshes them now and then, not each time. */}
      <LiveRefresh everyMs={10_000} />
      {dashboard.isNew ? (
        <NewCompany />
      ) : (
        <div className="grid gap-3 px-4 pb-6 lg:px-6">
          <Figures dashboard={dashboard} />
          <div className="grid items-start gap-3 xl:grid-cols-2">
            <HeldGroups title={t("dashboard.dashboardView.heldByReason")} description={t("dashboard.dashboardView.aRecordHeldByTwo")} first={t("dashboard.dashboardView.rule")} groups={dashboard.heldByRule.map((group) => ({ ...group, label: ruleTitle(t, group.key) }))} now={now} />
            <div className="grid min-w-0 gap-3">
              <HeldGroups title={t("dashboard.dashboardView.heldBySource")} description={t("dashboard.dashboardView.whereWhatIsHeldCame")} first={t("dashboard.dashboardView.source")} groups={dashboard.heldBySource} now={now} />
              <PostedDays days={dashboard.postedByDay} />
            </div>
          </div>
        </div>
      )}
    </>
  );
}
