import { salesKinds } from "#lib/canonical/kinds.ts";
import { namesakesOf } from "#lib/reference/namesakes.ts";
import { partyKeys } from "#lib/reference/resolve.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

const buying = [...salesKinds, "payment"] as const;

type Ambiguous = Found & { name: string; says: string; debtors: string[]; keys: string[] };

/** Holds a document whose buyer may be one of several debtors: the wrong one would owe the money. */
export const ambiguousCustomer = defineRule<Ambiguous, (typeof buying)[number]>({
  id: "ambiguous-customer",
  title: "Buyer may be several debtors",
  kinds: buying,
  severity: "error",
  owner: "finance",
  fields: ["customer.code"],
  message: ({ name, says, debtors }) => `${name || "The buyer"} (${says}) may be ${debtors.join(" or ")}.`,
  fixes: [{ do: "choose-customer" }],
  check({ document: { customer } }, { namesakes }) {
    const found = namesakesOf(customer, namesakes);
    if (found === null) return [];
    return [{ name: customer.name, says: found.says, debtors: found.debtors.map(({ code, name }) => `${code} ${name}`), keys: partyKeys(customer) }];
  },
});
