import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { installJobs } from "#lib/jobs/install-jobs.ts";
import { type Cluster, openToDatabaseUser, startCluster } from "./cluster.ts";
import { migrate } from "./migrate.ts";
import { poolConfig, withDatabase } from "./pool-config.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The PostgreSQL of this test run and the migrated database that test databases are copied from. */
    postgres: { url: string; template: string };
  }
}

/** Vitest runs it once before the first database test: one throw-away PostgreSQL with a migrated template. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const scratch = mkdtempSync(join(tmpdir(), "holdpoint-test-"));
  openToDatabaseUser(scratch);
  let cluster: Cluster | undefined;
  const stop = async () => {
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
  try {
    cluster = await startCluster({ folder: join(scratch, "postgres"), password: "test", logFile: join(scratch, "postgres.log"), durable: false });
    const template = "holdpoint_template";
    const url = cluster.url("postgres");
    const client = new pg.Client(poolConfig(url));
    await client.connect();
    await client.query(`CREATE DATABASE ${template} TEMPLATE template0`);
    await migrate(withDatabase(url, template));
    await installJobs(withDatabase(url, template));
    await client.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
    await client.end();
    project.provide("postgres", { url, template });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
