import { aDocument, aLine, aTransfer } from "#lib/canonical/document-builder.ts";
import { inactiveItem } from "./inactive-item.ts";
import { anItem, testRule } from "./test-rule.ts";

const inactive = { items: new Map([["TEA", anItem({ isActive: false })]]) };
const held = { message: 'The item TEA (line "Tea") is not active in AutoCount.', code: "TEA", lineId: "1", fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item" as const, lineId: "1", sku: "TEA" }] };

testRule(inactiveItem, {
  passes: {
    "an active item": aDocument(),
    "an item that AutoCount does not have, which another rule holds": aDocument({ lines: [aLine({ itemCode: "MUG" })] }),
    "a charge, whatever code it bears": { document: aDocument({ lines: [aLine({ kind: "shipping" })] }), facts: inactive },
    "a line whose item is not known yet": { document: aDocument({ lines: [aLine({ itemCode: null })] }), facts: inactive },
  },
  holds: {
    "an item that was set inactive": [{ facts: inactive }, held],
    "goods of a transfer": [{ kind: "stock_transfer", document: aTransfer(), facts: inactive }, held],
    "every line of it": [{ document: aDocument({ lines: [aLine(), aLine({ id: "2" })] }), facts: inactive }, held, { ...held, lineId: "2", fields: ["lines.1.itemCode"], fixes: [{ do: "choose-item", lineId: "2" }] }],
  },
});
