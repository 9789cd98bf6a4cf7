"use client";

import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatCount } from "#components/format/money.ts";
import { formatDate } from "#components/format/time.ts";

type Day = { day: string; straight: number; corrected: number };

/** Bars of what was posted a day, in two parts. The table beside it says the same to those who cannot see it. */
export function PostedChart({ days }: { days: readonly Day[] }) {
  return (
    <div aria-hidden className="h-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...days]} margin={{ top: 4, right: 12, bottom: 0, left: -16 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis dataKey="day" tickFormatter={shortDay} tickLine={false} axisLine={false} tick={{ fontSize: 11, fill: "var(--muted-foreground)" }} interval="preserveStartEnd" minTickGap={16} />
          <YAxis allowDecimals={false} tickFormatter={formatCount} tickLine={false} axisLine={false} tick={{ fontSize: 11, fill: "var(--muted-foreground)" }} />
          <Tooltip cursor={{ fill: "var(--accent)" }} content={({ payload }) => <DayNote day={payload[0]?.payload as Day | undefined} />} />
          <Bar dataKey="straight" stackId="posted" fill="var(--posted)" isAnimationActive={false} maxBarSize={36} />
          <Bar dataKey="corrected" stackId="posted" fill="var(--held)" radius={[3, 3, 0, 0]} isAnimationActive={false} maxBarSize={36} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function DayNote({ day }: { day: Day | undefined }) {
  const t = useTranslations();
  if (!day) return null;
  return (
    <div className="rounded-md border bg-popover px-2.5 py-1.5 text-xs shadow-md">
      <p className="font-medium">{formatDate(day.day)}</p>
      <p>{t("dashboard.postedChart.straightThrough", { straight: formatCount(day.straight) })}</p>
      <p>{t("dashboard.postedChart.correctedByHand", { corrected: formatCount(day.corrected) })}</p>
    </div>
  );
}

function shortDay(day: string): string {
  return formatDate(day).replace(/ \d{4}$/, "");
}
