import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { call, readRecord } from "../api.ts";
import { go, test } from "../journey.ts";
import { expectSamePage, finding, head, markPage, seeMessage, seeState } from "../record-screen.ts";
import { aPlace, aSku, sendOrder } from "../shop.ts";

test("a correction is undone by its key; over somebody else's change it is not, and what brings it back instead is named", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}`);
  const correct = async (text: string) => {
    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: "Note" }).fill(text);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("textbox", { name: "Note" }).waitFor({ state: "detached" });
  };
  await correct("Gift wrap");
  await seeMessage(page, "The correction is saved");
  await page.keyboard.press("z");
  await seeMessage(page, /is as it was in revision 1/);
  expect(await readRecord(id)).toMatchObject({ state: "ready", revision: 3, document: { note: null } });
  await head(page).getByText("revision 3").waitFor();

  // Two of the same record, one after the other.
  await correct("First");
  await head(page).getByText("revision 4").waitFor();
  await correct("Second");
  await head(page).getByText("revision 5").waitFor();
  await page.keyboard.press("z");
  await page.keyboard.press("z");
  await head(page).getByText("revision 7").waitFor();
  expect(await readRecord(id)).toMatchObject({ revision: 7, document: { note: null } });

  await correct("Call first");
  await head(page).getByText("revision 8").waitFor();
  expect((await call("finance2", `/records/${id}/corrections`, { revision: 8, changes: [{ path: "reference", value: "PO-77" }] })).status).toBe(200);
  await page.keyboard.press("z");
  await seeMessage(page, /That was not undone.*Mei Ling Finance changed this record meanwhile.*“Restore this revision” at revision 7/);
  expect(await readRecord(id)).toMatchObject({ revision: 9, document: { note: "Call first", reference: "PO-77" } });
  await markPage(page);
  await page.locator("[data-sonner-toast]").filter({ hasText: "That was not undone" }).getByRole("button", { name: "Open it" }).click();
  await page.getByRole("button", { name: "Restore revision 7" }).waitFor();
  await expectSamePage(page);
});

test("a single answer is undone by its key: the answer is forgotten where it was remembered, and the record is held again", async ({ signIn }) => {
  const sku = aSku("BALM-UNDO");
  const { id } = await sendOrder(missingSkuOrder(aPlace(), sku));
  const page = await signIn("admin");
  const answers = () => db().alias.count({ where: { key: sku.toLowerCase(), revokedAt: null } });
  const answer = async (isRemembered: boolean) => {
    await go(page, `/records/${id}?queue=all`);
    await seeState(page, "Held");
    const card = finding(page, "Item not known");
    await card.getByRole("combobox").fill("KR-BALM-LG");
    await page.getByRole("option", { name: /KR-BALM-LG/ }).click();
    await card.getByRole("checkbox", { name: /Remember it/ }).setChecked(isRemembered);
    await card.getByRole("button", { name: "Use this item" }).click();
    await seeMessage(page, `${sku} is KR-BALM-LG now`);
  };
  await answer(true);
  expect([(await readRecord(id)).state, await answers()]).toEqual(["ready", 1]);
  await page.keyboard.press("z");
  await seeMessage(page, `The answer for ${sku} is taken back`);
  expect([(await readRecord(id)).state, await answers()]).toEqual(["held", 0]);

  await answer(false);
  expect([(await readRecord(id)).state, await answers()]).toEqual(["ready", 0]);
  await page.keyboard.press("z");
  await seeMessage(page, /is as it was in revision/);
  expect((await readRecord(id)).state).toBe("held");
  // An admin has gone on to the next record by then.
  await go(page, `/records/${id}?queue=all`);
  await finding(page, "Item not known").waitFor();
});

test("what is released is held again with its reason, and what is opened again is rejected again, each by the undo key", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}?queue=all`);
  await page.keyboard.press("h");
  await page.getByRole("dialog").getByLabel("Reason").fill("The buyer wants another date");
  await page.keyboard.press("Control+Enter");
  await seeState(page, "Held");
  await page.getByRole("button", { name: "Release it" }).click();
  await seeState(page, "Ready to approve");
  await page.keyboard.press("z");
  await seeMessage(page, /is held again/);
  await seeState(page, "Held");
  await page.getByText("The buyer wants another date").first().waitFor();

  await page.goto(`/records/${id}?queue=all#notes`);
  await page.getByLabel("Tags").fill("Ask the shop");
  await page.keyboard.press("Enter");
  await seeMessage(page, "Tagged: ask the shop");
  await page.getByRole("button", { name: "Take off the tag ask the shop" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("z");
  await seeMessage(page, "are as they were");
  await page.getByRole("button", { name: "Take off the tag ask the shop" }).waitFor({ state: "detached" });

  const { revision } = await readRecord(id);
  expect((await call("finance2", `/records/${id}/reject`, { revision, reason: "Sent twice" })).status).toBe(200);
  await seeState(page, "Rejected");
  await page.getByRole("button", { name: "Open again" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("It is another one");
  await page.keyboard.press("Control+Enter");
  await seeMessage(page, /is open again/);
  await page.keyboard.press("z");
  await seeMessage(page, /is rejected again/);
  await seeState(page, "Rejected");
});
