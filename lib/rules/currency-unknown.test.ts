import { aDocument, aPayment, aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import { currencyUnknown } from "./currency-unknown.ts";
import { anAccount, testRule } from "./test-rule.ts";

const debtorIn = (currency: string) => ({
  customers: new Map([["300-A001", anAccount({ currency })]]),
});

testRule(currencyUnknown, {
  passes: {
    "ringgit of a ringgit debtor": aDocument(),
    "Singapore dollars of a debtor kept in them": { document: aDocument({ currency: "SGD", currencyRate: "3.3" }), facts: debtorIn("SGD") },
    "a buyer who is no debtor yet, which another rule holds": aDocument({ currency: "SGD", customer: { name: "Tan" } }),
    "a debtor that AutoCount does not have, which another rule holds": aDocument({ currency: "SGD", customer: { code: "300-Z999" } }),
  },
  holds: {
    "dollars at a creditor kept in ringgit": [
      { kind: "purchase_order", document: aPurchaseOrder({ currency: "USD", currencyRate: "4.4" }) },
      {
        message: "The document is in USD, but AutoCount keeps creditor 400-B001 in MYR: the amount would be booked as MYR.", list: "supplier",
        fields: ["currency", "supplier.code"], fixes: [{ do: "choose-supplier" }],
      },
    ],
    "dollars paid by a debtor kept in ringgit": [
      { kind: "payment", document: aPayment({ currency: "USD", currencyRate: "4.4" }) },
      {
        message: "The document is in USD, but AutoCount keeps debtor 300-A001 in MYR: the amount would be booked as MYR.",
        fields: ["currency", "customer.code"], fixes: [{ do: "choose-customer" }, { do: "create-customer" }],
      },
    ],
    "Hong Kong dollars of a ringgit debtor": [
      aDocument({ currency: "HKD", currencyRate: "0.57" }),
      {
        message: "The document is in HKD, but AutoCount keeps debtor 300-A001 in MYR: the amount would be booked as MYR.",
        currency: "HKD", code: "300-A001", debtorCurrency: "MYR",
        fields: ["currency", "customer.code"], fixes: [{ do: "choose-customer" }, { do: "create-customer" }],
      },
    ],
    "ringgit of a debtor kept in dollars": [
      { facts: debtorIn("USD") },
      {
        message: "The document is in MYR, but AutoCount keeps debtor 300-A001 in USD: the amount would be booked as USD.",
        fields: ["currency", "customer.code"], fixes: [{ do: "choose-customer" }, { do: "create-customer" }],
      },
    ],
  },
});
