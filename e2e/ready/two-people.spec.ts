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

  // The next record is there already; the way back leads to what moved.
  await approveButton(meiLing).click();
  await meiLing.getByRole("button", { name: "Open it" }).click();
  const dialog = meiLing.getByRole("dialog", { name: "Farid Finance changed this record meanwhile" });
  await dialog.getByRole("row", { name: /Note.*empty.*Deliver after 5 pm/ }).waitFor();
  expect(await readRecord(id)).toMatchObject({ state: "ready", revision: 2, posting: null });
  await dialog.getByRole("button", { name: "Show the new version" }).click();
  await head(meiLing).getByText("revision 2").waitFor();
  await meiLing.getByText("Deliver after 5 pm").first().waitFor();
  await approveButton(meiLing).click();
  await seeMessage(meiLing, "is approved");
});

test("who saves over somebody else's correction sees both versions, keeps what only one changed and chooses the rest by key; no typing is lost", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const meiLing = await signIn("finance2", `/records/${id}`);
  await meiLing.keyboard.press("e");
  await meiLing.getByRole("textbox", { name: "Reference", exact: true }).fill("PO-77");
  await meiLing.getByRole("textbox", { name: "Note" }).fill("Call first");
  await meiLing.getByRole("textbox", { name: "Reason for the correction" }).fill("By phone");
  const farid = await signIn("finance", `/records/${id}`);
  await farid.keyboard.press("e");
  await farid.getByRole("textbox", { name: "Note" }).fill("Gift wrap");
  await farid.getByRole("textbox", { name: "Description" }).first().fill("For the office");
  await farid.keyboard.press("Control+Enter");
  await seeMessage(farid, "2 corrections are saved");

  await meiLing.getByRole("alert").getByText("Somebody changed this record while you were typing").waitFor();
  await meiLing.keyboard.press("Control+Enter");
  const dialog = meiLing.getByRole("dialog", { name: "Farid Finance changed this record while you were typing" });
  await dialog.getByRole("row", { name: /Reference.*PO-77.*as it was/ }).waitFor();
  await dialog.getByRole("row", { name: /Description.*as it was.*For the office/ }).waitFor();
  await meiLing.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await meiLing.reload();
  expect(await meiLing.getByRole("textbox", { name: "Note" }).inputValue(), "what was typed outlives a refused save and a reload").toBe("Call first");

  await meiLing.getByRole("button", { name: "Compare and merge" }).click();
  await dialog.getByText("One field is still to be chosen.").waitFor();
  await meiLing.keyboard.press("Space");
  expect(await dialog.getByRole("radio", { name: "Yours: Call first" }).isChecked()).toBe(true);
  await meiLing.keyboard.press("ArrowRight");
  expect(await dialog.getByRole("radio", { name: "Theirs: Gift wrap" }).isChecked()).toBe(true);
  await meiLing.keyboard.press("ArrowLeft");
  await dialog.getByText("2 changes of yours are saved over theirs.").waitFor();
  await meiLing.keyboard.press("Enter");
  await seeMessage(meiLing, "2 corrections are saved");
  expect(await readRecord(id)).toMatchObject({ revision: 3, document: { note: "Call first", reference: "PO-77", description: "For the office" } });

  await meiLing.getByRole("button", { name: /^History/ }).click();
  await meiLing.getByText("By phone").waitFor();
  await meiLing.getByRole("button", { name: "Restore revision 1" }).click();
  const restore = meiLing.getByRole("dialog", { name: "Restore revision 1" });
  await restore.getByRole("row", { name: /Note.*Call first.*empty/ }).waitFor();
  await meiLing.keyboard.press("Enter");
  await seeMessage(meiLing, "Revision 1 is restored");
  expect(await readRecord(id)).toMatchObject({ revision: 4, document: { note: null, reference: null, description: null } });
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
