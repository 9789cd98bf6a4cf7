import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { roundingSen } from "./rounding-sen.ts";
import { ruleSettings } from "./rule-settings.ts";
import { testRule } from "./test-rule.ts";

// 8 % of 0.06 is 0.0048: nothing on each of three lines, and 0.0144 on all of them.
const thrice = (tax: string) => aDocument({ lines: ["1", "2", "3"].map((id) => aLine({ id, quantity: "1", unitPrice: "0.06", amount: "0.06", taxRate: "8" })), tax, total: "0.19" });
const cash = { settings: ruleSettings.parse({ roundToFiveSen: true }) };
const shown = (stated: string) => ({
  message: `Rounded line by line the tax is MYR 0.00, rounded once MYR 0.01; the document says MYR ${stated}. AutoCount Cloud rounds line by line.`,
  byLine: "0.00", once: "0.01", stated, fields: ["tax"], fixes: [],
});

testRule(roundingSen, {
  passes: {
    "no tax": aDocument(),
    "one taxed line": aDocument({ lines: [aLine({ taxRate: "8", tax: "1.60" })], tax: "1.60", total: "21.60" }),
    "two rates that each come out even": aDocument({ lines: [aLine({ taxRate: "8" }), aLine({ id: "2", taxRate: "10" })], tax: "3.60" }),
    "a tax that is neither of the two, which another rule asks about": thrice("0.05"),
    "any sen where the company does not round to five": aDocument({ total: "20.02" }),
    "a cash total that ends in 5 sen": { document: aDocument({ total: "20.05" }), facts: cash },
  },
  holds: {
    "a source that rounds once": [thrice("0.01"), shown("0.01")],
    "a source that rounds line by line": [thrice("0.00"), shown("0.00")],
    "a cash total of 2 sen": [
      { document: aDocument({ total: "20.02" }), facts: cash },
      { message: "In cash MYR 20.02 is paid as MYR 20.00.", what: "five-sen", fields: ["total", "rounding"], fixes: [{ do: "edit-field", path: "rounding" }, { do: "set-field", path: "total", value: "20.00" }] },
    ],
    "a cash total of 3 sen, rounded up": [
      { document: aDocument({ total: "20.03" }), facts: cash },
      { message: "In cash MYR 20.03 is paid as MYR 20.05.", fields: ["total", "rounding"], fixes: [{ do: "edit-field" }, { do: "set-field", value: "20.05" }] },
    ],
  },
});
