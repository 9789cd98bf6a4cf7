import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { createToken } from "#lib/auth/tokens.ts";
import { db } from "#lib/db/prisma.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { readRecord } from "../api.ts";
import { company, must } from "../company.ts";
import { test } from "../journey.ts";
import { product } from "../product.ts";
import { finding, seeMessage, seeRecord } from "../record-screen.ts";
import { aSku } from "../shop.ts";

/** The most records in one call of the intake. */
const batch = 500;
/** The last ones write the SKU a little differently. */
const spelledOtherwise = 3;

/** A till of its own sends invoices that all name one SKU, over RM 19.90 each. */
async function sendMany(count: number, sku: string): Promise<{ id: string; number: string }[]> {
  const ctx = await company();
  const key = `till-${sku.toLowerCase()}`;
  const { sourceId } = must(await addSource(ctx, { key, name: `Till ${sku}`, channel: "native" }));
  const { token } = must(await createToken(ctx, { sourceId }));
  const records = Array.from({ length: count }, (_, nth) => ({
    externalId: `${sku}-${nth}`,
    kind: "invoice",
    document: {
      number: `${sku}-${nth}`, date: new Date().toISOString().slice(0, 10), currency: "MYR", customer: { code: "300-T001", name: "Tan Hardware Sdn Bhd" }, isPaid: true, isDelivered: true,
      total: "19.90",
      lines: [{ id: "1", sku: nth < count - spelledOtherwise ? sku : sku.toLowerCase().replaceAll("-", " "), description: "Balm of lemongrass 50ml", quantity: "1", unitPrice: "19.90", uom: "PCS", amount: "19.90" }],
    },
  }));
  for (let sent = 0; sent < count; sent += batch) {
    const response = await fetch(`${product.baseUrl}/api/v1/intake`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify({ records: records.slice(sent, sent + batch) }) });
    expect(response.status).toBe(202);
  }
  const rows = await db().record.findMany({ where: { companyId: ctx.company, sourceId }, orderBy: { id: "asc" }, select: { id: true, docNumber: true, state: true } });
  expect(rows.filter(({ state }) => state === "held")).toHaveLength(count);
  return rows.map(({ id, docNumber }) => ({ id, number: docNumber }));
}

/** How many of them are still held for their SKU. */
async function countAsking(records: readonly { id: string }[]): Promise<number> {
  return db().record.count({ where: { id: { in: records.map(({ id }) => id) }, state: "held", holds: { has: "missing-sku" } } });
}

const standing = (sku: string) => db().alias.count({ where: { revokedAt: null, key: { in: [sku.toLowerCase(), sku.toLowerCase().replaceAll("-", " ")] } } });

/** Goes on with Tab, or back, as a person without a mouse does, until this has the focus. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came there`);
}

async function tabAndEnter(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press("Enter");
}

/** Chooses the item in the field of the first fix; what it would change stands below then. */
async function choose(page: Page, code: string): Promise<Locator> {
  const field = finding(page, "Item not known").getByRole("combobox");
  await page.keyboard.press("f");
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(code);
  await page.getByRole("option", { name: new RegExp(code) }).waitFor();
  await page.keyboard.press("Enter");
  return finding(page, "Item not known").getByRole("region", { name: "What this answer changes" });
}

/** From the message in the corner to the page of the answer. */
async function watch(page: Page): Promise<void> {
  await page.keyboard.press("Alt+t");
  await tabAndEnter(page, page.locator("[data-sonner-toast]").getByRole("link", { name: "Watch it" }));
}

