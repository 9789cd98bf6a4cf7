import { go, test } from "../journey.ts";
import { aPerson } from "../company.ts";
import { finding, seeState } from "../record-screen.ts";
import { aHouse, order, owns } from "./house.ts";

// Where AutoCount owns what an order says of itself: nothing that a source says of it is thrown away, and nothing follows from
// it until a person takes it or the source is made the owner.

test("payment status: what waits for payment is released by a person where AutoCount owns it, and by the shop where that does", async ({ signIn }) => {
  const { admin, shop, send, comesTo, recordOf } = await aHouse(signIn);
  await owns(admin, "payment-status", "payment status", "AutoCount");
  await send(shop, "A-1", "sales_order", order({ isPaid: true }));
  await send(shop, "A-2", "sales_order", order({ isPaid: true, total: "30.00", lines: [{ sku: "KR-TEA-100", description: "Tea", quantity: "3", unitPrice: "10.00" }] }));
  await comesTo(shop, "A-1", "waiting");
  await comesTo(shop, "A-2", "waiting");
  await go(admin, `/records/${await recordOf(shop, "A-1")}`);
  await seeState(admin, "Waiting");
  await finding(admin, "Said by a system that is not heeded").getByText("The source says that it is paid. AutoCount owns the payment status, so nothing follows from it.").waitFor();

  await go(admin, "/ownership/conflicts");
  const conflict = admin.locator('[data-conflict="A-1"]');
  await conflict.getByRole("row", { name: /paid .*not paid/ }).waitFor();
  await conflict.getByRole("button", { name: "Take the values of A-1" }).click();
  await admin.getByRole("dialog").getByLabel("Reason").fill("The bank shows the money");
  await admin.getByRole("dialog").getByRole("button", { name: "Take them" }).click();
  await comesTo(shop, "A-1", "ready");
  await comesTo(shop, "A-2", "waiting");

  await go(admin, "/ownership");
  await owns(admin, "payment-status", "payment status", "The shop");
  await comesTo(shop, "A-2", "ready");
});

test("order status: a cancellation is kept and not obeyed where AutoCount owns it, and cancels where the shop does", async ({ signIn }) => {
  const { admin, shop, other, send, comesTo, recordOf } = await aHouse(signIn);
  await owns(admin, "order-status", "order status", "AutoCount");
  await send(shop, "B-1", "sales_order", order({ isPaid: true }));
  await comesTo(shop, "B-1", "ready");
  await send(shop, "B-1", "sales_order", order({ isPaid: true, isCancelled: true, cancelReason: "Changed my mind" }));
  await send(other, "B-1", "sales_order", order({ isCancelled: true, customer: {} }));
  await comesTo(shop, "B-1", "ready");
  await go(admin, `/records/${await recordOf(shop, "B-1")}`);
  await finding(admin, "Said by a system that is not heeded").getByText("The source says that it is cancelled. AutoCount owns the order status, so nothing follows from it.").waitFor();
  await seeState(admin, "Ready to approve");

  await go(admin, "/ownership");
  await owns(admin, "order-status", "order status", "The shop");
  await comesTo(shop, "B-1", "held cancelled-at-source");
});

test("order prices: AutoCount's price is the fix where it owns them, and the shop's price is taken where that does", async ({ signIn }) => {
  const { ctx, admin, shop, other, send, comesTo, recordOf } = await aHouse(signIn);
  const dear = (quantity: string) => order({ isPaid: true, total: `${99 * Number(quantity)}.00`, lines: [{ sku: "KR-TEA-100", description: "Tea", quantity, unitPrice: "99.00" }] });
  await owns(admin, "price", "price", "AutoCount");
  await send(shop, "C-1", "sales_order", dear("1"));
  await send(shop, "C-2", "sales_order", dear("2"));
  await send(other, "C-3", "sales_order", dear("3"));
  await comesTo(shop, "C-1", "held price-mismatch");
  const finance = await signIn(await aPerson("finance", `Own Finance ${Date.now().toString(36)}`, ctx), `/records/${await recordOf(shop, "C-1")}`);
  const card = finding(finance, "Price is not the item's");
  await card.getByText("MYR 18.90", { exact: false }).first().waitFor();
  await card.getByRole("button", { name: "Take AutoCount's price: MYR 18.90; total MYR 18.90" }).click();
  await comesTo(shop, "C-1", "ready");

  await owns(admin, "price", "price", "The shop");
  await comesTo(shop, "C-2", "ready");
  await comesTo(other, "C-3", "held price-mismatch");
});
