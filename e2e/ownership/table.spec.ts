import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { createToken } from "#lib/auth/tokens.ts";
import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import type { OwnedData } from "#lib/ownership/ownership.ts";
import { setConnection } from "#lib/posting/set-connection.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { aPerson, company, must } from "../company.ts";
import { go, test, type SignIn } from "../journey.ts";

/** A company of its own: who owns what there changes nothing for other journeys. */
async function aHouse(signIn: SignIn) {
  const mark = Date.now().toString(36);
  const { id } = await db().company.create({ data: { key: `own-${mark}`, name: "Ownership Sdn Bhd" } });
  const ctx: Context = { ...(await company()), company: id };
  await seedMasters(db(), id);
  must(await setConnection(ctx, { kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1", keyId: "none", apiKey: "none" }));
  const source = async (key: string, name: string) => {
    const { sourceId } = must(await addSource(ctx, { key: `${key}-${mark}`, name, channel: "native", flow: { kind: "invoice", trigger: "payment" } }));
    return { id: sourceId, token: must(await createToken(ctx, { sourceId })).token };
  };
  const [shop, other] = [await source("shop", "The shop"), await source("other", "The other system")];
  const admin = await signIn(await aPerson("admin", `Own Admin ${mark}`, ctx), "/ownership");
  const send = async (from: { token: string }, externalId: string, kind: string, document: object) => {
    const response = await fetch(`${inject("product").baseUrl}/api/v1/intake`, {
      method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${from.token}` },
      body: JSON.stringify({ records: [{ externalId, kind, document: { number: externalId, date: "2026-03-02", ...document } }] }),
    });
    expect(response.status).toBe(202);
  };
  const stands = async (from: { id: string }, externalId: string) => {
    const record = await db().record.findFirst({ where: { companyId: id, sourceId: from.id, externalId }, select: { state: true, holds: true } });
    return record === null ? "not here yet" : [record.state, ...record.holds].join(" ");
  };
  const comesTo = (from: { id: string }, externalId: string, state: string) => expect.poll(() => stands(from, externalId), { timeout: 15_000 }).toBe(state);
  return { ctx, admin, shop, other, send, comesTo };
}

/** Chooses an owner on the screen and sees that it is kept. */
async function owns(page: Page, data: OwnedData, label: string, owner: string): Promise<void> {
  await page.getByRole("combobox", { name: `Owner of ${label}` }).selectOption({ label: owner });
  await page.getByRole("dialog").getByRole("button", { name: "Change the owner" }).click();
  await page.getByText(/: saved\. What is undecided is being checked again/).first().waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(() => page.locator(`[data-owned="${data}"] select option:checked`).textContent()).toBe(owner);
}

const customer = { code: "300-A001", name: "Aisyah binti Rahman" };
const order = (over: object = {}) => ({ currency: "MYR", customer, lines: [{ sku: "KR-TEA-100", description: "Tea", quantity: "2", unitPrice: "10.00" }], total: "20.00", ...over });

test("payment and order status: only the owner's word fires the trigger or cancels", async ({ signIn }) => {
  const { admin, shop, other, send, comesTo } = await aHouse(signIn);
  await owns(admin, "payment-status", "payment status", "The other system");
  await send(shop, "P-1", "sales_order", order({ isPaid: true }));
  await comesTo(shop, "P-1", "waiting");
  await send(other, "PAY-1", "payment", { currency: "MYR", customer, amount: "20.00", settles: [{ number: "P-1", amount: "20.00" }] });
  await comesTo(shop, "P-1", "ready");
  await owns(admin, "payment-status", "payment status", "The shop");
  await send(shop, "P-2", "sales_order", order({ isPaid: true }));
  await comesTo(shop, "P-2", "ready");

  await owns(admin, "order-status", "order status", "The other system");
  await send(shop, "P-2", "sales_order", order({ isPaid: true, isCancelled: true }));
  await send(shop, "P-3", "sales_order", order({ isPaid: true }));
  await comesTo(shop, "P-3", "ready");
  await comesTo(shop, "P-2", "ready");
  await send(other, "P-3", "sales_order", order({ isCancelled: true, customer: {} }));
  await comesTo(shop, "P-3", "held cancelled-at-source");
  await owns(admin, "order-status", "order status", "The shop");
  await comesTo(shop, "P-2", "held cancelled-at-source");
});

test("stock and price: what AutoCount owns is held from elsewhere, what another system owns flows", async ({ signIn }) => {
  const { admin, shop, other, send, comesTo } = await aHouse(signIn);
  const adjustment = { location: "HQ", lines: [{ sku: "KR-TEA-100", quantity: "5" }] };
  await owns(admin, "stock", "stock", "AutoCount");
  await send(shop, "S-1", "stock_adjustment", adjustment);
  await comesTo(shop, "S-1", "held owner-conflict");
  await owns(admin, "stock", "stock", "The other system");
  await send(other, "S-2", "stock_adjustment", adjustment);
  await comesTo(other, "S-2", "ready");
  await comesTo(shop, "S-1", "held owner-conflict");
  await owns(admin, "stock", "stock", "The shop");
  await comesTo(shop, "S-1", "ready");

  const item = { code: "KR-TEA-100", sku: "KR-TEA-100", name: "Same code, other price", price: "1.00" };
  await owns(admin, "price", "price", "AutoCount");
  await send(shop, "KR-TEA-100", "item", item);
  await comesTo(shop, "KR-TEA-100", "held owner-conflict");
  await owns(admin, "price", "price", "The shop");
  await comesTo(shop, "KR-TEA-100", "ready");
});

test("item code and customer record: a conflict shows both values, a decision sticks, and the owner's own data are proposed", async ({ signIn }) => {
  const { ctx, admin, shop, send, comesTo } = await aHouse(signIn);
  await owns(admin, "customer-record", "customer record", "AutoCount");
  const master = { code: "300-A001", name: "Aisyah Rahman", sourceId: "c-9" };
  await send(shop, "c-9", "customer", master);
  await comesTo(shop, "c-9", "held owner-conflict");
  await go(admin, "/ownership/conflicts");
  const conflict = admin.locator('[data-conflict="c-9"]');
  await conflict.getByRole("row", { name: "Name Aisyah Rahman Aisyah binti Rahman" }).waitFor();
  await conflict.getByText(/AutoCount owns it since/).waitFor();
  await conflict.getByRole("button", { name: "Ignore the values of c-9" }).click();
  await admin.getByRole("dialog").getByLabel("Reason").fill("The books know the full name");
  await admin.getByRole("dialog").getByRole("button", { name: "Ignore them" }).click();
  await comesTo(shop, "c-9", "superseded");
  await send(shop, "c-9-again", "customer", { ...master, number: "c-9" });
  await comesTo(shop, "c-9-again", "superseded");
  await go(admin, "/ownership/conflicts");
  await admin.getByText("The books know the full name").first().waitFor();

  await go(admin, "/ownership");
  await owns(admin, "customer-record", "customer record", "The shop");
  await send(shop, "C-1", "sales_order", order({ isPaid: true, customer: { sourceId: "c-77", name: "Lim Trading", email: "lim@example.com" } }));
  await comesTo(shop, "buyer:id:c-77", "held code-missing");

  const mug = { sku: "NEW-MUG", description: "New mug", quantity: "1", unitPrice: "20.00" };
  await owns(admin, "item-code", "item code", "AutoCount");
  await send(shop, "I-1", "sales_order", order({ isPaid: true, lines: [mug] }));
  await comesTo(shop, "I-1", "held missing-sku");
  await owns(admin, "item-code", "item code", "The shop");
  await comesTo(shop, "sku:new-mug", "ready");
  await comesTo(shop, "I-1", "held missing-sku");

  const manager = await signIn(await aPerson("manager", `Own Manager ${Date.now().toString(36)}`, ctx), "/ownership");
  expect(await manager.getByRole("combobox").count()).toBe(0);
  await manager.getByText("An admin changes who owns what.").waitFor();
});
