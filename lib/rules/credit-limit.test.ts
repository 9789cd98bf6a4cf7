import { aDocument } from "#lib/canonical/document-builder.ts";
import { creditLimit } from "./credit-limit.ts";
import { ruleSettings } from "./rule-settings.ts";
import { anAccount, testRule } from "./test-rule.ts";

const onCredit = aDocument({ isPaid: false });
const limited = (creditLimit: string | null, balance: string | null, others: { recordId: string; amount: string }[] = []) => ({
  customers: new Map([["300-A001", anAccount({ creditLimit, balance })]]), committed: new Map([["300-A001", others]]),
});
const fixes = [{ do: "choose-customer" as const }, { do: "reject" as const }];

testRule(creditLimit, {
  passes: {
    "a debtor whose limit nobody knows": { document: onCredit, facts: limited(null, "999999.00") },
    "a limit of nothing, which is none in AutoCount": { document: onCredit, facts: limited("0", "100.00") },
    "a document that just fits": { document: onCredit, facts: limited("100.00", "80.00") },
    "one that is paid already": { document: aDocument(), facts: limited("10.00", "80.00") },
    "its own place in the queue is not counted twice": { document: onCredit, facts: limited("100.00", "80.00", [{ recordId: "record-2", amount: "20.00" }]) },
    "a buyer who is no debtor yet": { document: aDocument({ isPaid: false, customer: { name: "Tan" } }), facts: limited("1.00", "0") },
    "dollars without a rate, which another rule holds": { document: aDocument({ isPaid: false, currency: "USD" }), facts: limited("10.00", "0") },
    "a company that allows a tenth more": { document: onCredit, facts: { ...limited("100.00", "85.00"), settings: ruleSettings.parse({ creditUsePercent: "110" }) } },
  },
  holds: {
    "one sen beyond the limit": [
      { document: onCredit, facts: limited("100.00", "80.01") },
      { message: "Debtor 300-A001 may owe MYR 100.00: 80.01 are owed, 0.00 are on their way, and with this it would be 100.01.", after: "100.01", fields: ["customer.code"], fixes },
    ],
    "with what is approved and not posted yet": [
      { document: onCredit, facts: limited("100.00", "50.00", [{ recordId: "record-9", amount: "40.00" }]) },
      { message: "Debtor 300-A001 may owe MYR 100.00: 50.00 are owed, 40.00 are on their way, and with this it would be 110.00.", committed: "40.00", fields: ["customer.code"], fixes },
    ],
    "dollars at their rate": [
      { document: aDocument({ isPaid: false, currency: "USD", currencyRate: "4.4" }), facts: limited("87.99", null) },
      { message: "Debtor 300-A001 may owe MYR 87.99: 0.00 are owed, 0.00 are on their way, and with this it would be 88.00.", fields: ["customer.code"], fixes },
    ],
    "a company that lets half the limit be used": [
      { document: onCredit, facts: { ...limited("100.00", "40.00"), settings: ruleSettings.parse({ creditUsePercent: "50" }) } },
      { message: "Debtor 300-A001 may owe MYR 50.00: 40.00 are owed, 0.00 are on their way, and with this it would be 60.00.", limit: "50.00", fields: ["customer.code"], fixes },
    ],
  },
});
