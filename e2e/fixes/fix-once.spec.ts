import { expect } from "vitest";
import { createToken } from "#lib/auth/tokens.ts";
import { db } from "#lib/db/prisma.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { readRecord } from "../api.ts";
import { company, must } from "../company.ts";
import { go, test } from "../journey.ts";
import { product } from "../product.ts";
import { finding, seeMessage, seeRecord, seeState } from "../record-screen.ts";
import { aSku } from "../shop.ts";

/** A till of its own sends invoices that all name one SKU; the last three write it a little differently. */
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
      total: ((nth + 1) * 19.9).toFixed(2),
      lines: [{ id: "1", sku: nth < count - 3 ? sku : sku.toLowerCase().replaceAll("-", " "), description: "Balm of lemongrass 50ml", quantity: String(nth + 1), unitPrice: "19.90", uom: "PCS", amount: ((nth + 1) * 19.9).toFixed(2) }],
    },
  }));
  const response = await fetch(`${product.baseUrl}/api/v1/intake`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify({ records }) });
  expect(response.status).toBe(202);
  const rows = await db().record.findMany({ where: { companyId: ctx.company, sourceId }, orderBy: { id: "asc" }, select: { id: true, docNumber: true, state: true } });
  expect(rows.filter(({ state }) => state === "held")).toHaveLength(count);
  return rows.map(({ id, docNumber }) => ({ id, number: docNumber }));
}

test("one answer is previewed, frees forty records with their other spelling, is watched, and is taken back as one step", async ({ signIn }) => {
  const sku = aSku("BALM-MANY");
  const records = await sendMany(40, sku);
  const [first] = records as [(typeof records)[number]];
  const admin = await signIn("admin", `/records/${first.id}`);
  await seeRecord(admin, first.number);
  const card = finding(admin, "Item not known");
  await card.getByRole("combobox").fill("KR-BALM-LG");
  await admin.getByRole("option", { name: /KR-BALM-LG/ }).click();

  // Said before: how many, how much, how they would look, and what reads alike.
  const preview = card.getByRole("region", { name: "What this answer changes" });
  await preview.getByText("Frees 36 other records (RM 13,969.80)").waitFor();
  await preview.getByRole("button", { name: "Before and after" }).click();
  await preview.getByRole("list", { name: "A few of them, before and after" }).getByText("Lemongrass Balm 50ml · PCS · RM 19.90").first().waitFor();
  await preview.getByRole("checkbox", { name: /the same but for case, spaces or signs/ }).check();
  await preview.getByText("Frees 39 other records").waitFor();
  await card.getByRole("button", { name: "Use this item" }).click();
  await seeMessage(admin, "39 other records are checked again now.");
  await admin.getByRole("link", { name: "Watch it" }).click();

  await admin.getByRole("heading", { level: 1, name: `${sku} (2 spellings) is KR-BALM-LG` }).waitFor();
  await admin.locator("h1").getByText("Done").waitFor();
  await admin.getByRole("link", { name: "Freed 40" }).click();
  await admin.getByRole("row", { name: new RegExp(`${sku}-0\\b.*Freed.*Ready to approve`) }).waitFor();
  const freed = await db().record.findMany({ where: { id: { in: records.map(({ id }) => id) } }, select: { holds: true } });
  expect(freed.filter(({ holds }) => holds.includes("missing-sku"))).toEqual([]);
  expect(await db().alias.count({ where: { target: "KR-BALM-LG", revokedAt: null, key: { in: [sku.toLowerCase(), sku.toLowerCase().replaceAll("-", " ")] } } })).toBe(2);

  await admin.getByRole("button", { name: "Take back" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await admin.locator("h1").getByText("Taken back").waitFor();
  await admin.getByRole("link", { name: "Put back 40" }).waitFor();
  const back = await db().record.findMany({ where: { id: { in: records.map(({ id }) => id) } }, select: { state: true, holds: true } });
  expect(back.filter(({ state, holds }) => state !== "held" || !holds.includes("missing-sku"))).toEqual([]);
  await go(admin, "/aliases");
  await admin.getByRole("link", { name: "Answers for many" }).click();
  await admin.getByRole("row", { name: new RegExp(`${sku}.*KR-BALM-LG.*Taken back.*40`) }).waitFor();

  // The same from the toast, within its ten seconds.
  await go(admin, `/records/${first.id}`);
  await seeState(admin, "Held");
  await finding(admin, "Item not known").getByRole("combobox").fill("KR-BALM-EU");
  await admin.getByRole("option", { name: /KR-BALM-EU/ }).click();
  await finding(admin, "Item not known").getByText("KR-BALM-LG").waitFor();
  await finding(admin, "Item not known").getByRole("button", { name: "Use this item" }).click();
  await admin.locator("[data-sonner-toast]").getByRole("button", { name: "Undo" }).click();
  await seeMessage(admin, "is taken back");
  await expect.poll(async () => (await readRecord(first.id)).state, { timeout: 15_000 }).toBe("held");
});
