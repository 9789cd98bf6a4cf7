import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { ambiguousSku } from "./ambiguous-sku.ts";
import { testRule } from "./test-rule.ts";

const twoTeas = { ambiguousSkus: new Map([["955000", [{ code: "TEA", name: "Tea" }, { code: "TEA-2", name: "Tea, new box" }]]]) };
const scanned = (itemCode: string | null) => aDocument({ lines: [aLine({ sku: "955000", itemCode })] });

testRule(ambiguousSku, {
  passes: {
    "a SKU of one item": { facts: twoTeas },
    "a SKU of two items that somebody has answered": { document: scanned("TEA-2"), facts: twoTeas },
    "an unknown SKU, which another rule holds": { document: aDocument({ lines: [aLine({ sku: "X", itemCode: null })] }), facts: twoTeas },
    "no SKU": { document: aDocument({ lines: [aLine({ sku: null, itemCode: null })] }), facts: twoTeas },
  },
  holds: {
    "a barcode of two items": [
      { document: scanned(null), facts: twoTeas },
      {
        message: 'The SKU 955000 ("Tea") is the barcode of 2 items: TEA, TEA-2.', lineId: "1", sku: "955000", items: ["TEA", "TEA-2"],
        fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item", lineId: "1", sku: "955000" }],
      },
    ],
  },
});
