import type { Context } from "#lib/context.ts";
import type { LookUpStep } from "./explain-item.ts";

/** What stands in one place: the item, and of a remembered answer who taught it and how often it was used. */
export type Found = { target: string; taughtByName: string | null; taughtAt: string | null; usedCount: number | null; lastUsedAt: string | null };

type Asked = { key: string; sku: string; sourceId: string | null; customerCode: string | null };
type KnownItem = { code: string; name: string; isActive: boolean };

/** What each place has for a SKU, and the items that they name. */
export async function findExplanation({ db, company }: Context, { key, sku, sourceId, customerCode }: Asked): Promise<{ found: Map<LookUpStep, Found>; items: Map<string, KnownItem> }> {
  const aliases = await db.alias.findMany({
    where: { companyId: company, type: "item", key, revokedAt: null, OR: [{ sourceId: null, customerCode: null }, ...(sourceId === null ? [] : [{ sourceId }])] },
  });
  const found = new Map<LookUpStep, Found>();
  const put = (step: LookUpStep, alias: (typeof aliases)[number] | undefined) => {
    if (alias === undefined) return;
    const { target, taughtByName, taughtAt, usedCount, lastUsedAt } = alias;
    found.set(step, { target, taughtByName, taughtAt: taughtAt.toISOString(), usedCount, lastUsedAt: lastUsedAt?.toISOString() ?? null });
  };
  if (customerCode !== null) put("source-customer", aliases.find((one) => one.sourceId === sourceId && sourceId !== null && one.customerCode?.toLowerCase() === customerCode.toLowerCase()));
  put("source", aliases.find((one) => one.sourceId !== null && one.sourceId === sourceId && one.customerCode === null));
  put("company", aliases.find((one) => one.sourceId === null && one.customerCode === null));
  const byCode = await db.item.findFirst({ where: { companyId: company, code: { in: [sku, sku.toUpperCase()] } }, select: { code: true } });
  const byBarcode = (await db.item.findFirst({ where: { companyId: company, barcode: sku }, select: { code: true } })) ??
    (await db.itemUom.findFirst({ where: { companyId: company, barcode: sku }, select: { itemCode: true } }).then((unit) => (unit === null ? null : { code: unit.itemCode })));
  const plain = (code: string): Found => ({ target: code, taughtByName: null, taughtAt: null, usedCount: null, lastUsedAt: null });
  if (byCode !== null) found.set("code", plain(byCode.code));
  if (byBarcode !== null) found.set("barcode", plain(byBarcode.code));
  const targets = [...found.values()].map(({ target }) => target);
  const items = await db.item.findMany({ where: { companyId: company, code: { in: [...targets, ...targets.map((code) => code.toUpperCase())] } }, select: { code: true, name: true, isActive: true } });
  return { found, items: new Map(items.map((item) => [item.code.toLowerCase(), item])) };
}
