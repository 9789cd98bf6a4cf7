import type { Context } from "#lib/context.ts";

/** What look-ups tell of a code beside its master data. */
export type Standing = {
  /** How much of an item there is at all locations, in base units, as decimal text; null where it is not known or not kept. */
  stock: string | null;
  /** When this company last booked a document with it or corrected one so, as ISO text; null where it never did. */
  lastUsedAt: string | null;
  /** On how many such documents it was. */
  uses: number;
};

/** The rows of a look-up with how each stands, in one query for all of them. */
export async function withStanding<R extends { code: string }>(ctx: Context, list: "item" | "customer" | "supplier", rows: readonly R[]): Promise<(R & Standing)[]> {
  if (rows.length === 0) return [];
  const found = await ctx.db.$queryRaw<{ code: string; stock: string | null; lastUsedAt: Date | null; uses: number | null }[]>`
    SELECT c.code, u.last_used_at AS "lastUsedAt", u.uses,
      CASE WHEN ${list} = 'item' THEN (SELECT trim_scale(sum(s.quantity))::text FROM stock_level s WHERE s.company_id = ${ctx.company} AND s.item_code = c.code) END AS stock
    FROM unnest(${rows.map(({ code }) => code)}::text[]) AS c(code)
      LEFT JOIN code_use u ON u.company_id = ${ctx.company} AND u.list = ${list} AND u.used_for = '' AND u.code = c.code`;
  const byCode = new Map(found.map((one) => [one.code, one]));
  return rows.map((row) => {
    const standing = byCode.get(row.code);
    return { ...row, stock: standing?.stock ?? null, lastUsedAt: standing?.lastUsedAt?.toISOString() ?? null, uses: standing?.uses ?? 0 };
  });
}
