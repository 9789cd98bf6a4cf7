import { expect, test } from "vitest";
import { createTestDatabase } from "./test-database.ts";
import { isUniqueViolation } from "./unique-violation.ts";

const { db } = await createTestDatabase();

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => expect.unreachable("the statement fails"), (error: unknown) => error);
}

test("A unique key that is taken is told from every other failure", async () => {
  const insert = () => db.$transaction((tx) => tx.$executeRaw`INSERT INTO company (key, name) VALUES ('taken', 'A')`);
  await insert();
  expect(isUniqueViolation(await failureOf(insert()))).toBe(true);
  expect(isUniqueViolation(await failureOf(db.company.create({ data: { key: "taken", name: "B" } })))).toBe(true);
  expect(isUniqueViolation(await failureOf(db.$executeRaw`SELECT 1 / 0`))).toBe(false);
  expect(isUniqueViolation(new Error("23505"))).toBe(false);
});
