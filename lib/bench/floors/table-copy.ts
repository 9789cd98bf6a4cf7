import { pool } from "#lib/db/prisma.ts";

const schema = "bench_floor";

/**
 * Makes copies of tables, with the same columns, defaults, checks and indexes, and the rows of one company, for bare
 * inserts that meet what ours meet. `drop` removes them. Returns the name of each copy.
 */
export async function copyTables<Name extends string>(company: number, tables: readonly Name[]): Promise<{ names: { [name in Name]: string }; drop(): Promise<void> }> {
  const drop = async () => void (await pool().query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`));
  await drop();
  await pool().query(`CREATE SCHEMA ${schema}`);
  for (const table of tables) {
    await pool().query(`CREATE TABLE ${schema}.${table} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)`);
    await pool().query(`INSERT INTO ${schema}.${table} SELECT * FROM ${table} WHERE company_id = $1`, [company]);
    await pool().query(`VACUUM (ANALYZE) ${schema}.${table}`);
  }
  return { names: Object.fromEntries(tables.map((table) => [table, `${schema}.${table}`])) as { [name in Name]: string }, drop };
}
