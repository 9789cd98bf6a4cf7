import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { discountLimit } from "./discount-limit.ts";
import { ruleSettings } from "./rule-settings.ts";
import { testRule } from "./test-rule.ts";

const off = (discount: string) => aDocument({ lines: [aLine({ discount })] });
const fixes = [{ do: "edit-field" as const, path: "lines.0.discount" }, { do: "reject" as const }];

testRule(discountLimit, {
  passes: {
    "no discount": aDocument(),
    "half the price": off("10.00"),
    "free delivery": aDocument({ lines: [aLine({ kind: "shipping", discount: "20.00", amount: "0.00" })] }),
    "a line of nothing": aDocument({ lines: [aLine({ quantity: "0", discount: "5.00" })] }),
    "what the company allows": { document: off("18.00"), facts: { settings: ruleSettings.parse({ discountLimitPercent: "90" }) } },
  },
  holds: {
    "one sen more than half": [
      off("10.02"),
      { message: 'MYR 10.02 (50.1%) are taken off "Tea"; up to 50% is allowed.', percent: "50.1", limit: "50", fields: ["lines.0.discount"], fixes },
    ],
    "a tenth where the company allows none": [
      { document: off("2.00"), facts: { settings: ruleSettings.parse({ discountLimitPercent: "0" }) } },
      { message: 'MYR 2.00 (10%) are taken off "Tea"; up to 0% is allowed.', fields: ["lines.0.discount"], fixes },
    ],
  },
});
