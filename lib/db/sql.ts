import { createHash } from "node:crypto";
import type { QueryResultRow } from "pg";
import pg from "pg";
import { pool } from "./prisma.ts";

export type SqlValue = string | number | bigint | boolean | Date | Buffer | null | readonly SqlValue[] | { readonly [key: string]: unknown };

/**
 * Reads rows with hand-written SQL over the connection pool that Prisma uses, for the few hot reads where Prisma's own
 * cost shows. `params` fill `$1`, `$2` ...; nothing of a request may be put into `text`.
 *
 * What comes back: `numeric` and `date` as the text PostgreSQL prints ("1234.50", "2026-03-31"), `timestamptz` as
 * ISO text in UTC with milliseconds, `bigint` (also `count(*)`) as number, `json` parsed.
 *
 * `prepared: true` lets PostgreSQL parse and plan the text once per connection: for texts of which there are few.
 */
export async function readRows<Row extends QueryResultRow>(
  text: string,
  params: readonly SqlValue[] = [],
  options: { prepared?: boolean } = {},
): Promise<Row[]> {
  const name = options.prepared ? { name: statementName(text) } : {};
  const result = await pool().query<Row>({ ...name, text, values: [...params], types });
  return result.rows;
}

/** Like `readRows` for a query that has exactly one row, such as a count. */
export async function readRow<Row extends QueryResultRow>(
  text: string,
  params: readonly SqlValue[] = [],
  options: { prepared?: boolean } = {},
): Promise<Row> {
  const rows = await readRows<Row>(text, params, options);
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`);
  return row;
}

const statementNames = new Map<string, string>();

function statementName(text: string): string {
  let name = statementNames.get(text);
  if (name === undefined) {
    name = createHash("sha1").update(text).digest("base64url");
    statementNames.set(text, name);
  }
  return name;
}

const asPrinted = (text: string) => text;

/** PostgreSQL prints "2026-03-31 09:15:00.5+00" in a UTC session. */
function toIsoInstant(text: string): string {
  return new Date(text).toISOString();
}

function toSafeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`${text} does not fit a JavaScript number; cast it to text in the query`);
  return number;
}

const { builtins } = pg.types;
type TypeId = Parameters<typeof pg.types.getTypeParser>[0];
const textArray = 1009;
const numericArray = 1231;
const dateArray = 1182;
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.NUMERIC, asPrinted],
  [builtins.DATE, asPrinted],
  [builtins.TIMESTAMPTZ, toIsoInstant],
  [builtins.INT8, toSafeNumber],
]);
// Arrays of them too: read as what they are printed as.
for (const oid of [numericArray, dateArray]) parsers.set(oid, pg.types.getTypeParser(textArray as TypeId));

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format),
};
