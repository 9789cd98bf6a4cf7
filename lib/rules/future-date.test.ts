import { aDocument } from "#lib/canonical/document-builder.ts";
import { futureDate } from "./future-date.ts";
import { ruleSettings } from "./rule-settings.ts";
import { testRule } from "./test-rule.ts";

const today = { do: "set-field" as const, path: "date", value: "2026-03-02", label: "Date it today, 2026-03-02" };

testRule(futureDate, {
  passes: {
    "today": aDocument(),
    "long ago, which another rule asks about": aDocument({ date: "1999-01-01" }),
    "tomorrow: the source may be ahead of Malaysia": aDocument({ date: "2026-03-03" }),
    "as far as the company allows": { document: aDocument({ date: "2026-04-01" }), facts: { settings: ruleSettings.parse({ futureDays: 30 }) } },
  },
  holds: {
    "the day after tomorrow": [
      aDocument({ date: "2026-03-04" }),
      { message: "The document is dated 2026-03-04, which is still to come.", date: "2026-03-04", fields: ["date"], fixes: [today, { do: "edit-field", path: "date" }] },
    ],
    "day and month swapped": [
      aDocument({ date: "2026-12-01" }),
      { message: "The document is dated 2026-12-01, which is still to come.", fields: ["date"], fixes: [{ do: "set-field", value: "2026-01-12", label: "Swap day and month: 2026-01-12" }, today, { do: "edit-field" }] },
    ],
    "the end of time": [aDocument({ date: "9999-12-31" }), { message: "The document is dated 9999-12-31, which is still to come.", fields: ["date"], fixes: [today, { do: "edit-field" }] }],
  },
});
