import { expect } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
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
