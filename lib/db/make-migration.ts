// node lib/db/make-migration.ts NAME: writes the next migration folder from what prisma/schema says beyond the migrations.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openToDatabaseUser, startCluster } from "./cluster.ts";
import { schemaDrift } from "./migrate.ts";
import { lockfileContent, ourFolders, type SchemaFolders } from "./migration-files.ts";

/**
 * Writes the migration from the newest one to the schema, into a folder named after `now` and `name`. Null when the
 * two agree already. The script is a proposal: read it, and add by hand what Prisma has no word for.
 */
export async function makeMigration(url: string, name: string, now: Date, folders: SchemaFolders = ourFolders): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" is no migration name: lower case letters, digits and _ only`);
  const script = await schemaDrift(url, folders);
  if (script === "") return null;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(folders.migrations, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), `${script}\n`);
  writeFileSync(join(folders.migrations, "migration_lock.toml"), lockfileContent);
  return folder;
}

async function main(): Promise<void> {
  const name = process.argv[2];
  if (name === undefined) throw new Error("usage: node lib/db/make-migration.ts NAME");
  const scratch = mkdtempSync(join(tmpdir(), "holdpoint-migration-"));
  openToDatabaseUser(scratch);
  const cluster = await startCluster({ folder: join(scratch, "postgres"), password: "scratch", logFile: join(scratch, "postgres.log"), durable: false });
  try {
    console.log((await makeMigration(cluster.url("postgres"), name, new Date())) ?? "The migrations and the schema agree already.");
  } finally {
    await cluster.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
