import { tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import { compareDecimals, differsBy, isZero, toAmount, toSen } from "#lib/canonical/money.ts";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { taxByLine } from "#lib/canonical/tax.ts";
import { chargesSixPercent, endedTax, legitimateRates } from "#lib/myinvois/calendar.ts";
import type { Facts } from "./facts.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";
import { setOfLine } from "./sums-that-follow.ts";

type Mismatch = Found & { what: "amount" | "rate" | "law"; why: string; description: string; rate: string; expected: string; stated: string; code: string; currency: string };

/**
 * Warns of a line whose tax is not its rate of its amount, or whose AutoCount tax code has another rate than the source
 * charged. Sources round in their own ways, so a small difference is allowed; it is booked as the source charged it. In Malaysia
 * also of a rate that no tax has on that day, and of tax that the company says it is not registered for: einvoice README SST-4,
 * TAX-7 and TAX-8; rates and dates are data (lib/myinvois/calendar.json).
 */
export const taxMismatch = defineRule<Mismatch, TradeKind>({
  id: "tax-mismatch",
  title: "Tax is not the rate's",
  kinds: tradeKinds,
  severity: "warning",
  owner: "finance",
  thresholds: ["taxTolerance"],
  canBeOff: true,
  fields: [],
  message: ({ what, why, description, rate, expected, stated, code, currency }) =>
    what === "law" ? why : what === "amount"
      ? `The tax of "${description}" at ${rate}% would be ${currency} ${expected}; the document says ${currency} ${stated}.`
      : `"${description}" is taxed at ${stated}%, but AutoCount's tax code ${code} is ${rate}%.`,
  check: ({ kind, document }, { settings, taxRates, baseCurrency, eInvoice }) =>
    document.lines.flatMap((line, index) => {
      const { currency } = document;
      const found: Mismatch[] = [];
      const ofCode = line.taxCode === null ? undefined : taxRates.get(line.taxCode);
      if (line.taxRate !== null && ofCode !== undefined && compareDecimals(ofCode, line.taxRate) !== 0) {
        const path = `lines.${index}.taxCode`;
        const fixes: Fix[] = [{ do: "edit-field", path, label: "Correct the tax code" }];
        found.push({ what: "rate", why: "", description: line.description, rate: ofCode, expected: "", stated: line.taxRate, code: line.taxCode ?? "", currency, fields: [path], fixes });
      }
      const expected = taxByLine(line, document.taxInclusive);
      if (line.taxRate !== null && differsBy(expected, line.tax, settings.taxTolerance)) {
        const path = `lines.${index}.tax`;
        const fixes: Fix[] = [setOfLine({ document, index, path: "tax", value: toSen(expected), label: `Take ${currency} ${toSen(expected)}` }), { do: "edit-field", path: `lines.${index}.taxRate`, label: "Correct the rate" }];
        found.push({ what: "amount", why: "", description: line.description, rate: line.taxRate, expected: toSen(expected), stated: toAmount(line.tax), code: "", currency, fields: [path], fixes });
      }
      // What suppliers abroad charge is their law's.
      const why = kind === "purchase_order" || baseCurrency !== "MYR" || isZero(line.tax) ? null : whyNotLawful(line, document.date, eInvoice);
      if (why !== null) {
        const fixes: Fix[] = [{ do: "edit-field", path: `lines.${index}.taxRate`, label: "Correct the rate" }, { do: "edit-field", path: `lines.${index}.taxCode`, label: "Correct the tax code" }];
        found.push({ what: "law", why, description: line.description, rate: line.taxRate ?? "", expected: "", stated: toAmount(line.tax), code: line.taxCode ?? "", currency, fields: [`lines.${index}.taxRate`], fixes });
      }
      return found;
    }),
});

function whyNotLawful({ description, taxRate, taxCode }: DocumentLine, date: string, eInvoice: Facts["eInvoice"]): string | null {
  const named = `"${description}" is taxed`;
  const ended = taxCode === null ? null : endedTax(taxCode, date);
  if (ended !== null) return `${named} with the code ${taxCode} of ${ended.what}, which ended on ${ended.endedOn}.`;
  if (eInvoice?.sstNo?.split(";").every((part) => part.trim() === "NA")) return `${named}, but the company's own SST number is NA: only who is registered may charge the tax.`;
  const rates = legitimateRates(date);
  if (taxRate === null || rates === null) return null;
  if (!rates.some((rate) => compareDecimals(rate, taxRate) === 0)) return `${named} at ${taxRate}%, and on ${date} sales and service tax are ${rates.join(", ")}%.`;
  if (compareDecimals(taxRate, "6") !== 0 || eInvoice === null || eInvoice.msic === null || chargesSixPercent(eInvoice.msic, date)) return null;
  return `${named} at 6%, which few services still have on ${date}; the company's own business (MSIC ${eInvoice.msic}) is none of them.`;
}
