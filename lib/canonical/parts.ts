import type { Decimal } from "decimal.js";
import type { DocumentLine, SalesDocument } from "./document.ts";
import { compareDecimals, decimal, isZero, toAmount, toQuantity, toSen } from "./money.ts";
import { computeLineAmount, computeTax, computeTotal } from "./totals.ts";

/** True where the source says how much was delivered and it is something, but not all. */
export function isPartlyDelivered(document: Pick<SalesDocument, "lines">): boolean {
  const counted = document.lines.filter((line) => line.delivered !== null);
  const isAnything = counted.some((line) => !isZero(line.delivered ?? "0"));
  return isAnything && counted.some((line) => wanted(line).greaterThan(line.delivered ?? "0"));
}

/**
 * What was delivered, as a document of its own: the delivered quantity of each line with its share of discount and tax,
 * and all charges (shipping, fees, rounding) whole. Null where nothing was delivered.
 */
export function deliveredPart(document: SalesDocument): SalesDocument | null {
  const lines = document.lines.flatMap((line) => {
    if (line.delivered === null) return [line];
    return isZero(line.delivered) ? [] : [shareOf(line, decimal(line.delivered))];
  });
  if (!lines.some((line) => line.delivered !== null)) return null;
  return totalled({ ...document, lines, part: document.part ?? 1 });
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
  const total = billed.reduce((left, part) => left.minus(part.total), decimal(document.total));
  const rounding = billed.reduce((left, part) => left.minus(part.rounding), decimal(document.rounding));
  const last = billed.at(-1);
  const rest = { ...document, lines, rounding: toAmount(rounding), total: toAmount(total), part: (last?.part ?? 1) + 1, deliveryDecision: null };
  return { ...rest, tax: toAmount(computeTax(rest)), number: partNumber(document.number, rest.part), isDelivered: !isPartlyOpen(rest) };
}

/** The document with only what the source has not taken back, at what it then comes to. */
export function withoutRemoved(document: SalesDocument): SalesDocument {
  const lines = document.lines.flatMap((line) => {
    const left = wanted(line);
    if (!left.greaterThan(0)) return [];
    const kept = left.equals(line.quantity) ? line : shareOf(line, left);
    return [{ ...kept, removed: "0", delivered: line.delivered === null ? null : least(line.delivered, left) }];
  });
  const computed = totalled({ ...document, lines, refunds: [] });
  return document.currentTotal === null ? computed : { ...computed, total: document.currentTotal, currentTotal: null };
}

/** "#1001" as part 2 is "#1001/2": every part has a number of its own. */
export function partNumber(number: string, part: number): string {
  return part === 1 ? number : `${number.slice(0, 46)}/${part}`;
}

function wanted(line: DocumentLine): Decimal {
  return decimal(line.quantity).minus(line.removed);
}

function isPartlyOpen(document: SalesDocument): boolean {
  return document.lines.some((line) => line.delivered !== null && decimal(line.quantity).greaterThan(line.delivered));
}

function shareOf(line: DocumentLine, share: Decimal): DocumentLine {
  const whole = decimal(line.quantity);
  const part = (value: string) => toSen(decimal(value).times(share).dividedBy(whole));
  const cut = { ...line, quantity: toQuantity(share), discount: part(line.discount), tax: part(line.tax), removed: "0" };
  return { ...cut, amount: toAmount(computeLineAmount(cut)) };
}

function minus(line: DocumentLine, part: DocumentLine): DocumentLine {
  const less = (a: string, b: string) => toAmount(decimal(a).minus(b));
  const delivered = line.delivered === null ? null : toQuantity(decimal(line.delivered).minus(part.delivered ?? part.quantity));
  return {
    ...line,
    quantity: toQuantity(decimal(line.quantity).minus(part.quantity)),
    amount: less(line.amount, part.amount),
    discount: less(line.discount, part.discount),
    tax: less(line.tax, part.tax),
    delivered: delivered !== null && compareDecimals(delivered, "0") < 0 ? "0" : delivered,
  };
}

function totalled(document: SalesDocument): SalesDocument {
  return { ...document, tax: toAmount(computeTax(document)), total: toAmount(computeTotal(document)) };
}

function least(a: string, b: Decimal): string {
  return decimal(a).greaterThan(b) ? toQuantity(b) : a;
}
