import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm";

export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

/** Where the schema and the migrations lie; tests use another place. */
export interface SchemaFolders {
  schema: string;
  migrations: string;
}

export const ourFolders: SchemaFolders = {
  schema: join(projectFolder, "prisma/schema"),
  migrations: join(projectFolder, "prisma/migrations"),
};

export interface Migration {
  name: string;
  script: string;
  /** As Prisma keeps it in `_prisma_migrations`: SHA-256 of the script, in hex. */
  checksum: string;
}

/** The migrations in the order in which they are applied. */
export function readMigrations(folders: SchemaFolders = ourFolders): Migration[] {
  if (!existsSync(folders.migrations)) return [];
  return readdirSync(folders.migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(join(folders.migrations, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    });
}

/** The schema files, for the engine. */
export function readSchema(folders: SchemaFolders = ourFolders): { path: string; content: string }[] {
  return readdirSync(folders.schema)
    .filter((file) => file.endsWith(".prisma"))
    .sort()
    .map((file) => ({ path: join(folders.schema, file), content: readFileSync(join(folders.schema, file), "utf8") }));
}

/** Prisma keeps the kind of database beside the migrations and refuses another. */
export const lockfileContent = `provider = "postgresql"\n`;

/** The migrations in the words of Prisma's engine. */
export function toMigrationList(migrations: readonly Migration[], folders: SchemaFolders = ourFolders): MigrationList {
  return {
    baseDir: folders.migrations,
    lockfile: { path: "migration_lock.toml", content: lockfileContent },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } },
    })),
  };
}
