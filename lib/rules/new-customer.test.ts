import { aDocument, aPayment } from "#lib/canonical/document-builder.ts";
import { newCustomer } from "./new-customer.ts";
import { testRule } from "./test-rule.ts";

const fixes = [{ do: "choose-customer" as const }, { do: "create-customer" as const }];
const fields = ["customer.code"];

testRule(newCustomer, {
  passes: {
    "a buyer who is a debtor": aDocument(),
    "a walk-in sale on its source's debtor": aDocument({ customer: { code: "300-A001" } }),
  },
  holds: {
    "a payer whom nobody has answered": [
      { kind: "payment", document: aPayment({ customer: { name: "Tan Wei Ming" } }) },
      { message: "Tan Wei Ming is not a debtor in AutoCount yet.", fields, fixes },
    ],
    "a buyer whom nobody has answered": [
      aDocument({ customer: { sourceId: "99", name: "Tan Wei Ming", email: "Wei.Ming@Example.com" } }),
      { message: "Tan Wei Ming is not a debtor in AutoCount yet.", name: "Tan Wei Ming", code: null, keys: ["id:99", "email:wei.ming@example.com"], fields, fixes },
    ],
    "a buyer of whom only the name is known": [
      aDocument({ customer: { name: "  Kedai   Runcit Maju " } }),
      { message: "Kedai   Runcit Maju is not a debtor in AutoCount yet.", keys: ["name:kedai runcit maju"], fields, fixes },
    ],
    "a debtor code that AutoCount does not have": [
      aDocument({ customer: { code: "300-Z999", name: "Tan Wei Ming" } }),
      { message: "AutoCount has no debtor 300-Z999 (Tan Wei Ming).", code: "300-Z999", fields, fixes },
    ],
    "a buyer whom this AutoCount connection cannot make a debtor": [
      { document: aDocument({ customer: { name: "Tan Wei Ming" } }), facts: { ledger: { name: "AutoCount Accounting", takes: new Set(["invoice"]) } } },
      { message: "Tan Wei Ming is not a debtor in AutoCount yet. This connection cannot make a debtor: make it in AutoCount first, then refresh the reference data.", fields, fixes: [{ do: "choose-customer" }] },
    ],
    "a debtor code without a name": [
      aDocument({ customer: { code: "300-Z999" } }),
      { message: "AutoCount has no debtor 300-Z999.", fields, fixes },
    ],
    "a sale that names nobody, from a source without a debtor for walk-in sales": [
      aDocument({ customer: {} }),
      { message: "The document names no buyer, and this source has no debtor for walk-in sales.", name: "", code: null, keys: [], fields, fixes },
    ],
  },
});
