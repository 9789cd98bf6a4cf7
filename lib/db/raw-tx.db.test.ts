import { beforeEach, expect, test } from "vitest";
import { inRawTx, rawReads, type RawTx } from "./raw-tx.ts";
import { createTestDatabase } from "./test-database.ts";

const { db } = await createTestDatabase();
const names = async () => (await db.company.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key);
const add = (tx: RawTx, key: string) => tx.$executeRaw`INSERT INTO company (key, name) VALUES (${key}, ${key})`;

beforeEach(async () => {
  await db.company.deleteMany();
});

test("what is asked for together is carried out in its order, and committed with the rest", async () => {
  const [, renamed, found] = await inRawTx((tx) => Promise.all([
    add(tx, "one"),
    tx.$executeRaw`UPDATE company SET key = 'two' WHERE key = 'one'`,
    tx.$queryRaw<{ key: string }[]>`SELECT key FROM company WHERE key = ${"two"}`,
  ]));
  expect([renamed, found]).toEqual([1, [{ key: "two" }]]);
  expect(await names()).toEqual(["two"]);
});

test("nothing is left of a transaction whose work throws, nor of one in which a statement fails", async () => {
  await expect(inRawTx(async (tx) => {
    await add(tx, "one");
    throw new Error("thought better of it");
  })).rejects.toThrow("thought better of it");
  await expect(inRawTx((tx) => Promise.all([add(tx, "one"), add(tx, "one"), add(tx, "two")]))).rejects.toThrow("unique");
  expect(await names()).toEqual([]);
  await inRawTx((tx) => add(tx, "three"), { isDurable: false });
  expect(await rawReads().$queryRaw`SELECT key FROM company`).toEqual([{ key: "three" }]);
});

test("one that need not be durable leaves its connection as it was", async () => {
  for (let turn = 0; turn < 5; turn++) await inRawTx((tx) => add(tx, `quick ${turn}`), { isDurable: false });
  const rows = await inRawTx((tx) => tx.$queryRaw<{ synchronous_commit: string }[]>`SELECT current_setting('synchronous_commit') AS synchronous_commit`);
  const [usual] = await db.$queryRaw<{ synchronous_commit: string }[]>`SELECT current_setting('synchronous_commit') AS synchronous_commit`;
  expect(rows).toEqual([usual]);
});
