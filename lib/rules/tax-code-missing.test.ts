import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { taxCodeMissing } from "./tax-code-missing.ts";
import { testRule } from "./test-rule.ts";

const enterCode = (index: number) => [{ do: "edit-field" as const, path: `lines.${index}.taxCode`, label: "Enter the tax code" }];
const shipping = { kind: "shipping" as const, description: "Pos Laju", sku: null, itemCode: null };

testRule(taxCodeMissing, {
  passes: {
    "a line without tax": aDocument(),
    "a taxed line with its code": aDocument({ lines: [aLine({ tax: "1.60", taxRate: "8", taxCode: "SV-8" })] }),
    "a zero-rated line": aDocument({ lines: [aLine({ tax: "0.00", taxRate: "0" })] }),
    "a rate that came to no tax": aDocument({ lines: [aLine({ quantity: "0", amount: "0.00", tax: "0.000", taxRate: "8" })] }),
  },
  holds: {
    "a taxed line whose rate is not set up": [
      aDocument({ lines: [aLine({ tax: "1.20", taxRate: "6" })] }),
      {
        message: 'The line "Tea" is taxed at 6%, and no AutoCount tax code is known for it.', description: "Tea", rate: "6",
        fields: ["lines.0.taxCode"], fixes: enterCode(0),
      },
    ],
    "tax inside the price, with a rate that the source does not say": [
      aDocument({ taxInclusive: true, lines: [aLine({ tax: "1.48" })] }),
      { message: 'The line "Tea" is taxed, and no AutoCount tax code is known for it.', rate: null, fields: ["lines.0.taxCode"], fixes: enterCode(0) },
    ],
    "taxed shipping: charges are booked with their tax too": [
      aDocument({ lines: [aLine(), aLine({ id: "2", ...shipping, quantity: "1", unitPrice: "8.00", amount: "8.00", tax: "0.64", taxRate: "8" })] }),
      { message: 'The line "Pos Laju" is taxed at 8%, and no AutoCount tax code is known for it.', fields: ["lines.1.taxCode"], fixes: enterCode(1) },
    ],
    "a blank code, which would be booked untaxed": [
      aDocument({ lines: [aLine({ tax: "1.60", taxRate: "8", taxCode: "  " })] }),
      { message: 'The line "Tea" is taxed at 8%, and no AutoCount tax code is known for it.', fields: ["lines.0.taxCode"], fixes: enterCode(0) },
    ],
    "tax that is taken back": [
      aDocument({ lines: [aLine({ quantity: "-1", amount: "-10.00", tax: "-0.80", taxRate: "8" })] }),
      { message: 'The line "Tea" is taxed at 8%, and no AutoCount tax code is known for it.', fields: ["lines.0.taxCode"], fixes: enterCode(0) },
    ],
  },
});
