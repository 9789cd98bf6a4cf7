import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { ruleSettings } from "./rule-settings.ts";
import { testRule } from "./test-rule.ts";
import { totalMismatch } from "./total-mismatch.ts";

const withinASen = { settings: ruleSettings.parse({ roundingTolerance: "0.01" }) };
const takeLines = (lines: string) => [
  { do: "set-field" as const, path: "total", value: lines, label: `Take the lines: MYR ${lines}` },
  { do: "reject" as const, reason: "The amounts do not add up" },
];

testRule(totalMismatch, {
  passes: {
    "lines equal the total": aDocument(),
    "the same amount written with another number of zeros": aDocument({ total: "20.0000" }),
    "tax on top is added to the lines": aDocument({ lines: [aLine({ tax: "1.60", taxRate: "8" })], tax: "1.60", total: "21.60" }),
    "tax inside is not added again": aDocument({ taxInclusive: true, lines: [aLine({ tax: "1.48", taxRate: "8" })], tax: "1.48", total: "20.00" }),
    "cash rounding to 5 sen is a part of the total": aDocument({ lines: [aLine({ quantity: "1", unitPrice: "19.98", amount: "19.98" })], rounding: "0.02", total: "20.00" }),
    "rounding down": aDocument({ lines: [aLine({ quantity: "1", unitPrice: "20.02", amount: "20.02" })], rounding: "-0.02", total: "20.00" }),
    "shipping and a gift card sold are part of the total": aDocument({
      lines: [
        aLine(),
        aLine({ id: "2", kind: "shipping", sku: null, itemCode: null, quantity: "1", unitPrice: "8.00", amount: "8.00" }),
        aLine({ id: "3", kind: "gift_card", sku: null, itemCode: null, quantity: "1", unitPrice: "50.00", amount: "50.00" }),
      ],
      total: "78.00",
    }),
    "a line of nothing": aDocument({ lines: [aLine(), aLine({ id: "2", quantity: "0", amount: "0.00" })] }),
    "an order given away": aDocument({ lines: [aLine({ discount: "20.00", amount: "0.00" })], total: "0.00" }),
    "one sen apart where the company allows a sen": { document: aDocument({ total: "20.01" }), facts: withinASen },
    "sums that binary floats get wrong": aDocument({
      lines: [aLine({ quantity: "1", unitPrice: "0.10", amount: "0.10" }), aLine({ id: "2", quantity: "1", unitPrice: "0.20", amount: "0.20" })],
      total: "0.30",
    }),
  },
  holds: {
    "one sen too much": [
      aDocument({ total: "20.01" }),
      { message: "The lines add up to MYR 20.00, the document says MYR 20.01.", what: "total", lines: "20.00", stated: "20.01", fields: ["total"], fixes: takeLines("20.00") },
    ],
    "less than a sen": [
      aDocument({ total: "20.001" }),
      { message: "The lines add up to MYR 20.00, the document says MYR 20.001.", fields: ["total"], fixes: takeLines("20.00") },
    ],
    "two sen apart where the company allows one": [
      { document: aDocument({ total: "19.98" }), facts: withinASen },
      { message: "The lines add up to MYR 20.00, the document says MYR 19.98.", fields: ["total"], fixes: takeLines("20.00") },
    ],
    "a gift card taken off the total that is no discount of any line": [
      aDocument({ total: "5.00" }),
      { message: "The lines add up to MYR 20.00, the document says MYR 5.00.", lines: "20.00", stated: "5.00", fields: ["total"], fixes: takeLines("20.00") },
    ],
    "tax inside that was added on top": [
      aDocument({ taxInclusive: true, lines: [aLine({ tax: "1.48", taxRate: "8" })], tax: "1.48", total: "21.48" }),
      { message: "The lines add up to MYR 20.00, the document says MYR 21.48.", fields: ["total"], fixes: takeLines("20.00") },
    ],
    "tax on top that was left out of the total": [
      aDocument({ lines: [aLine({ tax: "1.60", taxRate: "8" })], tax: "1.60", total: "20.00" }),
      { message: "The lines add up to MYR 21.60, the document says MYR 20.00.", fields: ["total"], fixes: takeLines("21.60") },
    ],
    "the right total with another tax than the lines bear": [
      aDocument({ lines: [aLine({ tax: "1.60", taxRate: "8" })], tax: "1.20", total: "21.60" }),
      {
        message: "The tax of the lines adds up to MYR 1.60, the document says MYR 1.20.", what: "tax", lines: "1.60", stated: "1.20", fields: ["tax"],
        fixes: [{ do: "set-field", path: "tax", value: "1.60", label: "Take the lines: MYR 1.60" }],
      },
    ],
    "total and tax both wrong, told at once": [
      aDocument({ currency: "SGD", tax: "2.00", total: "22.00" }),
      { message: "The lines add up to SGD 20.00, the document says SGD 22.00.", what: "total", currency: "SGD", fields: ["total"], fixes: [{ do: "set-field", value: "20.00" }, { do: "reject" }] },
      { message: "The tax of the lines adds up to SGD 0.00, the document says SGD 2.00.", what: "tax", currency: "SGD", fields: ["tax"], fixes: [{ do: "set-field", value: "0.00" }] },
    ],
  },
});
