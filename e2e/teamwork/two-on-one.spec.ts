import { expect } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { test } from "../journey.ts";
import { head, seeMessage } from "../record-screen.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("a note calls somebody, who finds it under Mentions; assigned by a key, put off, and brought back", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const farid = await signIn("finance", `/records/${id}`);
  await farid.keyboard.press("i");
  await seeMessage(farid, "It is yours");
  await head(farid).getByText("assigned to you").waitFor();

  await farid.keyboard.press("m");
  const note = farid.getByRole("combobox", { name: "Write a note" });
  await note.pressSequentially("@mei");
  await farid.getByRole("listbox", { name: "People" }).getByRole("option", { name: "Mei Ling Finance" }).waitFor();
  await farid.keyboard.press("Enter");
  await note.pressSequentially("is the price right?");
  await farid.reload();
  await head(farid).getByText("assigned to you").waitFor(); // what is pressed before the record is seen is not meant for it
  await farid.keyboard.press("m");
  expect(await note.inputValue(), "what was typed outlives a reload").toBe("@Mei Ling Finance is the price right?");
  await farid.keyboard.press("Control+Enter");
  await seeMessage(farid, "Mei Ling Finance will find it under Mentions");

  const meiLing = await signIn("finance2", "/queues/all?called=new");
  await meiLing.getByRole("row").filter({ has: meiLing.locator(`a[href*="${id}"]`) }).locator("[data-open]").click();
  await meiLing.getByRole("button", { name: /^Notes/ }).click();
  await meiLing.getByText("is the price right?").waitFor();
  await meiLing.getByRole("button", { name: "Tomorrow" }).click();
  await seeMessage(meiLing, "Put off until");
  await head(meiLing).getByText(/put off until/).waitFor();
  await meiLing.getByRole("button", { name: "Bring it back now" }).click();
  await seeMessage(meiLing, "back in its queue");
});

test("whoever comes second is told who works on the record, takes it over by its key, and the first one is told", async ({ signIn }) => {
  const place = aPlace();
  const { id } = await sendOrder(normalOrder(place));
  const list = await signIn("manager", `/queues/ready?q=${place.number}`);
  const row = list.locator(`tr[data-row="${id}"]`);
  await row.waitFor();
  const farid = await signIn("finance", `/records/${id}`);
  await farid.keyboard.press("Shift"); // messages are there for whoever does something
  await farid.waitForTimeout(2_500); // somebody who only looks in takes nothing
  await row.getByTitle("Farid Finance is working on it").getByText("FF").waitFor();
  const meiLing = await signIn("finance2", `/records/${id}`);
  await meiLing.getByText("Farid Finance is working on this record").waitFor();
  await meiLing.getByRole("button", { name: "Take it over" }).waitFor();
  await meiLing.keyboard.press("t");
  await meiLing.getByText("Farid Finance is working on this record").waitFor({ state: "detached" });
  await seeMessage(farid, "Mei Ling Finance has taken this record over");
  await farid.getByText("Mei Ling Finance is working on this record").waitFor();
  await row.getByRole("link", { name: /Mei Ling Finance is working on it/ }).waitFor();
});

test("what is given to me, and what was put off and is back, announces itself in the list that I have open", async ({ signIn }) => {
  const place = aPlace();
  const { id } = await sendOrder(normalOrder(place));
  const meiLing = await signIn("finance2", `/queues/mine?q=${place.number}`);
  const ready = await signIn("manager", `/queues/ready?q=${place.number}`);
  await ready.locator(`tr[data-row="${id}"]`).waitFor();
  const farid = await signIn("finance", `/records/${id}`);
  await farid.keyboard.press("m");
  await farid.getByRole("combobox", { name: "Assigned to" }).selectOption({ label: "Mei Ling Finance" });
  await seeMessage(farid, "Given to Mei Ling Finance");
  await meiLing.getByRole("button", { name: "1 new" }).click();
  await meiLing.locator(`tr[data-row="${id}"]`).waitFor();
  expect(await ready.getByRole("button", { name: "1 new" }).count(), "it was in this list before").toBe(0);

  await farid.getByRole("button", { name: "Tomorrow" }).click();
  await seeMessage(farid, "Put off until");
  await ready.reload();
  await ready.getByText("Nothing matches these filters").waitFor();
  await farid.getByRole("button", { name: "Bring it back now" }).click();
  await ready.getByRole("button", { name: "1 new" }).click();
  await ready.locator(`tr[data-row="${id}"]`).waitFor();
});
