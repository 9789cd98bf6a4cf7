import { isAmong, type Kind, tradeKinds } from "#lib/canonical/kinds.ts";
import { decimal, isZero, sum, toAmount, toSen } from "#lib/canonical/money.ts";
import type { Json, JsonObject } from "#lib/channels/read-json.ts";
import { spread } from "#lib/channels/spread.ts";
import type { DiscountFormula, DiscountPart } from "./convert-value.ts";
import type { Charge } from "./place-value.ts";
import type { MappingOptions } from "./schema.ts";

/** What was read for a document, before its sums are worked out. */
export type Drafted = { document: JsonObject; lines: JsonObject[]; charges: Partial<globalThis.Record<Charge, string>> };

const chargeNames: Readonly<globalThis.Record<Charge, string>> = { shipping: "Shipping", fee: "Fee", tip: "Tip" };

/**
 * Works out what a file usually leaves out of a sale or a purchase: one unit where there is no quantity, a price from
 * amount and quantity, discounts by formula, charges as lines of their own, and what is said of the whole document
 * (discount, tax) as a share of each line. A total is only ever computed where the mapping says that there is none.
 * Amounts are in the document's currency.
 */
export function finishDocument(kind: Kind, { document, lines, charges }: Drafted, options: MappingOptions, isMapped: (to: string) => boolean): JsonObject {
  if (!isAmong(tradeKinds, kind)) {
    if (kind === "payment" && document.currency === undefined && options.currency !== null) document.currency = options.currency;
    return lines.length > 0 ? { ...document, lines } : document;
  }
  if (document.currency === undefined && options.currency !== null) document.currency = options.currency;
  if (document.taxInclusive === undefined) document.taxInclusive = options.taxInclusive;
  const items = lines.map((line) => priced(line, isMapped));
  const all = [...items, ...chargeLines(charges)];
  takeOff(document, items);
  if (!isMapped("lines[].tax")) shareTax(document, all);
  if (options.totalFromLines && document.total === undefined) document.total = totalOf(document, all);
  return { ...document, lines: all };
}

function priced(line: JsonObject, isMapped: (to: string) => boolean): JsonObject {
  if (line.quantity === undefined && !isMapped("lines[].quantity")) line.quantity = "1";
  const { quantity, amount, discount } = line;
  const isPriced = typeof quantity === "string" && !isZero(quantity);
  if (isFormula(discount)) {
    // Without a price the full value follows from what is left of it.
    const full = typeof line.unitPrice === "string" && isPriced ? decimal(line.unitPrice).times(quantity)
      : typeof amount === "string" ? fullOf(discount.parts, decimal(amount))
      : null;
    line.discount = full === null ? "0.00" : discountOff(discount.parts, full);
  }
  if (line.unitPrice === undefined && typeof amount === "string" && isPriced) {
    line.unitPrice = toAmount(decimal(amount).plus(amountOf(line.discount)).dividedBy(quantity));
  }
  if (line.amount === undefined && typeof line.unitPrice === "string" && isPriced) {
    line.amount = toSen(decimal(quantity).times(line.unitPrice).minus(amountOf(line.discount)));
  }
  return line;
}

function chargeLines(charges: Drafted["charges"]): JsonObject[] {
  return Object.entries(charges).flatMap(([charge, amount]) =>
    isZero(amount) ? [] : [{ id: charge, kind: charge, description: chargeNames[charge as Charge], quantity: "1", unitPrice: amount, amount }],
  );
}

/** A discount of the whole document, however its sign is written, goes off the lines by their value. */
function takeOff(document: JsonObject, lines: readonly JsonObject[]): void {
  const { discount } = document;
  delete document.discount;
  if (typeof discount !== "string" || isZero(discount)) return;
  const shares = spread(decimal(discount).abs(), lines.map((line) => decimal(amountOf(line.amount))));
  lines.forEach((line, index) => {
    const share = shares[index] ?? "0";
    line.discount = toAmount(decimal(amountOf(line.discount)).plus(share));
    if (typeof line.amount === "string") line.amount = toAmount(decimal(line.amount).minus(share));
  });
}

function shareTax(document: JsonObject, lines: readonly JsonObject[]): void {
  if (typeof document.tax !== "string" || isZero(document.tax)) return;
  const shares = spread(decimal(document.tax), lines.map((line) => decimal(amountOf(line.amount))));
  lines.forEach((line, index) => {
    line.tax = toAmount(shares[index] ?? "0");
  });
}

function totalOf(document: JsonObject, lines: readonly JsonObject[]): string {
  const amounts = sum(lines.map((line) => amountOf(line.amount))).plus(amountOf(document.rounding));
  return toAmount(document.taxInclusive === true ? amounts : amounts.plus(sum(lines.map((line) => amountOf(line.tax)))));
}

function amountOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "0";
}

/**
 * What a formula takes off a full value, as AutoCount works it out: the value is rounded to the sen first, each part goes off
 * what the parts before it left, and only their sum is rounded again. Source: autocount/cloud-api.md 4 and 11.
 */
function discountOff(parts: readonly DiscountPart[], value: Amount): string {
  const full = decimal(toSen(value));
  const left = parts.reduce((rest, part) => rest.minus(isPercent(part) ? rest.times(part.percent).dividedBy(100) : decimal(part.amount)), full);
  return toSen(full.minus(left));
}

/** The full value of which a formula leaves `left`; null where it leaves nothing of any value. */
function fullOf(parts: readonly DiscountPart[], left: Amount): Amount | null {
  return parts.toReversed().reduce<Amount | null>((rest, part) => {
    if (rest === null) return null;
    if (!isPercent(part)) return rest.plus(part.amount);
    const share = decimal("100").minus(part.percent);
    return share.isZero() ? null : rest.times(100).dividedBy(share);
  }, left);
}

type Amount = ReturnType<typeof decimal>;

function isPercent(part: DiscountPart): part is JsonObject & { percent: string } {
  return typeof part.percent === "string";
}

function isFormula(value: Json | undefined): value is DiscountFormula {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Array.isArray(value.parts);
}
