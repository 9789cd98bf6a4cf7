import type { PurchaseDocument } from "#lib/canonical/purchase.ts";
import { unusableText, whyNotUsable } from "#lib/myinvois/code-list.ts";
import { countryOf } from "#lib/myinvois/country.ts";
import type { EInvoiceFacts } from "#lib/myinvois/issue.ts";
import { foreignSupplier, type SelfBilled, selfBilledOf } from "#lib/myinvois/self-billed.ts";
import { findTinTrouble, generalTin } from "#lib/myinvois/tin.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Wanting = Found & { says: string };

const consolidatedOnly = "004";

/**
 * Holds a purchase that the company issues the e-invoice of (types 11 to 14) and that says something of its supplier or lines
 * which MyInvois would refuse. What the document does not say is no matter here: AutoCount has it with the creditor.
 * Source: einvoice README TIN-1 to TIN-3, TIN-8, TIN-9, ADR-4, LIN-2, LIN-13 and 10.
 */
export const einvoiceSupplier = defineRule<Wanting, "purchase_order">({
  id: "einvoice-supplier",
  title: "Supplier details for the self-billed e-invoice",
  kinds: ["purchase_order"],
  severity: "error",
  owner: "finance",
  canBeOff: true,
  fields: [],
  message: ({ says }) => says,
  check({ document }, { eInvoice }) {
    const because = selfBilledOf(document, eInvoice);
    if (eInvoice === null || because === null) return [];
    return [...tinFindings(document), ...countryFindings(document), ...lineFindings(document, because, eInvoice)];
  },
});

function tinFindings({ supplier }: PurchaseDocument): Wanting[] {
  const tin = supplier.tin?.trim() ?? "";
  if (tin === "") return [];
  const fields = ["supplier.tin"];
  const set = (value: string, label: string): Fix => ({ do: "set-field", path: "supplier.tin", value, label });
  const edit: Fix = { do: "edit-field", path: "supplier.tin", label: "Correct the TIN" };
  const general = generalTin(tin);
  if (general?.side === "buyer") {
    return [{ says: `The TIN ${tin} stands for a ${general.who}: it is never a supplier's.`, fields, fixes: [set(foreignSupplier, `Make it ${foreignSupplier}, foreign supplier`), edit] }];
  }
  const trouble = findTinTrouble(tin);
  if (trouble === null || !trouble.isSure) return [];
  const better = trouble.better === null ? [] : [set(trouble.better, `Make it ${trouble.better}`)];
  return [{ says: `The supplier's TIN is ${tin}, but a TIN ${trouble.why}.`, fields, fixes: [...better, edit] }];
}

function countryFindings({ supplier }: PurchaseDocument): Wanting[] {
  const country = supplier.country?.trim() ?? "";
  if (country === "" || countryOf(country) !== null) return [];
  return [{ says: `The country ${country} of the supplier's address is not in the tax authority's list.`, fields: ["supplier.country"], fixes: [{ do: "edit-field", path: "supplier.country", label: "Correct the country" }] }];
}

function lineFindings({ lines, date }: PurchaseDocument, because: SelfBilled, { lists }: EInvoiceFacts): Wanting[] {
  return lines.flatMap(({ classification, description }, index) => {
    if (!classification?.trim()) return [];
    const known = lists.classifications.byCode.get(classification);
    const why = whyNotUsable(lists.classifications, classification, date);
    const says = why !== null ? unusableText(why, known) : classification === consolidatedOnly ? "is for consolidated e-invoices only" : null;
    if (says === null) return [];
    const path = `lines.${index}.classification`;
    const usual = because === "abroad" ? (["034", "035"] as const) : (["036"] as const);
    const fixes: Fix[] = [...usual.map((code): Fix => ({ do: "set-field", path, value: code, label: `${code}, ${usualNames[code]}` })), { do: "edit-field", path, label: "Enter the classification" }];
    return [{ says: `The line "${description}" is classified ${classification}, which ${says}.`, fields: [path], fixes }];
  });
}

const usualNames = { "034": "imported goods", "035": "imported services", "036": "self-billed, others" } as const;
