import { pool } from "#lib/db/prisma.ts";

const places = 12;
const parties = 2_000;

/**
 * What the items of a company can be counted, kept and taxed in: a carton of each, stock of each at one of a dozen locations, some
 * tax codes, and what was used for each item, and for its buyers and sources. Returns who they are.
 */
export async function fillChoices(company: number, items: number): Promise<{ sources: string[]; customers: string[] }> {
  const sources = Array.from({ length: 5 }, () => crypto.randomUUID());
  const customers = Array.from({ length: Math.min(parties, items) }, (_, nth) => `300-${String(nth).padStart(6, "0")}`);
  const run = (sql: string, ...values: unknown[]) => pool().query(sql, [company, ...values]);
  await run("INSERT INTO location (company_id, code, name) SELECT $1, 'L' || n, 'Branch ' || n FROM generate_series(1, $2::int) AS n", places);
  await run("INSERT INTO tax_code (company_id, code, name, rate) SELECT $1, 'T-' || n, 'Tax of ' || n || ' percent', n FROM generate_series(0, 39) AS n");
  await run("INSERT INTO item_uom (company_id, item_code, uom, rate, price) SELECT $1, code, 'CTN', 12, price * 11 FROM item WHERE company_id = $1");
  await run("INSERT INTO stock_level (company_id, item_code, location, quantity) SELECT $1, code, 'L' || (1 + abs(hashtext(code)) % $2::int), abs(hashtext(code)) % 500 FROM item WHERE company_id = $1", places);
  await run(`INSERT INTO code_use (company_id, list, used_for, code, last_used_at)
    SELECT $1, used.list, 'item' || chr(9) || item.code || chr(9) || 'customer', used.code, now()
    FROM item, (VALUES ('uom', 'CTN'), ('tax-code', 'T-8')) AS used(list, code) WHERE item.company_id = $1`);
  await run(`INSERT INTO code_use (company_id, list, used_for, code, last_used_at)
    SELECT $1, 'location', whose, 'L' || n, now() - make_interval(days => n) FROM generate_series(1, $2::int) AS n, unnest($3::text[]) AS whose`, places, [...sources.map((id) => `source\t${id}`), ...customers.map((code) => `customer\t${code}`)]);
  return { sources, customers };
}
