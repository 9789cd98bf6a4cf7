import { randomBytes } from "node:crypto";
import { addUser } from "#lib/auth/add-user.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { systemActor, type Context } from "#lib/context.ts";
import type { Db } from "#lib/db/prisma.ts";
import { env } from "#lib/env.ts";
import { setConnection } from "#lib/posting/set-connection.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { fillDemoRecords } from "./demo-records.ts";
import { sandboxMasters, seedEInvoices, seedMasters } from "./masters.ts";

const people: readonly { email: string; name: string; role: Role }[] = [
  { email: "admin@demo.test", name: "Nadia Admin", role: "admin" },
  { email: "finance@demo.test", name: "Farid Finance", role: "finance" },
  { email: "finance2@demo.test", name: "Mei Ling Finance", role: "finance" },
  { email: "manager@demo.test", name: "Suresh Manager", role: "manager" },
];

export type DemoCompany = { signIns: { email: string; role: Role }[]; shopSecret: string };

/**
 * Makes the demo company: people, an AutoCount book in the sandbox, a Shopify shop and an API source, items and debtors,
 * and records of every kind of trouble, all sent through the real intake.
 */
export async function fillDemoCompany(db: Db, password: string): Promise<DemoCompany> {
  const { id } = await db.company.create({ data: { key: "demo", name: "Kedai Rimba Sdn Bhd" } });
  const ctx: Context = { company: id, actor: { ...systemActor, name: "Demo company" }, db, now: () => new Date() };
  const users = new Map<string, string>();
  for (const person of people) {
    const added = await addUser(ctx, { ...person, password });
    if (!added.ok) throw new Error(`${person.email}: ${added.error.code}`);
    users.set(person.email, added.value.userId);
  }
  // Two pairs of eyes from RM 5,000 on, the second a manager's.
  await db.approvalPolicy.createMany({ data: [{ companyId: id, steps: ["finance"] }, { companyId: id, minTotal: "5000", steps: ["finance", "manager"] }] });
  await seedMasters(db, id);
  await seedEInvoices(db, id);
  await openSandboxBook(ctx);
  const shopSecret = randomBytes(20).toString("hex");
  await openSources(ctx, shopSecret);

  const farid = users.get("finance@demo.test");
  if (farid === undefined) throw new Error("the demo's finance user is missing");
  await fillDemoRecords(ctx, { type: "user", id: farid, name: "Farid Finance", role: "finance", ip: null });
  return { signIns: people.map(({ email, role }) => ({ email, role })), shopSecret };
}

/** The account book in the sandbox, with the items and debtors that the mirror knows. */
async function openSandboxBook(ctx: Context): Promise<void> {
  const baseUrl = env("HOLDPOINT_SANDBOX_URL");
  const book = env("HOLDPOINT_SANDBOX_BOOK");
  const keyId = env("HOLDPOINT_SANDBOX_KEY_ID");
  const apiKey = env("HOLDPOINT_SANDBOX_API_KEY");
  if (!baseUrl || !book || !keyId || !apiKey) throw new Error("the demo company needs the AutoCount sandbox: start it with `npm start`");
  const response = await fetch(`${baseUrl}/_admin/books`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-sandbox-admin": env("HOLDPOINT_SANDBOX_ADMIN_TOKEN") ?? "" },
    body: JSON.stringify({ id: book, keyId, apiKey, companyName: "Kedai Rimba Sdn Bhd", ...sandboxMasters() }),
  });
  if (!response.ok) throw new Error(`the sandbox did not take the demo book: ${response.status} ${await response.text()}`);
  const set = await setConnection(ctx, { kind: "sandbox", baseUrl, book, keyId, apiKey, settings: { foreignCurrencies: ["SGD"] } });
  if (!set.ok) throw new Error(`the connection to the sandbox was not set: ${set.error.code}`);
}

async function openSources(ctx: Context, shopSecret: string): Promise<void> {
  const sources = [
    { key: "demo-shopify", name: "Kedai Rimba online", channel: "shopify", secret: shopSecret, flow: { kind: "invoice", trigger: "payment" } },
    { key: "demo-api", name: "Warehouse ERP", channel: "native", flow: { kind: "invoice", trigger: "billing" } },
  ] as const;
  for (const source of sources) {
    const added = await addSource(ctx, source);
    if (!added.ok) throw new Error(`${source.key}: ${added.error.code}`);
  }
  await ctx.db.source.updateMany({ where: { companyId: ctx.company, key: "demo-shopify" }, data: { settings: { walkInCustomer: "300-C001" } } });
}
