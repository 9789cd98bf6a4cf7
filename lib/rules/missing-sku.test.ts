import { aDocument, aLine, aPurchaseOrder, aStockLine, aTransfer } from "#lib/canonical/document-builder.ts";
import { missingSku } from "./missing-sku.ts";
import { testRule } from "./test-rule.ts";

testRule(missingSku, {
  passes: {
    "an item that AutoCount has": aDocument(),
    "an item that AutoCount has under another code than the SKU": aDocument({ lines: [aLine({ sku: "SHOP-TEA" })] }),
    "an item chosen for a line without SKU": aDocument({ lines: [aLine({ sku: null })] }),
    "charges and gift cards, which are booked to accounts": aDocument({
      lines: (["shipping", "fee", "tip", "duty", "gift_card"] as const).map((kind, index) => aLine({ id: String(index), kind, sku: null, itemCode: null })),
    }),
  },
  holds: {
    "goods of a transfer that AutoCount does not have": [
      { kind: "stock_transfer", document: aTransfer({ lines: [aStockLine(), aStockLine({ id: "2", sku: "MUG", itemCode: null, description: "Mug" })] }) },
      { message: 'The SKU MUG ("Mug") is not known as an AutoCount item.', fields: ["lines.1.itemCode"], fixes: [{ do: "choose-item", lineId: "2", sku: "MUG" }, { do: "create-item" }] },
    ],
    "goods of a purchase": [
      { kind: "purchase_order", document: aPurchaseOrder({ lines: [aLine({ itemCode: "MUG", description: "Mug" })] }) },
      { message: 'AutoCount has no item MUG (line "Mug").', code: "MUG", fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item", lineId: "1" }, { do: "create-item" }] },
    ],
    "a SKU that nobody has answered": [
      aDocument({ lines: [aLine({ sku: "TB-100", itemCode: null, description: "Teh Boh" })] }),
      {
        message: 'The SKU TB-100 ("Teh Boh") is not known as an AutoCount item.', lineId: "1", sku: "TB-100", code: null, description: "Teh Boh",
        fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item", lineId: "1", sku: "TB-100" }, { do: "create-item" }],
      },
    ],
    "a custom line without SKU": [
      aDocument({ lines: [aLine(), aLine({ id: "9", sku: null, itemCode: null, description: "Engraving" })] }),
      {
        message: 'The line "Engraving" has no SKU, so its AutoCount item is not known.', lineId: "9", sku: null,
        fields: ["lines.1.itemCode"], fixes: [{ do: "choose-item", lineId: "9", sku: null }, { do: "create-item" }],
      },
    ],
    "an item that is no longer in AutoCount": [
      aDocument({ lines: [aLine({ itemCode: "TEA-OLD" })] }),
      { message: 'AutoCount has no item TEA-OLD (line "Tea").', code: "TEA-OLD", fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item", lineId: "1", sku: "TEA" }, { do: "create-item" }] },
    ],
    "an item that this connection cannot make": [
      { document: aDocument({ lines: [aLine({ sku: "X", itemCode: null })] }), facts: { ledger: { name: "AutoCount Accounting", takes: new Set(["invoice"]) } } },
      {
        message: 'The SKU X ("Tea") is not known as an AutoCount item. This connection cannot make an item: make it in AutoCount first, then refresh the reference data.',
        isMadeHere: false, fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item" }],
      },
    ],
    "a code in another case: the mirror says how AutoCount writes it": [
      aDocument({ lines: [aLine({ itemCode: "tea" })] }),
      { message: 'AutoCount has no item tea (line "Tea").', fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item" }, { do: "create-item" }] },
    ],
    "goods of which nothing was ordered": [
      aDocument({ lines: [aLine({ sku: "X", itemCode: null, quantity: "0", amount: "0.00" })] }),
      { message: 'The SKU X ("Tea") is not known as an AutoCount item.', fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item" }, { do: "create-item" }] },
    ],
    "every line that lacks one, all at once": [
      aDocument({ lines: [aLine({ id: "a", sku: "X", itemCode: null }), aLine({ id: "b" }), aLine({ id: "c", sku: "X", itemCode: null })] }),
      { message: 'The SKU X ("Tea") is not known as an AutoCount item.', lineId: "a", fields: ["lines.0.itemCode"], fixes: [{ do: "choose-item", lineId: "a" }, { do: "create-item" }] },
      { message: 'The SKU X ("Tea") is not known as an AutoCount item.', lineId: "c", fields: ["lines.2.itemCode"], fixes: [{ do: "choose-item", lineId: "c" }, { do: "create-item" }] },
    ],
  },
});
