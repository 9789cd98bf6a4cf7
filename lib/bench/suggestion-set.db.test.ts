import { expect, test } from "vitest";
import { aCompany } from "#lib/auth/test-people.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { suggestCustomers, suggestItems } from "#lib/reference/queries.ts";
import { customerSearchText, itemSearchText } from "#lib/reference/propose-customer.ts";
import { settle } from "./ground.ts";
import { hitRates, makeCustomerCases, makeCustomers, makeItemCases, makeItems } from "./suggestion-set.ts";

const { db } = await createTestDatabase();
test("most unknown SKUs and buyers of the labelled set are answered by what is suggested", async () => {
  const ctx = await aCompany(db);
  const items = [...makeItems(11, 3_000)];
  await db.item.createMany({ data: items.map((item) => ({ companyId: ctx.company, ...item, searchText: itemSearchText(item) })) });
  const customers = makeCustomers(12, 1_000);
  await db.customer.createMany({ data: customers.map((one) => ({ companyId: ctx.company, ...one, searchText: customerSearchText(one) })) });
  await settle(["item", "customer"]);
  const asked: { kind: string; truth: string; offered: string[] }[] = [];
  for (const { kind, truth, wanted } of makeItemCases(items, 99, 70)) {
    asked.push({ kind, truth, offered: (await suggestItems(ctx, { ...wanted, sourceId: null })).map(({ code }) => code) });
  }
  const buyers: typeof asked = [];
  for (const { kind, truth, wanted } of makeCustomerCases(customers, 100, 50)) {
    buyers.push({ kind, truth, offered: (await suggestCustomers(ctx, wanted)).map(({ code }) => code) });
  }
  const [ofItems] = hitRates(asked);
  const [ofBuyers] = hitRates(buyers);
  expect(ofItems?.top1).toBeGreaterThanOrEqual(0.92);
  expect(ofItems?.top5).toBeGreaterThanOrEqual(0.96);
  expect(ofBuyers?.top1).toBeGreaterThanOrEqual(0.9);
  expect(ofBuyers?.top5).toBeGreaterThanOrEqual(0.95);
}, 120_000);
