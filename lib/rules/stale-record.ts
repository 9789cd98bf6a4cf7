import { addDays, datedKinds, type DatedKind } from "./accounting-date.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Stale = Found & { date: string; days: number };

/** Warns of a document that is older than the company expects: a year mistyped, or a history that was sent by accident. */
export const staleRecord = defineRule<Stale, DatedKind>({
  id: "stale-record",
  title: "Old document",
  kinds: datedKinds,
  severity: "warning",
  owner: "finance",
  thresholds: ["staleDays"],
  canBeOff: true,
  newlyFinds: (before, after, today) => ({ from: addDays(today, -before.staleDays), to: addDays(today, -after.staleDays - 1) }),
  onNewDay: "stays",
  fields: ["date"],
  message: ({ date, days }) => `The document is dated ${date}, more than ${days} days ago.`,
  fixes: [{ do: "edit-field", path: "date", label: "Correct the date" }, { do: "reject", reason: "Too old to be booked" }] satisfies Fix[],
  check({ document: { date } }, { today, settings }) {
    return date < addDays(today, -settings.staleDays) ? [{ date, days: settings.staleDays }] : [];
  },
});
