import { beforeAll, describe, expect, test, vi } from "vitest";
import { aCompany, aPerson } from "#lib/auth/test-people.ts";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { loadKnowledge, loadMasterFacts } from "./batch-queries.ts";
import { explainAnswer } from "./explain-answer.ts";
import { learnAlias } from "./learn-alias.ts";
import { resolveDocument } from "./resolve.ts";
import { restoreAlias } from "./restore-alias.ts";
import { revokeAlias } from "./revoke-alias.ts";
import { uploadAliases } from "./upload-aliases.ts";

const { db } = await createTestDatabase();
let ctx: Context;
let admin: Context;
let shop: string;
beforeAll(async () => {
  ctx = await aCompany(db);
  admin = (await aPerson(ctx, "admin")).ctx;
  await seedMasters(db, ctx.company);
  shop = (await db.source.create({ data: { companyId: ctx.company, key: `web-${ctx.company}`, name: "Web shop", channel: "native", flowKind: "invoice", flowTrigger: "payment" } })).id;
});

const book = { taxCodes: new Map(), walkInCustomer: new Map(), madeCustomers: new Map() };
const orderOf = (sku: string, code: string | null = null) => ({
  kind: "invoice" as const, sourceId: shop, document: aDocument({ customer: { code, name: "Somebody" }, lines: [aLine({ sku, itemCode: null, uom: null })] }),
});
async function resolve(sku: string, code: string | null = null) {
  const order = orderOf(sku, code);
  const known = await db.$transaction((tx) => loadKnowledge(tx, ctx.company, [order], book));
  const [line] = resolveDocument(order, shop, known).lines;
  return { itemCode: line?.itemCode ?? null, uom: line?.uom ?? null };
}
const learn = (answer: Partial<Parameters<typeof learnAlias>[2]> & { target: string }) => db.$transaction((tx) => learnAlias(tx, admin, { type: "item", sourceId: null, keys: ["mix"], ...answer }));

describe("A SKU", () => {
  test("is looked up from specific to general: this customer here, this source, the company, code, barcode", async () => {
    expect(await resolve("MIX")).toMatchObject({ itemCode: null });
    await learn({ target: "KR-GIFT-A" });
    expect(await resolve("MIX", "300-K001")).toMatchObject({ itemCode: "KR-GIFT-A" });
    await learn({ target: "KR-GIFT-B", sourceId: shop });
    expect(await resolve("MIX", "300-K001")).toMatchObject({ itemCode: "KR-GIFT-B" });
    await learn({ target: "KR-COC-OIL", sourceId: shop, customerCode: "300-K001" });
    expect(await resolve("MIX", "300-K001")).toMatchObject({ itemCode: "KR-COC-OIL" });
    expect(await resolve("MIX", "300-S001")).toMatchObject({ itemCode: "KR-GIFT-B" });
  });

  test("that is the barcode of another unit is the item in that unit", async () => {
    await db.itemUom.create({ data: { companyId: ctx.company, itemCode: "KR-COC-OIL", uom: "CTN", rate: "12", barcode: "19550000100908" } });
    expect(await resolve("19550000100908")).toEqual({ itemCode: "KR-COC-OIL", uom: "CTN" });
    expect(await resolve("9550000100903")).toEqual({ itemCode: "KR-COC-OIL", uom: "BTL" });
  });

  test("tells what it would become and why", async () => {
    const told = await explainAnswer(ctx, { says: "Mix", sourceId: shop, customerCode: "300-k001" });
    if (!told.ok) throw new Error("refused");
    expect(told.value).toMatchObject({ decided: "source-customer", answer: { code: "KR-COC-OIL", name: "Virgin Coconut Oil 350ml", isActive: true } });
    expect(told.value.steps.map(({ step, found }) => [step, found?.target ?? null])).toEqual([["source-customer", "KR-COC-OIL"], ["source", "KR-GIFT-B"], ["company", "KR-GIFT-A"], ["code", null], ["barcode", null]]);
    expect(await explainAnswer(ctx, { says: "KR-COC-OLI", sourceId: shop })).toMatchObject({ value: { decided: null, answer: null, suggestions: expect.arrayContaining([expect.objectContaining({ code: "KR-COC-OIL" })]) } });
  });
});

describe("Answers by spreadsheet", () => {
  async function* bytesOf(text: string) {
    yield new TextEncoder().encode(text);
  }
  const send = (text: string, seal?: string) => uploadAliases(admin as typeof admin, { fileName: "a.csv", ...(seal === undefined ? {} : { seal }) }, bytesOf(text));
  const text = "SKU,Item code,Source,Customer\nMIX,KR-COC-SUG,Web shop,\nA-1,kr-gift-a,,\nA-2,NOPE,,\nA-3,KR-GIFT-A,Nowhere,\nA-4,KR-GIFT-A,,300-K001\nA-1,KR-GIFT-B,,\n";

  test("are shown before they are taught, with what is wrong row by row", async () => {
    const told = await send(text);
    expect(told).toMatchObject({ ok: true, value: { added: 1, changed: 1, isApplied: false, problems: [{ row: 4 }, { row: 5 }, { row: 6 }, { row: 7, problem: "a-1 is answered in row 3 already." }] } });
    expect(await resolve("A-1")).toMatchObject({ itemCode: null });
    if (!told.ok) throw new Error(told.error.code);
    expect(await send(text, told.value.seal)).toMatchObject({ ok: true, value: { isApplied: true } });
    expect(await resolve("A-1")).toMatchObject({ itemCode: "KR-GIFT-A" });
    expect(await resolve("MIX", "300-S001")).toMatchObject({ itemCode: "KR-COC-SUG" });
    expect(await send(text, told.value.seal)).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
  });
});

