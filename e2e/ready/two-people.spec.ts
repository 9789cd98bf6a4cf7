import { expect } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { approveButton, head, seeMessage, seeState } from "../record-screen.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("an approval over somebody's correction is refused and shows what moved", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  // Whose network loses the live events sees an old page.
  const meiLing = await signIn("finance2", `/records/${id}`, { prepare: (context) => context.route(/\/api\/live(\?|$)/, (route) => route.abort()) });
  await seeState(meiLing, "Ready to approve");

  const farid = await signIn("finance", `/records/${id}`);
  await farid.getByRole("button", { name: /^Correct/ }).click();
  await farid.getByRole("textbox", { name: "Note" }).fill("Deliver after 5 pm");
  await farid.getByRole("textbox", { name: "Reason for the correction" }).fill("The buyer called");
  await farid.getByRole("button", { name: "Save 1 change" }).click();
  await seeMessage(farid, "The correction is saved");

  await approveButton(meiLing).click();
  const dialog = meiLing.getByRole("dialog", { name: "Farid Finance changed this record meanwhile" });
  await dialog.getByRole("row", { name: /Note.*empty.*Deliver after 5 pm/ }).waitFor();
  expect(await readRecord(id)).toMatchObject({ state: "ready", revision: 2, posting: null });
  await dialog.getByRole("button", { name: "Show the new version" }).click();
  await head(meiLing).getByText("revision 2").waitFor();
  await meiLing.getByText("Deliver after 5 pm").first().waitFor();
  await approveButton(meiLing).click();
  await seeMessage(meiLing, "is approved");
});

test("what somebody else corrects appears by itself on an open page, and nobody's typing is lost", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const meiLing = await signIn("finance2", `/records/${id}`);
  await meiLing.getByRole("button", { name: /^Correct/ }).click();
  await meiLing.getByRole("textbox", { name: "Reference" }).fill("PO-77");
  const farid = await signIn("finance", `/records/${id}`);
  await farid.getByRole("button", { name: /^Correct/ }).click();
  await farid.getByRole("textbox", { name: "Note" }).fill("Gift wrap");
  await farid.getByRole("button", { name: "Save 1 change" }).click();

  await meiLing.getByRole("alert").getByText("Somebody changed this record while you were typing").waitFor();
  expect(await meiLing.getByRole("textbox", { name: "Reference" }).inputValue()).toBe("PO-77");
  expect(await meiLing.getByRole("button", { name: "Save 1 change" }).isDisabled()).toBe(true);
  await meiLing.getByRole("button", { name: "Keep what I typed" }).click();
  await meiLing.getByRole("button", { name: "Save 1 change" }).click();
  await seeMessage(meiLing, "The correction is saved");
  await meiLing.getByText("Gift wrap").first().waitFor();
  await meiLing.getByText("PO-77").first().waitFor();
  expect(await readRecord(id)).toMatchObject({ revision: 3 });
});

test("from RM 5,000 on a manager approves after finance, and only then is it booked", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder({ ...aPlace(), lines: [{ sku: "KR-BAT-M", title: "Batik Shirt M", price: "89.00", quantity: 60 }], shipping: null }));
  const finance = await signIn("finance", `/records/${id}`);
  await head(finance).getByText("Your approval, then a manager approves too.").first().waitFor();
  await approveButton(finance).click();
  await seeMessage(finance, "has your approval");
  expect(await readRecord(id)).toMatchObject({ state: "ready", posting: null });
  const manager = await signIn("manager", `/records/${id}`);
  await head(manager).getByText("· approved by Farid Finance (finance)").waitFor();
  await approveButton(manager).click();
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("posted");
});
