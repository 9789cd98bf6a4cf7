import { expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import { readLedgerSettings } from "#lib/wiring.ts";
import { aSandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { openConnectionOf, shareConnection } from "./connection.ts";

const { db } = await createTestDatabase();

test("a tax code that was uploaded is one for what is judged and for what is sent, behind the connection's own; of this company alone", async () => {
  const house = await aSandboxCompany(db);
  const companyId = house.ctx.company;
  const row = (code: string, rate: string | null, more: object = {}) => ({ companyId, code, name: code, rate, ...more });
  await db.taxCode.createMany({
    data: [row("SV-9", "9"), row("SV-8B", "8"), row("OLD-7", "7", { isActive: false }), row("NO-RATE", null), row("P-9", "9", { side: "purchase" })],
  });
  const profile = await findLedgerProfile(db, companyId);
  expect([profile?.taxCodes.get("9"), profile?.taxCodes.get("8"), profile?.taxCodes.get("7")]).toEqual(["SV-9", "SV-8", undefined]);
  for (const connection of [await openConnectionOf(db, companyId), await db.$transaction((tx) => shareConnection(tx, companyId))]) {
    const { taxCodes, purchaseTaxCodes } = readLedgerSettings(connection?.settings);
    expect(taxCodes.slice(-2)).toEqual([{ rate: "8", code: "SV-8B" }, { rate: "9", code: "SV-9" }]);
    expect(purchaseTaxCodes.slice(-1)).toEqual([{ rate: "9", code: "P-9" }]);
  }
  const other = await aSandboxCompany(db);
  expect((await findLedgerProfile(db, other.ctx.company))?.taxCodes.get("9")).toBeUndefined();
  await Promise.all([house.close(), other.close()]);
});
