import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { addUser } from "#lib/auth/add-user.ts";
import { systemActor, type Context } from "#lib/context.ts";
import { freePort } from "#lib/db/cluster.ts";
import { migrate } from "#lib/db/migrate.ts";
import { poolConfig } from "#lib/db/pool-config.ts";
import { db } from "#lib/db/prisma.ts";
import { setEnv } from "#lib/env.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { installJobs } from "#lib/jobs/install-jobs.ts";
import { setConnection } from "#lib/posting/set-connection.ts";
import { customerSearchText, itemSearchText } from "#lib/reference/propose-customer.ts";
import type { Result } from "#lib/result.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { createWitness } from "./witness.ts";
import { creditor, type DocumentPlan, locations } from "./plan-documents.ts";
import { keepRunning, KillableCluster, type Kept, type SpawnNode } from "./processes.ts";
import { sandboxAdmin, type SandboxAdmin, untilUp } from "./sandbox-admin.ts";

/** Where a run takes place: a database and a sandbox of its own, and in them one company with its approved documents. */
export type Ground = {
  ctx: Context;
  finance: Context;
  sourceId: string;
  cluster: KillableCluster;
  admin: SandboxAdmin;
  /** Opens the connection, also once more, as a person does. */
  connect(): Promise<void>;
  startWorker(nth: number): Kept;
  stop(): Promise<void>;
};

export type GroundOptions = { folder: string; spawnNode: SpawnNode; env: NodeJS.ProcessEnv; /** Milliseconds that a call to the ledger may take. */ answer: number };

export const book = "1";
const batch = 200;

/** Starts PostgreSQL and the sandbox below `folder`, and sends every planned document through the whole intake. */
export async function layGround(plan: DocumentPlan, options: GroundOptions): Promise<Ground> {
  const { folder, spawnNode, env } = options;
  const logs = join(folder, "logs");
  mkdirSync(logs, { recursive: true });
  // Durable: what a killed server had committed must be there when it comes back.
  const cluster = await KillableCluster.start({ folder: join(folder, "postgres"), password: "chaos", logFile: join(logs, "postgres.log") });
  const url = cluster.url("chaos");
  await createDatabase(cluster.url("postgres"));
  await migrate(url);
  await installJobs(url);
  await createWitness(url);
  const secrets = { NEXTAUTH_SECRET: randomBytes(32).toString("hex"), HOLDPOINT_ENCRYPTION_KEY: randomBytes(32).toString("base64"), DATABASE_URL: url };
  setEnv(secrets);

  const port = await freePort();
  const keys = { keyId: "chaos", apiKey: randomBytes(16).toString("hex") };
  const token = randomBytes(16).toString("hex");
  const sandboxEnv = { PATH: env.PATH, SANDBOX_PORT: String(port), SANDBOX_DATA_DIR: join(folder, "sandbox"), SANDBOX_ADMIN_TOKEN: token, NODE_ENV: "production" } as const;
  const sandbox = keepRunning(spawnNode, { script: "lib/sandbox/main.ts", env: sandboxEnv, logFile: join(logs, "sandbox.log") });
  const sandboxUrl = `http://127.0.0.1:${port}`;
  await untilUp(sandboxUrl);
  const admin = sandboxAdmin(sandboxUrl, token);
  await admin.makeBook({ id: book, ...keys, rateLimit: 0, ...bookRows(plan) });

  const { id } = await db().company.create({ data: { key: "chaos", name: "Chaos Sdn Bhd" } });
  const ctx: Context = { company: id, actor: systemActor, db: db(), now: () => new Date() };
  const person = must(await addUser(ctx, { email: "finance@chaos.test", name: "Chaos Finance", role: "finance", password: randomBytes(12).toString("hex") }));
  const finance: Context = { ...ctx, actor: { type: "user", id: person.userId, name: "Chaos Finance", role: "finance", ip: null } };
  const settings = { patience: { answer: options.answer, looks: [400, 900, 1_500], lease: 4_000 } };
  const connect = async () => void must(await setConnection(ctx, { kind: "sandbox", baseUrl: sandboxUrl, book, ...keys, settings }));
  await connect();
  await fillMirror(ctx, plan);
  const { sourceId } = must(await addSource(ctx, { key: "chaos-erp", name: "Chaos ERP", channel: "native" }));
  await send(ctx, sourceId, plan);

  const workerEnv = { ...env, ...secrets, NODE_ENV: "production", HOLDPOINT_DATA_DIR: folder, HOLDPOINT_WATCH_SECONDS: "1" } as const;
  return {
    ctx, finance, sourceId, cluster, admin, connect,
    startWorker: (nth) => keepRunning(spawnNode, { script: "lib/worker.ts", env: workerEnv, logFile: join(logs, `worker-${nth + 1}.log`) }),
    async stop() {
      await sandbox.stop();
      await cluster.stop();
    },
  };
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client(poolConfig(url));
  await client.connect();
  await client.query("CREATE DATABASE chaos");
  await client.end();
}

/** What the account book has from the start. */
function bookRows({ debtors, items }: DocumentPlan): object {
  const party = ({ code, name }: { code: string; name: string }) => ({ accNo: code, companyName: name, currencyCode: "MYR", creditTerm: "C.O.D.", isActive: true });
  return {
    debtors: debtors.map(party),
    creditors: [party(creditor)],
    locations: locations.map((location) => ({ location, description: location })),
    products: items.map(({ code, name, price }) => ({ productCode: code, productName: name, productType: "I", status: "A", unit: "PCS", price: Number(price) })),
  };
}

/** The mirror of it, and what was proposed here beside it. */
async function fillMirror({ db, company: companyId }: Context, { debtors, items, proposed }: DocumentPlan): Promise<void> {
  const party = (origin: string) => ({ code, name }: { code: string; name: string }) => ({
    companyId, code, name, origin, currency: "MYR", creditTerm: "C.O.D.", searchText: customerSearchText({ code, name, email: null, phone: null, registerNo: null }),
  });
  const item = (origin: string) => ({ code, name, price }: { code: string; name: string; price?: string }) => ({
    companyId, code, name, origin, uom: "PCS", price: price ?? null, searchText: itemSearchText({ code, name, barcode: null }),
  });
  const ofKind = (kind: "customer" | "item") => proposed.filter((master) => master.kind === kind);
  await db.customer.createMany({ data: [...debtors.map(party("ledger")), ...ofKind("customer").map(party("proposed"))] });
  await db.supplier.createMany({ data: [party("ledger")(creditor)] });
  await db.item.createMany({ data: [...items.map(item("ledger")), ...ofKind("item").map(item("proposed"))] });
  await db.location.createMany({ data: locations.map((code) => ({ companyId, code, name: code })) });
}

async function send(ctx: Context, sourceId: string, { documents }: DocumentPlan): Promise<void> {
  for (let from = 0; from < documents.length; from += batch) {
    const records = documents.slice(from, from + batch).map(({ externalId, kind, document }) => ({ externalId, kind, document }));
    const body = new Uint8Array(Buffer.from(JSON.stringify({ records })));
    const received = must(await receiveDelivery(ctx, { sourceId, key: null, topic: null, contentType: "application/json", headers: {}, body }, { thenRead: false }));
    await readDeliveries(ctx, [received.deliveryId]);
  }
}

function must<T, E extends { code: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`the ground could not be laid: ${JSON.stringify(result.error)}`);
  return result.value;
}
