import { isOfKind } from "#lib/canonical/document.ts";
import { decimal, toQuantity } from "#lib/canonical/money.ts";
import { isProposedFrom } from "#lib/ownership/ownership.ts";
import { stockEntry } from "#lib/reference/stock-entry.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found, Subject } from "./rule.ts";

const takingOut = ["invoice", "delivery_order", "stock_adjustment", "stock_transfer"] as const;
type TakingOut = (typeof takingOut)[number];

type Short = Found & { code: string; location: string; has: string; takes: string; left: string };

/** Warns of a document that takes more out of a location than AutoCount has there. Quantities in the item's base unit. */
export const negativeStock = defineRule<Short, TakingOut>({
  id: "negative-stock",
  title: "Not enough in stock",
  kinds: takingOut,
  severity: "warning",
  owner: "admin",
  canBeOff: true,
  fields: [],
  message: ({ code, location, has, takes, left }) => `${location} has ${has} of ${code}; the document takes ${takes}, and ${left} would be left.`,
  check(subject, { stock, items, ownership }) {
    // Where another system owns the stock, AutoCount's figures are not the truth, and the owner's moves flow (design 9).
    if (stock === null || isProposedFrom(ownership, "stock", subject.sourceId)) return [];
    // Several lines may take the same item from the same place.
    const taken = new Map<string, { code: string; location: string; quantity: ReturnType<typeof decimal>; paths: string[]; place: string | null }>();
    for (const [index, line] of subject.document.lines.entries()) {
      const item = line.itemCode === null ? undefined : items.get(line.itemCode);
      const { location, path } = placeOf(subject, index);
      if (("kind" in line && line.kind !== "item") || line.itemCode === null || location === null) continue;
      const rate = line.uom === null || line.uom === item?.uom ? "1" : item?.uoms.find((unit) => unit.uom === line.uom)?.rate;
      // Of a unit that nobody knows it cannot be said how much it takes.
      if (rate === undefined) continue;
      const quantity = decimal(line.quantity).times(rate).times(subject.kind === "stock_adjustment" ? -1 : 1);
      const key = stockEntry(line.itemCode, location);
      const before = taken.get(key);
      taken.set(key, { code: line.itemCode, location, quantity: (before?.quantity ?? decimal("0")).plus(quantity), paths: [...(before?.paths ?? []), `lines.${index}.quantity`], place: before?.place ?? path });
    }
    return [...taken].flatMap(([key, { code, location, quantity, paths, place }]) => {
      const has = stock.get(key);
      if (has === undefined || !quantity.greaterThan(0) || quantity.lessThanOrEqualTo(has)) return [];
      const fixes: Fix[] = [
        ...(place === null ? [] : [{ do: "choose-location", path: place, isOnlyHere: true } as const]),
        ...paths.slice(0, 1).map((path): Fix => ({ do: "edit-field", path, label: "Correct the quantity" })),
      ];
      return [{ code, location, has: toQuantity(has), takes: toQuantity(quantity), left: toQuantity(decimal(has).minus(quantity)), fields: paths, fixes }];
    });
  },
});

/** Where a line takes its goods from, and the field that says so. */
function placeOf(subject: Subject<TakingOut>, index: number): { location: string | null; path: string | null } {
  if (isOfKind(["stock_transfer"], subject)) return { location: subject.document.fromLocation?.trim() || null, path: "fromLocation" };
  if (!isOfKind(["invoice", "delivery_order", "stock_adjustment"], subject)) return { location: null, path: null };
  const own = subject.document.lines[index]?.location?.trim() || null;
  return own !== null ? { location: own, path: `lines.${index}.location` } : { location: subject.document.location?.trim() || null, path: "location" };
}
