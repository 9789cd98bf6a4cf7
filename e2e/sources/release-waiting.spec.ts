import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { expect } from "vitest";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("finance lets several waiting orders go on at once, for a reason that stays with each", async ({ signIn }) => {
  const orders = [normalOrder({ ...aPlace(), financialStatus: "pending" }), normalOrder({ ...aPlace(), financialStatus: "pending" })];
  const ids: string[] = [];
  for (const order of orders) ids.push((await sendOrder(order, "orders/create")).id);
  const page = await signIn("finance", `/queues/waiting?q=${String(orders[0]?.name).slice(1, 4)}`);
  for (const order of orders) {
    const row = page.getByRole("row").filter({ hasText: order.name });
    await row.getByText("payment", { exact: false }).first().waitFor();
    await row.getByRole("checkbox").check();
  }
  await page.getByRole("region", { name: "Selected records" }).getByRole("button", { name: "Do not wait…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Paid in cash at the counter");
  await dialog.getByRole("button", { name: "Release 2" }).click();
  await dialog.getByText("2 of 2 released").waitFor();
  await dialog.getByText("It is ready to approve now.").first().waitFor();
  for (const id of ids) expect((await readRecord(id)).state).toBe("ready");
  const history = await signIn("manager", `/records/${ids[0]}`);
  await history.getByRole("button", { name: /^History/ }).click();
  await history.getByText("Paid in cash at the counter").waitFor();
});
