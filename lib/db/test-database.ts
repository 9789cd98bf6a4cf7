import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { setEnv } from "#lib/env.ts";
import { stopSending } from "#lib/jobs/sender.ts";
import { poolConfig, withDatabase } from "./pool-config.ts";
import { type Db, db, disconnect } from "./prisma.ts";

export interface TestDatabase {
  url: string;
  /** The same client that `db()` returns from now on. */
  db: Db;
  /** Drops the database at once; otherwise it is dropped after the last test of the file. */
  drop(): Promise<void>;
}

/**
 * Makes a fresh, migrated, empty database for the calling test file and points `db()`, `pool()` and DATABASE_URL of
 * this process at it. Call it once at the top of an `x.db.test.ts`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await disconnect();
  await administer(server.url, `CREATE DATABASE ${name} TEMPLATE ${server.template} STRATEGY file_copy`);
  const url = withDatabase(server.url, name);
  setEnv({ DATABASE_URL: url });

  let dropped: Promise<void> | undefined;
  const drop = () =>
    (dropped ??= stopSending()
      .then(disconnect)
      .then(() => administer(server.url, `DROP DATABASE ${name} WITH (FORCE)`)));
  afterAll(drop);
  return { url, db: db(), drop };
}

/** Makes an empty database without any migration: for tests of migrating itself. */
export async function createEmptyDatabase(): Promise<{ url: string }> {
  const server = inject("postgres");
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await administer(server.url, `CREATE DATABASE ${name} TEMPLATE template0 STRATEGY file_copy`);
  afterAll(() => administer(server.url, `DROP DATABASE ${name} WITH (FORCE)`));
  return { url: withDatabase(server.url, name) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(poolConfig(url));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
