import { tradeKinds } from "#lib/canonical/kinds.ts";
import { compareDecimals } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

const withAmount = [...tradeKinds, "payment"] as const;

type Missing = Found & { currency: string; base: string };

/**
 * Holds a foreign-currency document without a rate: AutoCount needs one to book it in the company's currency, and the
 * approval policy to know what it is worth. A rate of nothing or less is none.
 */
export const rateMissing = defineRule<Missing, (typeof withAmount)[number]>({
  id: "rate-missing",
  title: "Exchange rate missing",
  kinds: withAmount,
  severity: "error",
  owner: "finance",
  fields: ["currencyRate"],
  message: ({ currency, base }) => `The document is in ${currency}; the rate to ${base} is missing.`,
  fixes: [{ do: "edit-field", path: "currencyRate", label: "Enter the rate" }],
  check({ document: { currency, currencyRate } }, { baseCurrency }) {
    const hasRate = currencyRate !== null && compareDecimals(currencyRate, "0") > 0;
    return currency === baseCurrency || hasRate ? [] : [{ currency, base: baseCurrency }];
  },
});
