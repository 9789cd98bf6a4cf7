import { expect } from "vitest";
import { createToken } from "#lib/auth/tokens.ts";
import { db } from "#lib/db/prisma.ts";
import { scenarios } from "#prisma/seed/scenarios.ts";
import { findRecord, readRecord } from "../api.ts";
import { company, must } from "../company.ts";
import { go, test } from "../journey.ts";
import { product } from "../product.ts";
import { finding, head, seeMessage, seeState } from "../record-screen.ts";
import { aPlace } from "../shop.ts";

/** Has the demo company's ERP send a sample once more, under a number of its own. */
async function send(id: string): Promise<string> {
  const stage = aPlace();
  const [step] = scenarios.find((scenario) => scenario.id === id)?.steps(stage) ?? [];
  if (step === undefined || !("message" in step)) throw new Error(`no sample ${id} that is sent`);
  const ctx = await company();
  const source = await db().source.findUniqueOrThrow({ where: { key: "demo-api" }, select: { id: true } });
  const { token } = must(await createToken(ctx, { sourceId: source.id }));
  const response = await fetch(`${product.baseUrl}/api/v1/intake`, {
    method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: JSON.stringify(step.message),
  });
  expect(response.status).toBe(202);
  await expect.poll(async () => (await findRecord(`EINV-${stage.number}`))?.state, { timeout: 15_000 }).toBe("held");
  return (await findRecord(`EINV-${stage.number}`))?.id ?? "";
}

test("a sale whose buyer asked for an e-invoice is held until the TIN is entered and it is said what the identity number is", async ({ signIn }) => {
  const id = await send("einvoice-buyer");
  const page = await signIn("finance", `/records/${id}`);
  await seeState(page, "Held");
  const cards = finding(page, "Buyer details for the e-invoice");
  expect(await cards.count()).toBe(2);

  const tin = cards.filter({ hasText: "the buyer's TIN is missing" });
  await tin.getByLabel("TIN").fill("c 205-8444020");
  await tin.getByRole("button", { name: "Save" }).click();
  await seeMessage(page, "TIN corrected");
  const wrong = cards.filter({ hasText: "a TIN has capital letters and digits only" });
  await wrong.getByRole("button", { name: "Make it C2058444020" }).click();
  await seeMessage(page, "TIN is C2058444020 now");

  // The next answer is about the revision that this one has made.
  await head(page).getByText("revision 3").waitFor();
  await cards.filter({ hasText: "it is not said of which kind it is" }).getByRole("button", { name: "It is a business registration number" }).click();
  await seeMessage(page, "Identity type is BRN now");
  await go(page, `/records/${id}`);
  await seeState(page, "Ready to approve");
  await head(page).getByText("e-invoice to the buyer").waitFor();
  expect(await readRecord(id)).toMatchObject({ state: "ready", findings: [] });
});

test("an admin corrects the classification of a line, and leaves the buyer to finance", async ({ signIn }) => {
  const page = await signIn("admin", `/records/${await send("einvoice-large")}`);
  const buyer = finding(page, "Buyer details for the e-invoice").first();
  await buyer.getByRole("button", { name: "Enter the TIN" }).waitFor();
  expect(await buyer.getByRole("button", { name: "Enter the TIN" }).isDisabled()).toBe(true);

  const id = await send("einvoice-classification");
  await go(page, `/records/${id}`);
  await finding(page, "Classification for the e-invoice").getByRole("button", { name: "022, Others" }).click();
  await seeMessage(page, "Line 1, classification is 022 now");
  expect(await readRecord(id)).toMatchObject({ state: "ready", findings: [] });
});

test("the settings refuse a TIN that MyInvois would refuse, keep what was typed, and are for admins only", async ({ signIn }) => {
  const page = await signIn("admin", "/settings/einvoice");
  const tin = page.getByLabel("TIN", { exact: true });
  const before = await tin.inputValue();
  await tin.fill("SG12345678901");
  await page.getByRole("combobox", { name: "Line of business (MSIC)" }).fill("department");
  await page.getByRole("option", { name: /47191/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("A TIN begins with IG; SG is the old way of writing it. Perhaps it is IG12345678901.").waitFor();
  expect(await tin.inputValue()).toBe("SG12345678901");
  await tin.fill(before);
  await page.getByRole("button", { name: "Save" }).click();
  await seeMessage(page, "Saved");

  const finance = await signIn("finance", "/settings/einvoice");
  await finance.getByText(/admin/i).first().waitFor();
  expect(await finance.getByRole("button", { name: "Save" }).count()).toBe(0);
});
