import type { UnmappedList } from "./unmapped.ts";

/** Null for what only looks like a SKU: empty, blank, invisible characters, or "NULL" as an export writes it. */
export function readSku(sku: string | null, path: string, unmapped: UnmappedList): string | null {
  const visible = (sku ?? "").replaceAll(/[\s\u200B-\u200D\u2060\uFEFF]/g, "");
  if (sku === null || visible === "") return null;
  if (/^null$/i.test(visible)) {
    unmapped.add(`${path}.sku`, sku);
    return null;
  }
  if (sku.trim().length <= 100) return sku.trim();
  // Two SKUs cut to the same beginning would become one item.
  unmapped.add(`${path}.sku`, `Too long for a SKU: ${sku}`);
  return null;
}
