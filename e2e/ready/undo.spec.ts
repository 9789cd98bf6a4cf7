import { expect, onTestFinished } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { company } from "../company.ts";
import { test } from "../journey.ts";
import { invoicesOf } from "../sandbox.ts";
import { head, seeMessage, seeState } from "../record-screen.ts";
import { aPlace, sendOrder } from "../shop.ts";

/** Lets approvals wait so long before they are sent, until the journey ends. */
async function undoFor(ms: number): Promise<void> {
  const { db, company: companyId } = await company();
  const where = { companyId };
  const { settings } = await db.ledgerConnection.findUniqueOrThrow({ where, select: { settings: true } });
  const { patience = {}, ...others } = settings as { patience?: object };
  await db.ledgerConnection.update({ where, data: { settings: { ...others, patience: { ...patience, undo: ms } } } });
  onTestFinished(async () => void (await db.ledgerConnection.update({ where, data: { settings: settings as object } })));
}

test("an approval is undone by key before anything is sent; once it is sent, undo says what takes it back", async ({ signIn }) => {
  await undoFor(10_000);
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}`);
  await page.keyboard.press("a");
  await seeMessage(page, "It goes to AutoCount in 10 seconds.");
  await page.keyboard.press("z");
  await seeMessage(page, "is ready to approve again");
  expect(await readRecord(id)).toMatchObject({ state: "ready" });
  expect(await invoicesOf(id)).toEqual([]);

  await undoFor(1_500);
  await page.goto(`/records/${id}`);
  await seeState(page, "Ready to approve");
  await page.keyboard.press("a");
  await seeMessage(page, "It goes to AutoCount in 2 seconds.");
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("posted");
  await page.keyboard.press("z");
  await seeMessage(page, "It is too late to undo this");
  expect(await invoicesOf(id)).toHaveLength(1);
});

test("the first of two approvals is undone by key, and is asked for again", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder({ ...aPlace(), lines: [{ sku: "KR-BAT-M", title: "Batik Shirt M", price: "89.00", quantity: 60 }], shipping: null }));
  const page = await signIn("finance", `/records/${id}`);
  await head(page).getByText("Your approval, then a manager approves too.").first().waitFor();
  await page.keyboard.press("a");
  await seeMessage(page, "has your approval");
  await page.keyboard.press("z");
  await seeMessage(page, "is taken back");
  await page.goto(`/records/${id}`);
  await head(page).getByText("Your approval, then a manager approves too.").first().waitFor();
  expect(await head(page).getByText("approved by Farid Finance").count()).toBe(0);
});
