import { aDocument } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { einvoiceDebtor } from "./einvoice-debtor.ts";
import { aFacts, anAccount, anEInvoice, testRule } from "./test-rule.ts";

type Buyer = NonNullable<SalesDocumentInput["customer"]>;
const named = (tin: string | null, there: string | null, more: { buyer?: Partial<Buyer>; over?: Partial<SalesDocumentInput>; linksTaxEntities?: boolean } = {}) => ({
  document: aDocument({ customer: { code: "300-A001", name: "Prima Gifts", tin, ...more.buyer }, eInvoice: "individual", ...more.over }),
  facts: {
    eInvoice: anEInvoice(),
    customers: new Map([["300-A001", anAccount({ tin: there })]]),
    ledger: { name: "AutoCount Cloud", takes: new Set(aFacts().ledger?.takes), linksTaxEntities: more.linksTaxEntities ?? true },
  },
});
const choose = { do: "choose-customer" as const };
const edit = { do: "edit-field" as const, path: "customer.tin" };

testRule(einvoiceDebtor, {
  passes: {
    "the debtor's own TIN, however it is written": named(" c205 8444020", "C2058444020"),
    "no TIN said: the debtor's counts": named(null, "C2058444020"),
    "a debtor without one, where nobody keeps tax entities": named("C2058444020", null, { linksTaxEntities: false }),
    "a person who has none": named("EI00000000010", null),
    "a sale that is consolidated": named("C2058444020", "C2584563222", { over: { eInvoice: "consolidated" } }),
    "no e-invoices": { ...named("C2058444020", "C2584563222"), facts: { ...named("C2058444020", "C2584563222").facts, eInvoice: null } },
    "a debtor that is not in AutoCount yet": named("C2058444020", null, { buyer: { code: "300-Z999" } }),
  },
  holds: {
    "a debtor of another TIN": [
      named("C2058444020", "C2584563222", { linksTaxEntities: false }),
      {
        message: "The e-invoice is to name the TIN C2058444020, but debtor 300-A001 is linked to C2584563222 in AutoCount.", fields: ["customer.tin"],
        fixes: [{ do: "set-field", path: "customer.tin", value: "C2584563222" }, choose, edit],
      },
    ],
    "a debtor that is linked to none": [
      named("C2058444020", null),
      { message: "The e-invoice is to name the TIN C2058444020, but debtor 300-A001 is linked to no tax entity in AutoCount.", fields: ["customer.tin"], fixes: [choose, edit] },
    ],
  },
});
