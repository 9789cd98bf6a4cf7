import { expect } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { findRecord, readRecord } from "../api.ts";
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

test("a posted invoice is given back by a credit note, or voided and booked anew, from the same dialog", async ({ signIn }) => {
  const sent = [await sendOrder(normalOrder(aPlace())), await sendOrder(normalOrder(aPlace()))] as const;
  const finance = await signIn("finance", `/records/${sent[0].id}`);
  const posted = async (id: string) => {
    await go(finance, `/records/${id}`);
    await approveButton(finance).click();
    await finance.waitForURL((url) => !url.pathname.includes(id));
    await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("posted");
    await go(finance, `/records/${id}`);
    return (await readRecord(id)).posting?.docNo ?? "";
  };
  const docNo = await posted(sent[0].id);
  await ledgerPane(finance).getByRole("button", { name: /^Reverse/ }).click();
  await finance.getByRole("dialog").getByRole("radio", { name: "Credit note over RM 70.30" }).check();
  await finance.getByRole("dialog").getByLabel("Reason").fill("Goods came back");
  await finance.getByRole("dialog").getByRole("button", { name: "Make the credit note" }).click();
  await finance.waitForURL((url) => !url.pathname.includes(sent[0].id));
  await finance.getByText(docNo).first().waitFor();
  const creditNote = finance.url().split("/records/")[1]?.split("?")[0] ?? "";
  expect(await readRecord(creditNote)).toMatchObject({ state: "ready", posting: null });

  const second = await posted(sent[1].id);
  await ledgerPane(finance).getByRole("button", { name: /^Reverse/ }).click();
  await finance.getByRole("dialog").getByRole("radio", { name: "Void it and book it anew" }).check();
  await finance.getByRole("dialog").getByLabel("Reason").fill("Wrong customer");
  await finance.getByRole("dialog").getByRole("button", { name: "Void and book anew" }).click();
  await seeState(finance, "Reversed");
  await ledgerPane(finance).getByText(`${second} is voided in AutoCount`).waitFor();
  expect((await findRecord(`${sent[1].externalId}~`))?.state).toBe("ready");
});
