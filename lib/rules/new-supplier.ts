import { partyKeys } from "#lib/reference/resolve.ts";
import { canMake, makeItThere } from "./facts.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Unknown = Found & { name: string; code: string | null; keys: string[]; isMadeHere: boolean };

/** Holds a purchase from somebody who is not (yet) a creditor. Nobody makes creditors silently: AutoCount does not de-duplicate them. */
export const newSupplier = defineRule<Unknown, "purchase_order">({
  id: "new-supplier",
  title: "New supplier",
  kinds: ["purchase_order"],
  severity: "error",
  owner: "finance",
  fields: ["supplier.code"],
  message: ({ name, code, isMadeHere }) => {
    if (code === null && !name) return "The purchase order names no supplier.";
    const missing = code === null ? `${name} is not a creditor in AutoCount yet.` : `AutoCount has no creditor ${code}${name ? ` (${name})` : ""}.`;
    return `${missing}${makeItThere("a creditor", isMadeHere)}`;
  },
  fixes: [{ do: "choose-supplier" }],
  check({ document }, facts) {
    const { code, name } = document.supplier;
    return code !== null && facts.suppliers.has(code) ? [] : [{ name, code, keys: partyKeys(document.supplier), isMadeHere: canMake("supplier", facts) }];
  },
});
