import type { Page } from "playwright-core";
import { expect } from "vitest";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { seeMessage } from "../record-screen.ts";
import { aPlace, aSku, sendOrder } from "../shop.ts";

const sign = (page: Page) => page.getByRole("status").filter({ hasText: "No connection to Holdpoint" });

test("what is typed in a field, in the lines and in a note without a connection is there, and is saved once it is back", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}`);
  await page.keyboard.press("m");
  const note = page.getByRole("combobox", { name: "Write a note" });
  await note.waitFor();
  await note.blur();
  await page.keyboard.press("l");
  const description = page.locator('[data-cell="0:description"]');
  await description.waitFor();

  await page.context().setOffline(true);
  await sign(page).getByText("What you type is kept here.").waitFor();
  await page.getByRole("textbox", { name: "Note", exact: true }).fill("Deliver after 5 pm");
  await description.fill("Batik shirt, blue");
  await note.fill("Asked the shop by phone");
  await page.getByRole("button", { name: "Save 2 changes" }).click();
  await seeMessage(page, "did not answer");
  await page.getByRole("button", { name: "Add the note" }).click();
  expect([await page.getByRole("textbox", { name: "Note", exact: true }).inputValue(), await description.inputValue(), await note.inputValue()]).toEqual(["Deliver after 5 pm", "Batik shirt, blue", "Asked the shop by phone"]);
  expect(await readRecord(id)).toMatchObject({ revision: 1 });

  await page.context().setOffline(false);
  await sign(page).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Save 2 changes" }).click();
  await seeMessage(page, "2 corrections are saved");
  await page.getByRole("button", { name: "Add the note" }).click();
  await page.getByRole("listitem").getByText("Asked the shop by phone").waitFor();
  const { revision, document: saved } = (await readRecord(id)) as unknown as { revision: number; document: { note: string; lines: { description: string }[] } };
  expect([revision, saved.note, saved.lines[0]?.description]).toEqual([2, "Deliver after 5 pm", "Batik shirt, blue"]);
});

test("a list without a connection says so, and tells what came meanwhile once it is back", async ({ signIn }) => {
  const word = aSku("AWAY");
  const first = missingSkuOrder(aPlace(), `${word}-A`);
  await sendOrder(first);
  const page = await signIn("admin", `/queues/held?q=${word}`);
  await page.reload();
  await page.locator("[data-open]").first().waitFor();
  expect(await sign(page).count()).toBe(0);
  await page.context().setOffline(true);
  await sign(page).waitFor();
  await sendOrder(missingSkuOrder(aPlace(), `${word}-B`));
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "1 new" }).waitFor();
  expect(await sign(page).count()).toBe(0);

  // What cannot be counted says so, and is counted when somebody asks.
  const counting = /\/api\/live\/arrivals/;
  await page.route(counting, (route) => route.fulfill({ status: 503 }));
  await sendOrder(missingSkuOrder(aPlace(), `${word}-C`));
  const again = page.getByRole("button", { name: "New ones could not be counted. Try again" });
  await again.waitFor();
  await page.unroute(counting);
  await again.click();
  await page.getByRole("button", { name: "2 new" }).waitFor();
  await again.waitFor({ state: "detached" });
});
