import { expect, test } from "vitest";
import { createTestDatabase } from "./test-database.ts";

const { db } = await createTestDatabase();
const company = 1;

test.each(["audit_entry", "posting_attempt"])("%s only grows: nothing is rewritten, deleted or emptied", async (table) => {
  const changed = `UPDATE ${table} SET company_id = company_id`;
  for (const statement of [changed, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
    await expect(db.$executeRawUnsafe(statement), statement).rejects.toThrow(/append-only/);
  }
});

test("a delivery stays as it was received; only what became of it is written", async () => {
  const { id } = await db.delivery.create({
    data: { companyId: company, sourceId: crypto.randomUUID(), dedupeKey: "k", digest: "d", topic: "orders/create", contentType: "application/json", headers: {}, body: Buffer.from("{}") },
  });
  const set = (assignment: string) => db.$executeRawUnsafe(`UPDATE delivery SET ${assignment} WHERE company_id = ${company} AND id = '${id}'`);
  for (const change of ["topic = 'orders/cancelled'", "topic = NULL", "content_type = 'text/plain'", `headers = '{"a":"b"}'`, "body = '\\x5b5d'", "digest = 'e'", "dedupe_key = 'l'"]) {
    await expect(set(change), change).rejects.toThrow(/kept as received/);
  }
  expect(await set("state = 'read', read_at = now()")).toBe(1);
});
