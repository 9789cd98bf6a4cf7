import { expect } from "vitest";
import { aPerson } from "../company.ts";
import { go, test } from "../journey.ts";
import { aHouse, customer, order, owns } from "./house.ts";

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
