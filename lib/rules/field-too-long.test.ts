import { aDocument, aLine, anItem } from "#lib/canonical/document-builder.ts";
import { fieldTooLong } from "./field-too-long.ts";
import type { FieldLimit } from "./facts.ts";
import { testRule } from "./test-rule.ts";

const facts = {
  limits: [
    { kind: "invoice", path: "customer.name", max: 100, label: "Customer name" },
    { kind: "invoice", path: "reference", max: 50, label: "Reference" },
    { kind: "invoice", path: "lines[].description", max: 100, label: "Description" },
    { kind: "item", path: "name", max: 30, label: "Item name" },
    { kind: "stock_transfer", path: "lines[].description", max: 10, label: "Description" },
  ],
} satisfies { limits: FieldLimit[] };
const buyer = (length: number) => aDocument({ customer: { code: "300-A001", name: "N".repeat(length) } });

testRule(fieldTooLong, {
  passes: {
    "no connection, no limits": buyer(150),
    "a text exactly as long as AutoCount takes": { document: buyer(100), facts },
    "an empty field and one that is not filled": { document: aDocument({ customer: { code: "300-A001", name: "" }, reference: null }), facts },
    "a limit on a field that no document has": { facts: { limits: [{ kind: "invoice", path: "customer.fax", max: 1, label: "Fax" }, { kind: "invoice", path: "constructor.name", max: 1, label: "None" }] } },
  },
  holds: {
    "a name of an item, by the limit of items": [
      { kind: "item", document: anItem({ name: "N".repeat(31) }), facts },
      { message: "Item name has 31 characters; AutoCount takes 30.", fields: ["name"], fixes: [{ do: "edit-field", path: "name" }] },
    ],
    "an order that is booked as an invoice, by the limits of invoices": [
      { kind: "sales_order", bookAs: "invoice", document: buyer(101), facts },
      { message: "Customer name has 101 characters; AutoCount takes 100.", fields: ["customer.name"], fixes: [{ do: "edit-field" }] },
    ],
    "one character too many": [
      { document: buyer(101), facts },
      {
        message: "Customer name has 101 characters; AutoCount takes 100.", label: "Customer name", length: 101, max: 100,
        fields: ["customer.name"], fixes: [{ do: "edit-field", path: "customer.name", label: "Shorten to 100 characters" }],
      },
    ],
    "a line's text, named by its place on the page": [
      { document: aDocument({ lines: [aLine(), aLine({ id: "2", description: "D".repeat(140) })] }), facts },
      {
        message: "Description of line 2 has 140 characters; AutoCount takes 100.",
        fields: ["lines.1.description"], fixes: [{ do: "edit-field", path: "lines.1.description", label: "Shorten to 100 characters" }],
      },
    ],
    "every text that is too long, charges included": [
      {
        document: aDocument({ reference: "R".repeat(51), lines: [aLine({ description: "D".repeat(101) }), aLine({ id: "2", kind: "shipping", description: "S".repeat(101) })] }),
        facts,
      },
      { message: "Reference has 51 characters; AutoCount takes 50.", fields: ["reference"], fixes: [{ do: "edit-field", path: "reference" }] },
      { message: "Description of line 1 has 101 characters; AutoCount takes 100.", fields: ["lines.0.description"], fixes: [{ do: "edit-field" }] },
      { message: "Description of line 2 has 101 characters; AutoCount takes 100.", fields: ["lines.1.description"], fixes: [{ do: "edit-field" }] },
    ],
  },
});
