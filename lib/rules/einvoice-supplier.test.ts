import { aLine, aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import { einvoiceSupplier } from "./einvoice-supplier.ts";
import { anEInvoice, testRule } from "./test-rule.ts";

const foreign = { code: "400-B001", name: "Shenzhen Gifts Ltd", country: "CHN" };
const order = (supplier: object = {}, line: object = {}, facts: object = { eInvoice: anEInvoice() }) => ({
  kind: "purchase_order" as const, bookAs: "purchase_order" as const, document: aPurchaseOrder({ supplier: { ...foreign, ...supplier }, lines: [aLine(line)] }), facts,
});
const edit = { do: "edit-field" as const, path: "supplier.tin" };
const classification = "lines.0.classification";

testRule(einvoiceSupplier, {
  passes: {
    "a company that issues no e-invoices": order({ tin: "EI00000000020" }, {}, {}),
    "a supplier in Malaysia, who issues it": order({ country: "MYS", tin: "c 123" }),
    "a supplier abroad of whom nothing else is said": order(),
    "a supplier abroad with the TIN of those": order({ tin: "EI00000000030" }, { classification: "034" }),
    "a person without a TIN": order({ country: "MYS", tin: "EI00000000010" }, { classification: "036" }),
    "a classification that sales have too": order({}, { classification: "022" }),
  },
  holds: {
    "a TIN that only buyers have": [
      order({ tin: "EI00000000020" }),
      { message: "The TIN EI00000000020 stands for a foreign buyer: it is never a supplier's.", fields: ["supplier.tin"], fixes: [{ do: "set-field", path: "supplier.tin", value: "EI00000000030" }, edit] },
    ],
    "a TIN of another form": [
      order({ tin: "c 2058-444020" }),
      { message: "The supplier's TIN is c 2058-444020, but a TIN has capital letters and digits only, without spaces and dashes.", fields: ["supplier.tin"], fixes: [{ do: "set-field", path: "supplier.tin", value: "C2058444020" }, edit] },
    ],
    "a country that is none": [
      order({ country: "XX" }),
      { message: "The country XX of the supplier's address is not in the tax authority's list.", fields: ["supplier.country"], fixes: [{ do: "edit-field", path: "supplier.country" }] },
    ],
    "a classification of consolidated e-invoices": [
      order({}, { classification: "004" }),
      {
        message: 'The line "Tea" is classified 004, which is for consolidated e-invoices only.', fields: [classification],
        fixes: [{ do: "set-field", path: classification, value: "034" }, { do: "set-field", path: classification, value: "035" }, { do: "edit-field", path: classification }],
      },
    ],
    "a classification that a person's purchase has not": [
      order({ country: "MYS", tin: "EI00000000010" }, { classification: "22" }),
      { message: 'The line "Tea" is classified 22, which is not in the tax authority\'s list.', fields: [classification], fixes: [{ do: "set-field", path: classification, value: "036" }, { do: "edit-field", path: classification }] },
    ],
  },
});
