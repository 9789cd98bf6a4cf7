import { expect } from "vitest";
import type { Page } from "playwright-core";
import { missingSkuOrder, newCustomerOrder, normalOrder, partiallyDeliveredOrder } from "#prisma/seed/shopify-orders.ts";
import { call, readRecord } from "../api.ts";
import type { DemoPerson } from "../company.ts";
import { test } from "../journey.ts";
import { approveButton, finding, head, seeMessage, seeState } from "../record-screen.ts";
import { aBuyer, aPlace, aSku, sendOrder } from "../shop.ts";

test("admin sees what to approve and cannot approve, correct amounts, or reject", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("admin", `/records/${id}`);
  await seeState(page, "Ready to approve");
  await head(page).getByText("Finance or a manager approves.").first().waitFor();
  expect(await approveButton(page).getAttribute("aria-disabled")).toBe("true");
  await page.keyboard.press("a");
  await seeMessage(page, "Finance or a manager approves.");
  expect(await page.getByRole("button", { name: /^Reject/ }).count()).toBe(0);
  await page.getByRole("button", { name: /^Correct/ }).click();
  await page.getByRole("textbox", { name: "Number" }).waitFor();
  expect(await page.getByRole("textbox", { name: "Total" }).count()).toBe(0);
  expect(await page.getByRole("textbox", { name: /quantity/ }).count()).toBe(0);
});

test("admin meets what finance decides as locked, with who may", async ({ signIn }) => {
  const held = await sendOrder(newCustomerOrder(aPlace(), aBuyer("Lock", "Smith")));
  const page = await signIn("admin", `/records/${held.id}`);
  const card = finding(page, "New customer");
  await card.getByText("Finance decides this.").waitFor();
  for (const name of ["Choose a debtor", "Create a debtor"]) expect(await card.getByRole("button", { name }).isDisabled()).toBe(true);
  expect(await card.getByRole("form").count()).toBe(0);
});

test("a manager reads everything, and the first approval, fixes and corrections are not theirs", async ({ signIn }) => {
  const held = await sendOrder(missingSkuOrder(aPlace(), aSku("MANAGER")));
  const ready = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("manager", `/records/${held.id}`);
  const card = finding(page, "Item not known");
  await card.getByText("Admin or finance can do this.").waitFor();
  expect(await card.getByRole("button", { name: "Choose the item" }).isDisabled()).toBe(true);
  expect(await page.getByRole("button", { name: /^(Correct|Reject)/ }).count()).toBe(0);
  const other = await signIn("manager", `/records/${ready.id}`);
  await head(other).getByText("Finance gives the first approval.").first().waitFor();
  expect(await approveButton(other).getAttribute("aria-disabled")).toBe("true");
  const queue = await signIn("admin", "/queues/ready");
  await queue.getByRole("table").waitFor();
  // Rows can be given to somebody or put off by anybody; what decides about them is not offered.
  await queue.getByRole("checkbox", { name: "Select this row" }).first().check();
  await queue.getByRole("region", { name: "Selected records" }).waitFor();
  expect(await queue.getByRole("region", { name: "Selected records" }).getByRole("button", { name: /^(Approve|Reject)/ }).count()).toBe(0);
});

test("the API refuses each role what is not theirs, and changes nothing", async () => {
  const ready = await sendOrder(normalOrder(aPlace()));
  const held = await sendOrder(partiallyDeliveredOrder(aPlace()));
  const revision = 1;
  const total = { revision, changes: [{ path: "total", value: "1.00" }] };
  const item = { revision, changes: [{ path: "lines.0.itemCode", value: "KR-MUG-01" }] };
  const refused: [DemoPerson | null, string, object, number, string][] = [
    [null, `/records/${ready.id}/approve`, { revision }, 401, "signed-out"],
    ["admin", `/records/${ready.id}/approve`, { revision }, 403, "forbidden"],
    ["admin", `/records/${ready.id}/reject`, { revision, reason: "no" }, 403, "forbidden"],
    ["admin", `/records/${ready.id}/corrections`, total, 403, "wrong-role"],
    ["admin", "/approvals", { ids: [ready.id] }, 403, "forbidden"],
    ["manager", `/records/${ready.id}/approve`, { revision }, 403, "wrong-role"],
    ["manager", `/records/${ready.id}/reject`, { revision, reason: "no" }, 403, "forbidden"],
    ["manager", `/records/${ready.id}/corrections`, item, 403, "forbidden"],
    ["manager", `/records/${held.id}/retry`, { revision }, 403, "forbidden"],
    ["finance", "/intake", { records: [] }, 403, "forbidden"],
  ];
  for (const [who, path, body, status, code] of refused) {
    expect({ who, path, ...(await call(who, path, body)) }).toMatchObject({ who, path, status, body: { code } });
  }
  expect(await readRecord(ready.id)).toMatchObject({ state: "ready", revision: 1, posting: null });
  expect(await readRecord(held.id)).toMatchObject({ state: "held", revision: 1 });
});

test("a session cookie alone changes nothing through the API", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", "/");
  expect((await page.request.get(`/api/v1/records/${id}`)).status()).toBe(200);
  const answer = await page.request.post(`/api/v1/records/${id}/approve`, { data: { revision: 1 } });
  expect(answer.status()).toBe(401);
  expect(await readRecord(id)).toMatchObject({ state: "ready" });
});

test("a server action is refused to other roles, to nobody, and to other sites, whatever the browser sends", async ({ signIn, visit }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const finance = await signIn("finance", `/records/${id}`);
  const approval = await captureAction(finance, () => approveButton(finance).click());
  await seeMessage(finance, "Holdpoint did not answer");

  const admin = await signIn("admin", "/");
  const manager = await signIn("manager", "/");
  const nobody = await visit("/sign-in");
  const replay = async (page: Page, more: Record<string, string> = {}) => {
    const answer = await page.request.post(approval.url, { headers: { ...approval.headers, ...more }, data: approval.body });
    return { status: answer.status(), text: await answer.text() };
  };
  expect((await replay(admin)).text).toContain('"code":"forbidden"');
  expect((await replay(manager)).text).toContain('"code":"wrong-role"');
  expect((await replay(nobody)).text).toContain('"code":"signed-out"');
  const foreign = await replay(finance, { origin: "https://evil.example" });
  expect(foreign.status).toBeGreaterThanOrEqual(400);
  expect(foreign.text).not.toContain('"ok":true');
  expect(await readRecord(id)).toMatchObject({ state: "ready", revision: 1, posting: null });

  // The same bytes from whom they belong to are what they say.
  expect((await replay(finance)).text).toContain('"ok":true');
  expect((await readRecord(id)).posting?.docNo).toMatch(/^HP-IV-/);
});

/** What the browser would send for a press, held back. */
async function captureAction(page: Page, press: () => Promise<void>): Promise<{ url: string; headers: Record<string, string>; body: Buffer }> {
  const pending = page.waitForRequest((request) => request.method() === "POST" && request.headers()["next-action"] !== undefined);
  await page.route("**/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await press();
  const request = await pending;
  const { cookie: _, ...headers } = await request.allHeaders();
  return { url: request.url(), headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":") && name !== "content-length")), body: request.postDataBuffer() ?? Buffer.alloc(0) };
}
