import type { Page, Route } from "playwright-core";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { company, demoPerson } from "../company.ts";
import { test } from "../journey.ts";
import { expectSamePage, markPage, seeMessage, seeRecord, seeState } from "../record-screen.ts";
import { aPlace, aSku, sendOrder } from "../shop.ts";

const sign = (page: Page, hasText = "No connection to Holdpoint") => page.getByRole("status").filter({ hasText });

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

test("a count that comes late says nothing of the list that is shown by then, and one that cannot be read says so", async ({ signIn }) => {
  const word = aSku("LATE");
  await sendOrder(missingSkuOrder(aPlace(), `${word}-A`));
  const page = await signIn("admin", `/queues/held?q=${word}`);
  await sendOrder(missingSkuOrder(aPlace(), `${word}-B`));
  await page.getByRole("button", { name: "1 new" }).waitFor();

  const counting = /\/api\/live\/arrivals/;
  const asked = Promise.withResolvers<Route>();
  await page.route(counting, (route) => asked.resolve(route), { times: 1 });
  await sendOrder(missingSkuOrder(aPlace(), `${word}-C`));
  const late = await asked.promise;
  await page.getByRole("button", { name: "1 new" }).click();
  await expect.poll(() => page.locator("tr[data-row]").count()).toBe(3);
  await page.getByRole("button", { name: /new$/ }).waitFor({ state: "detached" });
  await late.fulfill({ json: { arrived: 2 } });
  await page.waitForTimeout(500);
  expect(await page.getByRole("button", { name: /new$/ }).count()).toBe(0);

  await page.route(counting, (route) => route.fulfill({ contentType: "text/html", body: "<p>A sign-in page of the network" }));
  await sendOrder(missingSkuOrder(aPlace(), `${word}-D`));
  await page.getByRole("button", { name: "New ones could not be counted. Try again" }).waitFor();
});

test("who approves and goes on without a connection loses nothing: the page stays, what was not stored is told, and leads back", async ({ signIn }) => {
  const tag = aSku("gone").toLowerCase();
  const orders = ["A", "B", "C", "D"].map(() => normalOrder(aPlace()));
  const ids: string[] = [];
  for (const order of orders) ids.push((await sendOrder(order)).id);
  const { company: companyId } = await company();
  await db().record.updateMany({ where: { companyId, id: { in: ids } }, data: { tags: [tag] } });
  const [first, second, third] = orders.map(({ name }) => name) as [string, string, string];
  const page = await signIn("finance", `/queues/ready?tag=${tag}&sort=receivedAt`);
  await page.getByRole("link", { name: first }).click();
  await seeState(page, "Ready to approve");
  await markPage(page);
  // The next record is fetched ahead, and then so old that it would be fetched again.
  await page.waitForTimeout(12_000);

  await page.context().setOffline(true);
  await page.keyboard.press("a");
  await seeRecord(page, second);
  await seeMessage(page, `${first} was left as it was`);
  await page.keyboard.press("n");
  await sign(page).getByText("The page you asked for opens once the connection is back.").waitFor();
  await page.keyboard.press("n");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await seeRecord(page, second);
  await page.keyboard.press("n");

  await page.context().setOffline(false);
  await seeRecord(page, third);
  await expectSamePage(page);
  await seeMessage(page, `${first} was left as it was`);
  expect(await readRecord(ids[0] as string)).toMatchObject({ state: "ready", revision: 1 });
  await sign(page).waitFor({ state: "detached" });
  await page.locator("[data-sonner-toast]").filter({ hasText: first }).getByRole("button", { name: "Open it" }).click();
  await seeRecord(page, first);
  await page.keyboard.press("a");
  await seeMessage(page, `${first} is approved`);
  await expectSamePage(page);
});

test("what is asked for without a connection and cannot come is told, and the keys mean something again", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}`);
  await markPage(page);
  await page.context().setOffline(true);
  await page.keyboard.press("r");
  // The code of what shows messages has not been fetched either.
  await page.getByRole("status").getByText("This could not be opened: Holdpoint did not answer").waitFor();
  await page.context().setOffline(false);
  await page.keyboard.press("r");
  await page.getByRole("dialog", { name: /^Reject #/ }).waitFor();
  await page.keyboard.press("Escape");

  // The browser thinks that it has a connection, and the server is away.
  const code = /\/_next\/static\/chunks\//;
  await page.route(code, (route) => route.abort("connectionrefused"));
  await page.keyboard.press("h");
  await seeMessage(page, "This could not be opened: Holdpoint did not answer");
  await page.unroute(code);
  await page.keyboard.press("h");
  await page.getByRole("dialog", { name: /^Hold #/ }).waitFor();
  await expectSamePage(page);
});

test("a page that was made for one person is loaded anew where another signs in, with nothing of the first in its fields", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}`);
  const note = page.getByRole("combobox", { name: "Write a note" });
  await page.keyboard.press("m");
  await note.fill("Only mine");
  await markPage(page);
  const other = await page.context().newPage();
  await other.goto("/");
  await other.getByRole("button", { name: "Sign out" }).first().click();
  await sign(page, "You are signed out").waitFor();
  const { email, password } = demoPerson("manager");
  await other.getByLabel("E-mail").fill(email);
  await other.getByLabel("Password", { exact: true }).fill(password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await page.waitForFunction(() => !("isMarked" in window));
  await page.getByText("manager", { exact: true }).first().waitFor();
  await page.keyboard.press("m");
  await note.waitFor();
  expect(await note.inputValue()).toBe("");
});
