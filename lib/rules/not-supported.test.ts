import { aDocument } from "#lib/canonical/document-builder.ts";
import { notSupported } from "./not-supported.ts";
import { testRule } from "./test-rule.ts";

const fixes = [{ do: "reject" as const, reason: "Not a document to book" }];

testRule(notSupported, {
  passes: {
    "an invoice on AutoCount Cloud": aDocument(),
    "a sales order that is booked as its invoice": { kind: "sales_order", bookAs: "invoice" },
    "a sales order where the connection takes them": {
      kind: "sales_order", bookAs: "sales_order", facts: { ledger: { name: "AutoCount on-premise", takes: new Set(["invoice", "sales_order"]) } },
    },
  },
  holds: {
    "a shop's test order": [
      aDocument({ isTest: true }),
      { message: "The shop marked this as a test order; it is never booked.", why: "test", fields: ["isTest"], fixes },
    ],
    "a kind that the connection does not take": [
      { kind: "sales_order", bookAs: "sales_order" },
      { message: "AutoCount Cloud takes no sales order.", why: "kind", kind: "Sales order", ledger: "AutoCount Cloud", fields: [], fixes },
    ],
    "a company that has no AutoCount yet": [
      { facts: { ledger: null } },
      { message: "The company has no connection to AutoCount yet.", why: "no-ledger", fields: [], fixes },
    ],
    "a test order of a company without AutoCount: both are said": [
      { document: aDocument({ isTest: true }), facts: { ledger: null } },
      { message: "The shop marked this as a test order; it is never booked.", why: "test", fields: ["isTest"], fixes },
      { message: "The company has no connection to AutoCount yet.", why: "no-ledger", fields: [], fixes },
    ],
  },
});
