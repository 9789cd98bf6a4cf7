import { expect } from "vitest";
import { fullyDeliveredOrder, partiallyDeliveredOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { go, test } from "../journey.ts";
import { approveButton, finding, ledgerPane, seeMessage, seeState } from "../record-screen.ts";
import { invoicesOf, linesOf } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("what was delivered is invoiced, the rest stays open as part 2 until the later message frees it", async ({ signIn }) => {
  const place = aPlace();
  const order = partiallyDeliveredOrder(place);
  const { id } = await sendOrder(order);

  const finance = await signIn("finance", `/records/${id}`);
  const card = finding(finance, "Partly delivered");
  await card.getByText("3 of 6 pieces were delivered; the rest is open.").waitFor();
  await card.getByRole("radio", { name: /^Invoice 3 of 6 now: RM 141\.00/ }).check();
  await card.getByRole("button", { name: "Invoice what was delivered" }).click();
  await seeMessage(finance, "What was delivered is invoiced, the rest stays open");

  const finance2 = await signIn("finance2", `/records/${id}`);
  await seeState(finance2, "Ready to approve");
  const lines = finance2.getByRole("region", { name: "Lines of the order" });
  await lines.getByRole("row", { name: "Enamel Mug 3 2 2 1" }).waitFor();
  await lines.getByRole("row", { name: "Rattan Basket S 2 0 0 2" }).waitFor();
  const watching = await signIn("manager", `/records/${id}`);
  await approveButton(finance2).click();
  await ledgerPane(watching).getByText(/^Posted as HP-IV-/).waitFor();

  const [first, ...none] = await invoicesOf(id);
  expect(none).toEqual([]);
  expect(first?.master).toMatchObject({ debtorCode: "300-T001", finalTotal: 141 });
  expect(first && linesOf(first)).toEqual([["KR-MUG-01", 2, 44], ["KR-BAT-L", 1, 89], ["Pos Laju", 1, 8]]);

  // The rest is a record of its own that waits in sight.
  await watching.getByRole("listitem").filter({ hasText: "part 2 of this order" }).getByRole("link").click();
  await seeState(watching, "Waiting");
  await watching.getByText("· waiting for delivery of the rest").waitFor();
  const restId = watching.url().match(/records\/([\w-]+)/)?.[1] ?? "";
  expect(restId).not.toBe(id);
  await go(watching, `/queues/waiting?q=${place.number}`);
  await watching.getByRole("row", { name: new RegExp(`#${place.number}/2 Tan Hardware Sdn Bhd MYR ?112\\.00`) }).waitFor();
  await go(watching, `/records/${restId}`);

  await sendOrder(fullyDeliveredOrder(place), "orders/fulfilled");
  await seeState(watching, "Ready to approve");
  expect(await readRecord(id)).toMatchObject({ state: "posted" });
  await go(finance2, `/records/${restId}`);
  await approveButton(finance2).click();
  await ledgerPane(watching).getByText(/^Posted as HP-IV-/).waitFor();
  const rest = await invoicesOf(restId);
  expect(rest.map((invoice) => invoice.master.finalTotal)).toEqual([112]);
  expect(rest.map(linesOf)).toEqual([[["KR-MUG-01", 1, 22], ["KR-RAT-S", 2, 90]]]);
  // Nothing of the order is open any more.
  const whole = watching.getByRole("region", { name: "Lines of the order" });
  for (const row of ["Enamel Mug 3 3 3 0", "Batik Shirt L 1 1 1 0", "Rattan Basket S 2 2 2 0"]) await whole.getByRole("row", { name: row }).waitFor();
});

test("the rest can be closed: what was delivered is invoiced and nothing waits", async ({ signIn }) => {
  const place = aPlace();
  const { id } = await sendOrder(partiallyDeliveredOrder(place));
  const page = await signIn("finance", `/records/${id}`);
  const card = finding(page, "Partly delivered");
  await card.getByRole("radio", { name: /close the rest/ }).check();
  await card.getByRole("button", { name: "Invoice and close the rest" }).click();
  await seeMessage(page, "the rest is closed");
  await go(page, `/records/${id}`);
  await page.getByText("rest closed").waitFor();
  await page.getByRole("region", { name: "Lines of the order" }).getByRole("row", { name: /Rattan Basket S 2 0 0 2 0/ }).waitFor();
  await go(page, `/queues/waiting?q=${place.number}`);
  await page.getByText("Nothing matches these filters").waitFor();
});
