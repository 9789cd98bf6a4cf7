import { aDocument, aPayment } from "#lib/canonical/document-builder.ts";
import { outsideFiscalYear } from "./outside-fiscal-year.ts";
import { testRule } from "./test-rule.ts";

const facts = { fiscalYears: [{ name: "2026", startsOn: "2026-01-01", endsOn: "2026-12-31" }] };
const dated = (date: string) => ({ document: aDocument({ date }), facts });
const held = (date: string) => ({ message: `The document is dated ${date}; the fiscal years here are 2026-01-01 to 2026-12-31.`, date, fields: ["date"], fixes: [{ do: "edit-field" as const, path: "date" }] });

testRule(outsideFiscalYear, {
  passes: {
    "no years entered": aDocument({ date: "1999-01-01" }),
    "the first day of the year": dated("2026-01-01"),
    "the last day of the year": dated("2026-12-31"),
  },
  holds: {
    "the day before": [dated("2025-12-31"), held("2025-12-31")],
    "the day after": [dated("2027-01-01"), held("2027-01-01")],
    "a payment": [{ kind: "payment", document: aPayment({ date: "2062-03-02" }), facts }, held("2062-03-02")],
  },
});
