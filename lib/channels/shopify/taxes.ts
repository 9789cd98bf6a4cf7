import type { Decimal } from "decimal.js";
import { sum, toQuantity } from "#lib/canonical/money.ts";
import { shopAmount, type TaxLine } from "./order-schema.ts";

export type LineTax = {
  /** The merchant's own tax, in the shop's currency. */
  tax: Decimal;
  /** Percent as text, "6"; several taxes on one line are added up; null where there is none. */
  rate: string | null;
  /** Tax that the sales channel collects and remits (`channel_liable`): not the merchant's output tax. */
  channelTax: Decimal;
};

/** Adds up the tax lines of one order line, the channel's own kept apart. */
export function addUpTax(taxLines: readonly TaxLine[]): LineTax {
  const own = taxLines.filter((line) => !line.channel_liable);
  return { tax: amounts(own), rate: ratePercent(own), channelTax: amounts(taxLines.filter((line) => line.channel_liable)) };
}

function amounts(taxLines: readonly TaxLine[]): Decimal {
  return sum(taxLines.map((line) => shopAmount(line.price, line.price_set) ?? "0"));
}

function ratePercent(taxLines: readonly TaxLine[]): string | null {
  const fractions = taxLines.map((line) => line.rate ?? "").filter((rate) => /^\d{1,4}(\.\d{1,30})?$/.test(rate));
  const percent = sum(fractions).times(100);
  return percent.isZero() ? null : toQuantity(percent);
}
