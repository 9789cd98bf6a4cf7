import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, setTestSecrets } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readRows } from "#lib/db/sql.ts";
import { mappingOverride } from "#lib/mapping/override.ts";
import { addSource } from "./add-source.ts";
import { restoreMappingIn, saveMapping } from "./save-mapping.ts";
import { findSourceScreen, listSourceRows } from "./screen-queries.ts";
import { setSource } from "./set-source.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let made = 0;

beforeAll(async () => {
  ctx = await aCompany(db);
});

async function aShop(): Promise<{ id: string; key: string }> {
  made += 1;
  const key = `shop-of-test-${made}`;
  const added = await addSource(ctx, { key, channel: "shopify" });
  if (!added.ok) throw new Error(added.error.code);
  return { id: added.value.sourceId, key };
}

const stored = (key: string) => db.source.findUniqueOrThrow({ where: { key } });
const audited = (type: string) => db.auditEntry.findMany({ where: { companyId: ctx.company, type }, orderBy: { id: "asc" } });

describe("a change of a source", () => {
  test("is refused to whoever has not seen the one before it, and nothing of it is saved", async () => {
    const { key } = await aShop();
    expect(await setSource(ctx, { key, revision: 1, name: "First" })).toMatchObject({ ok: true, value: { revision: 2, changed: ["name"] } });
    expect(await setSource(ctx, { key, revision: 1, name: "Second" })).toEqual({ ok: false, error: { code: "source-changed", revision: 2 } });
    expect(await stored(key)).toMatchObject({ name: "First", revision: 2 });
    expect(await setSource(ctx, { key, revision: 2, name: "Second" })).toMatchObject({ ok: true });
  });

  test("of its flow has what waits checked again, of its walk-in debtor what an unknown buyer holds, any other nothing", async () => {
    const { id, key } = await aShop();
    const queued = async () => (await readRows<{ data: { scope: object } }>("SELECT data FROM pgboss.job WHERE name = 'recheck'")).filter(({ data }) => JSON.stringify(data).includes(id));
    await setSource(ctx, { key, settings: { location: "PG", agent: "Siti" } });
    expect(await queued()).toEqual([]);
    await setSource(ctx, { key, settings: { walkInCustomer: "300-W001" } });
    expect((await queued()).map(({ data }) => data.scope)).toEqual([{ by: "rule", rules: ["new-customer", "ambiguous-customer"], sourceId: id }]);
    await readRows("DELETE FROM pgboss.job WHERE name = 'recheck'");
    await setSource(ctx, { key, flow: { kind: "sales_order", trigger: "order_confirmation" } });
    expect((await queued()).map(({ data }) => data.scope)).toEqual([{ by: "source", sourceId: id, was: "invoice" }]);
  });

  test("of one setting leaves the others, and the audit tells old and new", async () => {
    const { key } = await aShop();
    await setSource(ctx, { key, settings: { location: "PG", prefixes: { invoice: "PG-" } } });
    await setSource(ctx, { key, settings: { agent: "Siti", location: "PG" } });
    expect((await stored(key)).settings).toMatchObject({ location: "PG", agent: "Siti", prefixes: { invoice: "PG-" } });
    const last = (await audited("source.changed")).at(-1);
    expect([last?.old, last?.new]).toEqual([expect.objectContaining({ agent: null }), expect.objectContaining({ agent: "Siti" })]);
    expect(last?.new).not.toHaveProperty("location");
  });
});

describe("a source's mapping", () => {
  const body = (value: string) => mappingOverride.parse({ steps: [{ to: "agent", transforms: [{ use: "constant", value }] }] });

  test("is kept version by version, and an earlier one can be taken again as a new one", async () => {
    const { key } = await aShop();
    expect(await saveMapping(ctx, { key, revision: 1, body: body("Siti"), note: "Agent is Siti" })).toMatchObject({ ok: true, value: { version: 1, revision: 2 } });
    expect(await saveMapping(ctx, { key, revision: 2, body: body("Aminah"), note: "Agent is Aminah" })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await db.$transaction((tx) => restoreMappingIn(tx, ctx, { key, revision: 3, version: 1 }))).toMatchObject({ ok: true, value: { version: 3 } });
    const screen = await findSourceScreen(ctx, key);
    expect(screen?.mappingVersion).toBe(3);
    expect(screen?.mappings.map(({ version, note }) => [version, note])).toEqual([[3, "Version 1 again: Agent is Siti"], [2, "Agent is Aminah"], [1, "Agent is Siti"]]);
    expect(screen?.mappings[0]?.body).toEqual(body("Siti"));
    expect((await audited("source.mapping-saved")).length).toBe(3);
  });

  test("is not saved over another that one has not seen, nor where it changes nothing", async () => {
    const { key } = await aShop();
    expect(await saveMapping(ctx, { key, revision: 1, body: mappingOverride.parse({ steps: [] }), note: "x" })).toEqual({ ok: false, error: { code: "no-change" } });
    await saveMapping(ctx, { key, revision: 1, body: body("Siti"), note: "x" });
    expect(await saveMapping(ctx, { key, revision: 1, body: body("Aminah"), note: "x" })).toEqual({ ok: false, error: { code: "source-changed", revision: 2 } });
    expect(await saveMapping(ctx, { key, revision: 2, body: body("Siti"), note: "x" })).toEqual({ ok: false, error: { code: "no-change" } });
  });
});

test("the list says of each source when it last spoke, what was unreadable and what waits; of no other company's", async () => {
  const other = await aCompany(db);
  expect(await listSourceRows(other)).toEqual([]);
  const { id, key } = await aShop();
  await db.delivery.createMany({
    data: ["read", "unreadable", "unreadable"].map((state, index) => ({
      companyId: ctx.company, sourceId: id, dedupeKey: `k${index}`, digest: "d", contentType: "application/json", headers: {}, body: new Uint8Array(), state, receivedAt: new Date(Date.UTC(2026, 2, index + 1)),
    })),
  });
  const row = (await listSourceRows(ctx)).find((one) => one.key === key);
  expect(row).toMatchObject({ unreadable: 2, waiting: 0, lastDeliveryAt: "2026-03-03T00:00:00.000Z", isEnabled: true, flow: { kind: "invoice", trigger: "payment" } });
  expect(await findSourceScreen(other, key)).toBeNull();
  expect((await findSourceScreen(ctx, key))?.deliveries).toHaveLength(3);
});
