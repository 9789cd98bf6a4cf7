import { linedKinds, type LinedKind } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Inactive = Found & { lineId: string; sku: string | null; code: string; description: string };

/** Holds goods whose item is no longer active in AutoCount: it refuses them, or sells what nobody keeps any more. */
export const inactiveItem = defineRule<Inactive, LinedKind>({
  id: "inactive-item",
  title: "Item not active",
  kinds: linedKinds,
  severity: "error",
  owner: "admin",
  fields: [],
  message: ({ code, description }) => `The item ${code} (line "${description}") is not active in AutoCount.`,
  check: ({ document }, { items }) =>
    document.lines.flatMap((line, index) => {
      if (("kind" in line && line.kind !== "item") || line.itemCode === null || items.get(line.itemCode)?.isActive !== false) return [];
      const fixes: Fix[] = [{ do: "choose-item", lineId: line.id, sku: line.sku, replaces: line.itemCode }];
      return [{ lineId: line.id, sku: line.sku, code: line.itemCode, description: line.description, fields: [`lines.${index}.itemCode`], fixes }];
    }),
});
