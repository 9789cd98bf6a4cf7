import { beforeAll, expect, test } from "vitest";
import { aCompany } from "#lib/auth/test-people.ts";
import { aCarrier } from "#lib/canonical/document-builder.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { findNamesakes } from "./ambiguity-queries.ts";

const { db } = await createTestDatabase();
let ctx: Context;
beforeAll(async () => {
  ctx = await aCompany(db);
  const other = await aCompany(db);
  const debtor = (code: string, over: object, companyId = ctx.company) => ({ companyId, code, name: code, ...over });
  await db.customer.createMany({
    data: [
      debtor("300-A001", { email: "shared@example.com", phone: "012-345 6789" }), debtor("300-A002", { email: "shared@example.com" }), debtor("300-A003", { phone: "+60 12 3456789" }),
      debtor("300-B001", { email: "one@example.com" }), debtor("300-C001", { phone: "03-7777 8888" }), debtor("300-C002", { phone: "0377778888", isActive: false }),
      debtor("300-D001", { phone: "03-7777 8888" }, other.company),
    ],
  });
});

const found = async (...customers: object[]) => {
  const batch = customers.map((customer) => aCarrier("invoice", { customer: { code: null, name: "Somebody", ...customer } }));
  const namesakes = await db.$transaction((tx) => findNamesakes(tx, ctx.company, batch));
  return [...namesakes].map(([mark, debtors]) => [mark, ...debtors.map(({ code }) => code)]);
};

test("Debtors that share an address or a number are found by it, however it is written", async () => {
  expect(await found({ email: "shared@example.com" })).toEqual([["shared@example.com", "300-A001", "300-A002"]]);
  expect(await found({ phone: "60123456789" })).toEqual([["phone:23456789", "300-A001", "300-A003"]]);
  expect(await found({ email: "new@example.com", phone: "0123456789" })).toEqual([["phone:23456789", "300-A001", "300-A003"]]);
});

test("A number says nothing where a debtor has the address, where one debtor has it, of debtors that are not active or of another company, or where the buyer is answered", async () => {
  expect(await found({ email: "one@example.com", phone: "0123456789" })).toEqual([]);
  expect(await found({ phone: "0377778888" })).toEqual([]);
  expect(await found({ code: "300-A001", email: "shared@example.com", phone: "0123456789" })).toEqual([]);
  expect(await found({ phone: "3456789" })).toEqual([]);
});

test("A number is looked up by an index", async () => {
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL enable_seqscan = off");
    return tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN SELECT code FROM customer WHERE company_id = $1 AND phone IS NOT NULL AND right(regexp_replace(phone, '\\D', '', 'g'), 8) = ANY($2)`, ctx.company, ["23456789"]);
  });
  expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("customer_company_id_phone_digits_idx");
});
