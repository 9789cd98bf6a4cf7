import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { ruleSettings } from "./rule-settings.ts";
import { taxMismatch } from "./tax-mismatch.ts";
import { anEInvoice, testRule } from "./test-rule.ts";

const taxed = (tax: string, over = {}) => aDocument({ lines: [aLine({ tax, taxRate: "8", ...over })] });
const at = (taxRate: string, tax: string, over = {}, line = {}) => aDocument({ lines: [aLine({ tax, taxRate, ...line })], ...over });
const correct = [{ do: "edit-field" as const, path: "lines.0.taxRate" }, { do: "edit-field" as const, path: "lines.0.taxCode" }];
const codes = { taxRates: new Map([["SV-8", "8.00"], ["SV-6", "6"]]) };

testRule(taxMismatch, {
  passes: {
    "no tax": aDocument(),
    "8 % on top": taxed("1.60"),
    "8 % inside": aDocument({ taxInclusive: true, lines: [aLine({ tax: "1.48", taxRate: "8" })] }),
    "5 sen off, as some sources round": taxed("1.65"),
    "a code of the same rate": { document: taxed("1.60", { taxCode: "SV-8" }), facts: codes },
    "a code whose rate is not known here": { document: taxed("1.60", { taxCode: "S-10" }), facts: codes },
    "6 % of a restaurant": { document: at("6", "1.20"), facts: { eInvoice: anEInvoice({ msic: "56101" }) } },
    "6 % of a builder, from the day on": { document: at("6", "1.20", { date: "2025-07-01" }), facts: { eInvoice: anEInvoice({ msic: "41001" }) } },
    "6 % of a shop that has not said what its business is": at("6", "1.20"),
    "6 % before it was 8": { document: at("6", "1.20", { date: "2024-02-29" }), facts: { eInvoice: anEInvoice() } },
    "another rate in a company abroad": { document: at("9", "1.80"), facts: { baseCurrency: "SGD" } },
    "a company that has not said whether it is registered": { document: taxed("1.60"), facts: { eInvoice: anEInvoice({ sstNo: null }) } },
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
    "a rate that no tax has": [
      at("9", "1.80"),
      { message: '"Tea" is taxed at 9%, and on 2026-03-02 sales and service tax are 0, 5, 6, 8, 10%.', what: "law", rate: "9", fields: ["lines.0.taxRate"], fixes: correct },
    ],
    "8 % before there was such a rate": [
      at("8", "1.60", { date: "2024-02-29" }),
      { message: '"Tea" is taxed at 8%, and on 2024-02-29 sales and service tax are 0, 5, 6, 10%.', what: "law", fields: ["lines.0.taxRate"], fixes: correct },
    ],
    "6 % of a shop": [
      { document: at("6", "1.20"), facts: { eInvoice: anEInvoice() } },
      { message: '"Tea" is taxed at 6%, which few services still have on 2026-03-02; the company\'s own business (MSIC 47191) is none of them.', what: "law", fields: ["lines.0.taxRate"], fixes: correct },
    ],
    "a code of the goods and services tax": [
      { document: at("6", "1.20", {}, { taxCode: "SR" }), facts: { eInvoice: anEInvoice() } },
      { message: '"Tea" is taxed with the code SR of the goods and services tax, which ended on 2018-08-31.', what: "law", code: "SR", fields: ["lines.0.taxRate"], fixes: correct },
    ],
    "tax of a company that is not registered for it": [
      { document: taxed("1.60"), facts: { eInvoice: anEInvoice({ sstNo: "NA" }) } },
      { message: '"Tea" is taxed, but the company\'s own SST number is NA: only who is registered may charge the tax.', what: "law", fields: ["lines.0.taxRate"], fixes: correct },
    ],
    "a code of another rate": [
      { document: taxed("1.60", { taxCode: "SV-6" }), facts: codes },
      { message: '"Tea" is taxed at 8%, but AutoCount\'s tax code SV-6 is 6%.', what: "rate", code: "SV-6", fields: ["lines.0.taxCode"], fixes: [{ do: "edit-field", path: "lines.0.taxCode" }] },
    ],
  },
});
