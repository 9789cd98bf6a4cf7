import { aDocument, aLine, anAdjustment, aStockLine, aTransfer } from "#lib/canonical/document-builder.ts";
import { undecidedOwnership } from "#lib/ownership/ownership.ts";
import { stockEntry } from "#lib/reference/stock-entry.ts";
import { negativeStock } from "./negative-stock.ts";
import { anItem, testRule } from "./test-rule.ts";

const has = (quantity: string) => ({ stock: new Map([[stockEntry("TEA", "HQ"), quantity]]) });
const fromHq = aDocument({ location: "HQ" });
const cartons = { items: new Map([["TEA", anItem({ uoms: [{ uom: "UNIT", rate: "1", price: null, minPrice: null, levels: {} }, { uom: "CTN", rate: "12", price: null, minPrice: null, levels: {} }] })]]) };

testRule(negativeStock, {
  passes: {
    "stock that nobody knows": { document: fromHq },
    "an item of which the stock is not known": { document: fromHq, facts: { stock: new Map([[stockEntry("MUG", "HQ"), "0"]]) } },
    "a document that names no location": { facts: has("0") },
    "all that there is": { document: fromHq, facts: has("2") },
    "more into stock": { kind: "stock_adjustment", document: anAdjustment({ lines: [aStockLine({ quantity: "5" })] }), facts: has("0") },
    "goods that arrive at a location": { kind: "stock_transfer", document: aTransfer({ fromLocation: "PG", toLocation: "HQ" }), facts: has("0") },
    "moves of the system that owns the stock": { document: fromHq, facts: { ...has("0"), ownership: { owners: { ...undecidedOwnership.owners, stock: { system: "source" as const, sourceId: "shop-1", name: "Shop", since: "2026-01-01T00:00:00Z" } }, byHand: new Set<string>() } } },
    "a unit that nobody knows": { document: aDocument({ location: "HQ", lines: [aLine({ uom: "BOX" })] }), facts: has("0") },
  },
  holds: {
    "one piece too many": [
      { document: fromHq, facts: has("1") },
      {
        message: "HQ has 1 of TEA; the document takes 2, and -1 would be left.", left: "-1", fields: ["lines.0.quantity"],
        fixes: [{ do: "choose-location", path: "location" }, { do: "edit-field", path: "lines.0.quantity" }],
      },
    ],
    "two lines that are too many together": [
      { document: aDocument({ location: "HQ", lines: [aLine(), aLine({ id: "2", location: "HQ" })] }), facts: has("3") },
      { message: "HQ has 3 of TEA; the document takes 4, and -1 would be left.", fields: ["lines.0.quantity", "lines.1.quantity"], fixes: [{ do: "choose-location", path: "location" }, { do: "edit-field" }] },
    ],
    "a carton of twelve": [
      { document: aDocument({ location: "HQ", lines: [aLine({ quantity: "1", uom: "CTN" })] }), facts: { ...has("11"), ...cartons } },
      { message: "HQ has 11 of TEA; the document takes 12, and -1 would be left.", fields: ["lines.0.quantity"], fixes: [{ do: "choose-location" }, { do: "edit-field" }] },
    ],
    "an adjustment out of stock": [
      { kind: "stock_adjustment", document: anAdjustment(), facts: has("0") },
      { message: "HQ has 0 of TEA; the document takes 2, and -2 would be left.", fields: ["lines.0.quantity"], fixes: [{ do: "choose-location", path: "location" }, { do: "edit-field" }] },
    ],
    "a transfer": [
      { kind: "stock_transfer", document: aTransfer(), facts: has("1.5") },
      { message: "HQ has 1.5 of TEA; the document takes 2, and -0.5 would be left.", fields: ["lines.0.quantity"], fixes: [{ do: "choose-location", path: "fromLocation" }, { do: "edit-field" }] },
    ],
  },
});
