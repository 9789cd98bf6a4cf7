import pg from "pg";
import { type Migration, ourFolders, readMigrations, readSchema, type SchemaFolders, toMigrationList } from "./migration-files.ts";
import { poolConfig } from "./pool-config.ts";
import { withSchemaEngine } from "./schema-engine.ts";

/** Any number that nothing else of ours locks. */
const migrationLock = 4_021_001;

/**
 * Brings the database to the newest migration and returns the names of those applied just now.
 *
 * Reads Prisma's folders and keeps Prisma's table, so that `prisma migrate` works on the same database. Unlike
 * Prisma's engine it commits a migration and its row together: a run that is killed half way leaves nothing to repair.
 *
 * Several processes may call it at once: one applies, the others wait and find nothing left to do. Refuses, before
 * changing anything, a database that a newer version has migrated or whose applied migrations were edited since.
 */
export async function migrate(url: string, folders: SchemaFolders = ourFolders): Promise<string[]> {
  const migrations = readMigrations(folders);
  const client = new pg.Client(poolConfig(url));
  await client.connect();
  try {
    // Looked at before and after taking the lock: nearly always there is nothing to do.
    if (missing(migrations, await readApplied(client)).length === 0) return [];
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const toApply = missing(migrations, await readApplied(client));
    await client.query(historyTable);
    for (const migration of toApply) await apply(client, migration);
    return toApply.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** As Prisma's engine creates it. */
const historyTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
      [migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${migration.name} failed and was undone: ${describe(cause, migration.script)}`, { cause });
  }
}

/** PostgreSQL's words and the line of the script that they are about. */
function describe(cause: unknown, script: string): string {
  if (!(cause instanceof pg.DatabaseError)) return String(cause);
  const line = cause.position === undefined ? "" : ` (line ${script.slice(0, Number(cause.position)).split("\n").length})`;
  return `${cause.message}${line}${cause.hint === undefined ? "" : `. ${cause.hint}`}`;
}

/**
 * The SQL that would turn the migrated database at `url` into what the Prisma schema says; "" when they agree.
 * Needs the right to create a database.
 */
export async function schemaDrift(url: string, folders: SchemaFolders = ourFolders): Promise<string> {
  const schema = readSchema(folders);
  const migrations = toMigrationList(readMigrations(folders), folders);
  const datamodels = schema.map(({ path, content }): [string, string] => [path, content]);
  return withSchemaEngine(url, datamodels, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: schema },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = (stdout ?? "").trim();
    return script === "-- This is an empty migration." ? "" : script;
  });
}

interface Applied {
  name: string;
  checksum: string;
  isFinished: boolean;
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (!tables[0]?.there) return [];
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished" FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

function missing(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, isFinished } of applied) {
    const migration = known.get(name);
    if (migration === undefined) throw new Error(`The database has migration ${name}, which this version does not know: it was used by a newer version.`);
    if (isFinished && migration.checksum !== checksum) throw new Error(`Migration ${name} was changed after it had been applied to this database.`);
  }
  const finished = new Set(applied.filter((entry) => entry.isFinished).map((entry) => entry.name));
  return migrations.filter((migration) => !finished.has(migration.name));
}
