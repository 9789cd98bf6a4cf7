import { salesKinds, type SalesKind } from "#lib/canonical/kinds.ts";
import { issueOf } from "#lib/myinvois/issue.ts";
import { generalTin } from "#lib/myinvois/tin.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Unlinked = Found & { tin: string; code: string; there: string | null };

/**
 * Warns where AutoCount would issue the e-invoice to somebody else than the sale names: it takes the buyer's identity from
 * the tax entity of the debtor, not from the invoice (autocount/cloud-api.md 24). That a debtor has none is said only where
 * this connection keeps debtors linked to tax entities; elsewhere it may be that nobody could read them.
 */
export const einvoiceDebtor = defineRule<Unlinked, SalesKind>({
  id: "einvoice-debtor",
  title: "E-invoice would go to another taxpayer",
  kinds: salesKinds,
  severity: "warning",
  owner: "finance",
  canBeOff: true,
  fields: ["customer.tin"],
  message: ({ tin, code, there }) =>
    there === null
      ? `The e-invoice is to name the TIN ${tin}, but debtor ${code} is linked to no tax entity in AutoCount.`
      : `The e-invoice is to name the TIN ${tin}, but debtor ${code} is linked to ${there} in AutoCount.`,
  check({ sourceId, bookAs, document }, { eInvoice, baseCurrency, customers, ledger }) {
    const { customer } = document;
    const debtor = customers.get(customer.code ?? "");
    const tin = ownTin(customer.tin);
    if (debtor === undefined || tin === null) return [];
    if (issueOf({ sourceId, bookAs, document, debtorTin: debtor.tin }, eInvoice, baseCurrency).as !== "individual") return [];
    const there = ownTin(debtor.tin);
    if (there === tin || (there === null && ledger?.linksTaxEntities !== true)) return [];
    const take: Fix[] = there === null ? [] : [{ do: "set-field", path: "customer.tin", value: there, label: `Take AutoCount's: ${there}` }];
    return [{ tin, code: debtor.code, there, fixes: [...take, { do: "choose-customer", isOnlyHere: true }, { do: "edit-field", path: "customer.tin", label: "Correct the TIN" }] }];
  },
});

/** A TIN as it is compared; null for none, and for a general one of the tax authority's, which stands for many. */
function ownTin(tin: string | null): string | null {
  const plain = (tin ?? "").replaceAll(/\s/g, "").toUpperCase();
  return plain === "" || generalTin(plain) !== null ? null : plain;
}
