import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { approveButton, ledgerPane, seeMessage, seeRecord, seeState } from "../record-screen.ts";
import { invoicesOf, untilNothingIsOnItsWay } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("what finance approved is seen in the sandbox's books, and leads back to its record", async ({ signIn }) => {
  const order = normalOrder(aPlace());
  const { id } = await sendOrder(order);
  await untilNothingIsOnItsWay();
  const finance2 = await signIn("finance2", `/records/${id}`);
  await approveAndSeePosted(finance2, id);
  const docNo = (await readRecord(id)).posting?.docNo ?? "";

  await finance2.getByRole("link", { name: "Sandbox books" }).first().click();
  await finance2.getByRole("heading", { level: 1, name: "Sandbox books" }).waitFor();
  await finance2.getByRole("table", { name: "Invoices" }).getByRole("link", { name: docNo }).click();
  await finance2.getByRole("heading", { level: 1, name: `Invoice ${docNo}` }).waitFor();
  const lines = finance2.getByRole("table", { name: "Lines" });
  expect(await lines.getByRole("row").count()).toBe(4);
  await lines.getByRole("cell", { name: "KR-TEA-100" }).waitFor();
  // Acting there is the admin's.
  expect(await finance2.getByRole("button", { name: "Void it" }).count()).toBe(0);

  await finance2.getByRole("link", { name: order.name, exact: true }).click();
  await seeRecord(finance2, order.name);

  await finance2.goto("/sandbox?tab=accounts");
  await finance2.getByText("debits equal credits").waitFor();
});

test("an admin lets the next answer be lost, sees the posting settle, and that it happened once", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  await untilNothingIsOnItsWay();
  const admin = await signIn("admin", "/sandbox?tab=faults");
  onTestFinished(async () => {
    const tidy = await signIn("admin", "/sandbox?tab=faults");
    await tidy.getByRole("button", { name: "Clear all" }).click();
    await tidy.getByText("Nothing is made to fail", { exact: true }).waitFor();
  });
  await admin.getByLabel("What goes wrong").selectOption({ label: "Lose the answer after storing" });
  await admin.getByRole("button", { name: "Switch on" }).click();
  await seeMessage(admin, "Switched on: lose the answer after storing");
  await admin.getByRole("table", { name: "Switched on" }).getByRole("row", { name: /Lose the answer.* on 0 ×/ }).waitFor();

  const finance = await signIn("finance", `/records/${id}`);
  await approveAndSeePosted(finance, id);
  expect(await invoicesOf(id)).toHaveLength(1);

  await admin.reload();
  await admin.getByRole("table", { name: "Switched on" }).getByRole("row", { name: /Lose the answer.* used up 1 ×/ }).waitFor();
  await admin.goto("/sandbox?tab=calls");
  await admin.getByText("line broken").first().waitFor();
});

test("what an admin changes, locks and voids in AutoCount is done there as somebody else", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const finance = await signIn("finance", `/records/${id}`);
  await approveAndSeePosted(finance, id);
  const docNo = (await readRecord(id)).posting?.docNo ?? "";

  const admin = await signIn("admin", `/sandbox/invoice/${docNo}`);
  await admin.getByLabel("New quantity").fill("three");
  await admin.getByRole("button", { name: "Change it" }).click();
  await seeMessage(admin, "Give a number, such as 3 or 2.5.");
  await admin.getByLabel("New quantity").fill("3");
  await admin.getByRole("button", { name: "Change it" }).click();
  await seeMessage(admin, `${docNo} was changed in AutoCount.`);
  await admin.getByText("ACCOUNTANT", { exact: true }).first().waitFor();
  await admin.getByLabel("Reason").fill("typed twice");
  await admin.getByRole("button", { name: "Void it" }).click();
  await admin.getByText("This document is void: typed twice.").waitFor();
  expect((await invoicesOf(id)).map(({ master, details }) => [master.cancelled, details[0]?.qty])).toEqual([[true, 3]]);
});

/** The next record opens by itself meanwhile, and may be one that is posted already. */
async function approveAndSeePosted(page: Page, id: string): Promise<void> {
  await approveButton(page).click();
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 40_000 }).toBe("posted");
  await page.goto(`/records/${id}`);
  await seeState(page, "Posted");
  await ledgerPane(page).getByText(/^Posted as HP-IV-/).waitFor();
}
