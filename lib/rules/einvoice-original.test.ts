import { aCreditNote } from "#lib/canonical/document-builder.ts";
import { einvoiceOriginal } from "./einvoice-original.ts";
import { anEInvoice, testRule } from "./test-rule.ts";

const note = (over: Parameters<typeof aCreditNote>[0] = {}, facts: object = {}) => ({
  kind: "credit_note" as const, bookAs: "credit_note" as const, document: aCreditNote({ eInvoice: "individual", ...over }), facts: { eInvoice: anEInvoice(), originals: new Map(), ...facts },
});
const enter = [{ do: "edit-field" as const, path: "references.0.eInvoiceId" }, { do: "set-field" as const, path: "references.0.eInvoiceId", value: "NA" }];
const about = (eInvoiceId: string) => ({ references: [{ number: "#1001", eInvoiceId }] });

testRule(einvoiceOriginal, {
  passes: {
    "a company that issues no e-invoices": aCreditNote({ eInvoice: "individual" }),
    "a credit note of what is consolidated": note({ eInvoice: "consolidated" }),
    "a sale that was booked from here": { kind: "credit_note", document: aCreditNote({ eInvoice: "individual" }), bookAs: "credit_note", facts: { eInvoice: anEInvoice() } },
    "an id of MyInvois": note(about("F9D425P6DS7D8IU01234567890")),
    "a sale from before e-invoicing": note(about("NA")),
    "no reference at all, which is another rule's": note({ references: [] }),
  },
  holds: {
    "a sale that is not known here": [
      note(),
      { message: "The sale that is credited was not booked from here, so its e-invoice has to be named.", fields: ["references.0.eInvoiceId"], fixes: enter },
    ],
    "an id of another form": [
      note(about("F9D425P6")),
      { message: "The e-invoice id F9D425P6 of the original is none of MyInvois: it has 26 capital letters and digits.", fields: ["references.0.eInvoiceId"], fixes: enter },
    ],
  },
});
