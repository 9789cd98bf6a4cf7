import { expect, test } from "vitest";
import { setTestSecrets } from "#lib/auth/test-people.ts";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { heldQueue } from "#lib/queues/held.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { countRows, listRows } from "#lib/queues/queries.ts";
import { layGround, settle } from "./ground.ts";

const { db, url } = await createTestDatabase();
setTestSecrets();
const product = { baseUrl: "http://localhost:4800", databaseUrl: url, chromium: "", sandboxUrl: "http://127.0.0.1:4801", sandboxAdminToken: "none" };

test("the ground holds as many records as asked for, a tenth of them held, with all that belongs to them", async () => {
  const ground = await layGround(product, 400);
  expect(ground.baseUrl).toBe("http://127.0.0.1:4800");
  expect(ground.records).toEqual({ all: 400, held: 40 });
  const where = { companyId: ground.ctx.company };
  expect(await db.recordRevision.count({ where })).toBe(400);
  expect(await db.auditEntry.count({ where: { ...where, type: "record.received" } })).toBe(400);
  expect(await db.finding.count({ where })).toBe(40);
  expect(await db.posting.count({ where: { ...where, state: "posted" } })).toBe(await db.record.count({ where: { ...where, state: "posted" } }));
  // The worker takes up what is approved: nothing may be.
  expect(await db.record.count({ where: { ...where, state: { in: ["approved", "posting", "unknown"] } } })).toBe(0);

  const view = parseView(heldQueue, {});
  const page = await listRows(ground.ctx, heldQueue, view);
  expect(page.rows).toHaveLength(40);
  expect(await countRows(ground.ctx, heldQueue, {})).toEqual({ value: 40, isCapped: false });
  const received = page.rows.map((row) => row.receivedAt);
  expect(received).toEqual([...received].sort());
});

test("the documents are real ones, and columns agree with them", async () => {
  const ground = await layGround(product, 100);
  const records = await db.record.findMany({ where: { companyId: ground.ctx.company } });
  for (const record of records) {
    const document = documentSchemas.invoice.parse(record.document);
    expect(document.number).toBe(record.docNumber);
    expect(document.total).toBe(record.total.toFixed(2));
    expect(document.customer.name).toBe(record.partyName);
    expect(document.lines[3]?.sku?.startsWith("UNKNOWN")).toBe(record.state === "held");
  }
});

test("two grounds on one database do not meet, and tables can be settled", async () => {
  const [one, other] = [await layGround(product, 20), await layGround(product, 20)];
  expect(one.ctx.company).not.toBe(other.ctx.company);
  await settle(["record"]);
});
