import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import type * as schemaEngineModule from "@prisma/schema-engine-wasm";
import pg from "pg";
import { poolConfig, withDatabase } from "./pool-config.ts";

const { builtins } = pg.types;

/**
 * Runs `work` with Prisma's schema engine connected to `url`. The engine is the one behind `prisma migrate`, in
 * WebAssembly, because its native form must be downloaded.
 */
export async function withSchemaEngine<T>(url: string, datamodels: [path: string, content: string][], work: (engine: schemaEngineModule.SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const connections = new pg.Pool({ ...poolConfig(url), max: 2 });
  connections.on("error", (error) => console.error("migration connection lost:", error.message));
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(forMigrations(connections));
    const engine = await SchemaEngine.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, () => undefined, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await connections.end();
  }
}

/**
 * The adapter as Prisma ships it cannot migrate: it cuts a script at every semicolon, also inside a function's body,
 * does not know the type "char" of PostgreSQL's own catalogue, and drops the shadow database while connected to it.
 */
function forMigrations(connections: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(connections);
  const connect = async (database: pg.Pool, dispose: () => Promise<void>) => {
    const adapter = await new PrismaPg(database).connect();
    adapter.queryRaw = (query) => queryCatalogue(database, query);
    adapter.executeScript = async (script) => {
      await database.query(script).catch((error: unknown) => {
        throw error instanceof pg.DatabaseError ? toAdapterError(error) : error;
      });
    };
    adapter.dispose = dispose;
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => connect(connections, async () => undefined),
    async connectToShadowDb() {
      const name = `holdpoint_shadow_${crypto.randomUUID()}`;
      await connections.query(`CREATE DATABASE "${name}"`);
      const shadow = new pg.Pool({ ...poolConfig(withDatabase(String(connections.options.connectionString), name)), max: 2 });
      return connect(shadow, async () => {
        await shadow.end();
        await connections.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      });
    },
  };
}

/** With PostgreSQL's own words; the engine shows any other error as a number only. */
function toAdapterError(error: pg.DatabaseError): DriverAdapterError {
  const { code = "", severity = "", message, detail, column, hint } = error;
  return new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}

/** What `PrismaPg` answers, with the one-letter type "char" told from text, which the engine insists on. */
async function queryCatalogue(database: pg.Pool, query: SqlQuery): Promise<SqlResultSet> {
  const letters: number[] = [];
  const send = database.query.bind(database) as (config: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
  const relabelling = Object.assign(Object.create(database) as pg.Pool, {
    async query(config: pg.QueryArrayConfig) {
      const result = await send(config);
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== builtins.CHAR) continue;
        field.dataTypeID = builtins.TEXT;
        letters.push(index);
      }
      return result;
    },
  });
  const adapter = await new PrismaPg(relabelling).connect();
  try {
    const result = await adapter.queryRaw(query);
    for (const index of letters) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  } finally {
    await adapter.dispose();
  }
}

let loaded: Promise<typeof schemaEngineModule> | undefined;

/** The package's own entry imports its .wasm file as a module, which is not everywhere supported; so it is wired here. */
function loadEngine() {
  loaded ??= (async () => {
    const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
    const { instance } = await WebAssembly.instantiate(await readFile(file), { "./schema_engine_bg.js": glue });
    glue.__wbg_set_wasm(instance.exports);
    const start = instance.exports["__wbindgen_start"];
    if (typeof start === "function") start();
    return glue;
  })();
  return loaded;
}
