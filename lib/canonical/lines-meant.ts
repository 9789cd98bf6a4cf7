import type { StockLine } from "./document-line.ts";

type NamedLine = Pick<StockLine, "id" | "sku" | "itemCode">;

/**
 * Which lines of a sale a line of a later document (return, delivery) is about: the one with its id, unless the two name
 * different goods, since a sender that does not know the sale's ids counts its own lines from 1; else every line with the
 * same item, else with the same SKU. Empty where the sale has no such goods.
 */
export function linesMeant<L extends NamedLine>(sold: readonly L[], wanted: NamedLine): L[] {
  const own = sold.find((line) => line.id === wanted.id);
  if (own !== undefined && !areOtherGoods(own, wanted)) return [own];
  const sameItem = sold.filter((line) => isSame(line.itemCode, wanted.itemCode));
  return sameItem.length > 0 ? sameItem : sold.filter((line) => isSame(line.sku, wanted.sku));
}

// The SKU is the source's own word; the item may have been corrected on one of the two documents only.
function areOtherGoods(a: NamedLine, b: NamedLine): boolean {
  if (a.sku && b.sku) return !isSame(a.sku, b.sku);
  return Boolean(a.itemCode && b.itemCode) && !isSame(a.itemCode, b.itemCode);
}

function isSame(a: string | null, b: string | null): boolean {
  return Boolean(a) && a?.toLowerCase() === b?.toLowerCase();
}
