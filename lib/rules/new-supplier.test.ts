import { aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import { newSupplier } from "./new-supplier.ts";
import { testRule } from "./test-rule.ts";

const fields = ["supplier.code"];
const fixes = [{ do: "choose-supplier" as const }];

testRule(newSupplier, {
  passes: {
    "an order at a creditor that AutoCount has": aPurchaseOrder(),
    "a creditor under another name: the code is what counts": aPurchaseOrder({ supplier: { code: "400-B001", name: "BOH PLANTATIONS SDN BHD" } }),
  },
  holds: {
    "a supplier whom this AutoCount connection cannot make a creditor": [
      { document: aPurchaseOrder({ supplier: { name: "Boh Tea" } }), facts: { ledger: { name: "AutoCount Accounting", takes: new Set(["purchase_order"]) } } },
      { message: "Boh Tea is not a creditor in AutoCount yet. This connection cannot make a creditor: make it in AutoCount first, then refresh the reference data.", fields: ["supplier.code"], fixes: [{ do: "choose-supplier" }] },
    ],
    "a supplier who is no creditor yet": [
      aPurchaseOrder({ supplier: { sourceId: "V-9", name: "Cameron Packaging", email: "Sales@Cameron.my" } }),
      { message: "Cameron Packaging is not a creditor in AutoCount yet.", name: "Cameron Packaging", code: null, keys: ["id:V-9", "email:sales@cameron.my"], fields, fixes },
    ],
    "a creditor code that AutoCount does not have": [
      aPurchaseOrder({ supplier: { code: "400-Z999", name: "Cameron Packaging" } }),
      { message: "AutoCount has no creditor 400-Z999 (Cameron Packaging).", code: "400-Z999", fields, fixes },
    ],
    "a debtor's code: a customer is no supplier": [
      aPurchaseOrder({ supplier: { code: "300-A001" } }),
      { message: "AutoCount has no creditor 300-A001.", fields, fixes },
    ],
    "an order that names nobody": [
      aPurchaseOrder({ supplier: {} }),
      { message: "The purchase order names no supplier.", name: "", keys: [], fields, fixes },
    ],
  },
});
