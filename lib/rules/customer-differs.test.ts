import { aDocument } from "#lib/canonical/document-builder.ts";
import { undecidedOwnership, type Owner, type Ownership } from "#lib/ownership/ownership.ts";
import { customerDiffers } from "./customer-differs.ts";
import { anAccount, testRule } from "./test-rule.ts";

const since = "2026-01-01T00:00:00.000Z";
const owned = (owner: Owner): Ownership => ({ ...undecidedOwnership, owners: { ...undecidedOwnership.owners, "customer-record": owner } });
const ledgers = owned({ system: "ledger", since });
const customers = new Map([["300-A001", anAccount({ email: "aminah@example.com", phone: "012-345 6789" })]]);
const buyer = (over: object) => aDocument({ customer: { code: "300-A001", name: "Aminah", ...over } });

testRule(customerDiffers, {
  passes: {
    "another e-mail from the source that owns customer records": { document: buyer({ email: "else@example.com" }), facts: { customers, ownership: owned({ system: "source", sourceId: "shop-1", name: "Shop", since }) } },
    "another e-mail where any source may say": { document: buyer({ email: "else@example.com" }), facts: { customers, ownership: owned({ system: "any", since }) } },
    "the same e-mail and phone, written otherwise": { document: buyer({ email: "Aminah@Example.com", phone: "+60 12-3456789" }), facts: { customers, ownership: ledgers } },
    "a buyer who says nothing": { document: buyer({}), facts: { customers, ownership: ledgers } },
    "a debtor of whom AutoCount knows no e-mail": { document: buyer({ email: "else@example.com" }), facts: { ownership: ledgers } },
    "a buyer who is no debtor yet": { document: aDocument({ customer: { name: "Tan", email: "tan@example.com" } }), facts: { customers, ownership: ledgers } },
  },
  holds: {
    "another e-mail and phone": [
      { document: buyer({ email: "else@example.com", phone: "0198887777" }), facts: { customers, ownership: ledgers } },
      { message: 'The buyer\'s e-mail is "else@example.com" here and "aminah@example.com" at 300-A001 in AutoCount.', field: "e-mail", fields: ["customer.email"], fixes: [{ do: "set-field", path: "customer.email", value: "aminah@example.com" }, { do: "choose-customer" }] },
      { message: 'The buyer\'s phone is "0198887777" here and "012-345 6789" at 300-A001 in AutoCount.', field: "phone", fields: ["customer.phone"], fixes: [{ do: "set-field", path: "customer.phone", value: "012-345 6789" }, { do: "choose-customer" }] },
    ],
    "another register number, where nobody has decided who owns customer records": [
      { document: buyer({ registerNo: "202001000009" }), facts: { customers: new Map([["300-A001", anAccount({ registerNo: "202001000001" })]]) } },
      { message: 'The buyer\'s register number is "202001000009" here and "202001000001" at 300-A001 in AutoCount.', fields: ["customer.registerNo"], fixes: [{ do: "set-field", value: "202001000001" }, { do: "choose-customer" }] },
    ],
    "another e-mail from a source, where another source owns customer records": [
      { document: buyer({ email: "else@example.com" }), facts: { customers, ownership: owned({ system: "source", sourceId: "erp", name: "ERP", since }) } },
      { message: 'The buyer\'s e-mail is "else@example.com" here and "aminah@example.com" at 300-A001 in AutoCount.', fields: ["customer.email"], fixes: [{ do: "set-field" }, { do: "choose-customer" }] },
    ],
  },
});
