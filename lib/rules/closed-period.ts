import { datedKinds, type DatedKind } from "./accounting-date.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Closed = Found & { date: string; from: string; to: string; reason: string | null };

/** Holds a document that is dated in a month which finance has closed. AutoCount refuses it, or the month's figures change. */
export const closedPeriod = defineRule<Closed, DatedKind>({
  id: "closed-period",
  title: "Month is closed",
  kinds: datedKinds,
  severity: "error",
  owner: "finance",
  onNewDay: "a new day has begun",
  fields: ["date"],
  message: ({ date, from, to, reason }) => `The document is dated ${date}; the period ${from} to ${to} is closed${reason ? ` (${reason})` : ""}.`,
  check({ document: { date } }, { periods, today }) {
    const closed = periods.find((period) => period.isClosed && period.startsOn <= date && date <= period.endsOn);
    if (closed === undefined) return [];
    const isTodayOpen = !periods.some((period) => period.isClosed && period.startsOn <= today && today <= period.endsOn);
    const fixes: Fix[] = [
      ...(isTodayOpen ? [{ do: "set-field", path: "date", value: today, label: `Date it today, ${today}` } as const] : []),
      { do: "edit-field", path: "date", label: "Enter another date" },
    ];
    return [{ date, from: closed.startsOn, to: closed.endsOn, reason: closed.reason, fixes }];
  },
});
