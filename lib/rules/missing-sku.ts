import { linedKinds, type LinedKind } from "#lib/canonical/kinds.ts";
import { skuKey } from "#lib/reference/resolve.ts";
import { canMake, makeItThere } from "./facts.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Missing = Found & { lineId: string; sku: string | null; description: string; code: string | null; isMadeHere: boolean };

/** Holds goods that AutoCount has no item for: unknown SKU, no SKU at all, or an item that is not (or no longer) there. */
export const missingSku = defineRule<Missing, LinedKind>({
  id: "missing-sku",
  title: "Item not known",
  kinds: linedKinds,
  severity: "error",
  owner: "admin",
  fields: [],
  message: ({ sku, description, code, isMadeHere }) => {
    const made = makeItThere("an item", isMadeHere);
    if (code !== null) return `AutoCount has no item ${code} (line "${description}").${made}`;
    return sku !== null ? `The SKU ${sku} ("${description}") is not known as an AutoCount item.${made}` : `The line "${description}" has no SKU, so its AutoCount item is not known.${made}`;
  },
  check: ({ document }, facts) =>
    document.lines.flatMap((line, index) => {
      if ("kind" in line && line.kind !== "item") return [];
      if (line.itemCode !== null && facts.items.has(line.itemCode)) return [];
      // Known, and more than once: that is another question (ambiguous-sku).
      const key = skuKey(line.sku);
      if (line.itemCode === null && key !== null && facts.ambiguousSkus.has(key)) return [];
      const fixes: Fix[] = [{ do: "choose-item", lineId: line.id, sku: line.sku, ...(line.itemCode === null ? {} : { replaces: line.itemCode }) }];
      const isMadeHere = canMake("item", facts);
      if (isMadeHere) fixes.push({ do: "create-item", lineId: line.id, sku: line.sku });
      return [{ lineId: line.id, sku: line.sku, description: line.description, code: line.itemCode, isMadeHere, fields: [`lines.${index}.itemCode`], fixes }];
    }),
});
