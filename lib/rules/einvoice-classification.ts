import { salesKinds, type SalesKind } from "#lib/canonical/kinds.ts";
import { checksUnits } from "#lib/myinvois/calendar.ts";
import { unusableText, whyNotUsable } from "#lib/myinvois/code-list.ts";
import { type EInvoiceFacts, issueOf } from "#lib/myinvois/issue.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Unclassified = Found & { says: string };

/** What is sold and fits nothing else. */
const others = "022";
const consolidatedOnly = "004";

/**
 * Holds a sale with an e-invoice of its own whose lines do not say what was sold in the tax authority's codes: a
 * classification on every line, in the list and in force on the document's date; a unit code where one is given.
 * Source: einvoice README LIN-2, LIN-3, LIN-6, LIN-13; the codes and their dates are data (lib/myinvois).
 */
export const einvoiceClassification = defineRule<Unclassified, SalesKind>({
  id: "einvoice-classification",
  title: "Classification for the e-invoice",
  kinds: salesKinds,
  severity: "error",
  owner: "admin",
  canBeOff: true,
  fields: [],
  message: ({ says }) => says,
  check({ sourceId, bookAs, document }, { eInvoice, baseCurrency, customers, items }) {
    const debtorTin = customers.get(document.customer.code ?? "")?.tin ?? null;
    if (eInvoice === null || issueOf({ sourceId, bookAs, document, debtorTin }, eInvoice, baseCurrency).as !== "individual") return [];
    return document.lines.flatMap((line, index) => {
      // A charge is named by what it is.
      const isNamed = line.kind !== "item" || line.description.trim() !== "" || Boolean(items.get(line.itemCode ?? "")?.name.trim());
      const found = [...(isNamed ? [] : [unnamed]), ...classificationOf(line.classification ?? eInvoice.classification, document.date, eInvoice), ...unitOf(line.unitCode, document.date, eInvoice)];
      return found.map(({ field, says, fixes }) => {
        const path = `lines.${index}.${field}`;
        return { says: `${nameOf(line.description, index)} ${says}`, fields: [path], fixes: fixes(path) };
      });
    });
  },
});

type Told = { field: "description" | "classification" | "unitCode"; says: string; fixes: (path: string) => Fix[] };

const unnamed: Told = { field: "description", says: "has no description.", fixes: (path) => [{ do: "edit-field", path, label: "Say what was sold" }] };

const classify = (path: string): Fix[] => [
  { do: "set-field", path, value: others, label: "022, Others" },
  { do: "edit-field", path, label: "Enter the classification" },
];

function classificationOf(code: string | null, date: string, { lists }: EInvoiceFacts): Told[] {
  const field = "classification";
  if (!code?.trim()) return [{ field, says: "has no classification.", fixes: classify }];
  const known = lists.classifications.byCode.get(code);
  const why = whyNotUsable(lists.classifications, code, date);
  if (why !== null) return [{ field, says: `is classified ${code}, which ${unusableText(why, known)}.`, fixes: classify }];
  if (code === consolidatedOnly) return [{ field, says: "is classified 004, which is for consolidated e-invoices only.", fixes: classify }];
  return known?.selfBilledOnly === true ? [{ field, says: `is classified ${code} (${known.name}), which is for e-invoices that the buyer issues.`, fixes: classify }] : [];
}

function unitOf(code: string | null, date: string, { lists }: EInvoiceFacts): Told[] {
  if (!code?.trim() || !checksUnits(date)) return [];
  const why = whyNotUsable(lists.units, code, date);
  if (why === null) return [];
  const fixes = (path: string): Fix[] => [{ do: "edit-field", path, label: "Correct the unit code, such as H87 for pieces" }];
  return [{ field: "unitCode", says: `has the unit code ${code}, which ${unusableText(why, lists.units.byCode.get(code))}.`, fixes }];
}

function nameOf(description: string, index: number): string {
  return description === "" ? `Line ${index + 1}` : `The line "${description}"`;
}
