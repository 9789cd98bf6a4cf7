import type { Context } from "#lib/context.ts";

/** A tax code of AutoCount; `rate` in percent, null where it is not known. */
export type TaxCodeCandidate = { code: string; name: string; rate: string | null; side: string; isActive: boolean };
/** A unit of an item: how many base units it holds, and its price in the company's currency. */
export type UomCandidate = { code: string; rate: string; price: string | null; isBase: boolean };

/** Tax codes whose code, name or rate holds what was typed, at most 50: active ones first, then those whose code begins with it. */
export async function lookUpTaxCodes(ctx: Context, query: string, side: "sales" | "purchase"): Promise<TaxCodeCandidate[]> {
  const typed = query.trim().toLowerCase().replaceAll(/[\\%_]/g, "\\$&");
  return ctx.db.$queryRaw<TaxCodeCandidate[]>`
    SELECT code, name, trim_scale(rate)::text AS rate, side, is_active AS "isActive" FROM tax_code
    WHERE company_id = ${ctx.company} AND (lower(code) LIKE ${`%${typed}%`} OR lower(name) LIKE ${`%${typed}%`} OR trim_scale(rate)::text = ${typed})
    ORDER BY is_active DESC, side = ${side} DESC, lower(code) LIKE ${`${typed}%`} DESC, code LIMIT 50`;
}

/** The units that an item is sold in, its own first; those whose name holds what was typed. None of an item that is not known. */
export async function lookUpUoms(ctx: Context, itemCode: string, query: string): Promise<UomCandidate[]> {
  const typed = query.trim().toLowerCase();
  const codes = [itemCode, itemCode.toUpperCase()];
  const rows = await ctx.db.$queryRaw<UomCandidate[]>`
    SELECT uom AS code, trim_scale(rate)::text AS rate, trim_scale(price)::text AS price, false AS "isBase" FROM item_uom WHERE company_id = ${ctx.company} AND item_code = ANY(${codes})
    UNION ALL
    SELECT uom, '1', trim_scale(price)::text, true FROM item WHERE company_id = ${ctx.company} AND code = ANY(${codes}) AND uom IS NOT NULL`;
  // The item's own unit may stand among the others as well.
  const own = rows.filter(({ isBase }) => isBase);
  const others = rows.filter(({ isBase, code }) => !isBase && !own.some((one) => one.code.toLowerCase() === code.toLowerCase()));
  return [...own, ...others].filter(({ code }) => code.toLowerCase().includes(typed)).slice(0, 50);
}
