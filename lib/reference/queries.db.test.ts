import { beforeAll, expect, it } from "vitest";
import { systemActor, type Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { lookUpCustomers, lookUpItems, proposeCustomerCode, suggestCustomers, suggestItems } from "./queries.ts";

const { db } = await createTestDatabase();
let ctx: Context;
let other: Context;

const items: [code: string, name: string, price: string, barcode: string | null][] = [
  ["KR-TEA-100", "Teh Boh Cameronian 100s", "18.90", "9556001234567"],
  ["KR-COF-250", "Kopi Ipoh White Coffee 250g", "24.50", null],
  ["KR-BAT-M", "Batik Shirt M", "89.00", null],
  ["KR-BAT-L", "Batik Shirt L", "89.00", null],
  ["KR-SOAP-3", "Pandan Soap (3)", "27.00", null],
];

beforeAll(async () => {
  const companies = await Promise.all(["one", "two"].map((key) => db.company.create({ data: { key, name: key } })));
  [ctx, other] = companies.map((company) => ({ company: company.id, actor: systemActor, db, now: () => new Date() })) as [Context, Context];
  await db.item.createMany({
    data: items.map(([code, name, price, barcode]) => ({
      companyId: ctx.company, code, name, price, barcode, uom: "UNIT", searchText: [code, name, barcode ?? ""].join(" ").toLowerCase(),
    })),
  });
  await db.item.create({ data: { companyId: other.company, code: "SECRET-TEA", name: "Teh of somebody else", searchText: "secret-tea teh of somebody else" } });
  await db.customer.createMany({
    data: [
      { companyId: ctx.company, code: "300-R001", name: "Restoran Seri Melaka Sdn Bhd", email: "accounts@serimelaka.my", phone: "012-3456789", registerNo: "201901012345", searchText: "300-r001 restoran seri melaka sdn bhd accounts@serimelaka.my 012-3456789 201901012345" },
      { companyId: ctx.company, code: "300-R002", name: "Restoran Aman", searchText: "300-r002 restoran aman" },
      { companyId: ctx.company, code: "300-K004", name: "Kedai Runcit Ali", searchText: "300-k004 kedai runcit ali" },
    ],
  });
});

const codes = (rows: { code: string }[]) => rows.map((row) => row.code);
const line = (sku: string | null, description = "", price: string | null = null) => ({ sku, description, price, sourceId: null });

it("suggests the item that a shop wrote down in another way, with why", async () => {
  const [first] = await suggestItems(ctx, line("TEHBOH-PROMO", "Boh Teh Cameronian 100's - free pouch", "18.90"));
  expect(first?.code).toBe("KR-TEA-100");
  expect(first?.price).toBe("18.9");
  expect(first?.reasons.map((reason) => reason.why)).toEqual(["similar-description", "same-price"]);
});

it("suggests by barcode and by a code in lower case", async () => {
  expect(codes(await suggestItems(ctx, line("9556001234567")))[0]).toBe("KR-TEA-100");
  expect(codes(await suggestItems(ctx, line("kr-bat-l")))[0]).toBe("KR-BAT-L");
});

it("finds what holds all typed words, in any order, and what holds all but a mistyped or unfinished one; of this company alone", async () => {
  const found = async (typed: string) => codes(await lookUpItems(ctx, typed, line(null)));
  expect((await found("cameronian teh"))[0]).toBe("KR-TEA-100");
  expect((await found("teh bho cameronian"))[0]).toBe("KR-TEA-100");
  expect((await found("kopi ipoh cof"))[0]).toBe("KR-COF-250");
  expect((await found("kr bat shrit l"))[0]).toBe("KR-BAT-L");
  expect(await found("teh somebody else")).not.toContain("SECRET-TEA");
});

it("suggests nothing where nothing speaks for anything", async () => {
  expect(await suggestItems(ctx, line("ZZZ-1", "Xylophone"))).toEqual([]);
});

it("suggests what another source answered for the same SKU, but not an answer that was revoked", async () => {
  const taught = { companyId: ctx.company, type: "item", key: "odd-9", taughtBy: crypto.randomUUID(), taughtByName: "Aida" };
  await db.alias.create({ data: { ...taught, target: "KR-SOAP-3", sourceId: crypto.randomUUID() } });
  await db.alias.create({ data: { ...taught, target: "KR-BAT-M", sourceId: crypto.randomUUID(), revokedAt: new Date() } });
  const suggested = await suggestItems(ctx, line("ODD-9", "Thing"));
  expect(codes(suggested)).toEqual(["KR-SOAP-3"]);
  expect(suggested[0]?.reasons).toEqual([{ why: "chosen-before", times: 1 }]);
});

it("finds items by parts of words, by short words and with typing mistakes", async () => {
  expect(codes(await lookUpItems(ctx, "batik", line(null))).sort()).toEqual(["KR-BAT-L", "KR-BAT-M"]);
  expect(codes(await lookUpItems(ctx, "ko", line(null)))).toEqual(["KR-COF-250"]);
  expect(codes(await lookUpItems(ctx, "shirt l", line(null)))[0]).toBe("KR-BAT-L");
  expect(codes(await lookUpItems(ctx, "pandn soap", line(null)))[0]).toBe("KR-SOAP-3");
  for (const slip of ["KR-CFO-250", "kr-cof-2500", "KRCOF-250", "KR-COV-250"]) expect(codes(await lookUpItems(ctx, slip, line(null))), slip).toEqual(["KR-COF-250"]);
});

it("takes what was typed as text, not as a pattern", async () => {
  expect(await lookUpItems(ctx, "%", line(null))).toEqual([]);
  expect(await lookUpItems(ctx, "_________", line(null))).toEqual([]);
});

it("never shows another company's items or debtors", async () => {
  expect(codes(await lookUpItems(ctx, "teh", line(null)))).toEqual(["KR-TEA-100"]);
  expect(codes(await lookUpItems(other, "teh", line(null)))).toEqual(["SECRET-TEA"]);
  expect(await lookUpCustomers(other, "restoran", { name: "", email: null, phone: null, registerNo: null })).toEqual([]);
});

it("suggests the debtor with the same e-mail before one with a like name", async () => {
  const suggested = await suggestCustomers(ctx, { name: "Restoran Aman Jaya", email: "ACCOUNTS@serimelaka.my", phone: null, registerNo: null });
  expect(codes(suggested)).toEqual(["300-R001", "300-R002"]);
  expect(suggested[0]?.reasons).toContainEqual({ why: "same-email" });
});

it("finds a debtor by code, name and phone", async () => {
  const nobody = { name: "", email: null, phone: null, registerNo: null };
  expect(codes(await lookUpCustomers(ctx, "300-k004", nobody))[0]).toBe("300-K004");
  expect(codes(await lookUpCustomers(ctx, "melaka", nobody))).toEqual(["300-R001"]);
  expect(codes(await lookUpCustomers(ctx, "3456789", nobody))).toEqual(["300-R001"]);
});

it("proposes the next free debtor code of that letter, per company", async () => {
  expect(await proposeCustomerCode(ctx, "Kopitiam Baru")).toBe("300-K005");
  expect(await proposeCustomerCode(other, "Kopitiam Baru")).toBe("300-K001");
});
