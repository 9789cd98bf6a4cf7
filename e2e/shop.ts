import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { SampleBuyer } from "#lib/channels/shopify/sample-order.ts";
import { db } from "#lib/db/prisma.ts";
import { setRule } from "#lib/rulebook/set-rule.ts";
import { openSourceSecret } from "#lib/sources/source-secret.ts";
import { type ShopifyOrderPayload, signShopify } from "#prisma/seed/shopify-orders.ts";
import { type ApiRecord, findRecord } from "./api.ts";
import { company } from "./company.ts";
import { product } from "./product.ts";

// The demo shop's side of the wire: its orders, signed and sent to its webhook.

const webhook = `${product.baseUrl}/api/v1/webhooks/demo-shopify`;

// A hundred numbers a second, so that no journey of a run, whatever the file, meets another's order.
let lastNumber = Math.floor(Date.now() / 10) % 10_000_000;

/** Number and time of an order that no other journey sends. */
export function aPlace(): { number: number; at: Date } {
  lastNumber += 1;
  return { number: lastNumber, at: new Date() };
}

/** A SKU that no item has and no other journey asks about. */
export function aSku(word: string): string {
  lastNumber += 1;
  return `${word}-${lastNumber}`;
}

/** A buyer whom nobody knows. */
export function aBuyer(firstName: string, lastName: string): SampleBuyer {
  lastNumber += 1;
  return {
    id: 7_820_000_000_000 + lastNumber, firstName, lastName, email: `buyer${lastNumber}@example.com`, phone: `+6011${lastNumber}`,
    street: "7 Jalan Dhoby", city: "Johor Bahru", postcode: "80000", state: "Johor", stateCode: "JHR",
  };
}

/**
 * The journeys' shop sends the same order of the same buyers over and over: what the rules rightly ask about (a likely copy, far
 * more than usual) is not asked there. Those rules have their own tests and samples.
 */
const isQuiet = (async () => {
  const ctx = await company();
  const { id } = await db().source.findFirstOrThrow({ where: { companyId: ctx.company, key: "demo-shopify" }, select: { id: true } });
  for (const rule of ["duplicate-likely", "burst"]) {
    const done = await setRule(ctx, { rule, scope: "source", key: id, severity: "off", thresholds: {}, revision: 0 });
    // Another file of the run has done it already.
    if (!done.ok && done.error.code !== "setting-changed") throw new Error(`the rule ${rule} was not switched off: ${done.error.code}`);
  }
})();

/** Sends an order as Shopify does and waits until the worker has read it. */
export async function sendOrder(order: ShopifyOrderPayload, topic = "orders/paid"): Promise<ApiRecord> {
  await isQuiet;
  const response = await postWebhook(order, await shopSecret(), topic);
  expect(response.status).toBe(200);
  const { deliveryId } = (await response.json()) as { deliveryId: string };
  const { company: companyId } = await company();
  await expect
    .poll(async () => (await db().delivery.findFirst({ where: { companyId, id: deliveryId }, select: { state: true } }))?.state, { timeout: 15_000 })
    .toBe("read");
  const record = await findRecord(String(order.id));
  if (record === null) throw new Error(`order ${order.name} became no record`);
  return record;
}

export async function postWebhook(order: object, secret: string, topic = "orders/paid"): Promise<Response> {
  const body = JSON.stringify(order);
  return fetch(webhook, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-topic": topic, "x-shopify-webhook-id": randomUUID(), "x-shopify-hmac-sha256": signShopify(body, secret) },
    body,
  });
}

async function shopSecret(): Promise<string> {
  const ctx = await company();
  const { secret } = await db().source.findUniqueOrThrow({ where: { key: "demo-shopify" }, select: { secret: true } });
  if (secret === null) throw new Error("the demo shop has no secret");
  return openSourceSecret(ctx.company, "demo-shopify", secret);
}
