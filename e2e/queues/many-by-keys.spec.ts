import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { mappingOverride } from "#lib/mapping/override.ts";
import { pauseLine } from "#lib/posting/pause-line.ts";
import { saveMapping } from "#lib/sources/save-mapping.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { company, demoPerson } from "../company.ts";
import { go, test } from "../journey.ts";
import { fault, untilNothingIsOnItsWay } from "../sandbox.ts";
import { aPlace, sendOrder } from "../shop.ts";

// No journey in here touches the pointer.

/** Records that are ready under a tag of their own, oldest first. */
async function ready(count: number, tag: string): Promise<string[]> {
  const { company: companyId } = await company();
  const ids: string[] = [];
  for (let from = 0; from < count; from += 6) ids.push(...(await Promise.all(Array.from({ length: Math.min(6, count - from) }, () => sendOrder(normalOrder(aPlace()))))).map(({ id }) => id));
  await db().record.updateMany({ where: { companyId, id: { in: ids } }, data: { tags: [tag] } });
  return ids.toSorted();
}

const states = async (ids: readonly string[]) => {
  const { company: companyId } = await company();
  const rows = await db().record.findMany({ where: { companyId, id: { in: [...ids] } }, select: { id: true, state: true } });
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
};
const selectedBar = (page: Page) => page.getByRole("region", { name: "Selected records" });
const focusedRow = (page: Page) => page.evaluate(() => document.activeElement?.closest<HTMLElement>("tr[data-row]")?.dataset.row ?? null);

test("all that a filter leaves is approved: what may not be is told before and in the report, and it is taken back as one", { timeout: 240_000 }, async ({ signIn }) => {
  const ctx = await company();
  await untilNothingIsOnItsWay();
  onTestFinished(async () => void (await db().postingLine.deleteMany({ where: { companyId: ctx.company } })));
  await pauseLine(ctx, { revision: 0, reason: "A journey by keys" });
  const tag = `keys${Date.now()}`;
  const ids = await ready(53, tag);
  const [own = "", pending = "", ...rest] = ids;
  const { id: finance } = await db().user.findUniqueOrThrow({ where: { email: demoPerson("finance").email }, select: { id: true } });
  await db().recordRevision.updateMany({ where: { companyId: ctx.company, recordId: own }, data: { bearsValue: true, actorId: finance } });
  const { document, sourceDigest, deliveryId } = await db().record.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id: pending } } });
  await db().revisionProposal.create({ data: { companyId: ctx.company, recordId: pending, baseRevision: 1, document: document as object, sourceDigest: `${sourceDigest}-later`, deliveryId } });

  const page = await signIn("finance", `/queues/ready?tag=${tag}`);
  await page.keyboard.press("A");
  await selectedBar(page).getByText("All 53 that match").waitFor();
  await page.getByRole("status").getByText("All 53 that match").waitFor();
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog", { name: "Approve 51 records?" });
  await dialog.getByText("2 are left out and stay as they are:").waitFor();
  const reasons = ["You changed a value of this record, so somebody else approves it.", /^The source has sent a change/];
  for (const reason of reasons) await dialog.getByText(reason).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/bulk\//);
  await page.getByRole("heading", { level: 1, name: "51 records approved" }).waitFor({ timeout: 60_000 });
  for (const reason of reasons) await page.getByText(reason).waitFor();
  expect(await states(ids)).toEqual(["ready", "ready", ...rest.map(() => "approved")]);

  // So many are not taken back by one press that may have meant the decision before.
  await page.keyboard.press("z");
  await page.getByRole("dialog", { name: "Take back what was done to 51 records?" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "51 records no longer approved" }).waitFor({ timeout: 60_000 });
  expect(new Set(await states(ids))).toEqual(new Set(["ready"]));
});

