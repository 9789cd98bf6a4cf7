import { salesKinds } from "#lib/canonical/kinds.ts";
import { namesakesOf } from "#lib/reference/namesakes.ts";
import { partyKeys } from "#lib/reference/resolve.ts";
import { canMake, makeItThere } from "./facts.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

const buying = [...salesKinds, "payment"] as const;

type Unknown = Found & { name: string; code: string | null; keys: string[]; isMadeHere: boolean };

/** Holds a document whose buyer is not (yet) a debtor. Nobody makes debtors silently: AutoCount does not de-duplicate them. */
export const newCustomer = defineRule<Unknown, (typeof buying)[number]>({
  id: "new-customer",
  title: "New customer",
  kinds: buying,
  severity: "error",
  owner: "finance",
  fields: ["customer.code"],
  message: ({ name, code, isMadeHere }) => {
    if (code === null && !name) return "The document names no buyer, and this source has no debtor for walk-in sales.";
    const missing = code === null ? `${name} is not a debtor in AutoCount yet.` : `AutoCount has no debtor ${code}${name ? ` (${name})` : ""}.`;
    return `${missing}${makeItThere("a debtor", isMadeHere)}`;
  },
  check({ document }, facts) {
    const { code, name } = document.customer;
    // Known, and more than once: that is another question (ambiguous-customer).
    if (namesakesOf(document.customer, facts.namesakes) !== null) return [];
    if (code !== null && facts.customers.has(code)) return [];
    const isMadeHere = canMake("customer", facts);
    const fixes: Fix[] = isMadeHere ? [{ do: "choose-customer" }, { do: "create-customer" }] : [{ do: "choose-customer" }];
    return [{ name, code, keys: partyKeys(document.customer), isMadeHere, fixes }];
  },
});
