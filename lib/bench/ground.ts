import { randomBytes } from "node:crypto";
import { addUser } from "#lib/auth/add-user.ts";
import { createToken } from "#lib/auth/tokens.ts";
import { systemActor, type Context } from "#lib/context.ts";
import { db, pool } from "#lib/db/prisma.ts";
import { setConnection } from "#lib/posting/set-connection.ts";
import type { Result } from "#lib/result.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { demoBuyers } from "#prisma/seed/shopify-orders.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { fillMasters, fillRecords, type FilledRecords } from "./fill-records.ts";

/** Where everything is measured: a running product, and in its database a company of its own with many records. */
export type Ground = {
  /** 127.0.0.1: the name localhost may lead elsewhere first. */
  baseUrl: string;
  databaseUrl: string;
  /** The browser that pages are opened in. */
  chromium: string;
  /** Where AutoCount is played, with its own controls. */
  sandbox: { url: string; adminToken: string };
  ctx: Context;
  /** A source that calls the intake API. */
  erp: { sourceId: string; token: string };
  /** A source that sends signed webhooks. */
  shop: { sourceId: string; key: string; secret: string };
  /** Somebody of finance, for screens and for the API. */
  finance: { email: string; password: string; token: string };
  records: FilledRecords;
};

/** Makes the company with its people, sources, masters and `records` records of the last three months. */
export async function layGround(product: { baseUrl: string; databaseUrl: string; chromium: string; sandboxUrl: string; sandboxAdminToken: string }, records: number): Promise<Ground> {
  const mark = randomBytes(3).toString("hex"); // another run on the same database has a company of its own
  const { id } = await db().company.create({ data: { key: `bench-${mark}`, name: "Benchmark Sdn Bhd" } });
  const ctx: Context = { company: id, actor: { ...systemActor, name: "Benchmark" }, db: db(), now: () => new Date() };

  const person = { email: `finance@bench-${mark}.test`, password: randomBytes(12).toString("base64url") };
  const finance = must(await addUser(ctx, { ...person, name: "Benchmark Finance", role: "finance" }));
  // No call is ever made there: nothing of this company is approved.
  must(await setConnection(ctx, { kind: "sandbox", baseUrl: product.sandboxUrl, book: "999", keyId: "none", apiKey: "none" }));
  const erp = must(await addSource(ctx, { key: `bench-erp-${mark}`, name: "Benchmark ERP", channel: "native" }));
  const shop = must(await addSource(ctx, { key: `bench-shop-${mark}`, name: "Benchmark shop", channel: "shopify" }));
  await seedMasters(ctx.db, id);
  await fillMasters(id);
  await ctx.db.alias.create({
    data: { companyId: id, type: "customer", key: `email:${demoBuyers.aisyah.email}`, target: "300-A001", taughtBy: finance.userId, taughtByName: "Benchmark Finance" },
  });

  // Thousands of invoices in a minute are far more than usual, as is right; what is measured is the way of one that is not asked
  // about. Written as it stands: the verb would have the worker check everything again beside what is measured.
  await ctx.db.ruleSetting.createMany({
    data: [erp, shop].map(({ sourceId }) => ({ companyId: id, rule: "burst", scope: "source", key: sourceId, severity: "off", thresholds: {}, revision: 1, changedByName: ctx.actor.name })),
  });

  const { port } = new URL(product.baseUrl);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    databaseUrl: product.databaseUrl,
    chromium: product.chromium,
    sandbox: { url: product.sandboxUrl, adminToken: product.sandboxAdminToken },
    ctx,
    erp: { sourceId: erp.sourceId, token: must(await createToken(ctx, { sourceId: erp.sourceId })).token },
    shop: { sourceId: shop.sourceId, key: shop.key, secret: shop.secret ?? "" },
    finance: { ...person, token: must(await createToken(ctx, { userId: finance.userId })).token },
    records: await fillRecords(id, erp.sourceId, records),
  };
}

/** Leaves the tables as a database that runs for a while has them: no row unseen by the planner, no index half merged. */
export async function settle(tables: readonly string[]): Promise<void> {
  for (const table of tables) await pool().query(`VACUUM (ANALYZE) ${table}`);
}

/** The value of what has to succeed for anything to be measured. */
export function must<T, E extends { code: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`the ground could not be laid: ${JSON.stringify(result.error)}`);
  return result.value;
}
