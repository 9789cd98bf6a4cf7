import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { anItem, testRule } from "./test-rule.ts";
import { unknownUom } from "./unknown-uom.ts";

const unit = (uom: string, rate: string) => ({ uom, rate, price: null, minPrice: null, levels: {} });
const cartons = { items: new Map([["TEA", anItem({ uoms: [unit("UNIT", "1"), unit("CTN", "12")] })]]) };
const inUnit = (uom: string) => aDocument({ lines: [aLine({ uom })] });

testRule(unknownUom, {
  passes: {
    "no unit, which AutoCount fills in": aDocument(),
    "the item's base unit": inUnit("UNIT"),
    "another unit of the item": { document: inUnit("CTN"), facts: cartons },
    "an item whose units nobody knows": { document: inUnit("BOX"), facts: { items: new Map([["TEA", anItem({ uom: null, uoms: [] })]]) } },
    "an item that AutoCount does not have, which another rule holds": aDocument({ lines: [aLine({ itemCode: "MUG", uom: "BOX" })] }),
    "a charge": aDocument({ lines: [aLine({ kind: "fee", uom: "TRIP" })] }),
  },
  holds: {
    "a unit that the item does not have": [
      { document: inUnit("BOX"), facts: cartons },
      {
        message: "The item TEA has no unit BOX; AutoCount knows UNIT, CTN.", uom: "BOX", code: "TEA", known: ["UNIT", "CTN"], fields: ["lines.0.uom"],
        fixes: [{ do: "set-field", path: "lines.0.uom", value: "UNIT", label: "Take UNIT" }, { do: "set-field", value: "CTN" }, { do: "edit-field", path: "lines.0.uom" }],
      },
    ],
    "the same unit in small letters, its own spelling first": [
      { document: inUnit("ctn"), facts: cartons },
      { message: "The item TEA has no unit ctn; AutoCount knows UNIT, CTN.", fields: ["lines.0.uom"], fixes: [{ do: "set-field", value: "CTN" }, { do: "set-field", value: "UNIT" }, { do: "edit-field" }] },
    ],
  },
});
