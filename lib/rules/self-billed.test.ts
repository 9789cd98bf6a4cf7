import { aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import { selfBilled } from "./self-billed.ts";
import { anEInvoice, testRule } from "./test-rule.ts";

const order = (supplier: object, facts: object = { eInvoice: anEInvoice() }) => ({
  kind: "purchase_order" as const, bookAs: "purchase_order" as const, document: aPurchaseOrder({ supplier: { code: "400-B001", name: "Boh Plantations", ...supplier } }), facts,
});

const byHand = "AutoCount Cloud takes nothing of it with an order: enter it there with the purchase invoice, with";
const abroad = {
  because: "abroad" as const, fields: ["supplier"], fixes: [],
  message: `The supplier is abroad, so the company issues the e-invoice itself (type 11). ${byHand} TIN EI00000000030 where the supplier has none in Malaysia, and classification 034 (goods) or 035 (services). Goods: by the end of the second month after customs clearance. Services: by the end of the month after payment or the supplier's invoice, whichever comes first.`,
};
const person = {
  because: "person" as const, fields: ["supplier"], fixes: [],
  message: `The supplier is a person without a TIN of their own, so the company issues the e-invoice itself (type 11). ${byHand} TIN EI00000000010, the person's MyKad number, and classification 036.`,
};

testRule(selfBilled, {
  passes: {
    "a company that issues no e-invoices": order({ country: "CHN" }, {}),
    "a supplier in Malaysia": order({ country: "MY", tin: "C2058444020" }),
    "a supplier of whom no country is said": order({}),
  },
  holds: {
    "a supplier abroad": [order({ country: "CN" }), abroad],
    "the TIN of a foreign supplier": [order({ tin: "EI00000000030" }), abroad],
    "a person without a TIN": [order({ country: "MYS", tin: "EI00000000010" }), person],
  },
});
