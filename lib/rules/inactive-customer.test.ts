import { aDocument, aPayment, aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import { inactiveCustomer } from "./inactive-customer.ts";
import { anAccount, testRule } from "./test-rule.ts";

const inactive = {
  customers: new Map([["300-A001", anAccount({ isActive: false })]]),
  suppliers: new Map([["400-B001", anAccount({ code: "400-B001", name: "Boh Plantations", isActive: false })]]),
};
const debtor = { message: "The debtor 300-A001 (Aminah Binti Osman) is not active in AutoCount.", code: "300-A001", fields: ["customer.code"], fixes: [{ do: "choose-customer" as const }] };

testRule(inactiveCustomer, {
  passes: {
    "an active debtor": aDocument(),
    "a buyer who is no debtor yet, which another rule holds": { document: aDocument({ customer: { name: "Tan" } }), facts: inactive },
    "a debtor that AutoCount does not have": { document: aDocument({ customer: { code: "300-Z999" } }), facts: inactive },
  },
  holds: {
    "a debtor that was set inactive": [{ facts: inactive }, debtor],
    "a payment of one": [{ kind: "payment", document: aPayment(), facts: inactive }, debtor],
    "a creditor that was set inactive": [
      { kind: "purchase_order", document: aPurchaseOrder(), facts: inactive },
      { message: "The creditor 400-B001 (Boh Plantations) is not active in AutoCount.", list: "supplier", fields: ["supplier.code"], fixes: [{ do: "choose-supplier" }] },
    ],
  },
});
