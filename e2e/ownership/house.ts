import type { Page } from "playwright-core";
import { expect } from "vitest";
import { createToken } from "#lib/auth/tokens.ts";
import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import type { OwnedData } from "#lib/ownership/ownership.ts";
import { setConnection } from "#lib/posting/set-connection.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { aPerson, company, must } from "../company.ts";
import type { SignIn } from "../journey.ts";
import { product } from "../product.ts";

/** A company of its own: who owns what there changes nothing for other journeys. */
export async function aHouse(signIn: SignIn) {
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
    const response = await fetch(`${product.baseUrl}/api/v1/intake`, {
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
  const recordOf = async (from: { id: string }, externalId: string) => (await db().record.findFirstOrThrow({ where: { companyId: id, sourceId: from.id, externalId }, select: { id: true } })).id;
  return { ctx, admin, shop, other, send, comesTo, recordOf };
}

/** Chooses an owner on the screen and sees that it is kept. */
export async function owns(page: Page, data: OwnedData, label: string, owner: string): Promise<void> {
  await page.getByRole("combobox", { name: `Owner of ${label}` }).selectOption({ label: owner });
  await page.getByRole("dialog").getByRole("button", { name: "Change the owner" }).click();
  await page.getByText(/: saved\. What is undecided is being checked again/).first().waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(() => page.locator(`[data-owned="${data}"] select option:checked`).textContent()).toBe(owner);
}

export const customer = { code: "300-A001", name: "Aisyah binti Rahman" };
/** An order of the debtor over two teas. */
export const order = (over: object = {}) => ({ currency: "MYR", customer, lines: [{ sku: "KR-TEA-100", description: "Tea", quantity: "2", unitPrice: "10.00" }], total: "20.00", ...over });
