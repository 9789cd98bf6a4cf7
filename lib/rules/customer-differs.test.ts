import { aDocument } from "#lib/canonical/document-builder.ts";
import { undecidedOwnership, type Ownership } from "#lib/ownership/ownership.ts";
import { customerDiffers } from "./customer-differs.ts";
import { anAccount, testRule } from "./test-rule.ts";

const since = "2026-01-01T00:00:00.000Z";
const ledgers: Ownership = { ...undecidedOwnership, owners: { ...undecidedOwnership.owners, "customer-record": { system: "ledger", since } } };
const customers = new Map([["300-A001", anAccount({ email: "aminah@example.com", phone: "012-345 6789" })]]);
const buyer = (over: object) => aDocument({ customer: { code: "300-A001", name: "Aminah", ...over } });

testRule(customerDiffers, {
  passes: {
    "another e-mail where nobody has decided who owns it": { document: buyer({ email: "else@example.com" }), facts: { customers } },
    "the same e-mail and phone, written otherwise": { document: buyer({ email: "Aminah@Example.com", phone: "+60 12-3456789" }), facts: { customers, ownership: ledgers } },
    "a buyer who says nothing": { document: buyer({}), facts: { customers, ownership: ledgers } },
    "a debtor of whom AutoCount knows no e-mail": { document: buyer({ email: "else@example.com" }), facts: { ownership: ledgers } },
    "a buyer who is no debtor yet": { document: aDocument({ customer: { name: "Tan", email: "tan@example.com" } }), facts: { customers, ownership: ledgers } },
  },
  holds: {
    "another e-mail and phone": [
      { document: buyer({ email: "else@example.com", phone: "0198887777" }), facts: { customers, ownership: ledgers } },
      { message: 'The buyer\'s e-mail is "else@example.com" here and "aminah@example.com" at 300-A001 in AutoCount.', field: "e-mail", fields: ["customer.email"], fixes: [] },
      { message: 'The buyer\'s phone is "0198887777" here and "012-345 6789" at 300-A001 in AutoCount.', field: "phone", fields: ["customer.phone"], fixes: [] },
    ],
  },
});
