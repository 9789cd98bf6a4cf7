import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#lib/env.ts";
import { type Prisma, PrismaClient } from "#lib/db/generated/client.ts";
import { poolConfig } from "./pool-config.ts";

export type Db = PrismaClient;
/** What a verb does inside its one transaction. */
export type Tx = Prisma.TransactionClient;

interface Connection {
  url: string;
  pool: pg.Pool;
  /** Made when first asked for. */
  pipelines?: pg.Pool;
  db: PrismaClient;
}

// Next's development server loads modules anew after each edit; the connections outlive them here.
const held = globalThis as typeof globalThis & { holdpointConnection?: Connection | undefined };

/** The Prisma client of this process. It shares one connection pool with `pool()`. */
export function db(): PrismaClient {
  return connection().db;
}

/** The connection pool of this process, for the raw reads in `sql.ts`. */
export function pool(): pg.Pool {
  return connection().pool;
}

/**
 * A few connections on which a statement is sent without waiting for the answers of those before it; they are answered in
 * their order. Only for `raw-tx.ts`: Prisma knows nothing of it.
 */
export function pipelines(): pg.Pool {
  const open = connection();
  open.pipelines ??= openPool({ ...poolConfig(open.url), pipeline: true, max: 4 });
  return open.pipelines;
}

/** Ends all connections of this process; the next `db()` or `pool()` connects anew to what DATABASE_URL then says. */
export async function disconnect(): Promise<void> {
  const open = held.holdpointConnection;
  if (open === undefined) return;
  held.holdpointConnection = undefined;
  await open.db.$disconnect();
  await open.pool.end();
  await open.pipelines?.end();
}

function connection(): Connection {
  held.holdpointConnection ??= connect(env("DATABASE_URL"));
  return held.holdpointConnection;
}

function connect(url: string): Connection {
  const shared = openPool(poolConfig(url));
  return { url, pool: shared, db: new PrismaClient({ adapter: new PrismaPg(shared), transactionOptions: { maxWait: 10_000, timeout: 60_000 } }) };
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const opened = new pg.Pool(config);
  // Without a listener an idle connection that breaks would end the process; the pool replaces it by itself.
  opened.on("error", (error) => console.error("database connection lost:", error.message));
  return opened;
}
