import { expect, onTestFinished } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { call, readRecord } from "../api.ts";
import { company } from "../company.ts";
import { test } from "../journey.ts";
import { invoicesOf } from "../sandbox.ts";
import { expectSamePage, head, markPage, seeMessage, seeState } from "../record-screen.ts";
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

test("two approvals in a row are undone by two presses, the latest first; each says so where its record is", async ({ signIn }) => {
  await undoFor(10_000);
  const [a, b] = [await sendOrder(normalOrder(aPlace())), await sendOrder(normalOrder(aPlace()))];
  const tag = `undo${Date.now()}`;
  const { company: companyId } = await company();
  await db().record.updateMany({ where: { companyId, id: { in: [a.id, b.id] } }, data: { tags: [tag] } });
  const { docNumber } = await db().record.findUniqueOrThrow({ where: { companyId_id: { companyId, id: a.id } }, select: { docNumber: true } });
  const states = async () => [(await readRecord(a.id)).state, (await readRecord(b.id)).state];
  const page = await signIn("finance", `/queues/ready?tag=${tag}&sort=receivedAt`);
  await page.locator(`tr[data-row="${a.id}"]`).getByRole("link").first().click();
  await page.waitForURL(new RegExp(a.id));
  await markPage(page);
  await seeState(page, "Ready to approve");
  await page.keyboard.press("a");
  await page.waitForURL(new RegExp(b.id));
  await seeState(page, "Ready to approve");
  await page.keyboard.press("a");
  await page.waitForURL(/\/queues\/ready/);
  expect(await states()).toEqual(["approved", "approved"]);
  await page.keyboard.press("z");
  await expect.poll(states).toEqual(["approved", "ready"]);
  await page.keyboard.press("z");
  await expect.poll(states).toEqual(["ready", "ready"]);
  await page.locator("[data-sonner-toast]").filter({ hasText: `${docNumber} is ready to approve again` }).getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(new RegExp(a.id));
  await expectSamePage(page);
});

test("a manager is told whom to ask once it is too late to undo", async ({ signIn }) => {
  await undoFor(10_000);
  const { id, revision } = await sendOrder(normalOrder({ ...aPlace(), lines: [{ sku: "KR-BAT-M", title: "Batik Shirt M", price: "89.00", quantity: 60 }], shipping: null }));
  expect((await call("finance", `/records/${id}/approve`, { revision })).status).toBe(200);
  const page = await signIn("manager", `/records/${id}`);
  await page.keyboard.press("a");
  await seeMessage(page, "It goes to AutoCount in 10 seconds.");
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 11_000;
  });
  await page.keyboard.press("z");
  await seeMessage(page, /more than ten seconds ago.*Ask finance\. Once .* is in AutoCount, “Reverse” voids it; until then “Revoke approval” takes it back\./);
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
