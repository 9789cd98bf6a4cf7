import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { normalOrder, signShopify } from "#prisma/seed/shopify-orders.ts";
import { findRecord } from "../api.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";
import { product } from "../product.ts";
import { seeMessage } from "../record-screen.ts";
import { aPlace } from "../shop.ts";

/** Sends an order to a shop's webhook as Shopify does; the status that Holdpoint answers with. */
async function send(key: string, secret: string, order: object): Promise<number> {
  const body = JSON.stringify(order);
  const response = await fetch(`${product.baseUrl}/api/v1/webhooks/${key}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-topic": "orders/create", "x-shopify-webhook-id": crypto.randomUUID(), "x-shopify-hmac-sha256": signShopify(body, secret) },
    body,
  });
  return response.status;
}

test("admin adds a shop, its orders arrive, and another flow frees what waits after saying so", async ({ signIn }) => {
  const name = `Stall ${aPlace().number}`;
  const admin = await signIn("admin", "/sources");
  await admin.getByRole("link", { name: "Add a source" }).click();
  await admin.getByRole("heading", { level: 1, name: "Add a source" }).waitFor();
  await admin.getByLabel("Channel", { exact: true }).selectOption({ label: "Shopify" });
  await admin.getByLabel("Name", { exact: true }).fill(name);
  const key = name.toLowerCase().replace(" ", "-");
  expect(await admin.getByLabel("Key", { exact: true }).inputValue()).toBe(key);
  await admin.getByText("An order waits until it is paid, then becomes an invoice.").waitFor();
  const becomes = admin.getByLabel("An order becomes");
  expect(await becomes.locator("option", { hasText: "Delivery order" }).isDisabled(), "what AutoCount does not take cannot be chosen").toBe(true);
  await becomes.selectOption({ label: "Invoice" });
  await admin.getByRole("button", { name: "Add the source" }).click();
  await admin.getByText("The source is there.").waitFor();
  expect(await admin.getByLabel("Webhook address", { exact: true }).inputValue()).toBe(`${product.baseUrl}/api/v1/webhooks/${key}`);
  const secret = await admin.getByLabel("Secret", { exact: true }).inputValue();

  const order = normalOrder({ ...aPlace(), financialStatus: "pending" });
  expect(await send(key, "another secret", order)).toBe(401);
  expect(await send(key, secret, order)).toBe(200);
  await expect.poll(async () => (await findRecord(String(order.id)))?.state, { timeout: 15_000 }).toBe("waiting");

  await admin.getByRole("link", { name: "Open the source" }).click();
  await admin.getByRole("heading", { level: 1, name }).waitFor();
  await admin.getByRole("link", { name: "Flow", exact: true }).click();
  await admin.getByLabel("On", { exact: true }).selectOption({ label: "Order confirmation" });
  await admin.getByRole("button", { name: "Change the flow…" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByText("for the 1 record that waits now").waitFor();
  await dialog.getByRole("row", { name: /1.*Invoice/ }).waitFor();
  await dialog.getByRole("button", { name: "Change the flow" }).click();
  await seeMessage(admin, "The flow is changed");
  await expect.poll(async () => (await findRecord(String(order.id)))?.state, { timeout: 15_000 }).not.toBe("waiting");

  // Nobody saves over a change that they have not seen.
  const other = await signIn("admin", `/sources/${key}`);
  await go(admin, `/sources/${key}`);
  await other.getByLabel("Name", { exact: true }).fill(`${name} (other)`);
  await other.getByRole("button", { name: "Save" }).click();
  await seeMessage(other, "Saved");
  await admin.getByLabel("Name", { exact: true }).fill(`${name} (mine)`);
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText("Somebody else has changed this source meanwhile").waitFor();
  expect(await admin.getByLabel("Name", { exact: true }).inputValue()).toBe(`${name} (mine)`);
});

test("settings stand in the documents that arrive from then on", async ({ signIn }) => {
  const ctx = await company();
  const admin = await signIn("admin", "/sources/new");
  const name = `Market ${aPlace().number}`;
  const key = name.toLowerCase().replace(" ", "-");
  await admin.getByLabel("Channel", { exact: true }).selectOption({ label: "Shopify" });
  await admin.getByLabel("Name", { exact: true }).fill(name);
  await admin.getByRole("textbox", { name: "Secret", exact: true }).fill("market-secret");
  await admin.getByRole("button", { name: "Add the source" }).click();
  await admin.getByRole("link", { name: "Open the source" }).click();
  await admin.getByRole("link", { name: "Settings", exact: true }).click();
  await admin.getByRole("combobox", { name: "Debtor for sales that name no buyer" }).fill("300-C001");
  await admin.getByRole("option", { name: /300-C001/ }).click();
  await admin.getByLabel("Agent of documents that name none").fill("Siti");
  await admin.getByLabel("Invoice", { exact: true }).fill("mkt1");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText(/does not end in a digit/).waitFor();
  await admin.getByLabel("Invoice", { exact: true }).fill("mkt-");
  await admin.getByRole("button", { name: "Save" }).click();
  await seeMessage(admin, "Saved");
  const stored = await db().source.findUniqueOrThrow({ where: { key }, select: { settings: true } });
  expect(stored.settings).toMatchObject({ walkInCustomer: "300-C001", agent: "Siti", prefixes: { invoice: "MKT-" } });

  const order = normalOrder(aPlace());
  expect(await send(key, "market-secret", order)).toBe(200);
  await expect.poll(async () => (await findRecord(String(order.id)))?.externalId, { timeout: 15_000 }).toBe(String(order.id));
  const record = await db().record.findFirstOrThrow({ where: { companyId: ctx.company, externalId: String(order.id) }, select: { document: true } });
  expect(record.document).toMatchObject({ agent: "Siti" });
});

test("who is no admin has no way there", async ({ signIn }) => {
  const finance = await signIn("finance", "/");
  expect(await finance.getByRole("link", { name: "Sources" }).count()).toBe(0);
  await finance.goto("/sources");
  await finance.getByRole("heading", { level: 1 }).waitFor();
  expect(await finance.getByRole("link", { name: "Add a source" }).count()).toBe(0);
});
