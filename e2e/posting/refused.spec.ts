import { expect, onTestFinished } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { type MappingOverrideInput, mappingOverride } from "#lib/mapping/override.ts";
import { saveMapping } from "#lib/sources/save-mapping.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";
import { approveButton, finding, ledgerPane, seeState } from "../record-screen.ts";
import { fault, invoicesOf } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("what AutoCount refuses is held again with its own words, and goes through under the same number when sent again", async ({ signIn }) => {
  const words = "Credit control: the debtor 300-A001 is blocked by the supervisor.";
  const { id } = await sendOrder(normalOrder(aPlace()));
  await fault({ fault: "refuse-400", resource: "invoice", method: "POST", message: words });
  const finance = await signIn("finance", `/records/${id}`);
  await approveButton(finance).click();
  await finance.waitForURL((url) => !url.pathname.includes(id));

  const finance2 = await signIn("finance2", `/records/${id}`);
  await seeState(finance2, "Held");
  const card = finding(finance2, "Refused by AutoCount");
  await card.getByText(words).waitFor();
  await ledgerPane(finance2).getByText("AutoCount refused it").waitFor();
  const refused = await readRecord(id);
  expect(refused).toMatchObject({ state: "held", posting: { state: "refused" } });
  expect(await invoicesOf(id)).toEqual([]);

  await card.getByRole("button", { name: "Send again" }).click();
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("posted");
  await go(finance2, `/records/${id}`);
  await ledgerPane(finance2).getByText(`Posted as ${refused.posting?.docNo}`).waitFor();
  expect((await invoicesOf(id)).map((invoice) => invoice.master.docNo)).toEqual([refused.posting?.docNo]);
});

async function mapShop(steps: MappingOverrideInput["steps"]): Promise<void> {
  const ctx = await company();
  const { revision } = await db().source.findFirstOrThrow({ where: { companyId: ctx.company, key: "demo-shopify" }, select: { revision: true } });
  const saved = await saveMapping(ctx, { key: "demo-shopify", revision, body: mappingOverride.parse({ steps }), note: "For a journey" });
  if (!saved.ok && saved.error.code !== "no-change") throw new Error(saved.error.code);
}

test("where today's mapping reads a refused document otherwise, the difference is shown and the chosen one is sent", async ({ signIn }) => {
  const order = normalOrder(aPlace());
  const { id } = await sendOrder(order);
  await fault({ fault: "refuse-400", resource: "invoice", method: "POST", message: "CreditTerm : CreditTerm (CreditTermKey = X) not exists." });
  const finance = await signIn("finance", `/records/${id}`);
  await approveButton(finance).click();
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("held");
  onTestFinished(() => mapShop([]));
  await mapShop([{ to: "reference", transforms: [{ use: "constant", value: "PO-2026-77" }] }]);

  const finance2 = await signIn("finance2", `/records/${id}`);
  await finding(finance2, "Refused by AutoCount").getByRole("button", { name: "Send again" }).click();
  const dialog = finance2.getByRole("dialog");
  await dialog.getByText("PO-2026-77").waitFor();
  await dialog.getByText("No money moves").waitFor();
  expect((await readRecord(id)).revision).toBe(1);
  await dialog.getByLabel("As read with today's mapping").check();
  await dialog.getByRole("button", { name: "Send it again" }).click();
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("posted");
  expect(await readRecord(id)).toMatchObject({ revision: 2, document: { reference: "PO-2026-77" } });
  expect(await invoicesOf(id)).toHaveLength(1);
});
