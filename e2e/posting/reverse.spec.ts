import { expect } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { go, test } from "../journey.ts";
import { approveButton, ledgerPane, seeState } from "../record-screen.ts";
import { invoicesOf } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("a posted invoice is reversed by finance, and AutoCount has it as cancelled", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const finance = await signIn("finance", `/records/${id}`);
  await approveButton(finance).click();
  await finance.waitForURL((url) => !url.pathname.includes(id));
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("posted");
  const docNo = (await readRecord(id)).posting?.docNo ?? "";

  const admin = await signIn("admin", `/records/${id}`);
  await ledgerPane(admin).getByText(`Posted as ${docNo}`).waitFor();
  expect(await ledgerPane(admin).getByRole("button", { name: /^Reverse/ }).count()).toBe(0);

  await go(finance, `/records/${id}`);
  await ledgerPane(finance).getByRole("button", { name: /^Reverse/ }).click();
  const dialog = finance.getByRole("dialog");
  await dialog.getByText("This cannot be undone").waitFor();
  await dialog.getByRole("button", { name: `Void ${docNo}` }).click();
  await dialog.getByText("Say why").waitFor();
  await dialog.getByLabel("Reason").fill("Wrong customer");
  await dialog.getByRole("button", { name: `Void ${docNo}` }).click();

  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("reversed");
  await seeState(finance, "Reversed");
  await ledgerPane(finance).getByText(`${docNo} is voided in AutoCount`).waitFor();
  expect((await invoicesOf(id)).map(({ master }) => [master.docNo, master.cancelled])).toEqual([[docNo, true]]);
});
