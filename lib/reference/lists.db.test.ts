import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, aPerson } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { decideDrift } from "./decide-drift.ts";
import { countOpenDrift, listDrift } from "./drift-queries.ts";
import { editRow } from "./edit-row.ts";
import { exportRows, getListPage, summariseLists } from "./list-queries.ts";
import { getList, type ListId } from "./lists.ts";
import { pullMasters } from "./pull-masters.ts";
import { uploadList, type UploadedList } from "./upload-list.ts";

const { db } = await createTestDatabase();
let ctx: Context;
let admin: Context;
beforeAll(async () => {
  ctx = await aCompany(db);
  admin = (await aPerson(ctx, "admin")).ctx;
  await seedMasters(db, ctx.company);
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
const send = (list: ListId, text: string, more: { seal?: string; clears?: "yes" | "no" } = {}) => uploadList(admin, { list, fileName: "list.csv", clears: "no", ...more }, bytesOf(text));
async function preview(list: ListId, text: string): Promise<UploadedList> {
  const outcome = await send(list, text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
const view = { q: "", show: "all", after: null, before: null } as const;
const rowsOf = async (list: ListId, q = "") => (await getListPage(ctx, getList(list), { ...view, q })).rows;

describe("An upload", () => {
  const units = "Item Code,UOM,Rate,Price,Price levels\nKR-TEA-100,CTN,24,210.00,2=200;3=190\nKR-TEA-100,BOX,x,1,\n";

  test("shows what it would change and writes nothing", async () => {
    const told = await preview("units", units);
    expect(told).toMatchObject({ added: 1, changed: 0, problemCount: 1, isApplied: false, problems: [{ row: 3 }] });
    expect(told.samples).toMatchObject([{ key: "KR-TEA-100, CTN", isNew: true }]);
    expect(await rowsOf("units")).toEqual([]);
  });

  test("writes what was seen, each row with its origin, and leaves the rest of the list", async () => {
    const { seal } = await preview("units", units);
    expect(await send("units", units, { seal })).toMatchObject({ ok: true, value: { isApplied: true, added: 1 } });
    expect(await rowsOf("units")).toMatchObject([{ key: "KR-TEA-100\tCTN", origin: "upload", values: { rate: "24", price: "210", levels: "2=200; 3=190" } }]);
    expect(await preview("units", units)).toMatchObject({ added: 0, changed: 0, same: 1 });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { companyId: ctx.company, type: "reference.uploaded" } });
    expect(entry.new).toMatchObject({ list: "units", rows: 1 });
  });

  test("is refused where the list was changed since it was seen", async () => {
    const text = "debtor code,credit limit\n300-K001,5000\n";
    const { seal } = await preview("customers", text);
    await db.customer.update({ where: { companyId_code: { companyId: ctx.company, code: "300-K001" } }, data: { creditLimit: "1.00" } });
    expect(await send("customers", text, { seal })).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
    const again = await preview("customers", text);
    expect(again.samples).toMatchObject([{ fields: [{ label: "Credit limit", old: "1", next: "5000" }] }]);
    await send("customers", text, { seal: again.seal });
    expect(await db.customer.findUniqueOrThrow({ where: { companyId_code: { companyId: ctx.company, code: "300-K001" } }, select: { creditLimit: true, name: true, email: true } })).toMatchObject({ name: "Kedai Serbaneka Maju", email: "maju@example.com" });
  });

  test("of a file without the key column, or without rows, says what is wrong", async () => {
    expect(await send("stock", "Location,Qty\nHQ,5\n")).toMatchObject({ ok: false, error: { code: "unreadable", detail: expect.stringContaining('No column is called "Item code"') } });
    expect(await send("stock", "")).toMatchObject({ ok: false, error: { code: "unreadable" } });
  });

  test.each([
    ["stock", "Item code,Location,Qty\nKR-TEA-100,HQ,12.5\n"], ["tax-codes", "Tax code,Description,Percent,For\nSV-8,Service tax 8%,8,sales\n"],
    ["terms", "Term,Description,Days\nNet 30 days,30 days,30\n"], ["agents", "Agent,Name\nALI,Ali bin Abu\n"], ["locations", "Location,Description\nMLK,Melaka\n"],
    ["suppliers", "Creditor code,Name\n400-N001,Nusantara Packaging\n"], ["items", "Item code,Description,Price\nKR-NEW,New thing,9.90\n"],
  ] as const)("fills the list %s, and its download can be uploaded again without a change", async (list, text) => {
    const { seal } = await preview(list, text);
    expect(await send(list, text, { seal })).toMatchObject({ ok: true, value: { isApplied: true, added: 1 } });
    const lines: string[] = [];
    for await (const cells of exportRows(ctx, getList(list))) lines.push(cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
    expect(await preview(list, `${lines.join("\n")}\n`)).toMatchObject({ added: 0, changed: 0, problemCount: 0 });
  });

  test("stands through a reading of AutoCount where AutoCount does not list it", async () => {
    const listed = await db.customer.findUniqueOrThrow({ where: { companyId_code: { companyId: ctx.company, code: "300-K001" } } });
    const { code, name, email, phone, address, postcode, registerNo, currency, creditTerm, isActive } = listed;
    await db.$transaction((tx) => pullMasters(tx, ctx, { items: [], customers: [{ code, name, email, phone, address, postcode, registerNo, currency, creditTerm, isActive }], suppliers: null, locations: null }, new Date(0)));
    expect(await rowsOf("customers", "300-K001")).toMatchObject([{ origin: "ledger", values: { creditLimit: "5000" } }]);
    expect(await rowsOf("suppliers", "nusantara")).toMatchObject([{ origin: "upload", values: { isActive: "yes" } }]);
  });
});

describe("A row by hand", () => {
  test("is added once, changed by who saw it as it is, and refused with what is wrong", async () => {
    const values = { code: "WALK", name: "Walk-in", isActive: "yes" };
    expect(await editRow(admin, { list: "agents", values, seen: null })).toMatchObject({ ok: true });
    expect(await editRow(admin, { list: "agents", values, seen: null })).toEqual({ ok: false, error: { code: "taken" } });
    expect(await editRow(admin, { list: "agents", values: { ...values, name: "" }, seen: values })).toEqual({ ok: false, error: { code: "invalid-row", problems: ["Name is missing."] } });
    expect(await editRow(admin, { list: "agents", values: { ...values, name: "Counter" }, seen: { ...values, name: "Someone else's" } })).toMatchObject({ ok: false, error: { code: "changed-meanwhile", now: { name: "Walk-in" } } });
    expect(await editRow(admin, { list: "agents", values: { ...values, name: "Counter" }, seen: values })).toMatchObject({ ok: true });
    expect(await rowsOf("agents", "walk")).toMatchObject([{ origin: "hand", values: { name: "Counter" } }]);
  });
});

test("Two people who add the same row at once: one is told that it is taken", async () => {
  const add = (name: string) => editRow(admin, { list: "terms", values: { code: "N90", name, days: "90", isActive: "yes" }, seen: null });
  const outcomes = await Promise.all([add("Ninety"), add("90 days")]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, error: { code: "taken" } });
});

describe("A value of a row of AutoCount's that is changed here", () => {
  const item = async (code: string) => (await rowsOf("items", code))[0];
  const typed = (values: Readonly<Record<string, string | null>> = {}, over: object = {}) => ({ ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ""])), ...over });
  /** Reads the book anew as the mirror has it, with some values as AutoCount has them. */
  async function read(code: string, over: object, begunAt = new Date(0)) {
    const items = await db.item.findMany({ where: { companyId: ctx.company, origin: "ledger" } });
    const listed = items.map(({ code: one, name, barcode, uom, price, taxCode, classification, isActive }) => ({ code: one, name, barcode, uom, price: price?.toFixed() ?? null, taxCode, classification, isActive, ...(one === code ? over : {}) }));
    return db.$transaction((tx) => pullMasters(tx, ctx, { items: listed, customers: [], suppliers: null, locations: null }, begunAt));
  }

  test("says by whom, since when and what AutoCount has, and stands through readings until AutoCount's own changes", async () => {
    const before = await item("KR-SOAP-3");
    if (before === undefined) throw new Error("no such item");
    expect(await editRow(admin, { list: "items", values: typed(before.values, { price: "31.50" }), seen: before.values })).toMatchObject({ ok: true });
    const own = { price: { value: "31.5", ledger: before.values["price"], origin: "hand", by: admin.actor.name } };
    expect(await item("KR-SOAP-3")).toMatchObject({ origin: "ledger", values: { price: "31.5" }, own });
    await read("KR-SOAP-3", { price: before.values["price"], name: "Pandan Soap, three" });
    expect(await item("KR-SOAP-3")).toMatchObject({ origin: "ledger", values: { price: "31.5", name: "Pandan Soap, three" }, own });
    expect((await getListPage(ctx, getList("items"), { ...view, show: "hand" })).rows.map(({ key }) => key)).toEqual(["KR-SOAP-3"]);

    await read("KR-SOAP-3", { price: "29.0000" });
    expect(await item("KR-SOAP-3")).toMatchObject({ values: { price: "29" }, own: {} });
    const { rows } = await listDrift(ctx, { show: "open", before: null, only: { list: "item", code: "KR-SOAP-3" } });
    expect(rows).toMatchObject([{ field: "own:price", old: "31.5", new: "29", origin: "ledger" }]);
    expect(await decideDrift(admin, { id: rows[0]?.id ?? "", decision: "repoint", to: "KR-TEA-100" })).toEqual({ ok: false, error: { code: "unknown-target", to: "KR-TEA-100" } });
    expect(await decideDrift(admin, { id: rows[0]?.id ?? "", decision: "keep" })).toMatchObject({ ok: true });
  });

  test("is uploaded in the same way, and ends once it is what AutoCount has", async () => {
    const text = "Item code,Barcode\nKR-SOAP-3,111222333\n";
    const { seal } = await preview("items", text);
    await send("items", text, { seal });
    expect(await item("KR-SOAP-3")).toMatchObject({ origin: "ledger", own: { barcode: { value: "111222333", origin: "upload" } } });
    await read("KR-SOAP-3", { barcode: "111222333" });
    expect(await item("KR-SOAP-3")).toMatchObject({ values: { barcode: "111222333" }, own: {} });
    expect(await countOpenDrift(ctx)).toBe(0);
  });

  test("of a location or a unit stands too", async () => {
    await db.itemUom.create({ data: { companyId: ctx.company, itemCode: "KR-SOAP-3", uom: "CTN", rate: "12", price: "300" } });
    const unit = (await rowsOf("units", "KR-SOAP-3"))[0];
    const place = (await rowsOf("locations", "PG"))[0];
    await editRow(admin, { list: "units", values: typed(unit?.values, { rate: "10" }), seen: unit?.values ?? null });
    await editRow(admin, { list: "locations", values: { code: "PG", name: "Penang store", isActive: "no" }, seen: place?.values ?? null });
    const locations = (await db.location.findMany({ where: { companyId: ctx.company, origin: "ledger" } })).map(({ code, name }) => ({ code, name: code === "PG" ? (place?.values["name"] ?? "") : name }));
    await db.$transaction((tx) => pullMasters(tx, ctx, { items: [], customers: [], suppliers: null, locations, units: [{ itemCode: "KR-SOAP-3", uom: "CTN", rate: "12.0", price: "320.00" }] }, new Date(0)));
    expect((await rowsOf("units", "KR-SOAP-3"))[0]).toMatchObject({ values: { rate: "10", price: "320" }, own: { rate: { ledger: "12" } } });
    expect((await rowsOf("locations", "PG"))[0]).toMatchObject({ values: { name: "Penang store", isActive: "no" } });
  });
});

