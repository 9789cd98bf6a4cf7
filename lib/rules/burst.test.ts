import { aDocument } from "#lib/canonical/document-builder.ts";
import { burst } from "./burst.ts";
import { ruleSettings } from "./rule-settings.ts";
import { testRule } from "./test-rule.ts";

const sent = (recent: number, usual: string, settings = {}) => ({
  facts: { bursts: new Map([["shop-1", { source: "Kedai", recent, usual, day: "2026-03-02" }]]), settings: ruleSettings.parse(settings) },
});
const held = { message: "Kedai sent more than 10 times the usual on 2026-03-02; usual are 12 records an hour.", source: "Kedai", fields: ["number"], fixes: [{ do: "reject" as const }] };

testRule(burst, {
  passes: {
    "a source without a history": aDocument(),
    "ten times the usual": sent(120, "12"),
    "many times very little": sent(99, "0.1"),
    "as many as the company allows": sent(500, "12", { burstFactor: 50 }),
  },
  holds: {
    "more than ten times the usual": [sent(121, "12"), held],
    "a record that came with a flood, when the hour is over": [{ facts: { bursts: new Map([["record-2", { source: "Kedai", recent: 0, usual: "12", day: "2026-03-02" }]]) } }, held],
  },
});
