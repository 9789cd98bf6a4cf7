import { salesKinds, type SalesKind } from "#lib/canonical/kinds.ts";
import { consolidateBy, groupOf, notConsolidated } from "#lib/myinvois/calendar.ts";
import { issueOf, overLimit } from "#lib/myinvois/issue.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Barred = Found & { says: string };

/**
 * Holds a sale that was to go into the month's consolidated e-invoice and may not: it is above the limit, of a business
 * that the tax authority excludes, of an item that the book bars, or its month was due. But for the item's mark, which AutoCount
 * itself goes by, nothing of it counts while the company's group is relaxed. Source: einvoice README CON-1, CON-7, CON-8, CON-9;
 * limits and dates are data (lib/myinvois/calendar.json); the item's mark: autocount/cloud-api.md 21.
 */
export const einvoiceConsolidation = defineRule<Barred, SalesKind>({
  id: "einvoice-consolidation",
  title: "Cannot be consolidated",
  kinds: salesKinds,
  severity: "error",
  owner: "finance",
  canBeOff: true,
  onNewDay: "a new day has begun",
  fields: ["eInvoice"],
  message: ({ says }) => says,
  check({ sourceId, bookAs, document }, { eInvoice, baseCurrency, customers, items, today }) {
    const debtorTin = customers.get(document.customer.code ?? "")?.tin ?? null;
    const issue = issueOf({ sourceId, bookAs, document, debtorTin }, eInvoice, baseCurrency);
    if (eInvoice === null || issue.as !== "consolidated" || eInvoice.platforms.has(sourceId)) return [];
    const barred: Barred[] = [];
    const over = bookAs === "invoice" ? overLimit(document, eInvoice, baseCurrency) : null;
    if (over !== null) {
      barred.push({ says: `The sale comes to ${baseCurrency} ${over.total}: above ${baseCurrency} ${over.limit} it must not be consolidated.`, fixes: [individual, elsewhere] });
    }
    // Whoever says that this sale may be consolidated knows that it is of another kind.
    const what = issue.because === "said" ? null : notConsolidated(eInvoice.msic, document.date, groupOf(eInvoice.group));
    if (what !== null) barred.push({ says: `Sales of ${what} must not be consolidated, and that is the company's business (MSIC ${eInvoice.msic}).`, fixes: [individual, consolidatedAllTheSame] });
    for (const [index, { itemCode }] of document.lines.entries()) {
      const item = items.get(itemCode ?? "");
      if (item?.cannotConsolidate) barred.push({ says: `Line ${index + 1}: AutoCount bars ${item.code} (${item.name}) from consolidated e-invoices.`, fields: ["eInvoice", `lines.${index}.itemCode`], fixes: [individual, elsewhere] });
    }
    const due = consolidateBy(document.date);
    if (today > due) barred.push({ says: `The consolidated e-invoice of ${document.date.slice(0, 7)} was due on ${due}, and this sale comes after it.`, fixes: [individual, elsewhere] });
    return barred;
  },
});

const individual: Fix = { do: "set-field", path: "eInvoice", value: "individual", label: "Issue an e-invoice to this buyer" };
const elsewhere: Fix = { do: "set-field", path: "eInvoice", value: "none", label: "Its e-invoice is issued elsewhere" };
const consolidatedAllTheSame: Fix = { do: "set-field", path: "eInvoice", value: "consolidated", label: "This sale is of another kind" };