describe("A list on screen", () => {
  test("goes on and back by its key, and finds words and states", async () => {
    await db.agent.createMany({ data: Array.from({ length: 120 }, (_, index) => ({ companyId: ctx.company, code: `Z${String(index).padStart(3, "0")}`, name: `Agent ${index}`, isActive: index % 2 === 0 })) });
    const agents = getList("agents");
    const first = await getListPage(ctx, agents, view);
    const second = await getListPage(ctx, agents, { ...view, after: first.next });
    const back = await getListPage(ctx, agents, { ...view, before: second.previous });
    expect([first.rows.length, second.rows.length]).toEqual([50, 50]);
    expect(back.rows.map(({ key }) => key)).toEqual(first.rows.map(({ key }) => key));
    expect(first.previous).toBeNull();
    expect((await getListPage(ctx, agents, { ...view, q: "agent 11", show: "inactive" })).rows.map(({ key }) => key)).toEqual(["Z011", "Z111", "Z113", "Z115", "Z117", "Z119"]);
    expect((await getListPage(ctx, agents, { ...view, q: "100%" })).rows).toEqual([]);
    expect((await summariseLists(ctx)).find(({ id }) => id === "agents")).toMatchObject({ count: 122 });
  });

  test("is of the company alone", async () => {
    const other = await aCompany(db);
    expect((await getListPage(other, getList("items"), view)).rows).toEqual([]);
  });
});

