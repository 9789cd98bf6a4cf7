import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { formatCount } from "#components/format/money.ts";
import { Card, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { ageBuckets } from "#lib/queues/age-buckets.ts";
import type { Figure, HeldGroup } from "#lib/reports/dashboard.ts";
import type { Translate } from "#messages/translate.ts";

type HeldGroupsProps = { title: string; description: string; first: string; groups: readonly HeldGroup[]; now: string };

const shortLabels = (t: Translate): Readonly<Record<keyof HeldGroup["byAge"], string>> => ({ "0-1": t("dashboard.heldGroups.shortLabels.01"), "1-3": t("dashboard.heldGroups.shortLabels.13"), "3-7": t("dashboard.heldGroups.shortLabels.37"), "7-30": t("dashboard.heldGroups.shortLabels.730"), "30-": t("dashboard.heldGroups.shortLabels.30") });
// The older, the stronger; the column's head says the same in words.
const bars: Readonly<Record<keyof HeldGroup["byAge"], string>> = { "0-1": "bg-held/30", "1-3": "bg-held/55", "3-7": "bg-held", "7-30": "bg-error/70", "30-": "bg-error" };

/** What is held, by one thing, as bars and in figures, with how long it has waited. Each figure opens its list. */
export function HeldGroups({ title, description, first, groups, now }: HeldGroupsProps) {
  const t = useTranslations();
  const most = Math.max(...groups.map((group) => group.count), 1);
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{title}</CardTitle>
          <CardDescription>{description}</CardDescription>
        </div>
      </CardHeader>
      {groups.length === 0 ? (
        <p className="px-4 py-8 text-center text-muted-foreground">{t("dashboard.heldGroups.nothingIsHeld")}</p>
      ) : (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={title}>
          <Table>
            <TableHead>
              <TableRow>
                <TableHeader className="pl-4">{first}</TableHeader>
                <TableHeader className="amount">{t("dashboard.heldGroups.held")}</TableHeader>
                {ageBuckets.map((bucket) => (
                  <TableHeader key={bucket.id} className="amount px-1 max-sm:hidden 2xl:px-1.5" title={t(`format.ages.${bucket.id}`)}>
                    <span aria-hidden>{shortLabels(t)[bucket.id]}</span>
                    <span className="sr-only">{t(`format.ages.${bucket.id}`)}</span>
                  </TableHeader>
                ))}
                <TableHeader className="amount pr-4">{t("dashboard.heldGroups.oldest")}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {groups.map((group) => (
                <TableRow key={group.key} className="hover:bg-accent/50">
                  <TableHeader scope="row" className="w-1/2 min-w-28 bg-transparent pl-4 font-normal whitespace-normal">
                    <Link href={group.href} className="underline-offset-4 hover:underline">
                      {group.label}
                    </Link>
                    <AgeBar group={group} most={most} />
                  </TableHeader>
                  <TableCell className="amount font-semibold">
                    <Count figure={group} />
                  </TableCell>
                  {ageBuckets.map((bucket) => (
                    <TableCell key={bucket.id} className="amount px-1 max-sm:hidden 2xl:px-1.5">
                      <Count figure={group.byAge[bucket.id]} />
                    </TableCell>
                  ))}
                  <TableCell className="amount pr-4 text-muted-foreground">
                    <Age at={group.oldest} now={now} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </Card>
  );
}

function Count({ figure }: { figure: Figure }) {
  if (figure.count === 0) return <span className="text-muted-foreground">–</span>;
  return (
    <Link href={figure.href} className="-mx-1 rounded-sm px-1 underline-offset-4 hover:underline">
      {formatCount(figure.count)}
    </Link>
  );
}

/** The group's length among the others, in parts by age. The figures beside it say the same. */
function AgeBar({ group, most }: { group: HeldGroup; most: number }) {
  return (
    <span aria-hidden className="mt-1 mb-0.5 flex h-1.5 gap-px overflow-hidden rounded-full" style={{ width: `${Math.max((group.count / most) * 100, 1.5)}%` }}>
      {ageBuckets.map((bucket) => {
        const { count } = group.byAge[bucket.id];
        return count > 0 && <span key={bucket.id} className={cn("h-full", bars[bucket.id])} style={{ flexGrow: count }} />;
      })}
    </span>
  );
}
