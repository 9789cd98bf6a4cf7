import { expect } from "vitest";
import { cancelledLater, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { go, test } from "../journey.ts";
import { approveButton, ledgerPane, seeState } from "../record-screen.ts";
import { creditNotesOf, invoicesOf } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("an order that is cancelled after it was booked becomes an accepted credit note, about its invoice and over its total", async ({ signIn }) => {
  const place = aPlace();
  const order = normalOrder(place);
  const { id } = await sendOrder(order);
  const finance = await signIn("finance", `/records/${id}`);
  await approveButton(finance).click();
  const watching = await signIn("manager", `/records/${id}`);
  await ledgerPane(watching).getByText(/^Posted as HP-IV-/).waitFor();
  const [invoice] = await invoicesOf(id);

  await sendOrder(cancelledLater(order, place.at), "orders/cancelled");
  await go(finance, `/queues/changes?q=${place.number}`);
  await finance.getByRole("row", { name: new RegExp(`#${place.number} `) }).getByRole("link").first().click();
  const change = finance.getByLabel(/sent a change$/);
  await change.getByRole("row", { name: /cancelled/i }).first().waitFor();
  await change.getByRole("listitem").filter({ hasText: "Credit note over" }).getByRole("button", { name: "Make the credit note" }).click();

  await finance.getByRole("heading", { level: 1, name: new RegExp(`^#${place.number}-CN`) }).waitFor();
  await seeState(finance, "Ready to approve");
  const creditNoteId = finance.url().match(/records\/([\w-]+)/)?.[1] ?? "";
  await approveButton(finance).click();
  await go(watching, `/records/${creditNoteId}`);
  await ledgerPane(watching).getByText(/^Posted as HP-CN-/).waitFor();
  const [creditNote, ...more] = await creditNotesOf(creditNoteId);
  expect(more).toEqual([]);
  expect(creditNote?.master).toMatchObject({ ourInvoiceNo: invoice?.master.docNo, finalTotal: invoice?.master.finalTotal, debtorCode: invoice?.master.debtorCode });

  // The order has no open change any more, and its thread tells the whole story.
  await go(watching, `/records/${id}`);
  await seeState(watching, "Posted");
  await watching.getByRole("region", { name: "The whole business" }).getByRole("link", { name: new RegExp(`^#${place.number}-CN`) }).waitFor();
  expect(await watching.getByLabel(/sent a change$/).count()).toBe(0);
});
