import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Foreign = Found & { currency: string; code: string; debtorCurrency: string };

/**
 * Holds a document in another currency than its debtor's. An AutoCount invoice has no currency of its own: it is the
 * debtor's, so HKD 99 on a ringgit debtor would be booked as RM 99. Source: autocount/cloud-api.md 4.
 */
export const currencyUnknown = defineRule<Foreign>({
  id: "currency-unknown",
  title: "Currency is not the debtor's",
  help:
    "AutoCount books an invoice in the currency of its debtor. Choose (or create) a debtor that is kept in the currency of " +
    "this document.",
  severity: "error",
  owner: "finance",
  fields: ["currency", "customer.code"],
  message: ({ currency, code, debtorCurrency }) =>
    `The document is in ${currency}, but AutoCount keeps debtor ${code} in ${debtorCurrency}: the amount would be booked as ${debtorCurrency}.`,
  fixes: [{ do: "choose-customer" }, { do: "create-customer" }],
  check({ document }, { customers }) {
    const debtor = document.customer.code === null ? undefined : customers.get(document.customer.code);
    if (!debtor || debtor.currency === document.currency) return [];
    return [{ currency: document.currency, code: debtor.code, debtorCurrency: debtor.currency }];
  },
});
