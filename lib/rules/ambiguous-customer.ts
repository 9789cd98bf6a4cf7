import { salesKinds } from "#lib/canonical/kinds.ts";
import { partyKeys } from "#lib/reference/resolve.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

const buying = [...salesKinds, "payment"] as const;

type Ambiguous = Found & { name: string; email: string; debtors: string[]; keys: string[] };

/** Holds a document whose buyer may be one of several debtors: the wrong one would owe the money. */
export const ambiguousCustomer = defineRule<Ambiguous, (typeof buying)[number]>({
  id: "ambiguous-customer",
  title: "Buyer may be several debtors",
  help:
    "More than one active debtor has the e-mail address of this buyer. Choose the one that buys here; the answer is remembered. " +
    "Where they are the same person, make one of them inactive in AutoCount.",
  kinds: buying,
  severity: "error",
  owner: "finance",
  fields: ["customer.code"],
  message: ({ name, email, debtors }) => `${name || "The buyer"} (${email}) may be ${debtors.join(" or ")}.`,
  fixes: [{ do: "choose-customer" }],
  check({ document: { customer } }, { namesakes }) {
    const email = customer.email?.trim() ?? "";
    const found = customer.code === null ? (namesakes.get(email.toLowerCase()) ?? []) : [];
    if (found.length < 2) return [];
    return [{ name: customer.name, email, debtors: found.map(({ code, name }) => `${code} ${name}`), keys: partyKeys(customer) }];
  },
});
