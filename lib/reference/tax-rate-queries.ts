import type { Tx } from "#lib/db/prisma.ts";

/** Percent of each tax code whose rate is known: of the mirror, and of the book's settings where the mirror says nothing. One query. */
export async function findTaxRates(tx: Tx, company: number, ofBook: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ code: string; rate: string }[]>`
    SELECT code, trim_scale(rate)::text AS rate FROM tax_code WHERE company_id = ${company} AND rate IS NOT NULL`;
  return new Map([...[...ofBook].map(([rate, code]) => [code, rate] as const), ...rows.map((row) => [row.code, row.rate] as const)]);
}
