import { sideOf } from "#lib/canonical/facets.ts";
import { tradeKinds } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

const withSide = [...tradeKinds, "payment"] as const;

type Foreign = Found & { currency: string; code: string; debtorCurrency: string; list: "customer" | "supplier" };

/**
 * Holds a document in another currency than its debtor's. An AutoCount invoice has no currency of its own: it is the
 * debtor's, so HKD 99 on a ringgit debtor would be booked as RM 99. Source: autocount/cloud-api.md 4.
 */
export const currencyUnknown = defineRule<Foreign, (typeof withSide)[number]>({
  id: "currency-unknown",
  title: "Currency is not the account's",
  kinds: withSide,
  severity: "error",
  owner: "finance",
  fields: ["currency"],
  message: ({ currency, code, debtorCurrency, list }) =>
    `The document is in ${currency}, but AutoCount keeps ${list === "customer" ? "debtor" : "creditor"} ${code} in ${debtorCurrency}: the amount would be booked as ${debtorCurrency}.`,
  check(subject, { customers, suppliers }) {
    const side = sideOf(subject);
    if (side === null || side.party.code === null) return [];
    const { currency } = subject.document;
    const account = (side.list === "customer" ? customers : suppliers).get(side.party.code);
    if (!account || account.currency === currency) return [];
    const fixes: Fix[] = side.list === "customer" ? [{ do: "choose-customer", isOnlyHere: true }, { do: "create-customer" }] : [{ do: "choose-supplier", isOnlyHere: true }];
    return [{ currency, code: account.code, debtorCurrency: account.currency, list: side.list, fields: ["currency", `${side.list}.code`], fixes }];
  },
});
