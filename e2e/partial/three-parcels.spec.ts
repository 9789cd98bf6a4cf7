import { expect } from "vitest";
import type { Page } from "playwright-core";
import { threeParcels } from "#prisma/seed/shopify-orders.ts";
import { go, test } from "../journey.ts";
import { approveButton, finding, ledgerPane, seeMessage, seeState } from "../record-screen.ts";
import { invoicesOf } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("an order that leaves in three parcels is three invoices, none a duplicate of another, that come to the order", async ({ signIn }) => {
  const place = aPlace();
  const order = threeParcels(place, 1);
  const { id } = await sendOrder(order);
  const finance = await signIn("finance", `/records/${id}`);
  const finance2 = await signIn("finance2", `/records/${id}`);

  await invoiceDelivered(finance, /^Invoice 2 of 6 now/);
  await approve(finance2, id);
  const second = await nextPart(finance2);
  await seeState(finance2, "Waiting");

  await sendOrder(threeParcels(place, 2), "orders/partially_fulfilled");
  await go(finance, `/records/${second}`);
  await invoiceDelivered(finance, /^Invoice 2 of 4 now/);
  await approve(finance2, second);
  const third = await nextPart(finance2);
  await seeState(finance2, "Waiting");

  await sendOrder(threeParcels(place, 3), "orders/fulfilled");
  await approve(finance2, third);

  const totals = await Promise.all([id, second, third].map(async (part) => (await invoicesOf(part)).map((invoice) => invoice.master.finalTotal)));
  expect(totals).toEqual([[52], [44], [44]]);
  expect(order.total_price).toBe("140.00");
  const lines = finance2.getByRole("region", { name: "Lines of the order" });
  await lines.getByRole("row", { name: "Enamel Mug 6 6 6 0" }).waitFor();
});

async function invoiceDelivered(page: Page, choice: RegExp): Promise<void> {
  const card = finding(page, "Partly delivered");
  await card.getByRole("radio", { name: choice }).check();
  await card.getByRole("button", { name: "Invoice what was delivered" }).click();
  await seeMessage(page, "What was delivered is invoiced, the rest stays open");
}

/** Approves a part that is ready and waits until AutoCount has it. */
async function approve(page: Page, id: string): Promise<void> {
  await go(page, `/records/${id}`);
  await seeState(page, "Ready to approve");
  await approveButton(page).click();
  await go(page, `/records/${id}`);
  await ledgerPane(page).getByText(/^Posted as HP-IV-/).waitFor();
}

/** Opens the part after the one that is shown; its id. */
async function nextPart(page: Page): Promise<string> {
  const link = page.getByRole("region", { name: "The whole business" }).getByRole("link").last();
  const number = (await link.textContent()) ?? "";
  await link.click();
  await page.getByRole("heading", { level: 1, name: number, exact: true }).waitFor();
  return page.url().match(/records\/([\w-]+)/)?.[1] ?? "";
}
