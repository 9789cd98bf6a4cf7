import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { makeMigration } from "./make-migration.ts";
import { migrate, schemaDrift } from "./migrate.ts";
import { readMigrations, type SchemaFolders, toMigrationList } from "./migration-files.ts";
import { poolConfig } from "./pool-config.ts";
import { withSchemaEngine } from "./schema-engine.ts";
import { createEmptyDatabase } from "./test-database.ts";

const scratch = mkdtempSync(join(tmpdir(), "holdpoint-migrate-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("the migrations and the schema agree", async () => {
  const { url } = await createEmptyDatabase();
  expect(await schemaDrift(url)).toBe("");
}, 60_000);

test("a column that only the schema has is drift, and a migration made for it ends the drift", async () => {
  const { url } = await createEmptyDatabase();
  const folders = aProject({ "20260101000000_init": `CREATE TABLE "shop" ("id" INTEGER NOT NULL, CONSTRAINT "shop_pkey" PRIMARY KEY ("id"));` });
  expect(await schemaDrift(url, folders)).toContain(`ADD COLUMN     "name" TEXT NOT NULL`);

  const folder = await makeMigration(url, "add_shop_name", new Date("2026-03-31T09:15:00Z"), folders);
  expect(folder).toBe(join(folders.migrations, "20260331091500_add_shop_name"));
  expect(readFileSync(join(folder ?? "", "migration.sql"), "utf8")).toContain(`"name" TEXT NOT NULL`);
  expect(await schemaDrift(url, folders)).toBe("");
  expect(await makeMigration(url, "again", new Date(), folders)).toBeNull();
});

test("migrations are applied once, in the order of their names, function bodies whole", async () => {
  const { url } = await createEmptyDatabase();
  const folders = aProject({
    "2_b": "INSERT INTO shop VALUES (answer());",
    "1_a": "CREATE TABLE shop (id int); CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ BEGIN NULL; RETURN 42; END $$;",
  });
  expect(await migrate(url, folders)).toEqual(["1_a", "2_b"]);
  expect(await migrate(url, folders)).toEqual([]);
  expect(await ask(url, "SELECT id FROM shop")).toEqual([{ id: 42 }]);
});

test("Prisma's own engine takes the database for fully migrated", async () => {
  const { url } = await createEmptyDatabase();
  const folders = aProject({ "1_a": "CREATE TABLE shop (id int PRIMARY KEY);" });
  await migrate(url, folders);
  const diagnosis = await withSchemaEngine(url, [], (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: toMigrationList(readMigrations(folders), folders),
      optInToShadowDatabase: false,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  expect(diagnosis).toEqual({ editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null });
});

test("two processes that migrate at once apply each migration once", async () => {
  const { url } = await createEmptyDatabase();
  const folders = aProject({ "1_a": "CREATE TABLE shop (id int); SELECT pg_sleep(0.2);", "2_b": "INSERT INTO shop VALUES (1);" });
  const applied = await Promise.all([migrate(url, folders), migrate(url, folders), migrate(url, folders)]);
  expect(applied.flat().sort()).toEqual(["1_a", "2_b"]);
  expect(await ask(url, "SELECT count(*)::int AS count FROM shop")).toEqual([{ count: 1 }]);
});

test("a migration that fails is undone whole, named with its line, and can be applied after it is mended", async () => {
  const { url } = await createEmptyDatabase();
  const broken = aProject({ "1_a": "CREATE TABLE shop (id int);\nINSERT INTO nowhere VALUES (1);" });
  await expect(migrate(url, broken)).rejects.toThrow(/Migration 1_a failed and was undone: relation "nowhere" does not exist \(line 2\)/);
  expect(await ask(url, "SELECT to_regclass('shop') AS shop")).toEqual([{ shop: null }]);
  expect(await migrate(url, aProject({ "1_a": "CREATE TABLE shop (id int);" }))).toEqual(["1_a"]);
});

test("a migration edited after it was applied is refused", async () => {
  const { url } = await createEmptyDatabase();
  await migrate(url, aProject({ "1_a": "CREATE TABLE shop (id int);" }));
  await expect(migrate(url, aProject({ "1_a": "CREATE TABLE shop (id bigint);" }))).rejects.toThrow("Migration 1_a was changed after");
});

test("a database that a newer version has migrated is refused", async () => {
  const { url } = await createEmptyDatabase();
  await migrate(url, aProject({ "1_a": "SELECT 1;", "2_b": "SELECT 2;" }));
  await expect(migrate(url, aProject({ "1_a": "SELECT 1;" }))).rejects.toThrow("has migration 2_b, which this version does not know");
});

/** A folder with these migrations and a schema of one table, shop(id, name). */
function aProject(migrations: Record<string, string>): SchemaFolders {
  const root = mkdtempSync(join(scratch, "project-"));
  const folders = { schema: join(root, "schema"), migrations: join(root, "migrations") };
  mkdirSync(folders.schema);
  mkdirSync(folders.migrations);
  writeFileSync(join(folders.schema, "main.prisma"), `datasource db {\n  provider = "postgresql"\n}\nmodel shop {\n  id   Int @id\n  name String\n}\n`);
  for (const [name, script] of Object.entries(migrations)) {
    mkdirSync(join(folders.migrations, name));
    writeFileSync(join(folders.migrations, name, "migration.sql"), script);
  }
  return folders;
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(poolConfig(url));
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
