import { aDocument, aTransfer } from "#lib/canonical/document-builder.ts";
import { closedPeriod } from "./closed-period.ts";
import { testRule } from "./test-rule.ts";

const february = { startsOn: "2026-02-01", endsOn: "2026-02-28", isClosed: true, reason: "SST return filed" };
const march = { startsOn: "2026-03-01", endsOn: "2026-03-31", isClosed: false, reason: null };
const facts = { periods: [february, march] };
const setToday = { do: "set-field" as const, path: "date", value: "2026-03-02", label: "Date it today, 2026-03-02" };

testRule(closedPeriod, {
  passes: {
    "no periods entered": aDocument({ date: "2026-02-10" }),
    "an open month": { facts },
    "the first day after a closed month": { document: aDocument({ date: "2026-03-01" }), facts },
    "a month that nobody has entered": { document: aDocument({ date: "2026-01-31" }), facts },
  },
  holds: {
    "the last day of a closed month": [
      { document: aDocument({ date: "2026-02-28" }), facts },
      {
        message: "The document is dated 2026-02-28; the period 2026-02-01 to 2026-02-28 is closed (SST return filed).", from: "2026-02-01", to: "2026-02-28", fields: ["date"],
        fixes: [setToday, { do: "edit-field", path: "date" }],
      },
    ],
    "a stock move in one": [
      { kind: "stock_transfer", document: aTransfer({ date: "2026-02-01" }), facts: { periods: [{ ...february, reason: null }] } },
      { message: "The document is dated 2026-02-01; the period 2026-02-01 to 2026-02-28 is closed.", fields: ["date"], fixes: [setToday, { do: "edit-field" }] },
    ],
    "today's month too: then nobody is sent there": [
      { document: aDocument({ date: "2026-02-28" }), facts: { periods: [february, { ...march, isClosed: true }] } },
      { message: "The document is dated 2026-02-28; the period 2026-02-01 to 2026-02-28 is closed (SST return filed).", fields: ["date"], fixes: [{ do: "edit-field", path: "date" }] },
    ],
  },
});
