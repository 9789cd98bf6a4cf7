import type { Decimal } from "decimal.js";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import { spread } from "../spread.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { Charge, TaxLine, WooCommerceOrder } from "./order-schema.ts";

const sen = "0.01";
const half = "0.005";

/** The order's own figure of its tax; the sum of the lines where it says none. */
export function orderTax(order: WooCommerceOrder, charges: readonly Charge[]): Decimal {
  return order.total_tax === null ? sum(charges.map(statedTax)) : decimal(order.total_tax);
}

/**
 * The tax of each charge, so that together they are the order's tax where that can be explained. With "round tax at
 * subtotal level" WooCommerce rounds once per rate and order, so the rounded figures of the lines may add up to a sen more
 * or less; the exact ones in `taxes` say whether it is that. Then the order's tax is spread by them, no line moving by more
 * than the order's own rounding and a sen. A difference that rounding does not explain stays for the rule `total-mismatch`.
 */
export function settleTaxes(order: WooCommerceOrder, charges: readonly Charge[], unmapped: UnmappedList): Decimal[] {
  const stated = charges.map((charge) => decimal(statedTax(charge)));
  const wanted = orderTax(order, charges);
  const asStated = total(stated);
  if (asStated.equals(wanted)) return stated;

  const exact = charges.map(exactTax);
  // Rounded by half a sen at most for each rate, once for the goods and once for the shipping.
  const mostRounding = decimal(sen).times(Math.max(1, order.tax_lines.length));
  const rounding = total(exact).minus(wanted).abs();
  if (rounding.greaterThan(mostRounding)) return stated;
  const shares = spread(wanted, exact);
  // A share carries its part of the order's rounding and then one sen at most.
  if (shares.some((share, index) => share.minus(exact[index] ?? 0).abs().greaterThan(rounding.plus(sen)))) return stated;
  unmapped.add("total_tax", `The shop rounded the tax of the whole order (${wanted.toFixed()}), not of each line (${asStated.toFixed()}): the lines follow the order.`);
  return shares;
}

/** Percent as text, "6"; null where the line bears none, its rate is not told, or one tax is charged on another. */
export function ratePercent(charge: Charge, taxLines: readonly TaxLine[]): string | null {
  const borne = charge.taxes.filter((tax) => tax.total !== null);
  const rates = borne.map((tax) => taxLines.find((line) => line.rate_id === tax.id));
  if (rates.length > 1 && rates.some((rate) => rate?.compound)) return null;
  const percents = rates.map((rate) => rate?.rate_percent ?? null);
  const known = percents.filter((percent) => percent !== null);
  const percent = sum(known);
  return known.length < percents.length || percent.isZero() ? null : toQuantity(percent);
}

function statedTax(charge: Charge): string {
  return charge.total_tax ?? "0";
}

/** Up to six decimals where the detail agrees with the line's own figure; that figure where it does not. */
function exactTax(charge: Charge): Decimal {
  const stated = decimal(statedTax(charge));
  const detail = sum(charge.taxes.map((tax) => tax.total ?? "0"));
  return detail.minus(stated).abs().greaterThan(decimal(half).times(Math.max(1, charge.taxes.length))) ? stated : detail;
}

function total(values: readonly Decimal[]): Decimal {
  return values.reduce((running, value) => running.plus(value), decimal("0"));
}
