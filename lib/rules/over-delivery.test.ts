import { aDelivery, aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { overDelivery } from "./over-delivery.ts";
import { anOriginal, anOriginalLine, testRule } from "./test-rule.ts";
import type { OriginalLine } from "./facts.ts";

const correct = (path: string) => [{ do: "edit-field" as const, path, label: "Correct the quantity" }];
const order = (...lines: Partial<OriginalLine>[]) => ({ originals: new Map([["record-2", anOriginal({ kind: "sales_order", lines: lines.map(anOriginalLine) })]]) });

testRule(overDelivery, {
  passes: {
    "an order of which nothing is said": aDocument(),
    "all of it delivered": aDocument({ lines: [aLine({ delivered: "2.00" })] }),
    "a part of it": aDocument({ lines: [aLine({ delivered: "1" })] }),
    "a charge, whatever the source counts": aDocument({ lines: [aLine({ kind: "shipping", itemCode: null, delivered: "9" })] }),
    "a delivery of its own that delivers what was ordered": { kind: "delivery_order" },
    "the second delivery, of the rest": { kind: "delivery_order", document: aDelivery({ lines: [aLine({ quantity: "1" })] }), facts: order({ delivered: "1" }) },
    "an order that is delivered as it comes, without one before it": { kind: "delivery_order", document: aDelivery({ references: [] }), facts: { originals: new Map() } },
    "an invoice is not counted against what it is about": { kind: "invoice", facts: order({ quantity: "1", delivered: "1" }) },
    "a warehouse that counts its lines by itself": {
      kind: "delivery_order", document: aDelivery({ lines: [aLine({ id: "1", sku: "COFFEE", itemCode: "COFFEE", quantity: "5" })] }),
      facts: order({}, { id: "2", sku: "COFFEE", itemCode: "COFFEE", quantity: "5" }),
    },
  },
  holds: {
    "more delivered than the order says": [
      aDocument({ lines: [aLine({ delivered: "3" })] }),
      { message: '3 of "Tea" were delivered, but only 2 were ordered.', ordered: "2", delivered: "3", description: "Tea", fields: ["lines.0.quantity"], fixes: correct("lines.0.quantity") },
    ],
    "a delivery of its own with more than was ordered": [
      { kind: "delivery_order", document: aDelivery({ lines: [aLine({ quantity: "2.5" })] }) },
      { message: '2.5 of "Tea" were delivered, but only 2 were ordered.', fields: ["lines.0.quantity"], fixes: correct("lines.0.quantity") },
    ],
    "the third delivery, that is too much with those before it": [
      { kind: "delivery_order", document: aDelivery({ lines: [aLine({ quantity: "1" })] }), facts: order({ delivered: "2" }) },
      { message: '3 of "Tea" were delivered, but only 2 were ordered.', delivered: "3", fields: ["lines.0.quantity"], fixes: correct("lines.0.quantity") },
    ],
    "one line in two boxes that are too much together": [
      { kind: "delivery_order", document: aDelivery({ lines: [aLine({ quantity: "2" }), aLine({ id: "1b", quantity: "1" })] }) },
      { message: '3 of "Tea" were delivered, but only 2 were ordered.', fields: ["lines.1.quantity"], fixes: correct("lines.1.quantity") },
    ],
    "goods that nobody ordered": [
      { kind: "delivery_order", document: aDelivery({ lines: [aLine(), aLine({ id: "2", sku: "MUG", itemCode: "MUG", description: "Mug", quantity: "1" })] }) },
      { message: '1 of "Mug" were delivered, but none were ordered.', ordered: "0", fields: ["lines.1.quantity"], fixes: correct("lines.1.quantity") },
    ],
  },
});
