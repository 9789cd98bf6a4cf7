import { aDocument } from "#lib/canonical/document-builder.ts";
import { ruleSettings } from "./rule-settings.ts";
import { staleRecord } from "./stale-record.ts";
import { testRule } from "./test-rule.ts";

const fixes = [{ do: "edit-field" as const, path: "date" }, { do: "reject" as const }];

testRule(staleRecord, {
  passes: {
    "today": aDocument(),
    "a year ago to the day": aDocument({ date: "2025-03-02" }),
    "the future, which another rule asks about": aDocument({ date: "2030-01-01" }),
  },
  holds: {
    "a year and a day ago": [aDocument({ date: "2025-03-01" }), { message: "The document is dated 2025-03-01, more than 365 days ago.", date: "2025-03-01", days: 365, fields: ["date"], fixes }],
    "a month ago where the company expects a week": [
      { document: aDocument({ date: "2026-02-01" }), facts: { settings: ruleSettings.parse({ staleDays: 7 }) } },
      { message: "The document is dated 2026-02-01, more than 7 days ago.", fields: ["date"], fixes },
    ],
    "the first year of all": [aDocument({ date: "0001-01-01" }), { message: "The document is dated 0001-01-01, more than 365 days ago.", fields: ["date"], fixes }],
  },
});
