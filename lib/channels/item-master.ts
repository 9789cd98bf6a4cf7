import { malaysianDate } from "#lib/canonical/dates.ts";
import { itemMaster } from "#lib/canonical/masters.ts";
import type { ReadDocument, RefusedRecord } from "./channel.ts";
import { exactAmount } from "./exact-amount.ts";
import { parseSent } from "./explain-issue.ts";
import { readSku } from "./sku.ts";
import type { UnmappedList } from "./unmapped.ts";

/** One thing that is sold, as a shop knows it: a product, or one variant of it. */
export type ShopItem = {
  id: string;
  sku: string | null;
  name: string;
  barcode?: string | null;
  /** Price of one unit as the shop says it; null where it says none. */
  price: string | null;
  cost?: string | null;
  uom?: string | null;
  category?: string | null;
  isActive: boolean;
  createdAt: string;
  updatedAt: string | null;
  /** What else the shop says about it. */
  rest: UnmappedList;
};

/**
 * The canonical items of what a shop sends about its products. One without a SKU is refused, and so are all that share one
 * SKU: which of them a line of an order means could not be told. The others are kept.
 */
export function writeItems(items: readonly ShopItem[]): { documents: ReadDocument[]; refused: RefusedRecord[] } {
  const skus = items.map((item, index) => readSku(item.sku, `items[${index}]`, item.rest));
  const documents: ReadDocument[] = [];
  const refused: RefusedRecord[] = [];
  items.forEach((item, index) => {
    const refuse = (why: string) => refused.push({ index, externalId: item.id, why, path: "sku" });
    const sku = skus[index] ?? null;
    if (sku === null) return refuse(`"${item.name.slice(0, 100) || item.id}" has no SKU: no item can be made of it, and no line of an order can name it.`);
    if (skus.filter((other) => other === sku).length > 1) return refuse(`The SKU ${sku} stands on several variants of one product: which of them an order means cannot be told.`);
    const document = parseSent(itemMaster, {
      number: item.rest.fit("sku", sku, 50),
      date: malaysianDate(item.createdAt),
      sku,
      name: item.rest.fit("name", item.name.trim() || sku, 100),
      barcode: item.rest.fit("barcode", item.barcode ?? "", 30) || null,
      price: item.price === null ? null : exactAmount(item.price),
      cost: item.cost == null ? null : exactAmount(item.cost),
      uom: item.rest.fit("uom", item.uom ?? "", 20) || null,
      category: item.rest.fit("category", item.category ?? "", 50) || null,
      isActive: item.isActive,
      unmapped: item.rest.entries(),
    });
    if (!document.ok) return refused.push({ index, externalId: item.id, why: `The item ${sku} does not fit: ${document.error.sentence}`, path: document.error.path });
    documents.push({ kind: "item", index, externalId: item.id, sourceVersion: item.updatedAt, document: document.value });
  });
  return { documents, refused };
}
