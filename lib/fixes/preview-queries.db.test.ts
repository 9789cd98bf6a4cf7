import { expect, test } from "vitest";
import { anApiCompany } from "#lib/api/test-company.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { queueFixtures } from "#lib/queues/queue-fixtures.ts";
import { previewFix, previewFixInput } from "./preview-fix.ts";

const { db } = await createTestDatabase();

const soldAs = (sku: string, itemCode: string | null) => ({ lines: [{ id: "1", kind: "item", sku, itemCode, description: "Balm", quantity: "1", uom: "PCS", unitPrice: "10.00" }] });
const dayOf = (nth: number) => new Date(Date.UTC(2026, 0, 1 + nth)).toISOString().slice(0, 10);

test("what posted documents have for it is told of all of them, or of the latest 200 where there are more", async () => {
  const house = await anApiCompany(db);
  await db.item.create({ data: { companyId: house.ctx.company, code: "OLD-CODE", name: "Old balm" } });
  const { seedRecords } = queueFixtures(db, new Date("2026-11-29T04:00:00Z"));
  const seed = async (sku: string, itemCode: string | null, seeds: Parameters<typeof seedRecords>[1]) => {
    const ids = await seedRecords({ ctx: { company: house.ctx.company, now: house.ctx.now }, source: house.source }, seeds.map((one) => ({ ...one, searchText: sku.toLowerCase() })));
    await db.record.updateMany({ where: { companyId: house.ctx.company, id: { in: ids } }, data: { document: soldAs(sku, itemCode) } });
    return ids;
  };
  const postedOn = (...days: number[]) => days.map((day) => ({ state: "posted" as const, docDate: dayOf(day), number: `#${day}` }));
  const told = async (sku: string) => {
    const [recordId = ""] = await seed(sku, null, [{}]);
    const preview = await previewFix(house.people.admin.ctx, previewFixInput.parse({ recordId, type: "item", at: "1" }));
    return preview.ok ? preview.value.posted.map(({ documents, ...entry }) => ({ ...entry, documents: documents.map(({ number }) => number) })) : preview.error;
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, nth) => nth);

  // The answer that counts came last in time, and first into the table or last.
  await seed("OFTEN-1", "NEW-CODE", postedOn(301, 303));
  await seed("OFTEN-1", "OLD-CODE", postedOn(...upTo(220)));
  await seed("OFTEN-1", "NEW-CODE", postedOn(302));
  expect(await told("OFTEN-1")).toEqual([
    { code: "OLD-CODE", name: "Old balm", records: 197, ofLatest: 200, documents: ["#219", "#218", "#217"] },
    { code: "NEW-CODE", name: null, records: 3, ofLatest: 200, documents: ["#303", "#302", "#301"] },
  ]);

  await seed("JUST-200", "OLD-CODE", postedOn(...upTo(200)));
  expect(await told("JUST-200")).toEqual([{ code: "OLD-CODE", name: "Old balm", records: 200, ofLatest: null, documents: ["#199", "#198", "#197"] }]);
});
