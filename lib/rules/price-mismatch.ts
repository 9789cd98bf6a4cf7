import { compareDecimals, decimal, isZero, toAmount } from "#lib/canonical/money.ts";
import { isProposedFrom, ownerName } from "#lib/ownership/ownership.ts";
import type { ItemFact } from "./facts.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";
import { setOfLine } from "./sums-that-follow.ts";

type Priced = Found & { code: string; description: string; price: string; listed: string; isDearer: boolean; currency: string } & Partial<Disputed>;
/** Where somebody has decided who owns prices: the page of owner conflicts shows both values, and what is decided there sticks. */
type Disputed = { data: "price"; subject: string; field: string; value: string; other: { name: string; value: string }; owner: string; since: string };

/**
 * Warns of a line whose price is further from AutoCount's than the company allows, up or down: the greater of a percentage and
 * an amount. Prices in the company's currency, of one of the item's own unit; where tax is inside, a price fits with or without it.
 */
export const priceMismatch = defineRule<Priced, "sales_order" | "invoice">({
  id: "price-mismatch",
  title: "Price is not the item's",
  kinds: ["sales_order", "invoice"],
  severity: "warning",
  owner: "finance",
  thresholds: ["priceUpPercent", "priceUpAmount", "priceDownPercent", "priceDownAmount"],
  canBeOff: true,
  fields: [],
  message: ({ code, description, price, listed, isDearer, currency }) =>
    `"${description}" costs ${currency} ${price} here; AutoCount has ${code} at ${currency} ${listed}, which is ${isDearer ? "less" : "more"}.`,
  check({ document, sourceId, recordId }, { items, customers, settings, baseCurrency, ownership, decided }) {
    // Where another system owns prices, the owner's price is taken (design 9).
    if (document.currency !== baseCurrency || isProposedFrom(ownership, "price", sourceId)) return [];
    return document.lines.flatMap((line, index) => {
      const item = line.kind === "item" && line.itemCode !== null ? items.get(line.itemCode) : undefined;
      const listPrice = item === undefined ? null : priceOf(item, line.uom, customers.get(document.customer.code ?? "")?.priceLevel ?? null);
      if (item === undefined || listPrice === null || compareDecimals(listPrice, "0") <= 0) return [];
      const withoutTax = document.taxInclusive && line.taxRate !== null && !isZero(line.taxRate) ? decimal(line.unitPrice).times(100).dividedBy(decimal(line.taxRate).plus(100)) : null;
      if (isNear(decimal(line.unitPrice), listPrice, settings) || (withoutTax !== null && isNear(withoutTax, listPrice, settings))) return [];
      const subject = item.code.toLowerCase();
      const field = line.uom === null || line.uom === item.uom ? "price" : `price of a ${line.uom}`;
      const value = decimal(line.unitPrice).toFixed();
      // Somebody took this very price of this source for good.
      if (decided.get(recordId)?.some((one) => one.data === "price" && one.subject === subject && one.field === field && one.value === value && one.decision === "take") === true) return [];
      const path = `lines.${index}.unitPrice`;
      const listed = toAmount(listPrice);
      const fixes: Fix[] = [setOfLine({ document, index, path: "unitPrice", value: listed, label: `Take AutoCount's price: ${baseCurrency} ${listed}` }), { do: "edit-field", path, label: "Correct the price" }, { do: "choose-item", lineId: line.id, sku: line.sku }];
      const owner = ownership.owners.price;
      const disputed: Partial<Disputed> = owner.system === "ledger" || owner.system === "source" ? { data: "price", subject, field, value, other: { name: "AutoCount", value: decimal(listed).toFixed() }, owner: ownerName(owner) ?? "", since: owner.since } : {};
      return [{ ...disputed, code: item.code, description: line.description, price: line.unitPrice, listed, isDearer: compareDecimals(line.unitPrice, listPrice) > 0, currency: baseCurrency, fields: [path], fixes }];
    });
  },
});

/** What one of this unit costs the debtor; null where the mirror has no price for it. */
function priceOf(item: ItemFact, uom: string | null, level: string | null): string | null {
  const unit = item.uoms.find((one) => one.uom === (uom ?? item.uom));
  if (unit === undefined) return uom === null || uom === item.uom ? item.price : null;
  return (level === null ? undefined : unit.levels[level]) ?? unit.price;
}

type Tolerance = { priceUpPercent: string; priceUpAmount: string; priceDownPercent: string; priceDownAmount: string };

function isNear(price: ReturnType<typeof decimal>, listed: string, tolerance: Tolerance): boolean {
  const apart = price.minus(listed);
  const isDearer = apart.greaterThan(0);
  const [percent, amount] = isDearer ? [tolerance.priceUpPercent, tolerance.priceUpAmount] : [tolerance.priceDownPercent, tolerance.priceDownAmount];
  const share = decimal(listed).times(percent).dividedBy(100);
  return apart.abs().lessThanOrEqualTo(share.greaterThan(amount) ? share : amount);
}
