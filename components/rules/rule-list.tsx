import { useTranslations } from "next-intl";
import { Ago } from "#components/format/age.tsx";
import { formatCount } from "#components/format/money.ts";
import { roleName } from "#components/records/role-text.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import type { HoldCount, SettingRow } from "#lib/rulebook/queries.ts";
import type { RuleEntry } from "#lib/rules/catalog.ts";
import type { SeverityChoice } from "#lib/rules/rule-book.ts";
import { ruleTitle } from "./rule-words.ts";
import { severityNames, thresholdsText } from "./setting-words.ts";

type RuleListProps = { rules: readonly RuleEntry[]; counts: ReadonlyMap<string, HoldCount>; settings: readonly SettingRow[]; now: string };

/** Every rule: what it holds now, how hard it stops, what it goes by, and who changed that. */
export function RuleList({ rules, counts, settings, now }: RuleListProps) {
  const t = useTranslations();
  return (
    <ul className="divide-y border-y bg-card">
      {rules.map((rule) => {
        const own = settings.filter((setting) => setting.rule === rule.id);
        const company = own.find((setting) => setting.scope === "company");
        const overrides = own.filter((setting) => setting.scope !== "company" && isSet(setting)).length;
        const count = counts.get(rule.id);
        const latest = own.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))[0];
        return (
          <li key={rule.id} className="relative grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-accent/60 md:grid-cols-[minmax(0,1.3fr)_minmax(0,1.2fr)_minmax(0,0.8fr)] lg:px-6">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link href={`/rules/${rule.id}`} className="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline">
                  {ruleTitle(t, rule.id)}
                </Link>
                <SeverityBadge severity={company?.severity ?? rule.severity} />
                {count !== undefined && count.faults > 0 && <Badge tone="error">{t("rules.ruleList.checkFails", { faults: formatCount(count.faults) })}</Badge>}
              </p>
              <p className="truncate text-xs text-muted-foreground">
                {t("rules.ruleList.acts", { id: rule.id, role: roleName(t, rule.owner) })}
              </p>
            </div>
            <div className="min-w-0 self-center text-muted-foreground">
              <p className="break-words">{thresholdsText(t, rule.thresholds, company?.thresholds)}</p>
              {latest !== undefined && (
                <p className="text-xs">
                  {overrides > 0 && t("rules.ruleList.n1Exception", { overrides })}
                  {t.rich("rules.ruleList.changedByAgo", { changedByName: latest.changedByName, age: () => <Ago at={latest.changedAt} now={now} /> })}
                </p>
              )}
            </div>
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 self-center md:justify-end">
              {count !== undefined && count.accepted > 0 && <span className="text-muted-foreground">{t("rules.ruleList.accepted", { accepted: formatCount(count.accepted) })}</span>}
              {count !== undefined && count.held > 0 ? (
                <Link href={`/queues/held?hold=${rule.id}`} className="relative z-1 font-medium tabular-nums underline underline-offset-4">
                  {t("rules.ruleList.held", { held: formatCount(count.held) })}
                </Link>
              ) : (
                <span className="text-muted-foreground">{count !== undefined && count.shown > 0 ? t("rules.ruleList.showsOn", { shown: formatCount(count.shown) }) : t("rules.ruleList.holdsNothingNow")}</span>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** A setting that was taken back leaves an empty row, so that its next change is seen. */
export function isSet({ severity, thresholds }: Pick<SettingRow, "severity" | "thresholds">): boolean {
  return severity !== null || Object.keys(thresholds).length > 0;
}

export function SeverityBadge({ severity }: { severity: SeverityChoice }) {
  const t = useTranslations();
  const tone = severity === "error" ? "error" : severity === "warning" ? "held" : severity === "info" ? "info" : "outline";
  return <Badge tone={tone}>{severityNames(t)[severity].toLowerCase()}</Badge>;
}
