import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { burst } from "./burst.ts";
import type { BurstFact } from "./facts.ts";
import { ruleSettings } from "./rule-settings.ts";
import { testRule } from "./test-rule.ts";

const fact = (what: BurstFact["what"], recent: string, usual: string): BurstFact => ({ what, source: "Kedai", recent, usual, day: "2026-03-02" });
const sent = (recent: number, usual: string, settings = {}) => ({
  facts: { bursts: new Map([["shop-1", [fact("volume", String(recent), usual)]]]), settings: ruleSettings.parse(settings) },
});
const held = { message: "Kedai sent more than 10 times the usual on 2026-03-02; usual are 12 records an hour.", what: "volume" as const, source: "Kedai", fields: ["number"], fixes: [{ do: "reject" as const }] };

const priced = (recent: string, total: string, over = {}) => ({
  document: aDocument({ lines: [aLine({ quantity: "1", unitPrice: total, amount: total })], total, ...over }), facts: { bursts: new Map([["shop-1", [fact("price", recent, "80.00")]]]) },
});
const dear = { message: "The amounts of Kedai are more than 10 times the usual on 2026-03-02; usual is 80.00.", what: "price" as const, fields: ["number"], fixes: [{ do: "reject" as const }] };
const strangers = (recent: string, usual: string) => new Map([["shop-1", [fact("customers", recent, usual)]]]);
const stranger = aDocument({ customer: { name: "Tan", email: "tan@example.com" } });

testRule(burst, {
  passes: {
    "a source without a history": aDocument(),
    "ten times the usual": sent(120, "12"),
    "many times very little": sent(99, "0.1"),
    "as many as the company allows": sent(500, "12", { burstFactor: 50 }),
    "amounts of ten times the usual": priced("800.00", "800.00"),
    "a usual amount among high ones": priced("4000.00", "800.00"),
    "a high amount in another currency": priced("4000.00", "4000.00", { currency: "SGD", currencyRate: "3.4" }),
    "a high amount of a source whose others are as usual": priced("90.00", "4000.00"),
    "a debtor that is known, among many new customers": { facts: { bursts: strangers("200", "0.4") } },
    "fewer new customers than are ever too many": { document: stranger, facts: { bursts: strangers("99", "0.4") } },
  },
  holds: {
    "more than ten times the usual": [sent(121, "12"), held],
    "a record that came with a flood, when the hour is over": [{ facts: { bursts: new Map([["record-2", [fact("volume", "0", "12")]]]) } }, held],
    "a record that came with a flood is asked about once while it lasts": [
      { facts: { bursts: new Map([["record-2", [fact("volume", "0", "12")]], ["shop-1", [fact("volume", "500", "12")]]]) } }, held,
    ],
    "amounts of more than ten times the usual": [priced("4000.00", "800.01"), dear],
    "a new customer among many": [
      { document: stranger, facts: { bursts: strangers("100", "0.4") } },
      { message: "Kedai sent more than 10 times as many new customers as usual on 2026-03-02; usual are 0.4 an hour.", what: "customers", fields: ["number"], fixes: [{ do: "reject" }] },
    ],
  },
});
