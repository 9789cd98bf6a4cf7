import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { codeLists } from "#lib/myinvois/code-lists.ts";
import { einvoiceClassification } from "./einvoice-classification.ts";
import { anEInvoice, testRule } from "./test-rule.ts";

const facts = { eInvoice: anEInvoice() };
type Line = NonNullable<SalesDocumentInput["lines"]>[number];
const sold = (line: Partial<Line>, over: Partial<SalesDocumentInput> = {}) => ({ document: aDocument({ eInvoice: "individual", lines: [aLine(line)], ...over }), facts });
const classify = (index: number) => [
  { do: "set-field" as const, path: `lines.${index}.classification`, value: "022" },
  { do: "edit-field" as const, path: `lines.${index}.classification` },
];
const unit = [{ do: "edit-field" as const, path: "lines.0.unitCode" }];
const dated = { ...codeLists, classifications: { ...codeLists.classifications, byCode: new Map([["022", { code: "022", name: "Others", validFrom: "2026-04-01" }]]) } };

testRule(einvoiceClassification, {
  passes: {
    "a company that issues no e-invoices": aDocument({ eInvoice: "individual" }),
    "a sale that is consolidated": { document: aDocument(), facts },
    "an item whose name AutoCount has": sold({ description: "", classification: "022" }),
    "a classified line": sold({ classification: "022", unitCode: "H87" }),
    "the company's usual classification": { document: aDocument({ eInvoice: "individual" }), facts: { eInvoice: anEInvoice({ classification: "022" }) } },
    "a unit of no list, before the portal looks at it": sold({ classification: "022", unitCode: "PCS" }),
  },
  holds: {
    "an item of which nothing says what it is": [
      sold({ description: " ", classification: "022", itemCode: "NAMELESS" }),
      { message: "Line 1 has no description.", fields: ["lines.0.description"], fixes: [{ do: "edit-field", path: "lines.0.description" }] },
    ],
    "lines and charges without a classification": [
      sold({}, { lines: [aLine(), aLine({ id: "2", kind: "shipping", description: "", sku: null, itemCode: null })], total: "40.00" }),
      { message: 'The line "Tea" has no classification.', fields: ["lines.0.classification"], fixes: classify(0) },
      { message: "Line 2 has no classification.", fields: ["lines.1.classification"], fixes: classify(1) },
    ],
    "a code of no list": [
      sold({ classification: "22" }),
      { message: 'The line "Tea" is classified 22, which is not in the tax authority\'s list.', fields: ["lines.0.classification"], fixes: classify(0) },
    ],
    "a code that is not in force on the document's date": [
      { document: aDocument({ eInvoice: "individual", lines: [aLine({ classification: "022" })] }), facts: { eInvoice: anEInvoice({ lists: dated }) } },
      { message: 'The line "Tea" is classified 022, which may only be used from 2026-04-01.', fields: ["lines.0.classification"], fixes: classify(0) },
    ],
    "the code of consolidated e-invoices": [
      sold({ classification: "004" }),
      { message: 'The line "Tea" is classified 004, which is for consolidated e-invoices only.', fields: ["lines.0.classification"], fixes: classify(0) },
    ],
    "a code of self-billed e-invoices": [
      sold({ classification: "036" }),
      { message: 'The line "Tea" is classified 036 (Self-billed - Others), which is for e-invoices that the buyer issues.', fields: ["lines.0.classification"], fixes: classify(0) },
    ],
    "a unit of no list, from the day on which the portal looks": [
      sold({ classification: "022", unitCode: "PCS" }, { date: "2026-08-15" }),
      { message: 'The line "Tea" has the unit code PCS, which is not in the tax authority\'s list.', fields: ["lines.0.unitCode"], fixes: unit },
    ],
  },
});
