import { aDocument, aPayment, aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import { testRule } from "./test-rule.ts";
import { zeroTotal } from "./zero-total.ts";

const fixes = [{ do: "reject" as const, reason: "Nothing to book" }];

testRule(zeroTotal, {
  passes: {
    "a usual invoice": aDocument(),
    "one sen": aDocument({ total: "0.01" }),
    "less than nothing, which another rule holds": aDocument({ total: "-1.00" }),
  },
  holds: {
    "an invoice over nothing": [aDocument({ total: "0.00" }), { message: "The document comes to MYR 0.00.", currency: "MYR", fields: ["total"], fixes }],
    "however it is written": [aDocument({ total: "0" }), { message: "The document comes to MYR 0.00.", fields: ["total"], fixes }],
    "a purchase": [{ kind: "purchase_order", document: aPurchaseOrder({ total: "0.00" }) }, { message: "The document comes to MYR 0.00.", fields: ["total"], fixes }],
    "a payment": [{ kind: "payment", document: aPayment({ amount: "0.00" }) }, { message: "The document comes to MYR 0.00.", fields: ["amount"], fixes }],
  },
});
