import { addDays, datedKinds, type DatedKind } from "./accounting-date.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Future = Found & { date: string };

/** Warns of a document that is dated further ahead than the company allows: mostly day and month were swapped. */
export const futureDate = defineRule<Future, DatedKind>({
  id: "future-date",
  title: "Dated in the future",
  kinds: datedKinds,
  severity: "warning",
  owner: "finance",
  thresholds: ["futureDays"],
  canBeOff: true,
  newlyFinds: (before, after, today) => ({ from: addDays(today, after.futureDays + 1), to: addDays(today, before.futureDays) }),
  onNewDay: "its date is no longer too far ahead",
  fields: ["date"],
  message: ({ date }) => `The document is dated ${date}, which is still to come.`,
  check({ document: { date } }, { today, settings }) {
    if (date <= addDays(today, settings.futureDays)) return [];
    const [year, month, day] = date.split("-");
    const swapped = `${year}-${day}-${month}`;
    const isSwap = Number(day) <= 12 && day !== month && swapped <= today;
    const fixes: Fix[] = [
      ...(isSwap ? [{ do: "set-field", path: "date", value: swapped, label: `Swap day and month: ${swapped}` } as const] : []),
      { do: "set-field", path: "date", value: today, label: `Date it today, ${today}` },
      { do: "edit-field", path: "date", label: "Enter another date" },
    ];
    return [{ date, fixes }];
  },
});