test("what runs for many is cancelled: what is done stays done, what is not is told and stays as it was", { timeout: 240_000 }, async ({ signIn }) => {
  const { company: companyId } = await company();
  const tag = `stop${Date.now()}`;
  const ids = await ready(52, tag);
  const page = await signIn("finance", `/queues/ready?tag=${tag}`);
  await page.keyboard.press("A");
  await page.keyboard.press("r");
  await page.getByRole("dialog", { name: "Reject 52 records?" }).waitFor();
  await page.keyboard.type("All of them by mistake");

  // Somebody else has the eleventh in hand, so that there is something left to cancel.
  const let11Go = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const eleventh = db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM record WHERE company_id = ${companyId} AND id = ${ids[10]}::uuid FOR UPDATE`;
    held.resolve();
    await let11Go.promise;
  });
  await held.promise;
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/bulk\//);
  await page.getByText("10 of 52", { exact: true }).waitFor({ timeout: 30_000 });
  await page.keyboard.press("q");
  await page.getByText("Cancelled", { exact: true }).waitFor();
  let11Go.resolve();
  await eleventh;

  await page.getByRole("heading", { level: 1, name: "11 of 52 records rejected" }).waitFor();
  await page.getByText("41 records stayed as they were.").waitFor();
  await page.getByRole("navigation", { name: "What became of them" }).getByRole("link", { name: "Not done 41" }).waitFor();
  expect(await states(ids)).toEqual(ids.map((_, place) => (place < 11 ? "rejected" : "ready")));
});

test("rows are decided by the keys of one record or from the palette, and the focus comes back to where it was", { timeout: 120_000 }, async ({ signIn }) => {
  const tag = `rows${Date.now()}`;
  const ids = await ready(4, tag);
  const page = await signIn("finance", `/queues/ready?tag=${tag}&sort=receivedAt`);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const second = await focusedRow(page);
  expect(ids).toContain(second);
  await selectedBar(page).getByText("2 selected").waitFor();

  // A question that is closed changes nothing; neither does one too many Escape.
  await page.keyboard.press("t");
  await page.getByRole("dialog", { name: "Put tags on 2 records" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await selectedBar(page).getByText("2 selected").waitFor();
  await expect.poll(() => focusedRow(page)).toBe(second);

  const palette = page.getByRole("dialog", { name: "Commands and places" });
  await page.keyboard.press("Control+k");
  await palette.waitFor();
  const offered = await palette.getByRole("option").allTextContents();
  expect(offered.slice(0, 9)).toEqual(["Select the page, or nothing*", "Select all that matchA", "Approve the selecteda", "Reject the selectedr", "Assign the selectedi", "Tag the selectedt", "Put off the selecteds", "Hold the selected by handh", "Clear the selectionEsc"]);
  await page.keyboard.type("tag the sel");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Put tags on 2 records" }).waitFor();
  await page.keyboard.type("by-keys");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "2 of 2 tagged" }).waitFor();
  await page.keyboard.press("Enter");
  await selectedBar(page).waitFor({ state: "detached" });
  await expect.poll(() => focusedRow(page)).toBe(second);
  expect((await db().record.findMany({ where: { id: { in: ids }, tags: { has: "by-keys" } } })).length).toBe(2);

  // What is decided leaves the list; the row in its place has the focus then.
  await page.keyboard.press("x");
  await page.keyboard.press("r");
  await page.getByRole("dialog", { name: "Reject 1 record?" }).waitFor();
  await page.keyboard.type("A mistake");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog", { name: "1 of 1 rejected" }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(`tr[data-row="${second}"]`).waitFor({ state: "detached" });
  await expect.poll(() => focusedRow(page)).not.toBeNull();
  expect(ids).toContain(await focusedRow(page));

  await page.keyboard.press("*");
  await selectedBar(page).getByText("3 selected").waitFor();
  await page.keyboard.press("Escape");
  await selectedBar(page).waitFor({ state: "detached" });
  await page.keyboard.press("A");
  await selectedBar(page).getByText("3 selected").waitFor();

  // What was done with the selected is what the undo key takes back.
  await page.keyboard.press("z");
  await expect.poll(async () => (await readRecord(second ?? "")).state, { timeout: 10_000 }).toBe("ready");
});

test("what AutoCount refused is sent again for a whole filter as today's mapping reads it; elsewhere nothing offers to send again", { timeout: 240_000 }, async ({ signIn }) => {
  const ctx = await company();
  const tag = `again${Date.now()}`;
  const ids = await ready(2, tag);
  const [refused = "", other = ""] = ids;
  await fault({ fault: "refuse-400", resource: "invoice", method: "POST", message: "The fiscal period is closed." });
  const page = await signIn("finance", `/queues/ready?tag=${tag}`);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const sent = await focusedRow(page);
  await page.keyboard.press("a");
  await page.getByRole("button", { name: "Approve 1" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "1 of 1 approved" }).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await readRecord(sent ?? "")).state, { timeout: 30_000 }).toBe("held");
  const left = sent === refused ? other : refused;
  await page.keyboard.press("j");
  await page.keyboard.press("A");
  await selectedBar(page).getByText("1 selected").waitFor();
  await page.keyboard.press("h");
  await page.getByRole("button", { name: "Hold 1" }).waitFor();
  await page.keyboard.type("Not this one");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog", { name: "1 of 1 held" }).waitFor();

  const map = async (value: string | null) => {
    const { revision } = await db().source.findFirstOrThrow({ where: { companyId: ctx.company, key: "demo-shopify" }, select: { revision: true } });
    const steps = value === null ? [] : [{ to: "reference", transforms: [{ use: "constant", value }] }];
    const saved = await saveMapping(ctx, { key: "demo-shopify", revision, body: mappingOverride.parse({ steps }), note: "For a journey" });
    if (!saved.ok && saved.error.code !== "no-change") throw new Error(saved.error.code);
  };
  onTestFinished(() => map(null));
  await map("PO-2026-78");

  await go(page, `/queues/held?tag=${tag}`);
  await page.locator(`tr[data-row="${left}"] input[type=checkbox]`).focus();
  await page.keyboard.press("x");
  await selectedBar(page).getByRole("button", { name: "Reject…" }).waitFor();
  expect(await selectedBar(page).getByRole("button", { name: "Send again…" }).count()).toBe(0);
  await page.keyboard.press("A");
  await selectedBar(page).getByRole("button", { name: "Send again…" }).waitFor();
  await page.keyboard.press("f");
  const dialog = page.getByRole("dialog", { name: "Send 1 record once more?" });
  await dialog.getByText("AutoCount has not refused it, so there is nothing to send again.").waitFor();
  await dialog.getByRole("radio", { name: "All as they stand here" }).waitFor();
  await dialog.getByText("PO-2026-78").waitFor({ state: "attached" });
  for (let step = 0; step < 6 && !(await dialog.getByRole("radio").first().evaluate((radio) => radio === document.activeElement)); step += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  expect(await dialog.getByRole("radio", { name: /as read with today's mapping/ }).isChecked()).toBe(true);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog", { name: "1 of 1 tried again" }).getByText("As read with today's mapping. It is in line for AutoCount.").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("This cannot be undone. Its page says what became of each.").waitFor();
  await expect.poll(async () => (await readRecord(sent ?? "")).state, { timeout: 30_000 }).toBe("posted");
  expect(await readRecord(sent ?? "")).toMatchObject({ revision: 2, document: { reference: "PO-2026-78" } });
});
