import { expect } from "vitest";
import { missingSkuOrder } from "#prisma/seed/shopify-orders.ts";
import { call, findRecord, readRecord } from "../api.ts";
import { go, test } from "../journey.ts";
import { approveButton, expectSamePage, finding, ledgerPane, markPage, seeMessage, seeRecord, seeState } from "../record-screen.ts";
import { invoicesOf, linesOf } from "../sandbox.ts";
import { aPlace, aSku, postWebhook, sendOrder } from "../shop.ts";

test("an order with an unknown SKU is answered by admin, approved by finance and booked once; the next order with it passes", async ({ signIn }) => {
  const sku = aSku("BALM-OLD");
  const order = missingSkuOrder(aPlace(), sku);
  const held = await sendOrder(order);
  expect(held.holds.map((hold) => hold.rule)).toEqual(["missing-sku"]);

  // Finance has it open all the time and never reloads.
  const finance = await signIn("finance", `/records/${held.id}`);
  await seeState(finance, "Held");
  await markPage(finance);

  // Admin finds it in the queue and answers with the keyboard alone.
  const admin = await signIn("admin", "/queues/held");
  await admin.getByRole("heading", { level: 1, name: /^Held/ }).waitFor();
  await admin.keyboard.press("/");
  await admin.keyboard.type(sku);
  await admin.keyboard.press("Enter");
  await admin.waitForURL(/q=BALM-OLD/);
  await admin.getByRole("link", { name: new RegExp(`^${order.name}\\b`) }).waitFor();
  await admin.keyboard.press("Escape");
  await admin.keyboard.press("j");
  await admin.keyboard.press("Enter");
  await seeRecord(admin, order.name);
  await finding(admin, "Item not known").getByText(`The SKU ${sku}`).waitFor();
  await admin.keyboard.press("f");
  const lookup = admin.getByRole("combobox", { name: `Item in AutoCount for ${sku}` });
  await admin.keyboard.type("lemongrass balm");
  await admin.getByRole("option", { name: /KR-BALM-LG/ }).waitFor();
  await admin.keyboard.press("Enter");
  expect(await lookup.inputValue()).toBe("KR-BALM-LG");
  await admin.keyboard.press("Enter");
  await seeMessage(admin, `${sku} is KR-BALM-LG now`);

  // Nothing is left for admin here: back to the queue, where it no longer stands.
  await admin.getByRole("heading", { level: 1, name: /^Held/ }).waitFor();
  await go(admin, `/aliases?q=${sku}`);
  await admin.getByRole("row", { name: new RegExp(`${sku}.*KR-BALM-LG.*Nadia Admin`, "i") }).waitFor();

  await seeState(finance, "Ready to approve");
  await finance.getByText(new RegExp(`${sku} is KR-BALM-LG: answered by Nadia Admin`, "i")).waitFor();
  // Finance looks on in a second tab while the first goes on to the next record.
  const watching = await signIn("manager", `/records/${held.id}`);
  await seeState(watching, "Ready to approve");
  await markPage(watching);
  await expectSamePage(finance);
  await approveButton(finance).click();
  await seeMessage(finance, `${order.name} is approved`);

  await ledgerPane(watching).getByText(/^Posted as HP-IV-\d{6}$/).waitFor();
  await seeState(watching, "Posted");
  await expectSamePage(watching);
  const { posting } = await readRecord(held.id);
  await ledgerPane(watching).getByRole("definition").getByText(String(posting?.docNo), { exact: true }).waitFor();

  const [invoice, ...others] = await invoicesOf(held.id);
  expect(others).toEqual([]);
  expect(invoice?.master).toMatchObject({ docNo: posting?.docNo, debtorCode: "300-A001", finalTotal: 74.8, cancelled: false });
  expect(invoice && linesOf(invoice)).toEqual([["KR-BALM-LG", 2, 39.8], ["KR-SOAP-3", 1, 27], ["Pos Laju", 1, 8]]);

  const next = await sendOrder(missingSkuOrder(aPlace(), sku));
  expect(next).toMatchObject({ state: "ready", holds: [] });
});

test("the history says who did what, from what to what", async ({ signIn }) => {
  const order = missingSkuOrder(aPlace(), aSku("BALM-WHO"));
  const { id, revision } = await sendOrder(order);
  const answer = await call("admin", `/records/${id}/corrections`, { revision, changes: [{ path: "lines.0.itemCode", value: "KR-BALM-EU" }], reason: "The label says eucalyptus" });
  expect(answer.status).toBe(200);
  const page = await signIn("manager", `/records/${id}`);
  await page.getByRole("button", { name: /^History/ }).click();
  const history = page.getByRole("region", { name: "History" });
  const entry = history.getByRole("listitem").filter({ hasText: "Nadia Admin" });
  await entry.getByText("The label says eucalyptus").waitFor();
  await entry.getByText("KR-BALM-EU").waitFor();
  await history.getByText("Kedai Rimba online sent it").waitFor();
});

test("a webhook with a wrong signature is refused and leaves nothing", async () => {
  const order = missingSkuOrder(aPlace(), "NEVER-SEEN");
  const response = await postWebhook(order, "not the shop's secret");
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(await findRecord(String(order.id))).toBeNull();
});
