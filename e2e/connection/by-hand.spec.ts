import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { createToken } from "#lib/auth/tokens.ts";
import { db } from "#lib/db/prisma.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { findRecord, readRecord } from "../api.ts";
import { company, must } from "../company.ts";
import { go, test } from "../journey.ts";
import { product } from "../product.ts";
import { ledgerPane, seeMessage, seeState } from "../record-screen.ts";
import { aPlace } from "../shop.ts";

/** A delivery order beside its invoice: held by nothing but that the demo's book takes none. */
async function aDeliveryOrder(): Promise<{ id: string; number: string }> {
  const { number: mark } = aPlace();
  const ctx = await company();
  const { sourceId } = must(await addSource(ctx, { key: `wms-${mark}`, channel: "native", name: `Warehouse ${mark}`, flow: { kind: "invoice", trigger: "order_confirmation" } }));
  const { token } = must(await createToken(ctx, { sourceId }));
  const number = `DO-W${mark}`;
  // Another quantity each time: one that looks like an earlier one would be held as its twin.
  const quantity = 2 + (mark % 97);
  const lines = [{ sku: "KR-TEA-100", description: "Tea", quantity: String(quantity), unitPrice: "10.00" }];
  const common = { date: new Date().toISOString().slice(0, 10), currency: "MYR", customer: { code: "300-A001", name: "Aisyah" }, lines, total: `${quantity * 10}.00` };
  const records = [
    { externalId: `IV-W${mark}`, kind: "invoice", document: { ...common, number: `IV-W${mark}` } },
    { externalId: number, kind: "delivery_order", document: { ...common, number } },
  ];
  const response = await fetch(`${product.baseUrl}/api/v1/intake`, {
    method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: JSON.stringify({ records }),
  });
  expect(response.status).toBe(202);
  await expect.poll(async () => (await findRecord(number))?.holds.map(({ rule }) => rule), { timeout: 15_000 }).toEqual(["not-supported"]);
  return { id: (await findRecord(number))?.id ?? "", number };
}

/** What a link saves, as the browser saves it. */
async function saved(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download for AutoCount" }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("a delivery order that the Cloud cannot take goes out as a spreadsheet and is marked with its number, and the mark is taken back", async ({ signIn }) => {
  const { id, number } = await aDeliveryOrder();
  const page = await signIn("finance", "/queues/held?hold=not-supported");
  await page.getByRole("row", { name: new RegExp(number) }).waitFor();
  expect((await saved(page)).bytes.subarray(0, 2).toString()).toBe("PK");

  await go(page, `/records/${id}`);
  const file = await saved(page);
  expect(file.name).toBe(`For AutoCount, ${number}.xlsx`);

  await ledgerPane(page).getByRole("button", { name: "Mark as posted by hand…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Approve and mark as posted" }).click();
  await dialog.getByText("Give the number that it has in AutoCount.").waitFor();
  await dialog.getByLabel("Number in AutoCount").fill("HP-DO-000001");
  await dialog.getByRole("button", { name: "Approve and mark as posted" }).click();
  await dialog.getByText(/begins as the numbers that Holdpoint gives/).waitFor();
  const docNo = `DO-${number}`;
  await dialog.getByLabel("Number in AutoCount").fill(docNo);
  await dialog.getByRole("button", { name: "Approve and mark as posted" }).click();
  await seeMessage(page, `${number} is posted as ${docNo}`);
  await seeState(page, "Posted");
  await ledgerPane(page).getByText(`Posted by hand as ${docNo}`).waitFor();
  expect(await readRecord(id)).toMatchObject({ state: "posted", posting: { docNo, state: "posted" } });

  await ledgerPane(page).getByRole("button", { name: "Take the mark back…" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Wrong number typed");
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await seeMessage(page, "The mark is taken back");
  await seeState(page, "Held");
  await ledgerPane(page).getByText("Nothing was sent yet.").waitFor();
  expect(await readRecord(id)).toMatchObject({ state: "held", posting: null });
});

test("where two people must approve, the second is told which number the first gave, and another one is refused", async ({ signIn }) => {
  const { id, number } = await aDeliveryOrder();
  const { company: companyId } = await company();
  const policy = await db().approvalPolicy.create({ data: { companyId, kind: "delivery_order", minTotal: "0", steps: ["finance", "manager"] } });
  try {
    const finance = await signIn("finance", `/records/${id}`);
    await ledgerPane(finance).getByRole("button", { name: "Mark as posted by hand…" }).click();
    await finance.getByRole("dialog").getByLabel("Number in AutoCount").fill(`${number}-A`);
    await finance.getByRole("dialog").getByRole("button", { name: "Approve and mark as posted" }).click();
    await seeMessage(finance, `${number} has your approval`);
    await seeState(finance, "Held");

    const manager = await signIn("manager", `/records/${id}`);
    await ledgerPane(manager).getByText(`has marked it as ${number}-A`).waitFor();
    await ledgerPane(manager).getByRole("button", { name: "Mark as posted by hand…" }).click();
    const dialog = manager.getByRole("dialog");
    await dialog.getByLabel("Number in AutoCount").fill(`${number}-B`);
    await dialog.getByRole("button", { name: "Approve and mark as posted" }).click();
    await dialog.getByText(`gave ${number}-A, and this is ${number}-B`).waitFor();
    await dialog.getByLabel("Number in AutoCount").fill(`${number}-A`);
    await dialog.getByRole("button", { name: "Approve and mark as posted" }).click();
    await seeState(manager, "Posted");
    // Whoever may not take it back reads whom to ask.
    await manager.keyboard.press("z");
    await seeMessage(manager, /Ask finance\. “Take the mark back…” on .* says that it is not posted after all\./);
    expect(await readRecord(id)).toMatchObject({ state: "posted", posting: { docNo: `${number}-A` } });
  } finally {
    await db().approvalPolicy.delete({ where: { companyId_id: { companyId, id: policy.id } } });
  }
});
