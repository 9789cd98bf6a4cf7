import { linedKinds, type LinedKind } from "#lib/canonical/kinds.ts";
import { skuKey } from "#lib/reference/resolve.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Ambiguous = Found & { lineId: string; sku: string; description: string; items: string[] };

/** Holds goods whose SKU is the barcode of several items: taking one of them would be a guess about stock and money. */
export const ambiguousSku = defineRule<Ambiguous, LinedKind>({
  id: "ambiguous-sku",
  title: "SKU of several items",
  kinds: linedKinds,
  severity: "error",
  owner: "admin",
  fields: [],
  message: ({ sku, description, items }) => `The SKU ${sku} ("${description}") is the barcode of ${items.length} items: ${items.join(", ")}.`,
  check: ({ document }, { ambiguousSkus }) =>
    document.lines.flatMap((line, index) => {
      const key = skuKey(line.sku);
      if (("kind" in line && line.kind !== "item") || line.itemCode !== null || key === null || line.sku === null) return [];
      const items = ambiguousSkus.get(key) ?? [];
      if (items.length === 0) return [];
      const fixes: Fix[] = [{ do: "choose-item", lineId: line.id, sku: line.sku }];
      return [{ lineId: line.id, sku: line.sku, description: line.description, items: items.map((item) => item.code), fields: [`lines.${index}.itemCode`], fixes }];
    }),
});
