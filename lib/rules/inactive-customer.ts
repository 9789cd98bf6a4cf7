import { sideOf } from "#lib/canonical/facets.ts";
import { tradeKinds } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

const withSide = [...tradeKinds, "payment"] as const;

type Inactive = Found & { code: string; name: string; list: "customer" | "supplier" };

/** Holds a document with a debtor or creditor that is no longer active in AutoCount. */
export const inactiveCustomer = defineRule<Inactive, (typeof withSide)[number]>({
  id: "inactive-customer",
  title: "Account not active",
  kinds: withSide,
  severity: "error",
  owner: "finance",
  fields: [],
  message: ({ code, name, list }) => `The ${list === "customer" ? "debtor" : "creditor"} ${code} (${name}) is not active in AutoCount.`,
  check(subject, { customers, suppliers }) {
    const side = sideOf(subject);
    const code = side?.party.code ?? null;
    if (side === null || code === null) return [];
    const account = (side.list === "customer" ? customers : suppliers).get(code);
    if (account?.isActive !== false) return [];
    const fixes: Fix[] = [side.list === "customer" ? { do: "choose-customer" } : { do: "choose-supplier" }];
    return [{ code, name: account.name, list: side.list, fields: [`${side.list}.code`], fixes }];
  },
});
