import { expect } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { approveButton, expectSamePage, ledgerPane, markPage, seeState } from "../record-screen.ts";
import { fault, invoicesOf, linesOf } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("an answer that is lost shows as unknown, then as posted, and the ledger holds one invoice", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  await fault({ fault: "stored-answer-lost", resource: "invoice", method: "POST" });
  const finance = await signIn("finance", `/records/${id}`);
  const watching = await signIn("manager", `/records/${id}`);
  await markPage(watching);
  await approveButton(finance).click();

  await seeState(watching, "Unknown");
  await ledgerPane(watching).getByText("AutoCount's answer was lost").waitFor();
  await ledgerPane(watching).getByText(/^Posted as HP-IV-/).waitFor({ timeout: 30_000 });
  await seeState(watching, "Posted");
  await expectSamePage(watching);

  const invoices = await invoicesOf(id);
  expect(invoices.map((invoice) => invoice.master.docNo)).toEqual([(await readRecord(id)).posting?.docNo]);
  expect(invoices.map(linesOf)).toEqual([[["KR-TEA-100", 2, 37.8], ["KR-COF-250", 1, 24.5], ["Pos Laju", 1, 8]]]);
  await watching.getByRole("button", { name: /^History/ }).click();
  await watching.getByText(/lost AutoCount's answer to HP-IV-/).waitFor();
});

test("finance may look at once instead of waiting", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  await fault({ fault: "stored-but-500", resource: "invoice", method: "POST" });
  const finance = await signIn("finance", `/records/${id}`);
  const finance2 = await signIn("finance2", `/records/${id}`);
  await approveButton(finance).click();
  await seeState(finance2, "Unknown");
  await finance2.getByRole("button", { name: "Look in AutoCount now" }).click();
  await ledgerPane(finance2).getByText(/^Posted as HP-IV-/).waitFor({ timeout: 30_000 });
  expect(await invoicesOf(id)).toHaveLength(1);
});
