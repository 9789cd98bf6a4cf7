import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { lineMismatch } from "./line-mismatch.ts";
import { ruleSettings } from "./rule-settings.ts";
import { testRule } from "./test-rule.ts";

const fixesOf = (index: number, computed: string) => [
  { do: "set-field" as const, path: `lines.${index}.amount`, value: computed, label: `Take MYR ${computed}` },
  { do: "edit-field" as const, path: `lines.${index}.unitPrice`, label: "Correct the price" },
];

testRule(lineMismatch, {
  passes: {
    "quantity times price": aDocument(),
    "less the discount": aDocument({ lines: [aLine({ discount: "1.50", amount: "18.50" })], total: "18.50" }),
    "1.5 kg at RM 3.33, half a sen rounded up": aDocument({ lines: [aLine({ quantity: "1.5", unitPrice: "3.33", amount: "5.00" })], total: "5.00" }),
    "a line of nothing": aDocument({ lines: [aLine({ quantity: "0", amount: "0.00" })], total: "0.00" }),
    "tax on top is no part of the line": aDocument({ lines: [aLine({ tax: "1.60", taxRate: "8" })], tax: "1.60", total: "21.60" }),
    "tax inside is in the price already": aDocument({ taxInclusive: true, lines: [aLine({ tax: "1.48", taxRate: "8" })], tax: "1.48" }),
    "goods taken back at a negative quantity": aDocument({ lines: [aLine({ quantity: "-2", amount: "-20.00" })], total: "-20.00" }),
    "one sen off where the company allows a sen": {
      document: aDocument({ lines: [aLine({ amount: "20.01" })] }),
      facts: { settings: ruleSettings.parse({ roundingTolerance: "0.01" }) },
    },
  },
  holds: {
    "one sen too much": [
      aDocument({ lines: [aLine({ amount: "20.01" })] }),
      {
        message: 'The line "Tea" comes to MYR 20.00, but it says MYR 20.01.', description: "Tea", computed: "20.00", stated: "20.01",
        fields: ["lines.0.amount"], fixes: fixesOf(0, "20.00"),
      },
    ],
    "a discount that was not taken off": [
      aDocument({ lines: [aLine({ discount: "2.00" })] }),
      { message: 'The line "Tea" comes to MYR 18.00, but it says MYR 20.00.', fields: ["lines.0.amount"], fixes: fixesOf(0, "18.00") },
    ],
    "a zero-quantity line that still costs something": [
      aDocument({ lines: [aLine({ quantity: "0" })] }),
      { message: 'The line "Tea" comes to MYR 0.00, but it says MYR 20.00.', fields: ["lines.0.amount"], fixes: fixesOf(0, "0.00") },
    ],
    "charges and gift cards as well as goods, each line by itself": [
      aDocument({
        lines: [
          aLine(),
          aLine({ id: "2", kind: "shipping", description: "Pos Laju", quantity: "1", unitPrice: "8.00", amount: "8.50" }),
          aLine({ id: "3", kind: "gift_card", description: "Gift card", quantity: "1", unitPrice: "50.00", amount: "5.00" }),
        ],
      }),
      { message: 'The line "Pos Laju" comes to MYR 8.00, but it says MYR 8.50.', fields: ["lines.1.amount"], fixes: fixesOf(1, "8.00") },
      { message: 'The line "Gift card" comes to MYR 50.00, but it says MYR 5.00.', fields: ["lines.2.amount"], fixes: fixesOf(2, "50.00") },
    ],
  },
});
