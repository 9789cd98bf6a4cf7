import type { RouteHandler } from "#lib/auth/define-open-route.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { aCompany, aPerson, setTestSecrets, type TestPerson } from "#lib/auth/test-people.ts";
import { createToken } from "#lib/auth/tokens.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/prisma.ts";
import { setConnection } from "#lib/posting/set-connection.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { seedMasters } from "#prisma/seed/masters.ts";

/** A company as integrators meet it, and calls to its routes; for tests of the HTTP API. */

export const webhookSecret = "the shop's webhook secret";

export type ApiCompany = {
  ctx: Context;
  people: { [role in Role]: TestPerson };
  tokens: { [who in Role | "source" | "shop"]: string };
  /** A native source and a Shopify shop. */
  source: { id: string; key: string };
  shop: { id: string; key: string };
};

let made = 0;

/** People, items, debtors, a connection at which nobody answers, and two sources with their tokens. */
export async function anApiCompany(db: Db): Promise<ApiCompany> {
  setTestSecrets();
  const ctx = await aCompany(db);
  await seedMasters(db, ctx.company);
  const set = await setConnection(ctx, { kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1", keyId: "key", apiKey: "secret" });
  if (!set.ok) throw new Error(set.error.code);
  const people = { admin: await aPerson(ctx, "admin"), finance: await aPerson(ctx, "finance"), manager: await aPerson(ctx, "manager") };
  const source = await open(ctx, "native");
  const shop = await open(ctx, "shopify");
  const tokenOf = (owner: { userId: string } | { sourceId: string }) => aToken(ctx, owner);
  return {
    ctx, people, source, shop,
    tokens: {
      admin: await tokenOf(people.admin), finance: await tokenOf(people.finance), manager: await tokenOf(people.manager),
      source: await tokenOf({ sourceId: source.id }), shop: await tokenOf({ sourceId: shop.id }),
    },
  };
}

async function open(ctx: Context, channel: "native" | "shopify"): Promise<{ id: string; key: string }> {
  made += 1;
  const key = `${channel}-${made}`;
  const added = await addSource(ctx, { key, channel, secret: channel === "shopify" ? webhookSecret : null });
  if (!added.ok) throw new Error(added.error.code);
  return { id: added.value.sourceId, key };
}

export async function aToken(ctx: Context, owner: { userId: string } | { sourceId: string }): Promise<string> {
  const token = await createToken(ctx, owner);
  if (!token.ok) throw new Error(token.error.code);
  return token.value.token;
}

export type Sent = {
  token?: string | null;
  /** JSON, or the body as it stands. */
  body?: object | string | Uint8Array<ArrayBuffer>;
  query?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
};

/** Calls a route as Next would. */
export function call(handler: RouteHandler, method: string, path: string, sent: Sent = {}): Promise<Response> {
  const headers = new Headers({ "x-forwarded-for": "203.0.113.7", ...sent.headers });
  if (method === "POST" && !headers.has("content-type")) headers.set("content-type", "application/json");
  if (sent.token) headers.set("authorization", `Bearer ${sent.token}`);
  const body = sent.body === undefined ? null : typeof sent.body === "string" || sent.body instanceof Uint8Array ? sent.body : JSON.stringify(sent.body);
  const request = new Request(`http://localhost/api/v1${path}${sent.query ?? ""}`, { method, headers, body });
  return handler(request, { params: Promise.resolve(sent.params ?? {}) });
}

/** A native record that nothing is wrong with, unless `document` says otherwise. */
export function aRecord(externalId: string, document: object = {}): { externalId: string; kind: string; document: object } {
  return {
    externalId,
    kind: "invoice",
    document: {
      number: externalId,
      date: "2026-03-02",
      currency: "MYR",
      customer: { code: "300-A001", name: "Aisyah binti Rahman" },
      lines: [{ id: "1", sku: "KR-TEA-100", description: "Teh Boh Cameronian 100s", quantity: "2", unitPrice: "18.90" }],
      total: "37.80",
      reference: externalId,
      ...document,
    },
  };
}
