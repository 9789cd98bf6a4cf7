import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { company, demoPerson } from "../company.ts";
import { go, test } from "../journey.ts";
import { untilNothingIsOnItsWay } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("a view gets a name, is shared, and is there for somebody else, on whatever machine; the file holds what it shows", async ({ signIn }) => {
  const order = normalOrder(aPlace());
  await sendOrder(order);
  const word = String(order.name).slice(1);
  const page = await signIn("finance", `/queues/ready?q=${word}&sort=-total`);
  await page.getByRole("button", { name: "Save view…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Give it a name.").waitFor();
  await dialog.getByLabel("Name").fill(`Of ${word}`);
  await dialog.getByLabel("Everybody of the company sees it").check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: `Of ${word}` }).waitFor();

  const other = await signIn("manager", "/queues/ready");
  await other.getByRole("navigation", { name: "Views" }).getByRole("link", { name: `Of ${word}` }).click();
  await other.waitForURL(new RegExp(`q=${word}.*sort=-total`));
  await other.getByRole("heading", { level: 1, name: "Ready to approve 1" }).waitFor();

  await other.getByRole("button", { name: "Columns…" }).click();
  await other.getByRole("dialog").getByRole("checkbox", { name: "Source" }).uncheck();
  await other.getByRole("dialog").getByRole("button", { name: "Keep" }).click();
  await other.getByRole("columnheader", { name: "Source" }).waitFor({ state: "detached" });
  const elsewhere = await signIn("manager", `/queues/ready?q=${word}`);
  expect(await elsewhere.getByRole("columnheader", { name: "Source" }).count()).toBe(0);

  const [file] = await Promise.all([elsewhere.waitForEvent("download"), elsewhere.getByRole("link", { name: "Download this list as CSV" }).click()]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).not.toContain("Source");
  expect(lines[1]).toContain(word);

  await go(elsewhere, `/queues/ready?q=${word}`);
  await elsewhere.getByRole("button", { name: "Columns…" }).click();
  await elsewhere.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
  await elsewhere.getByRole("columnheader", { name: "Source" }).waitFor();
});

test("all that a filter leaves is approved in the background, what cannot be is told first, and it is taken back as one step", { timeout: 300_000 }, async ({ signIn }) => {
  const { company: companyId } = await company();
  const tag = `bulk${Date.now()}`;
  const ids: string[] = [];
  for (let count = 0; count < 56; count += 1) ids.push((await sendOrder(normalOrder(aPlace()))).id);
  const page = await signIn("finance", "/queues/ready");
  const { id: finance } = await db().user.findUniqueOrThrow({ where: { email: demoPerson("finance").email }, select: { id: true } });
  await db().record.updateMany({ where: { companyId, id: { in: ids } }, data: { tags: [tag] } });
  // One of them has a value that finance changed.
  await db().recordRevision.updateMany({ where: { companyId, recordId: ids[0] as string }, data: { bearsValue: true, actorId: finance } });

  await go(page, `/queues/ready?tag=${tag}`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const bar = page.getByRole("region", { name: "Selected records" });
  await bar.getByText("50 selected").waitFor();
  await bar.getByRole("button", { name: "Select all 56 that match" }).click();
  await bar.getByText("All 56 that match").waitFor();
  await page.getByRole("status").getByText("All 56 that match").waitFor();
  await bar.getByRole("button", { name: "Reject…" }).click();
  const dialog = page.getByRole("dialog", { name: "Reject 56 records?" });
  await dialog.getByLabel("Reason").fill("All of them by mistake");
  await dialog.getByRole("button", { name: "Reject 56" }).click();
  await page.waitForURL(/\/bulk\//);
  await page.getByText("56 of 56").waitFor({ timeout: 60_000 });
  await page.getByText("Done", { exact: true }).first().waitFor();
  expect((await readRecord(ids[5] as string)).state).toBe("rejected");
  await page.getByRole("button", { name: "Undo as one step" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo as one step" }).click();
  await page.getByRole("heading", { level: 1, name: /56 records .*opened again/ }).waitFor();
  await page.getByText("56 of 56").waitFor({ timeout: 60_000 });
  await expect.poll(async () => (await readRecord(ids[55] as string)).state, { timeout: 20_000 }).toBe("ready");

  await go(page, `/queues/ready?tag=${tag}`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 56 that match" }).click();
  await page.getByRole("button", { name: "Approve…" }).click();
  const approve = page.getByRole("dialog");
  await approve.getByText("You changed a value of this record, so somebody else approves it.").waitFor();
  await approve.getByRole("button", { name: "Approve 55" }).click();
  await page.waitForURL(/\/bulk\//);
  await page.getByText("55 of 55").waitFor({ timeout: 60_000 });
  await expect.poll(async () => (await readRecord(ids[1] as string)).state, { timeout: 30_000 }).toBe("posted");
  // The next journey's documents would wait behind all of these.
  await untilNothingIsOnItsWay(120_000);
});

test("x selects a row, and with Shift all up to the next", async ({ signIn }) => {
  const page = await signIn("finance", "/queues/all");
  await page.locator("tr[data-row]").nth(3).waitFor();
  // What tells it stands there before its first text, or that would not be told.
  await page.locator("p[role=status].sr-only:empty").waitFor({ state: "attached" });
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Selected records" });
  await bar.getByText("1 selected").waitFor();
  await page.getByRole("status").getByText(/^1 selected, /).waitFor();
  await page.keyboard.press("x");
  await page.getByRole("status").getByText("Nothing selected").waitFor();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await bar.getByText("4 selected").waitFor();
});
