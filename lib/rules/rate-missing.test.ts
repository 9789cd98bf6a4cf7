import { aDocument, aPayment } from "#lib/canonical/document-builder.ts";
import { rateMissing } from "./rate-missing.ts";
import { testRule } from "./test-rule.ts";

const fields = ["currencyRate"];
const fixes = [{ do: "edit-field" as const, path: "currencyRate", label: "Enter the rate" }];

testRule(rateMissing, {
  passes: {
    "the company's own currency needs none": aDocument(),
    "a foreign currency with its rate": aDocument({ currency: "SGD", currencyRate: "3.3012" }),
    "a very small rate": aDocument({ currency: "IDR", currencyRate: "0.00027" }),
    "dollars in a company that keeps dollars": { document: aDocument({ currency: "USD" }), facts: { baseCurrency: "USD" } },
  },
  holds: {
    "a payment in a foreign currency without a rate": [
      { kind: "payment", document: aPayment({ currency: "SGD" }) },
      { message: "The document is in SGD; the rate to MYR is missing.", fields, fixes },
    ],
    "a foreign currency without a rate": [
      aDocument({ currency: "SGD" }),
      { message: "The document is in SGD; the rate to MYR is missing.", currency: "SGD", base: "MYR", fields, fixes },
    ],
    "ringgit in a company that keeps dollars": [
      { facts: { baseCurrency: "USD" } },
      { message: "The document is in MYR; the rate to USD is missing.", fields, fixes },
    ],
    "a rate of nothing, which would make it worth nothing to the approval policy": [
      aDocument({ currency: "SGD", currencyRate: "0.000" }),
      { message: "The document is in SGD; the rate to MYR is missing.", fields, fixes },
    ],
    "a rate below nothing": [
      aDocument({ currency: "SGD", currencyRate: "-3.3" }),
      { message: "The document is in SGD; the rate to MYR is missing.", fields, fixes },
    ],
  },
});
