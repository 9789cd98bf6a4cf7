import { aDocument } from "#lib/canonical/document-builder.ts";
import { ambiguousCustomer } from "./ambiguous-customer.ts";
import { testRule } from "./test-rule.ts";

const twoAminahs = { namesakes: new Map([["aminah@example.com", [{ code: "300-A001", name: "Aminah" }, { code: "300-A009", name: "Aminah Binti Osman" }]]]) };

testRule(ambiguousCustomer, {
  passes: {
    "a buyer whose debtor is known": { facts: twoAminahs },
    "a new buyer, which another rule holds": { document: aDocument({ customer: { name: "Tan", email: "tan@example.com" } }), facts: twoAminahs },
    "a buyer without an address": { document: aDocument({ customer: { name: "Aminah" } }), facts: twoAminahs },
  },
  holds: {
    "a buyer with the address of two debtors, in whatever case": [
      { document: aDocument({ customer: { name: "Aminah", email: " Aminah@Example.com" } }), facts: twoAminahs },
      {
        message: "Aminah (Aminah@Example.com) may be 300-A001 Aminah or 300-A009 Aminah Binti Osman.", debtors: ["300-A001 Aminah", "300-A009 Aminah Binti Osman"],
        keys: ["email:aminah@example.com"], fields: ["customer.code"], fixes: [{ do: "choose-customer" }],
      },
    ],
  },
});
