import { aCustomer, anItem, aSupplier } from "#lib/canonical/document-builder.ts";
import { codeMissing } from "./code-missing.ts";
import { testRule } from "./test-rule.ts";

const enter = { do: "edit-field" as const, path: "code", label: "Enter the code" };
const fields = ["code"];

testRule(codeMissing, {
  passes: {
    "a customer with a code": aCustomer(),
    "a supplier with a code": { kind: "supplier" },
    "an item with a code": { kind: "item" },
  },
  holds: {
    "a customer as shops send them": [
      aCustomer({ code: null }),
      { message: "No debtor code is chosen for Tan Hardware Sdn Bhd yet.", what: "debtor", name: "Tan Hardware Sdn Bhd", fields, fixes: [enter] },
    ],
    "a supplier with a blank code": [
      { kind: "supplier", document: aSupplier({ code: " " }) },
      { message: "No creditor code is chosen for Cameron Packaging yet.", fields, fixes: [enter] },
    ],
    "an item with a SKU that can be its code": [
      { kind: "item", document: anItem({ code: null, sku: "KR-COFFEE-1" }) },
      {
        message: "No item code is chosen for Coffee yet.", what: "item", fields,
        fixes: [{ do: "set-field", path: "code", value: "KR-COFFEE-1", label: "Take the SKU KR-COFFEE-1" }, enter],
      },
    ],
    "an item with a SKU that AutoCount has no room for, or none": [
      { kind: "item", document: anItem({ code: null, sku: "COFFEE-ARABICA-250-GRAMS" }) },
      { message: "No item code is chosen for Coffee yet.", fields, fixes: [enter] },
    ],
    "an item without a SKU": [
      { kind: "item", document: anItem({ code: null, sku: null }) },
      { message: "No item code is chosen for Coffee yet.", fields, fixes: [enter] },
    ],
  },
});
