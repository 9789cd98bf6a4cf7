import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Cluster, startCluster } from "#lib/db/cluster.ts";
import { poolConfig } from "#lib/db/pool-config.ts";
import type { DataFolder } from "./data-folder.ts";
import { recallPort, rememberPort } from "./ports.ts";
import { StartError } from "./progress.ts";

export interface Database {
  url: string;
  stop(): Promise<void>;
}

const databaseName = "holdpoint";

/** Starts the embedded PostgreSQL of this data folder and keeps it running until `stop`. */
export async function startDatabase(data: DataFolder, password: string): Promise<Database> {
  const logFile = join(data.logs, "postgres.log");
  const start = async () => {
    const started = await startCluster({ folder: data.cluster, password, logFile, preferredPort: recallPort(data, "postgres") });
    rememberPort(data, "postgres", started.port);
    return started;
  };
  let isStopping = false;
  let cluster: Cluster = await start();
  const keepRunning = async () => {
    for (;;) {
      await cluster.ended;
      if (isStopping) return;
      console.error(`[postgres] ended unexpectedly; starting it again. Its log: ${logFile}`);
      while (!isStopping) {
        try {
          cluster = await start();
          if (isStopping) await cluster.stop(); // wished meanwhile
          break;
        } catch (error) {
          console.error("[postgres]", error);
          await sleep(2_000);
        }
      }
    }
  };
  const kept = keepRunning();
  await createDatabase(cluster.url("postgres"));
  return {
    url: cluster.url(databaseName),
    async stop() {
      isStopping = true;
      await cluster.stop();
      await kept;
    },
  };
}

/** Checks that the database that the environment names can be reached; nobody here starts or stops it. */
export async function findDatabase(url: string): Promise<Database> {
  await withClient(url, async () => undefined).catch((error: unknown) => {
    const { host, pathname } = new URL(url);
    throw new StartError(`The database of DATABASE_URL (${pathname.slice(1)} at ${host}) cannot be used: ${reasonOf(error)}`);
  });
  return { url, stop: async () => undefined };
}

/** Whether nobody can sign in yet: then the demo company is filled. */
export async function hasNoUser(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ empty: boolean }>(`SELECT NOT EXISTS (SELECT FROM "user") AS empty`);
    return rows[0]?.empty ?? true;
  });
}

async function createDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} TEMPLATE template0`);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(poolConfig(url));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Node reports a refused connection to several addresses as an error without a message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
