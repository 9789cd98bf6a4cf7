import { aDocument, aLine, anAdjustment, aPurchaseOrder, aStockLine, aTransfer } from "#lib/canonical/document-builder.ts";
import { testRule } from "./test-rule.ts";
import { unknownLocation } from "./unknown-location.ts";

const choose = (path: string) => [{ do: "choose-location" as const, path }];
const retired = { locations: new Map([["HQ", { code: "HQ", name: "Head office", isActive: true }], ["PG", { code: "PG", name: "Penang", isActive: false }]]) };

testRule(unknownLocation, {
  passes: {
    "a sale that names no location": aDocument(),
    "a sale at a location that AutoCount has, some lines at another": aDocument({ location: "HQ", lines: [aLine({ location: "PG" }), aLine({ id: "2" })] }),
    "a transfer between two branches": { kind: "stock_transfer" },
    "an adjustment with the location on its lines alone": { kind: "stock_adjustment", document: anAdjustment({ location: null, lines: [aStockLine({ quantity: "-2", location: "PG" })] }) },
    "any location where those of AutoCount are not known here": { kind: "stock_transfer", document: aTransfer({ toLocation: "IPOH" }), facts: { locations: null } },
  },
  holds: {
    "a transfer to a branch that AutoCount does not have": [
      { kind: "stock_transfer", document: aTransfer({ toLocation: "IPOH" }) },
      { message: "AutoCount has no location IPOH (location the stock goes to).", location: "IPOH", fields: ["toLocation"], fixes: choose("toLocation") },
    ],
    "a transfer that does not say from where, even where the locations are not known": [
      { kind: "stock_transfer", document: aTransfer({ fromLocation: null }), facts: { locations: null } },
      { message: "Location the stock comes from is missing.", location: null, fields: ["fromLocation"], fixes: choose("fromLocation") },
    ],
    "a transfer whose locations are blank: each is said": [
      { kind: "stock_transfer", document: aTransfer({ fromLocation: " ", toLocation: "" }) },
      { message: "Location the stock comes from is missing.", fields: ["fromLocation"], fixes: choose("fromLocation") },
      { message: "Location the stock goes to is missing.", fields: ["toLocation"], fixes: choose("toLocation") },
    ],
    "an adjustment with a line that stands nowhere": [
      { kind: "stock_adjustment", document: anAdjustment({ location: null, lines: [aStockLine({ quantity: "1", location: "HQ" }), aStockLine({ id: "2", quantity: "1" })] }) },
      { message: "Location is missing.", fields: ["location"], fixes: choose("location") },
    ],
    "a line of a purchase": [
      { kind: "purchase_order", document: aPurchaseOrder({ lines: [aLine(), aLine({ id: "2", location: "JB" })] }) },
      { message: "AutoCount has no location JB (location of line 2).", fields: ["lines.1.location"], fixes: choose("lines.1.location") },
    ],
    "a branch that AutoCount no longer uses": [
      { kind: "stock_transfer", facts: retired },
      { message: "The location PG is no longer active in AutoCount (location the stock goes to).", location: "PG", isKnown: true, fields: ["toLocation"], fixes: choose("toLocation") },
    ],
    "a code that is written in another case: AutoCount's own is to be chosen": [
      { kind: "stock_transfer", document: aTransfer({ toLocation: "pg" }) },
      { message: "AutoCount has no location pg (location the stock goes to).", fields: ["toLocation"], fixes: choose("toLocation") },
    ],
  },
});
