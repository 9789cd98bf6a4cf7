import type { Decimal } from "decimal.js";
import type { DocumentLine } from "./document-line.ts";
import type { SalesDocument } from "./sales.ts";
import { decimal, isZero, toAmount, toQuantity, toSen } from "./money.ts";
import { computeLineAmount, computeTax, computeTotal } from "./totals.ts";

/** True where the source says how much was delivered and it is something, but not all. */
export function isPartlyDelivered(document: Pick<SalesDocument, "lines">): boolean {
  return document.lines.some((line) => line.delivered !== null && !isZero(line.delivered)) && isOpen(document);
}

/** True where the source counts deliveries and something that it has not taken back is still to be delivered. */
export function isOpen(document: Pick<SalesDocument, "lines">): boolean {
  return document.lines.some((line) => line.delivered !== null && wanted(line).greaterThan(line.delivered));
}

/**
 * What was delivered, as a document of its own: the delivered quantity of each line with its share of discount and tax,
 * and all charges (shipping, fees, rounding) whole. What was taken back counts against what is not delivered first; the
 * source's word on what the order is now worth is not about a part of it. Null where nothing was delivered.
 */
export function deliveredPart(document: SalesDocument): SalesDocument | null {
  const lines = document.lines.flatMap((line) => {
    if (line.delivered === null) return [line];
    if (isZero(line.delivered)) return [];
    const undelivered = decimal(line.quantity).minus(line.delivered);
    return [{ ...shareOf(line, decimal(line.delivered)), removed: notBelowZero(decimal(line.removed).minus(undelivered)) }];
  });
  if (!lines.some((line) => line.delivered !== null)) return null;
  return totalled({ ...document, lines, currentTotal: null, part: document.part ?? 1 });
}

/**
 * What is left of a document after parts of it were billed: line by line the rest of quantity, amount, discount and
 * tax, so that all parts add up to the order to the sen. Null where nothing is left.
 */
export function remainderAfter(document: SalesDocument, billed: readonly SalesDocument[]): SalesDocument | null {
  const lines = document.lines.flatMap((line) => {
    const parts = billed.flatMap((part) => part.lines.filter((other) => other.id === line.id));
    const rest = parts.reduce(minus, line);
    return decimal(rest.quantity).greaterThan(0) ? [rest] : [];
  });
  if (lines.length === 0) return null;
  // Taken from what the document states, not from the lines: where the two differ, the difference stays to be seen.
  const left = (field: "total" | "tax" | "rounding") => toAmount(billed.reduce((rest, part) => rest.minus(part[field]), decimal(document[field])));
  const part = (billed.at(-1)?.part ?? 1) + 1;
  return {
    ...document,
    number: partNumber(orderNumber(document), part),
    lines,
    rounding: left("rounding"),
    tax: left("tax"),
    total: left("total"),
    currentTotal: null,
    part,
    deliveryDecision: null,
    isDelivered: !isOpen({ lines }),
  };
}

/** The document with only what the source has not taken back, at what it then comes to. */
export function withoutRemoved(document: SalesDocument): SalesDocument {
  const lines = document.lines.flatMap((line) => {
    if (isZero(line.removed)) return [line];
    const left = wanted(line);
    if (!left.greaterThan(0)) return [];
    return [{ ...shareOf(line, left), removed: "0", delivered: line.delivered === null ? null : least(line.delivered, left) }];
  });
  const billedWithout = [...new Set([...document.billedWithout, ...document.refunds.map((refund) => refund.id)])];
  const computed = totalled({ ...document, lines, refunds: [], billedWithout });
  return document.currentTotal === null ? computed : { ...computed, total: document.currentTotal, currentTotal: null };
}

/** "#1001" as part 2 is "#1001/2": every part has a number of its own. */
export function partNumber(number: string, part: number): string {
  return part === 1 ? number : `${number.slice(0, 46)}/${part}`;
}

/** The number of the whole order, from the number of any part of it. */
function orderNumber({ number, part }: SalesDocument): string {
  const suffix = `/${part}`;
  return part !== null && part > 1 && number.endsWith(suffix) ? number.slice(0, -suffix.length) : number;
}

function wanted(line: DocumentLine): Decimal {
  return decimal(line.quantity).minus(line.removed);
}

/** A line with only `share` of its quantity, and that share of its discount and tax to the sen. */
export function shareOf(line: DocumentLine, share: Decimal): DocumentLine {
  const whole = decimal(line.quantity);
  if (share.equals(whole)) return line;
  // Of a line of nothing there is no share: its discount and tax stay whole.
  const part = (value: string) => (whole.isZero() ? value : toSen(decimal(value).times(share).dividedBy(whole)));
  const cut = { ...line, quantity: toQuantity(share), discount: part(line.discount), tax: part(line.tax) };
  return { ...cut, amount: toAmount(computeLineAmount(cut)) };
}

function minus(line: DocumentLine, part: DocumentLine): DocumentLine {
  const less = (a: string, b: string) => toAmount(decimal(a).minus(b));
  return {
    ...line,
    quantity: toQuantity(decimal(line.quantity).minus(part.quantity)),
    amount: less(line.amount, part.amount),
    discount: less(line.discount, part.discount),
    tax: less(line.tax, part.tax),
    delivered: line.delivered === null ? null : notBelowZero(decimal(line.delivered).minus(part.delivered ?? part.quantity)),
    removed: notBelowZero(decimal(line.removed).minus(part.removed)),
  };
}

function notBelowZero(value: Decimal): string {
  return toQuantity(value.isNegative() ? "0" : value);
}

function totalled(document: SalesDocument): SalesDocument {
  return { ...document, tax: toAmount(computeTax(document)), total: toAmount(computeTotal(document)) };
}

function least(a: string, b: Decimal): string {
  return decimal(a).greaterThan(b) ? toQuantity(b) : a;
}
