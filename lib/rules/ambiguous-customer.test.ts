import { aDocument } from "#lib/canonical/document-builder.ts";
import { ambiguousCustomer } from "./ambiguous-customer.ts";
import { testRule } from "./test-rule.ts";

const twoAminahs = { namesakes: new Map([["aminah@example.com", [{ code: "300-A001", name: "Aminah" }, { code: "300-A009", name: "Aminah Binti Osman" }]]]) };

const sharedPhone = { namesakes: new Map([["phone:23456789", [{ code: "300-O001", name: "Osman" }, { code: "300-O002", name: "Osman Trading" }]]]) };

testRule(ambiguousCustomer, {
  passes: {
    "a buyer whose debtor is known": { facts: twoAminahs },
    "a new buyer, which another rule holds": { document: aDocument({ customer: { name: "Tan", email: "tan@example.com" } }), facts: twoAminahs },
    "a buyer with the number of one debtor": { document: aDocument({ customer: { name: "Tan", phone: "03-1234 5678" } }), facts: sharedPhone },
    "a piece of a number": { document: aDocument({ customer: { name: "Tan", phone: "3456789" } }), facts: sharedPhone },
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
    "a buyer with the number of two debtors, however it is written": [
      { document: aDocument({ customer: { name: "Osman", email: "osman@example.com", phone: "+60 12-345 6789" } }), facts: sharedPhone },
      { message: "Osman (+60 12-345 6789) may be 300-O001 Osman or 300-O002 Osman Trading.", keys: ["email:osman@example.com"], fields: ["customer.code"], fixes: [{ do: "choose-customer" }] },
    ],
  },
});
