import { expect, test } from "vitest";
import { aCompany, aPerson, setTestSecrets } from "#lib/auth/test-people.ts";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { decideDrift } from "#lib/reference/decide-drift.ts";
import { listDrift } from "#lib/reference/drift-queries.ts";
import { editRow } from "#lib/reference/edit-row.ts";
import { recheckScope } from "#lib/rechecks/jobs.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { findRecordScreen } from "./queries.ts";
import { recheckRecords } from "./recheck-records.ts";

const { db } = await createTestDatabase();
setTestSecrets();

test("an item that is made inactive flags the records that name it, and re-pointed they name the other one in the name of who decided", async () => {
  const ctx = await aCompany(db);
  const admin = (await aPerson(ctx, "admin")).ctx;
  await seedMasters(db, ctx.company);
  const source = await db.source.create({ data: { companyId: ctx.company, key: `erp-${ctx.company}`, name: "ERP", channel: "native", flowKind: "invoice", flowTrigger: "billing" } });
  await db.ledgerConnection.create({ data: { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1", credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
  const document = { number: "R-1", date: "2026-03-02", currency: "MYR", customer: { code: "300-A001", name: "Aisyah binti Rahman" }, lines: [{ sku: "KR-GIFT-A", description: "Hamper", quantity: "1", unitPrice: "168.00" }], total: "168.00" };
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records: [{ externalId: "R-1", kind: "invoice", document }] })));
  const received = await receiveDelivery(ctx, { sourceId: source.id, key: null, topic: intakeTopic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
  const record = () => db.record.findFirstOrThrow({ where: { companyId: ctx.company, externalId: "R-1" } });
  expect((await record()).document).toMatchObject({ lines: [{ itemCode: "KR-GIFT-A" }] });

  const item = await db.item.findUniqueOrThrow({ where: { companyId_code: { companyId: ctx.company, code: "KR-GIFT-A" } } });
  const seen = { code: item.code, name: item.name, uom: item.uom, price: item.price?.toFixed() ?? null, barcode: item.barcode, taxCode: item.taxCode, classification: item.classification, isActive: "yes" };
  const typed = Object.fromEntries(Object.entries(seen).map(([name, value]) => [name, value ?? ""]));
  expect(await editRow(admin, { list: "items", values: { ...typed, isActive: "no" }, seen })).toMatchObject({ ok: true });
  const { rows: [change] } = await listDrift(ctx, { show: "open", before: null });
  expect(change).toMatchObject({ code: "KR-GIFT-A", new: "inactive", recordCount: 1, records: [{ number: "R-1" }] });

  expect((await findRecordScreen(ctx, (await record()).id))?.drift).toMatchObject([{ id: change?.id, list: "item", code: "KR-GIFT-A", field: "is_active", old: "active", new: "inactive", origin: "hand" }]);
  expect(await decideDrift(admin, { id: change?.id ?? "", decision: "repoint", to: "KR-GIFT-B" })).toMatchObject({ ok: true });
  const queued = await readRows<{ data: { scope: unknown; answeredBy: { id: string; name: string } | null } }>("SELECT data FROM pgboss.job WHERE name = 'recheck' AND (data->>'company')::int = $1 AND data->'scope'->>'by' = 'repoint'", [ctx.company]);
  for (const { data } of queued) await recheckRecords(ctx, recheckScope.parse(data.scope), data.answeredBy);
  const changed = await record();
  expect((await findRecordScreen(ctx, changed.id))?.drift).toEqual([]);
  expect(changed.document).toMatchObject({ lines: [{ itemCode: "KR-GIFT-B" }] });
  expect(await db.recordRevision.findFirst({ where: { companyId: ctx.company, recordId: changed.id, revision: changed.revision } })).toMatchObject({ cause: "alias", actorName: admin.actor.name });
});
