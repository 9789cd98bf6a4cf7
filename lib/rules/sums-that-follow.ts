import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { toAmount, toSen } from "#lib/canonical/money.ts";
import { taxByLine } from "#lib/canonical/tax.ts";
import { computeLineAmount, computeTax, computeTotal, type Totalled } from "#lib/canonical/totals.ts";
import type { Fix } from "./rule.ts";

type Summed = Omit<Totalled, "lines"> & { lines: readonly DocumentLine[]; total: string; tax: string };
type Asked = { document: Summed & { currency: string }; index: number; path: "quantity" | "unitPrice" | "tax"; value: string; label: string };
type FieldValue = { path: string; value: string };

/** The fix that sets a line's quantity, price or tax and the sums that follow of it; its label says what the total becomes. */
export function setOfLine({ document, index, path, value, label }: Asked): Extract<Fix, { do: "set-field" }> {
  const also = sumsThatFollow(document, index, { [path]: value });
  const total = also.find((one) => one.path === "total");
  const set = { do: "set-field", path: `lines.${index}.${path}`, value, label: total === undefined ? label : `${label}; total ${document.currency} ${total.value}` } as const;
  return also.length === 0 ? set : { ...set, also };
}

/**
 * What follows of the sums when a fix changes a line's quantity, price or tax: its tax by its rate, the document's tax, the total. Only of
 * sums that added up before: one that did not is a question of its own. Without these a fix of one hold would make another.
 */
export function sumsThatFollow(document: Summed, index: number, change: Partial<Pick<DocumentLine, "quantity" | "unitPrice" | "tax">>): FieldValue[] {
  const line = document.lines[index];
  if (line === undefined) return [];
  const priced = { ...line, ...change };
  const amount = change.unitPrice === undefined && change.quantity === undefined ? line.amount : toAmount(computeLineAmount(priced));
  const isByRate = change.tax === undefined && line.taxRate !== null && toSen(taxByLine(line, document.taxInclusive)) === toAmount(line.tax);
  const tax = isByRate ? toSen(taxByLine({ ...priced, amount }, document.taxInclusive)) : priced.tax;
  const changed = { ...document, lines: document.lines.map((one, at) => (at === index ? { ...priced, amount, tax } : one)) };
  const ofLine = isByRate ? followed(`lines.${index}.tax`, line.tax, tax) : [];
  const ofTax = isSame(computeTax(document).toFixed(), document.tax) ? followed("tax", document.tax, toAmount(computeTax(changed))) : [];
  const ofTotal = isSame(computeTotal(document).toFixed(), document.total) ? followed("total", document.total, toAmount(computeTotal(changed))) : [];
  return [...ofLine, ...ofTax, ...ofTotal];
}

function followed(path: string, old: string, value: string): FieldValue[] {
  return isSame(old, value) ? [] : [{ path, value }];
}

function isSame(a: string, b: string): boolean {
  return toAmount(a) === toAmount(b);
}
