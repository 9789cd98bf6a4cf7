import { datedKinds, type DatedKind } from "./accounting-date.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Outside = Found & { date: string; known: string };

/** Holds a document that is dated in none of the book's fiscal years: AutoCount refuses it. Source: autocount/cloud-api.md 4. */
export const outsideFiscalYear = defineRule<Outside, DatedKind>({
  id: "outside-fiscal-year",
  title: "Outside the fiscal years",
  kinds: datedKinds,
  severity: "error",
  owner: "finance",
  fields: ["date"],
  message: ({ date, known }) => `The document is dated ${date}; the fiscal years here are ${known}.`,
  fixes: [{ do: "edit-field", path: "date", label: "Correct the date" }],
  check({ document: { date } }, { fiscalYears }) {
    if (fiscalYears.length === 0 || fiscalYears.some((year) => year.startsOn <= date && date <= year.endsOn)) return [];
    return [{ date, known: fiscalYears.map((year) => `${year.startsOn} to ${year.endsOn}`).join(", ") }];
  },
});
