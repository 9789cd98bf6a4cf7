import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { ruleSettings } from "./rule-settings.ts";
import { taxMismatch } from "./tax-mismatch.ts";
import { testRule } from "./test-rule.ts";

const taxed = (tax: string, over = {}) => aDocument({ lines: [aLine({ tax, taxRate: "8", ...over })] });
const codes = { taxRates: new Map([["SV-8", "8.00"], ["SV-6", "6"]]) };

testRule(taxMismatch, {
  passes: {
    "no tax": aDocument(),
    "8 % on top": taxed("1.60"),
    "8 % inside": aDocument({ taxInclusive: true, lines: [aLine({ tax: "1.48", taxRate: "8" })] }),
    "5 sen off, as some sources round": taxed("1.65"),
    "a code of the same rate": { document: taxed("1.60", { taxCode: "SV-8" }), facts: codes },
    "a code whose rate is not known here": { document: taxed("1.60", { taxCode: "S-10" }), facts: codes },
    "a tax without a rate, which another rule asks about": aDocument({ lines: [aLine({ tax: "1.60" })] }),
  },
  holds: {
    "6 sen off": [
      taxed("1.66"),
      {
        message: 'The tax of "Tea" at 8% would be MYR 1.60; the document says MYR 1.66.', what: "amount", expected: "1.60", fields: ["lines.0.tax"],
        fixes: [{ do: "set-field", path: "lines.0.tax", value: "1.60" }, { do: "edit-field", path: "lines.0.taxRate" }],
      },
    ],
    "one sen off where the company allows none": [
      { document: taxed("1.61"), facts: { settings: ruleSettings.parse({ taxTolerance: "0.00" }) } },
      { message: 'The tax of "Tea" at 8% would be MYR 1.60; the document says MYR 1.61.', fields: ["lines.0.tax"], fixes: [{ do: "set-field" }, { do: "edit-field" }] },
    ],
    "a rate and no tax": [taxed("0.00"), { message: 'The tax of "Tea" at 8% would be MYR 1.60; the document says MYR 0.00.', fields: ["lines.0.tax"], fixes: [{ do: "set-field" }, { do: "edit-field" }] }],
    "a code of another rate": [
      { document: taxed("1.60", { taxCode: "SV-6" }), facts: codes },
      { message: '"Tea" is taxed at 8%, but AutoCount\'s tax code SV-6 is 6%.', what: "rate", code: "SV-6", fields: ["lines.0.taxCode"], fixes: [{ do: "edit-field", path: "lines.0.taxCode" }] },
    ],
  },
});
