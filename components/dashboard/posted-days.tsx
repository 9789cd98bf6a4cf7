import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatDate } from "#components/format/time.ts";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { PostedDay } from "#lib/reports/dashboard.ts";
import { PostedChart } from "./posted-chart-later.tsx";

/** Posted a day: the picture for the eye, the table behind it for checking. */
export function PostedDays({ days }: { days: readonly PostedDay[] }) {
  const t = useTranslations();
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{t("dashboard.postedDays.postedADay")}</CardTitle>
          <CardDescription>{t("dashboard.postedDays.theLastDaysMalaysianTime", { daysCount: days.length })}</CardDescription>
        </div>
        <p className="flex gap-3 text-xs text-muted-foreground" aria-hidden>
          <span className="flex items-center gap-1.5">
            <span className="size-2.5 rounded-xs bg-posted" /> {t("dashboard.postedDays.straightThrough")}
          </span>
          <span className="flex items-center gap-1.5">
            <span className="size-2.5 rounded-xs bg-held" /> {t("dashboard.postedDays.correctedByHand")}
          </span>
        </p>
      </CardHeader>
      <CardContent className="p-0">
        <div className="h-56 px-2 pt-4">
          <PostedChart days={days.map(({ day, straight, corrected }) => ({ day, straight, corrected }))} />
        </div>
        <details className="border-t">
          <summary className="px-4 py-2 text-xs text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2">{t("dashboard.postedDays.asATable")}</summary>
          <Table>
            <TableHead>
              <TableRow>
                <TableHeader className="pl-4">{t("dashboard.postedDays.day")}</TableHeader>
                <TableHeader className="amount">{t("dashboard.postedDays.straightThrough2")}</TableHeader>
                <TableHeader className="amount">{t("dashboard.postedDays.corrected")}</TableHeader>
                <TableHeader className="amount pr-4">{t("dashboard.postedDays.posted")}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {days.toReversed().map((day) => (
                <TableRow key={day.day}>
                  <TableHeader scope="row" className="bg-transparent pl-4 font-normal">
                    {formatDate(day.day)}
                  </TableHeader>
                  <TableCell className="amount">{formatCount(day.straight)}</TableCell>
                  <TableCell className="amount">{formatCount(day.corrected)}</TableCell>
                  <TableCell className="amount pr-4">
                    <Link href={day.href} className="underline-offset-4 hover:underline">
                      {formatCount(day.count)}
                    </Link>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </details>
      </CardContent>
    </Card>
  );
}
