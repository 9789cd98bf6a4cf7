import { pool } from "#lib/db/prisma.ts";
import { itemSearchText } from "#lib/reference/propose-customer.ts";
import { makeItems, type MadeItem } from "./suggestion-set.ts";

const batchSize = 20_000;

/**
 * Fills a company's mirror with `count` made-up items. The indexes of its texts are taken away meanwhile and made again at the end,
 * as whoever loads a million rows would: the database is the benchmark's own.
 */
export async function fillItems(company: number, seed: number, count: number): Promise<void> {
  const { rows: indexes } = await pool().query<{ name: string; definition: string }>("SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'item' AND indexdef LIKE '%USING gin%'");
  if (indexes.length === 0) throw new Error("the items have no index of their texts");
  for (const { name } of indexes) await pool().query(`DROP INDEX "${name}"`);
  let batch: MadeItem[] = [];
  for (const item of makeItems(seed, count)) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    await insert(company, batch);
    batch = [];
  }
  await insert(company, batch);
  for (const { definition } of indexes) await pool().query(definition);
}

async function insert(company: number, items: readonly MadeItem[]): Promise<void> {
  if (items.length === 0) return;
  const column = (pick: (item: MadeItem) => string) => items.map(pick);
  await pool().query(
    `INSERT INTO item (company_id, code, name, barcode, uom, price, search_text)
      SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::numeric[], $7::text[])`,
    [company, column(({ code }) => code), column(({ name }) => name), column(({ barcode }) => barcode), column(({ uom }) => uom), column(({ price }) => price), column(itemSearchText)],
  );
}
