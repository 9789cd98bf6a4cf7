import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";

test("finance uploads credit limits after seeing what changes, corrects one by hand, and drift flags what an alias uses", async ({ signIn }) => {
  const { company: id } = await company();
  const mark = Date.now().toString(36).toUpperCase();
  const [code, item] = [`300-U${mark.slice(-6)}`, `UP-${mark}`];
  await db().customer.create({ data: { companyId: id, code, name: `Upload ${mark}`, searchText: `${code} upload ${mark}`.toLowerCase() } });
  await db().item.create({ data: { companyId: id, code: item, name: "Before", uom: "PCS", searchText: `${item} before`.toLowerCase() } });
  const { userId } = await db().membership.findFirstOrThrow({ where: { companyId: id } });
  await db().alias.create({ data: { companyId: id, type: "item", key: `shop ${mark}`.toLowerCase(), target: item, taughtBy: userId, taughtByName: "Somebody" } });

  const page = await signIn("finance", "/reference/customers/upload");
  await page.getByLabel("File").setInputFiles({ name: "limits.csv", mimeType: "text/csv", buffer: Buffer.from(`Debtor code,Credit limit\n${code},"RM 5,000"\n300-NOBODY,1\n`) });
  await page.getByText("What this file would do").waitFor();
  await page.getByText("Row 3: A new customer needs name.").waitFor();
  expect((await db().customer.findUniqueOrThrow({ where: { companyId_code: { companyId: id, code } } })).creditLimit).toBeNull();
  await page.getByRole("button", { name: "Write 1 row" }).click();
  await page.getByRole("link", { name: "Show the list" }).waitFor();

  await go(page, `/reference/customers?q=${code}`);
  const row = page.getByRole("row").filter({ hasText: code });
  await row.getByText("5000").waitFor({ state: "attached" });
  await row.getByText("Upload", { exact: true }).waitFor();
  await row.getByRole("button", { name: `Edit ${code}` }).click();
  await page.getByRole("dialog").getByLabel("Credit limit").fill("lots");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").getByText(/Credit limit: "lots" is not a number/).waitFor();
  await page.getByRole("dialog").getByLabel("Credit limit").fill("750");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await row.getByText("750").waitFor({ state: "attached" });

  await go(page, `/reference/items?q=${item}`);
  await page.getByRole("button", { name: `Edit ${item}` }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("After");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await go(page, "/reference/drift");
  const drift = page.locator(`[data-drift="${item}"]`);
  await drift.getByText("After").first().waitFor();
  await drift.getByText(`shop ${mark}`.toLowerCase()).waitFor();
  await drift.getByRole("button", { name: `Keep the aliases of ${item}` }).click();
  await drift.waitFor({ state: "detached" });

  await go(page, "/aliases/test");
  await page.getByLabel("SKU").fill(`SHOP ${mark}`);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await page.getByText(`SHOP ${mark} would become ${item}, After`).waitFor();
});
