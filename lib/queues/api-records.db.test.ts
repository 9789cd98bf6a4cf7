import { expect, it } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { systemActor } from "#lib/context.ts";
import { encodeCursor } from "./cursor.ts";
import { listRecordsForApi } from "./queries.ts";
import { queueFixtures } from "./queue-fixtures.ts";

const { db } = await createTestDatabase();
const now = new Date("2026-03-31T04:00:00.000Z");
const { aCompany, aSource, seedRecords } = queueFixtures(db, now);

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const asSource = (id: string) => ({ type: "source", id, name: "Shop", role: null, ip: null }) as const;

it("lists records with what holds them and what became of them in the ledger", async () => {
  const where = await aCompany();
  const [held, posted] = await seedRecords(where, [{ holds: ["missing-sku"], receivedAt: later(1) }, { state: "posted", receivedAt: later(2) }]);
  await db.finding.createMany({
    data: [
      { companyId: where.ctx.company, recordId: held ?? "", seq: 0, rule: "missing-sku", severity: "error", actor: "admin", fields: ["lines.0.sku"], message: "No item answers to X-1." },
      { companyId: where.ctx.company, recordId: held ?? "", seq: 1, rule: "note", severity: "info", actor: "admin", fields: [], message: "Only shown." },
    ],
  });
  await db.posting.create({ data: { companyId: where.ctx.company, recordId: posted ?? "", revision: 1, docNo: "HP-1", digest: "0", state: "posted", docKey: "900" } });

  const listed = await listRecordsForApi({ ...where.ctx, actor: systemActor }, {});
  expect(listed).toEqual({
    ok: true,
    value: {
      records: [
        {
          id: held, externalId: expect.any(String), kind: "invoice", state: "held", revision: 1,
          holds: [{ rule: "missing-sku", severity: "error", fields: ["lines.0.sku"], message: "No item answers to X-1." }], posting: null,
        },
        { id: posted, externalId: expect.any(String), kind: "invoice", state: "posted", revision: 1, holds: [], posting: { docNo: "HP-1", docKey: "900", state: "posted" } },
      ],
      nextCursor: null,
    },
  });
});

it("goes on by its cursor until all are read", async () => {
  const where = await aCompany();
  const ids = await seedRecords(where, [1, 2, 3, 4, 5].map((n) => ({ receivedAt: later(n) })));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecordsForApi({ ...where.ctx, actor: systemActor }, { limit: 2, cursor });
    if (!page.ok) throw new Error("refused");
    seen.push(...page.value.records.map((record) => record.id));
    cursor = page.value.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(ids);
});

it("shows a source its own records only, whatever it asks for", async () => {
  const where = await aCompany();
  const other = await aSource(where.ctx.company);
  const [mine] = await seedRecords(where, [{}]);
  await seedRecords(where, [{ sourceId: other.id }]);
  const all = await listRecordsForApi({ ...where.ctx, actor: asSource(where.source.id) }, {});
  expect(all.ok && all.value.records.map((record) => record.id)).toEqual([mine]);
  const theirs = await listRecordsForApi({ ...where.ctx, actor: asSource(where.source.id) }, { source: other.key });
  expect(theirs.ok && theirs.value.records).toEqual([]);
});

it.each([
  "nonsense",
  // Well formed, but with a value that the database would choke on.
  ...["yesterday", "2026-02-30 10:00:00+00", null].map((value) =>
    encodeCursor({ sort: { column: "receivedAt", direction: "asc" }, value, id: "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000" }),
  ),
])("refuses the cursor %s, which is not of this list", async (cursor) => {
  const where = await aCompany();
  const refused = await listRecordsForApi({ ...where.ctx, actor: systemActor }, { cursor });
  expect(refused).toEqual({ ok: false, error: { code: "invalid", issues: [{ path: "cursor", message: "is not a cursor of this list" }] } });
});
