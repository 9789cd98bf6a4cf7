import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { roleName, whoMay } from "#components/records/role-text.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import type { RunRow } from "#lib/rechecks/queries.ts";
import type { HoldCount, SettingRow } from "#lib/rulebook/queries.ts";
import { Exceptions } from "./exceptions.tsx";
import { RecheckRuns } from "./recheck-runs.tsx";
import { SeverityBadge } from "./rule-list.tsx";
import { SettingForm } from "./setting-form.tsx";
import type { ShownRule } from "./shown-rule.ts";

type RuleViewProps = {
  rule: ShownRule;
  count: HoldCount | null;
  settings: readonly SettingRow[];
  sources: readonly { id: string; name: string }[];
  runs: readonly RunRow[];
  now: string;
  mayChange: boolean;
};

/** One rule: what it means, what it holds, how it is set, and where it counts otherwise. */
export function RuleView({ rule, count, settings, sources, runs, now, mayChange }: RuleViewProps) {
  const t = useTranslations();
  const company = settings.find((setting) => setting.scope === "company");
  const severity = company?.severity ?? rule.severity;
  const isSettable = rule.ifOff !== null || rule.thresholds.length > 0;
  return (
    <>
      <PageHeader title={rule.title} beside={<SeverityBadge severity={severity} />} description={t("rules.ruleView.acts", { id: rule.id, role: roleName(t, rule.owner) })} />
      <div className="grid max-w-5xl gap-4 px-4 pb-6 lg:px-6">
        <Card aria-labelledby="help-title">
          <CardHeader>
            <CardTitle id="help-title">{t("rules.ruleView.whatItMeans")}</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-2">
            <p className="max-w-3xl">{rule.help}</p>
            <p className="text-muted-foreground">{t("rules.ruleView.looksAt", { kinds: rule.kinds.map((kind) => t(`format.kinds.${kind}`).toLowerCase()).join(", ") })}</p>
            <p>
              {count !== null && count.held > 0 ? (
                <Link href={`/queues/held?hold=${rule.id}`} className="font-medium underline underline-offset-4">
                  {t("rules.ruleView.n1RecordIsHeld", { held: count.held })}
                </Link>
              ) : (
                count !== null && count.shown > 0 ? t("rules.ruleView.itHoldsNothingNow", { shown: formatCount(count.shown) }) : t("rules.ruleView.itHoldsNothingNow2")
              )}
            </p>
          </CardContent>
        </Card>
        <Card aria-labelledby="settings-title">
          <CardHeader>
            <CardTitle id="settings-title">{t("rules.ruleView.forEverything")}</CardTitle>
            {company !== undefined && (
              <CardDescription>
                {company.changedByName}, {formatInstant(company.changedAt)}
              </CardDescription>
            )}
          </CardHeader>
          <CardContent className="grid gap-3">
            {!mayChange && isSettable && <p className="text-muted-foreground">{whoMay(t, "settings:manage")}</p>}
            <SettingForm
              key={company?.revision ?? 0}
              rule={rule}
              place={{ rule: rule.id, scope: "company", key: "" }}
              own={company ?? { severity: null, thresholds: {}, revision: 0 }}
              wider={{ severity: rule.severity, thresholds: {} }}
              isReadOnly={!mayChange}
            />
          </CardContent>
        </Card>
        {isSettable && (
          <Card aria-labelledby="exceptions-title" className="overflow-visible">
            <CardHeader>
              <CardTitle id="exceptions-title">{t("rules.ruleView.exceptions")}</CardTitle>
            </CardHeader>
            <CardContent>
              <Exceptions rule={rule} settings={settings.filter((setting) => setting.scope !== "company")} sources={sources} wider={{ severity, thresholds: company?.thresholds ?? {} }} now={now} isReadOnly={!mayChange} />
            </CardContent>
          </Card>
        )}
        <RecheckRuns runs={runs} />
      </div>
    </>
  );
}
