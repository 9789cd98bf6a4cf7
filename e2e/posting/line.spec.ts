import { expect, onTestFinished } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";
import { approveButton, ledgerPane, seeMessage, seeState } from "../record-screen.ts";
import { fault, invoicesOf, untilNothingIsOnItsWay } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

/** The line is the whole company's: whatever a journey does to it is undone for the next one. */
function freeTheLine(): void {
  onTestFinished(async () => {
    await db().postingLine.deleteMany({ where: { companyId: (await company()).company } });
  });
}

test("finance pauses the line, everybody reads why, and what waited is posted once it is resumed", async ({ signIn }) => {
  await untilNothingIsOnItsWay();
  freeTheLine();
  const finance = await signIn("finance", "/posting");
  await finance.getByRole("button", { name: "Pause …" }).click();
  await finance.getByRole("dialog").getByRole("button", { name: "Pause posting" }).click();
  await finance.getByText("Say why").waitFor();
  await finance.getByLabel("Reason").fill("Stock count until noon");
  await finance.getByRole("dialog").getByRole("button", { name: "Pause posting" }).click();
  await finance.getByText(/^Paused by /).waitFor();

  const { id } = await sendOrder(normalOrder(aPlace()));
  const finance2 = await signIn("finance2", `/records/${id}`);
  await finance2.getByRole("status").filter({ hasText: "Stock count until noon" }).waitFor();
  await approveButton(finance2).click();
  await go(finance2, `/records/${id}`);
  await ledgerPane(finance2).getByText(/It is next.*Posting is paused by .*Stock count until noon/).waitFor();
  expect((await readRecord(id)).state).toBe("approved");
  expect(await invoicesOf(id)).toEqual([]);

  await finance.getByRole("button", { name: "Resume" }).click();
  await seeMessage(finance, "Posting goes on");
  await ledgerPane(finance2).getByText(/^Posted as HP-IV-/).waitFor({ timeout: 30_000 });
  expect(await invoicesOf(id)).toHaveLength(1);
  await finance.getByText("Stock count until noon").first().waitFor();
});

test("a manager sees the line and cannot steer it, an administrator sets its pace and keeps what was typed wrongly", async ({ signIn }) => {
  freeTheLine();
  const manager = await signIn("manager", "/posting");
  await manager.getByRole("heading", { name: "Posting line" }).waitFor();
  expect(await manager.getByRole("button", { name: "Pause …" }).count()).toBe(0);
  expect(await manager.getByLabel("Calls a minute").count()).toBe(0);

  const admin = await signIn("admin", "/posting");
  await admin.getByLabel("Documents in one go").fill("many");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText("Give a whole number.").waitFor();
  expect(await admin.getByLabel("Documents in one go").inputValue()).toBe("many");
  await admin.getByLabel("Documents in one go").fill("40");
  await admin.getByRole("button", { name: "Save" }).click();
  await seeMessage(admin, "Saved");
  await admin.getByText("changed the settings of the line").first().waitFor();
});

test("an unknown outcome is settled by a person who says that it is there, and AutoCount confirms it", async ({ signIn }) => {
  await untilNothingIsOnItsWay();
  freeTheLine();
  const { id } = await sendOrder(normalOrder(aPlace()));
  await fault({ fault: "stored-but-500", resource: "invoice", method: "POST" });
  const finance = await signIn("finance", `/records/${id}`);
  const finance2 = await signIn("finance2", `/records/${id}`);
  await approveButton(finance).click();
  await seeState(finance2, "Unknown");
  // Where the worker is not faster with its own look.
  await db().posting.updateMany({ where: { companyId: (await company()).company, recordId: id, state: "unknown" }, data: { nextAt: new Date(Date.now() + 600_000) } });
  await finance2.getByRole("button", { name: "It is in AutoCount …" }).click();
  const dialog = finance2.getByRole("dialog");
  const { posting } = await readRecord(id);
  await dialog.getByLabel("Number in AutoCount").fill("NOT-THERE-1");
  await dialog.getByRole("button", { name: "Look it up and take it" }).click();
  await dialog.getByRole("alert").filter({ hasText: "no document NOT-THERE-1" }).waitFor();
  await dialog.getByLabel("Number in AutoCount").fill(posting?.docNo ?? "");
  await dialog.getByRole("button", { name: "Look it up and take it" }).click();
  await ledgerPane(finance2).getByText("found there by a look").waitFor();
  await seeState(finance2, "Posted");
  expect(await invoicesOf(id)).toHaveLength(1);
});

test("refused documents are sent again together, the others of the selection are left out", async ({ signIn }) => {
  await untilNothingIsOnItsWay();
  freeTheLine();
  const order = normalOrder(aPlace());
  const { id } = await sendOrder(order);
  await fault({ fault: "refuse-400", resource: "invoice", method: "POST", message: "CreditTerm : CreditTerm (CreditTermKey = X) not exists." });
  const finance = await signIn("finance", `/records/${id}`);
  await approveButton(finance).click();
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("held");
  const finance2 = await signIn("finance2", `/records/${id}`);
  await ledgerPane(finance2).getByText("The credit term does not exist in the account book").waitFor();

  await go(finance2, `/queues/held?hold=ledger-refused&q=${encodeURIComponent(order.name)}`);
  await finance2.getByRole("checkbox").nth(1).check();
  await finance2.getByRole("button", { name: "Send again…" }).click();
  await finance2.getByRole("dialog").getByText(/under the number that it has/).waitFor();
  await finance2.getByRole("button", { name: "Send it again" }).click();
  await finance2.getByRole("dialog").getByText("1 of 1 tried again").waitFor();
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("posted");
  expect(await invoicesOf(id)).toHaveLength(1);
});
