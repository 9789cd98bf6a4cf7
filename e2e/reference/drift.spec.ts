import { db } from "#lib/db/prisma.ts";
import { pullMasters } from "#lib/reference/pull-masters.ts";
import type { Context } from "#lib/context.ts";
import { aPerson } from "../company.ts";
import { go, test } from "../journey.ts";
import { aHouse, order } from "../ownership/house.ts";
import { seeMessage } from "../record-screen.ts";

type Listed = { name?: string; taxCode?: string | null };

/** AutoCount is read again; it has the tea otherwise than before, or under another code. */
async function readAgain(ctx: Context, tea: Listed | { under: string }): Promise<void> {
  const rows = await db().item.findMany({ where: { companyId: ctx.company } });
  const items = rows.map(({ code, name, barcode, uom, price, taxCode, classification, isActive }) => ({ code, name, barcode, uom, price: price?.toFixed() ?? null, taxCode, classification, isActive }));
  const changed = items.flatMap((item) => (item.code !== "KR-TEA-100" ? [item] : "under" in tea ? [{ ...item, isActive: false }, { ...item, code: tea.under, barcode: null }] : [{ ...item, ...tea }]));
  await db().$transaction((tx) => pullMasters(tx, ctx, { items: changed, customers: [], suppliers: null, locations: null }, new Date(0)));
}

test("an open record tells what AutoCount has changed under it, and what is decided there", async ({ signIn }) => {
  const { ctx, admin, shop, send, comesTo, recordOf } = await aHouse(signIn);
  const lines = [{ sku: "KR-TEA-100", description: "Tea", quantity: "2", unitPrice: "18.90", taxCode: "SV-6" }];
  await send(shop, "D-1", "sales_order", order({ isPaid: true, lines, total: "37.80" }));
  await comesTo(shop, "D-1", "ready");
  await db().item.update({ where: { companyId_code: { companyId: ctx.company, code: "KR-TEA-100" } }, data: { taxCode: "SV-6" } });
  await readAgain(ctx, { name: "Teh Boh Cameronian 100s, new pack", taxCode: "SV-8" });

  const path = `/records/${await recordOf(shop, "D-1")}`;
  await go(admin, path);
  const card = admin.getByRole("region", { name: "What it uses has changed in AutoCount" });
  const renamed = card.getByRole("listitem").filter({ hasText: "Renamed:" });
  await renamed.getByText("Teh Boh Cameronian 100s, new pack", { exact: true }).last().waitFor();
  await renamed.getByText(/^AutoCount, /).waitFor();
  await renamed.getByText("Keep KR-TEA-100 where it is still the same", { exact: false }).waitFor();
  await renamed.getByRole("button", { name: "Keep the aliases of KR-TEA-100" }).click();
  await renamed.waitFor({ state: "detached" });

  const retaxed = card.getByRole("listitem").filter({ hasText: "Tax code:" });
  const finance = await signIn(await aPerson("finance", `Drift Finance ${Date.now().toString(36)}`, ctx), path);
  await finance.getByRole("button", { name: "SV-8 on line 1" }).click();
  await seeMessage(finance, /tax code is SV-8 now/i);
  await go(admin, path);
  await retaxed.getByRole("button", { name: "Keep the aliases of KR-TEA-100" }).click();
  await card.waitFor({ state: "detached" });

  await readAgain(ctx, { under: "KR-TEA-101" });
  await go(admin, path);
  const merged = card.getByRole("listitem").filter({ hasText: "Merged into KR-TEA-101" });
  await merged.getByRole("button", { name: "Re-point the aliases of KR-TEA-100" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Re-point" }).click();
  await card.waitFor({ state: "detached" });
  await comesTo(shop, "D-1", "ready");
  await go(admin, path);
  await admin.getByRole("cell", { name: "KR-TEA-101" }).waitFor();
  await admin.getByRole("button", { name: /^History/ }).click();
  await admin.getByText("said that KR-TEA-100 is KR-TEA-101 now", { exact: false }).first().waitFor();
});