describe("Drift", () => {
  const itemOf = async (code: string) => db.item.findUniqueOrThrow({ where: { companyId_code: { companyId: ctx.company, code } } });

  test("flags what aliases use when it is renamed, re-taxed or made inactive, and nothing else", async () => {
    await db.alias.create({ data: { companyId: ctx.company, type: "item", key: "tea-shop", target: "KR-TEA-100", taughtBy: admin.actor.id ?? "", taughtByName: "Admin" } });
    const items = await db.item.findMany({ where: { companyId: ctx.company } });
    const listed = items.map(({ code, name, barcode, uom, price, taxCode, classification, isActive }) => ({ code, name, barcode, uom, price: price?.toFixed() ?? null, taxCode, classification, isActive }));
    const pull = (over: (code: string) => Partial<(typeof listed)[number]>) =>
      db.$transaction((tx) => pullMasters(tx, ctx, { items: listed.map((item) => ({ ...item, ...over(item.code) })), customers: [], suppliers: null, locations: null }, new Date(0)));
    await pull(() => ({}));
    expect(await countOpenDrift(ctx)).toBe(0);
    await pull((code) => (code === "KR-TEA-100" ? { name: "Green tea 100g, new pack", taxCode: "SV-8" } : code === "KR-COC-OIL" ? { name: "Renamed, but nobody uses it" } : {}));
    const { rows } = await listDrift(ctx, { show: "open", before: null });
    expect(rows).toMatchObject([{ code: "KR-TEA-100" }, { code: "KR-TEA-100" }]);
    expect(rows.map(({ field }) => field).toSorted()).toEqual(["name", "tax_code"]);
    expect(rows[0]).toMatchObject({ aliasCount: 1, aliases: [{ key: "tea-shop" }], recordCount: 0 });
    await pull(() => ({}));
    expect(await countOpenDrift(ctx)).toBe(0);
  });

  test("is decided: re-pointed, the old answer is revoked and another learned; decided twice it is refused", async () => {
    const { name, uom } = await itemOf("KR-TEA-100");
    await db.item.create({ data: { companyId: ctx.company, code: "KR-TEA-101", name, uom, searchText: `kr-tea-101 ${name.toLowerCase()}` } });
    const { seal } = await preview("items", "Item code,Active\nKR-TEA-100,no\n");
    await send("items", "Item code,Active\nKR-TEA-100,no\n", { seal });
    const { rows: [change] } = await listDrift(ctx, { show: "open", before: null });
    if (change === undefined) throw new Error("nothing has drifted");
    expect(change).toMatchObject({ code: "KR-TEA-100", old: "active", new: "inactive", successor: "KR-TEA-101", origin: "upload" });
    expect(await decideDrift(admin, { id: change.id, decision: "repoint", to: "NOPE" })).toEqual({ ok: false, error: { code: "unknown-target", to: "NOPE" } });
    expect(await decideDrift(admin, { id: change.id, decision: "repoint", to: "kr-tea-101" })).toMatchObject({ ok: true, value: { aliases: 1 } });
    expect(await db.alias.findMany({ where: { companyId: ctx.company, key: "tea-shop", revokedAt: null }, select: { target: true } })).toEqual([{ target: "KR-TEA-101" }]);
    expect(await decideDrift(admin, { id: change.id, decision: "keep" })).toEqual({ ok: false, error: { code: "decided" } });
    expect((await listDrift(ctx, { show: "decided", before: null })).rows[0]).toMatchObject({ state: "repointed" });
  });
});
