import type { Prisma } from "#lib/db/generated/client.ts";
import { expect, test } from "vitest";
import { db, pool } from "./prisma.ts";
import { readRow, readRows } from "./sql.ts";
import { createTestDatabase } from "./test-database.ts";

await createTestDatabase();

test("amounts, dates and instants come back as text, counts as numbers", async () => {
  const row = await readRow(`
    SELECT 1234.50::numeric(19,4) AS amount, date '2026-03-31' AS "issuedOn", timestamptz '2026-03-31 09:15:00.5+08' AS "receivedAt",
           count(*) AS count, '{"a": [1]}'::jsonb AS document, ARRAY[1.10, 2]::numeric[] AS amounts, NULL::numeric AS nothing`);
  expect(row).toEqual({
    amount: "1234.5000",
    issuedOn: "2026-03-31",
    receivedAt: "2026-03-31T01:15:00.500Z",
    count: 1,
    document: { a: [1] },
    amounts: ["1.10", "2"],
    nothing: null,
  });
});

test("a whole number that JavaScript would round is refused, not rounded", async () => {
  await expect(readRows("SELECT 9007199254740993::bigint AS key")).rejects.toThrow("9007199254740993 does not fit");
});

test("parameters reach the query as values, arrays too", async () => {
  const text = "SELECT id FROM unnest($1::int[]) AS id WHERE id > $2 ORDER BY id";
  expect(await readRows(text, [[3, 1, 2], 1])).toEqual([{ id: 2 }, { id: 3 }]);
  expect(await readRows(text, [[5], 1], { prepared: true })).toEqual([{ id: 5 }]);
  expect(await readRows(text, [[7], 1], { prepared: true })).toEqual([{ id: 7 }]);
});

test("a prepared text is parsed once per connection", async () => {
  const client = await pool().connect();
  client.release();
  const text = "SELECT $1::int AS prepared_once";
  for (const n of [1, 2, 3]) await readRows(text, [n], { prepared: true });
  const statements = await readRows<{ calls: number }>("SELECT generic_plans + custom_plans AS calls FROM pg_prepared_statements WHERE statement = $1", [text]);
  expect(statements).toEqual([{ calls: 3 }]);
});

test("readRow refuses none and several rows", async () => {
  await expect(readRow("SELECT 1 WHERE false")).rejects.toThrow("got 0");
  await expect(readRow("SELECT * FROM generate_series(1, 2)")).rejects.toThrow("got 2");
});

test("an instant written by Prisma is the same instant when read by either, whatever the machine's zone", async () => {
  const instant = new Date("2026-03-31T16:30:00.123Z");
  const [written] = await db().$queryRaw<{ at: Date }[]>`SELECT ${instant}::timestamptz AS at`;
  expect(written?.at.toISOString()).toBe("2026-03-31T16:30:00.123Z");
  const [amount] = await db().$queryRaw<{ amount: Prisma.Decimal }[]>`SELECT 0.10::numeric AS amount`;
  expect(amount?.amount.toFixed(2)).toBe("0.10");
});
