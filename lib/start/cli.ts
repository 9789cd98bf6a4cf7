// npm run cli -- <command>: operators' commands on the product's database, whether the product runs or not.
import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "#lib/db/migrate.ts";
import { env } from "#lib/env.ts";
import { generateClient } from "./build.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { type Database, findDatabase, startDatabase } from "./database.ts";
import { recallPort, takePort } from "./ports.ts";
import { productEnv } from "./product-env.ts";
import { complain, StartError } from "./progress.ts";
import { takeDataFolder } from "./run-file.ts";
import { openSecrets } from "./secrets.ts";

const args = process.argv.slice(2);

try {
  await generateClient();
  if (args.length === 0 || args.includes("--help") || args.includes("-h")) await run();
  else await withDatabase(run);
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

/** Sets `process.exitCode` itself where a command is refused. */
async function run(): Promise<void> {
  const { runCli } = await import("#lib/cli/main.ts");
  await runCli(args);
}

/** Uses the database of the running product; where none runs, PostgreSQL is started for as long as the command takes. */
async function withDatabase(work: () => Promise<void>): Promise<void> {
  const data = openDataFolder(env("HOLDPOINT_DATA_DIR"));
  const secrets = openSecrets(data.secrets);
  const database = process.env.DATABASE_URL ? await findDatabase(env("DATABASE_URL")) : await joinOrStart(data, secrets.databasePassword);
  try {
    await migrate(database.url);
    const sandboxPort = recallPort(data, "sandbox") ?? (await takePort(data, "sandbox"));
    const nodeEnv = process.env.NODE_ENV === "development" ? "development" : "production";
    Object.assign(process.env, productEnv(secrets, { databaseUrl: database.url, port: env("PORT"), nodeEnv, sandboxPort, data }));
    await work();
  } finally {
    const { disconnect } = await import("#lib/db/prisma.ts");
    await disconnect();
    await database.stop();
  }
}

async function joinOrStart(data: DataFolder, password: string): Promise<Database> {
  const patience = Date.now() + 60_000;
  for (;;) {
    const taken = takeDataFolder(data.path, "cli");
    if ("release" in taken) {
      const database = await startDatabase(data, password).catch((error: unknown) => {
        taken.release();
        throw error;
      });
      return {
        url: database.url,
        async stop() {
          await database.stop();
          taken.release();
        },
      };
    }
    // Another command's PostgreSQL would stop under our feet when that command ends; a product's stays.
    if (taken.databaseUrl !== undefined) return findDatabase(taken.databaseUrl);
    if (Date.now() > patience) throw new StartError(`Process ${taken.pid} (${taken.command}) has held the data in ${data.path} for a minute. Try again when it has ended.`);
    await sleep(200);
  }
}
