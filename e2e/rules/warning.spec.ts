import { expect } from "vitest";
import { demoItems, shopifyOrder } from "#prisma/seed/shopify-orders.ts";
import { go, test } from "../journey.ts";
import { finding, seeMessage, seeState } from "../record-screen.ts";
import { aPlace, sendOrder } from "../shop.ts";

const title = "Price is not the item's";
/** Mugs at a price that is far from AutoCount's; how many of them makes the total its own. */
const cheapOrder = () => {
  const place = aPlace();
  return shopifyOrder({ ...place, lines: [{ ...demoItems.mug, price: "4.00", quantity: 1 + (place.number % 97) }], shipping: null });
};

test("finance accepts a warning with a reason, takes it back, and accepts it again", async ({ signIn }) => {
  const record = await sendOrder(cheapOrder());
  const page = await signIn("finance", `/records/${record.id}`);
  await seeState(page, "Held");
  const card = finding(page, title);
  await card.getByText("warning", { exact: true }).waitFor();
  await card.getByRole("button", { name: /^Accept/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Accept" }).click();
  await dialog.getByText("Say why", { exact: false }).waitFor();
  await dialog.getByLabel("Reason").fill("A farewell offer, agreed");
  await dialog.getByRole("button", { name: "Accept" }).click();
  await seeMessage(page, "Warning accepted");

  await go(page, `/records/${record.id}`);
  await seeState(page, "Ready to approve");
  await card.getByText("A farewell offer, agreed").waitFor();
  await card.getByRole("button", { name: "Take it back" }).click();
  await seeState(page, "Held");
  await card.getByRole("button", { name: /^Accept/ }).waitFor();
});

test("admin tries a rule on the past before it is saved, and a rule that guards the books cannot be softened", async ({ signIn }) => {
  const record = await sendOrder(cheapOrder());
  const page = await signIn("admin", "/rules");
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.getByLabel("How hard it stops").selectOption({ label: "Off" });
  await page.getByText("Whatever price a source sends is booked", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Try it on the past" }).click();
  const past = page.getByRole("region", { name: "On the past" });
  await past.getByText("no longer").first().waitFor();
  await past.locator("summary").click({ trial: true });
  expect(await past.locator(`a[href="/records/${record.id}"]`).count()).toBe(1);

  // What is shown is of the form as it was tried: an edit says so until it is taken back or tried again.
  const outdated = past.getByText("The form was changed since", { exact: false });
  await page.getByLabel("How far back").selectOption({ label: "7 days" });
  await outdated.waitFor();
  await page.getByLabel("How far back").selectOption({ label: "90 days" });
  await outdated.waitFor({ state: "detached" });

  await page.getByLabel("Cheaper by at most (%)").fill("a lot");
  await outdated.waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Enter a percentage such as 20", { exact: false }).waitFor();
  expect(await page.getByLabel("Cheaper by at most (%)").inputValue()).toBe("a lot");

  await go(page, "/rules/burst");
  await page.getByText("It cannot be tried on the past", { exact: false }).waitFor();
  expect(await page.getByRole("button", { name: "Try it on the past" }).count()).toBe(0);

  await go(page, "/rules/duplicate-exact");
  await page.getByText("can neither be made softer nor switched off", { exact: false }).waitFor();
  expect(await page.getByRole("button", { name: "Save" }).count()).toBe(0);
});

test("finance sees the rules and may not change them; a manager sees the months and may not close them", async ({ signIn }) => {
  const finance = await signIn("finance", "/rules/price-mismatch");
  await finance.getByRole("heading", { level: 1, name: title }).waitFor();
  expect(await finance.getByRole("button", { name: "Save" }).count()).toBe(0);
  await go(finance, "/rules/periods");
  await finance.getByRole("button", { name: /^Close / }).first().waitFor();
  const manager = await signIn("manager", "/rules/periods");
  await manager.getByText("Finance decides this.").waitFor();
  expect(await manager.getByRole("button", { name: /^Close / }).count()).toBe(0);
});
