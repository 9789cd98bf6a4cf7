import { expect, test } from "vitest";
import { aCompany, setTestSecrets } from "#lib/auth/test-people.ts";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { queuePosting } from "./queue-posting.ts";
import { setConnection } from "./set-connection.ts";

const { db } = await createTestDatabase();
setTestSecrets();

test("numbers begin as their source or kind wants it, and come from one sequence", async () => {
  const ctx = await aCompany(db);
  const set = await setConnection(ctx, { kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1", keyId: "key", apiKey: "secret" });
  const stall = await addSource(ctx, { key: "stall-of-prefixes", channel: "shopify", settings: { prefixes: { invoice: "MKT-" } } });
  const shop = await addSource(ctx, { key: "shop-of-prefixes", channel: "shopify" });
  if (!set.ok || !stall.ok || !shop.ok) throw new Error("the company was not made");
  const document = documentSchemas.invoice.parse({
    number: "1", date: "2026-03-02", currency: "MYR", total: "1.00", lines: [{ id: "1", quantity: "1", unitPrice: "1.00", amount: "1.00" }],
  });
  const queue = (sourceId: string, kind: "invoice" | "credit_note") =>
    db.$transaction((tx) => queuePosting(tx, ctx, { id: crypto.randomUUID(), sourceId, revision: 1, kind, bookAs: kind, document }));
  expect(await queue(stall.value.sourceId, "invoice")).toBe("MKT-000001");
  expect(await queue(stall.value.sourceId, "credit_note")).toBe("HP-CN-000002");
  expect(await queue(shop.value.sourceId, "invoice")).toBe("HP-IV-000003");
});
