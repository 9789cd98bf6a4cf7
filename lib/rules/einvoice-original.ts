import { issueOf } from "#lib/myinvois/issue.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Unreferred = Found & { says: string };

/**
 * Holds a credit note whose e-invoice could not name the one that it corrects: MyInvois wants its id of 26 characters,
 * or NA for a sale from before e-invoicing. Of a sale that was booked from here AutoCount knows the id.
 * Source: einvoice README HDR-8, error Error06.
 */
export const einvoiceOriginal = defineRule<Unreferred, "credit_note">({
  id: "einvoice-original",
  title: "Original e-invoice not named",
  kinds: ["credit_note"],
  severity: "error",
  owner: "finance",
  canBeOff: true,
  fields: ["references"],
  message: ({ says }) => says,
  check({ recordId, sourceId, bookAs, document }, { eInvoice, baseCurrency, customers, originals }) {
    const debtorTin = customers.get(document.customer.code ?? "")?.tin ?? null;
    if (issueOf({ sourceId, bookAs, document, debtorTin }, eInvoice, baseCurrency).as !== "individual") return [];
    const malformed = document.references.flatMap(({ eInvoiceId }, index): Unreferred[] => {
      if (!eInvoiceId?.trim() || eInvoiceId === "NA" || /^[A-Z0-9]{26}$/.test(eInvoiceId)) return [];
      const path = `references.${index}.eInvoiceId`;
      return [{ says: `The e-invoice id ${eInvoiceId} of the original is none of MyInvois: it has 26 capital letters and digits.`, fields: [path], fixes: enterAt(path) }];
    });
    if (malformed.length > 0 || document.references.length === 0 || document.references.some(({ eInvoiceId }) => eInvoiceId?.trim())) return malformed;
    return originals.has(recordId) ? [] : [{ says: "The sale that is credited was not booked from here, so its e-invoice has to be named.", fields: ["references.0.eInvoiceId"], fixes: enterAt("references.0.eInvoiceId") }];
  },
});

const enterAt = (path: string): Fix[] => [
  { do: "edit-field", path, label: "Enter the e-invoice id" },
  { do: "set-field", path, value: "NA", label: "It is from before e-invoicing" },
];