describe("Answers of other kinds", () => {
  async function* bytesOf(text: string) {
    yield new TextEncoder().encode(text);
  }
  const text = "For,Source says,AutoCount code,Source\nlocation,Pulau Pinang,pg,\ncustomer,ali@example.com,300-A001,Web shop\nvendor,Boh,400-B001,\nlocation,Nowhere,XX,\nship,a,b,\n";

  test("are taught by spreadsheet too, those of buyers and suppliers by finance alone", async () => {
    const send = (who: Context, seal?: string) => uploadAliases(who as never, { fileName: "b.csv", ...(seal === undefined ? {} : { seal }) }, bytesOf(text));
    expect(await send(admin)).toMatchObject({ ok: true, value: { added: 1, problems: [{ row: 3, problem: "Who a buyer or supplier is, finance answers." }, { row: 4 }, { row: 5, problem: "AutoCount has no location XX." }, { row: 6 }] } });
    const finance = (await aPerson(ctx, "finance")).ctx;
    const told = await send(finance);
    if (!told.ok) throw new Error(told.error.code);
    expect(told.value).toMatchObject({ added: 3, problemCount: 2 });
    expect(await send(finance, told.value.seal)).toMatchObject({ ok: true, value: { isApplied: true } });
    const answers = await db.alias.findMany({ where: { companyId: ctx.company, taughtByName: finance.actor.name }, orderBy: { type: "asc" }, select: { type: true, key: true, target: true, sourceId: true } });
    expect(answers).toEqual([
      { type: "customer", key: "email:ali@example.com", target: "300-A001", sourceId: shop }, { type: "location", key: "pulau pinang", target: "PG", sourceId: null }, { type: "supplier", key: "name:boh", target: "400-B001", sourceId: null },
    ]);
  });

  test("tell what they would become, AutoCount's own location first, and what takes the place of one that is not in use", async () => {
    expect(await explainAnswer(ctx, { type: "location", says: "PULAU pinang", sourceId: shop })).toMatchObject({ value: { decided: "company", answer: { code: "PG", name: "Branch Penang", isActive: true }, instead: [] } });
    expect(await explainAnswer(ctx, { type: "location", says: "hq", sourceId: shop })).toMatchObject({ value: { decided: "code", answer: { code: "HQ" } } });
    expect(await explainAnswer(ctx, { type: "customer", says: "Ali@example.com", sourceId: shop })).toMatchObject({ value: { decided: "source", answer: { code: "300-A001" } } });
    await learn({ keys: ["kr-tea-old"], target: "KR-TEA-100" });
    await learn({ keys: ["old-box"], target: "KR-TEA-OLD" });
    expect(await explainAnswer(ctx, { says: "OLD-BOX", sourceId: shop })).toMatchObject({ value: { decided: "company", instead: [{ target: "KR-TEA-100" }], answer: { code: "KR-TEA-100", isActive: true } } });
    expect(await resolve("OLD-BOX")).toMatchObject({ itemCode: "KR-TEA-100" });
  });

  test("a barcode of an item that is not in use leads to what takes its place", async () => {
    expect(await resolve("9550000100907")).toMatchObject({ itemCode: "KR-TEA-100" });
  });
});

test("A revoked answer can be restored, unless another was given since", async () => {
  const { id } = await db.alias.findFirstOrThrow({ where: { companyId: ctx.company, key: "a-1", revokedAt: null } });
  expect(await revokeAlias(admin, { aliasId: id, reason: "wrong" })).toMatchObject({ ok: true });
  expect(await restoreAlias(admin, { aliasId: id })).toMatchObject({ ok: true });
  expect(await restoreAlias(admin, { aliasId: id })).toEqual({ ok: false, error: { code: "not-found" } });
  await revokeAlias(admin, { aliasId: id, reason: "wrong" });
  await learn({ keys: ["a-1"], target: "KR-GIFT-B" });
  expect(await restoreAlias(admin, { aliasId: id })).toEqual({ ok: false, error: { code: "answered-since" } });
});

test("A batch of any size is resolved and looked up in the same handful of queries", async () => {
  const asked = async (size: number) => {
    const batch = Array.from({ length: size }, (_, index) => orderOf(`SKU-${index}`, index % 2 === 0 ? "300-K001" : null));
    return db.$transaction(async (tx) => {
      const queries = vi.spyOn(tx, "$queryRaw");
      await loadKnowledge(tx, ctx.company, batch, book);
      await loadMasterFacts(tx, ctx.company, batch);
      const { length } = queries.mock.calls;
      queries.mockRestore();
      return length;
    });
  };
  const one = await asked(1);
  expect(await asked(400)).toBe(one);
  expect(one).toBeLessThanOrEqual(8);
});