test("one answer is previewed, frees five hundred records with their other spelling, is watched, and is taken back as one step, by the keyboard alone", async ({ signIn }) => {
  const sku = aSku("BALM-MANY");
  const records = await sendMany(500, sku);
  const [first] = records as [(typeof records)[number]];
  const admin = await signIn("admin", `/records/${first.id}`);
  await seeRecord(admin, first.number);
  const preview = await choose(admin, "KR-BALM-LG");

  // Said before: how many, how much, how they would look, and what reads alike.
  await preview.getByText("Frees 496 other records (RM 9,870.40)").waitFor();
  await tabAndEnter(admin, preview.getByRole("button", { name: "Before and after" }));
  await preview.getByRole("list", { name: "A few of them, before and after" }).getByText("Lemongrass Balm 50ml · PCS · RM 19.90").first().waitFor();
  await tabTo(admin, preview.getByRole("checkbox", { name: /the same but for case, spaces or signs/ }));
  await admin.keyboard.press("Space");
  await preview.getByText("Frees 499 other records (RM 9,930.10)").waitFor();
  await admin.keyboard.press("Enter");
  await seeMessage(admin, "499 other records are checked again now.");
  await watch(admin);

  await admin.getByRole("heading", { level: 1, name: `${sku} (2 spellings) is KR-BALM-LG` }).waitFor();
  await admin.locator("h1").getByText("Done", { exact: true }).waitFor();
  await tabAndEnter(admin, admin.getByRole("link", { name: "Freed 500" }));
  await admin.getByRole("row", { name: new RegExp(`${sku}-0\\b.*Freed.*Ready to approve`) }).waitFor();
  expect(await countAsking(records)).toBe(0);
  expect(await standing(sku)).toBe(2);

  await tabAndEnter(admin, admin.getByRole("button", { name: "Take back" }), "Shift+Tab");
  await tabAndEnter(admin, admin.getByRole("dialog").getByRole("button", { name: "Take back" }));
  await admin.locator("h1").getByText("Taken back", { exact: true }).waitFor();
  await admin.getByRole("link", { name: "Put back 500" }).waitFor();
  expect(await countAsking(records)).toBe(500);
  expect(await standing(sku)).toBe(0);

  // In the history it is one entry.
  await admin.keyboard.press("Escape");
  await admin.keyboard.press("g");
  await admin.keyboard.press("l");
  await tabAndEnter(admin, admin.getByRole("link", { name: "Answers for many" }));
  await admin.getByRole("row", { name: new RegExp(`${sku}.*KR-BALM-LG.*Taken back.*500`) }).waitFor();
  expect(await admin.getByRole("row", { name: new RegExp(sku) }).count()).toBe(1);

  // The same by the undo key, within its ten seconds; what was answered before is told by then.
  await admin.goto(`/records/${first.id}`);
  await seeRecord(admin, first.number);
  const again = await choose(admin, "KR-BALM-EU");
  await again.getByRole("list", { name: "Answered differently before" }).getByText("KR-BALM-LG").waitFor();
  await admin.keyboard.press("Enter");
  await seeMessage(admin, "496 other records are checked again now.");
  await finding(admin, "Item not known").waitFor({ state: "detached" });
  await admin.keyboard.press("z");
  await seeMessage(admin, "is taken back");
  await expect.poll(async () => (await readRecord(first.id)).state, { timeout: 15_000 }).toBe("held");
  await expect.poll(() => countAsking(records), { timeout: 15_000 }).toBe(500);
});

test("an answer for two thousand is stopped half-way by the keyboard: what is done stays, what was not reached is told, and it goes on from there", async ({ signIn }) => {
  const sku = aSku("BALM-STOP");
  const records = await sendMany(2000, sku);
  const [first] = records as [(typeof records)[number]];
  const admin = await signIn("admin", `/records/${first.id}`);
  await seeRecord(admin, first.number);
  const preview = await choose(admin, "KR-BALM-LG");
  await preview.getByText("Frees 1,996 other records").waitFor();
  await admin.keyboard.press("Enter");
  await seeMessage(admin, "1,996 other records are checked again now.");
  await watch(admin);

  await admin.getByRole("progressbar", { name: /^[\d,]+ of 1,997 records$/ }).waitFor();
  await tabAndEnter(admin, admin.getByRole("button", { name: "Stop" }));
  await admin.locator("h1").getByText("Stopped", { exact: true }).waitFor();
  const run = () => db().fixRun.findFirstOrThrow({ where: { asked: sku }, select: { state: true, done: true, freed: true, total: true } });
  const stopped = await run();
  expect(stopped).toMatchObject({ state: "cancelled", total: 1997 });
  expect(stopped.freed).toBe(stopped.done);
  expect(stopped.done).toBeLessThan(1997);
  const rest = 1997 - stopped.done;
  await admin.getByText(`What is done stays done: ${stopped.done.toLocaleString("en")} of 1,997 records. ${rest.toLocaleString("en")} records were not reached and stay held`).waitFor();
  expect(await countAsking(records)).toBe(rest + spelledOtherwise);

  await tabAndEnter(admin, admin.getByRole("button", { name: "Go on" }));
  await admin.locator("h1").getByText("Done", { exact: true }).waitFor();
  expect(await countAsking(records)).toBe(spelledOtherwise);
  expect(await run()).toMatchObject({ state: "done", freed: 1997 });
});
