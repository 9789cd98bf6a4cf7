import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort, openToDatabaseUser } from "#lib/db/cluster.ts";
import { openDataFolder } from "./data-folder.ts";
import { spawnNode } from "./our-node.ts";
import { productEnv } from "./product-env.ts";
import { projectFolder } from "./project.ts";
import { findRun } from "./run-file.ts";
import { openSecrets } from "./secrets.ts";

export interface ThrowAwayProduct {
  baseUrl: string;
  sandboxUrl: string;
  sandboxAdminToken: string;
  databaseUrl: string;
  demoPassword: string;
  /** The environment that web and worker of this product have: with it a script sees the same database and secrets. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/**
 * Starts the whole product just as `npm start` does, built, on free ports, with a demo company in a data folder of its
 * own, which `stop` removes. Journeys and benchmarks run against it.
 */
export async function startThrowAwayProduct(settings: Record<string, string> = {}): Promise<ThrowAwayProduct> {
  const scratch = mkdtempSync(join(tmpdir(), "holdpoint-product-"));
  openToDatabaseUser(scratch);
  const port = await freePort();
  const demoPassword = randomBytes(12).toString("base64url");
  const { DATABASE_URL: _given, npm_lifecycle_event: _npm, ...inherited } = process.env;
  const launcher = spawnNode([join(projectFolder, "lib/start/start.ts")], {
    ...inherited,
    NODE_ENV: "production",
    PORT: String(port),
    HOLDPOINT_DATA_DIR: scratch,
    HOLDPOINT_DEMO: "1",
    HOLDPOINT_DEMO_PASSWORD: demoPassword,
    HOLDPOINT_TOUR: "0",
    ...settings,
  }, true);
  const ended = new Promise<void>((resolve) => launcher.once("close", () => resolve()));
  const stop = async () => {
    launcher.kill("SIGTERM");
    await ended;
    if (process.env.HOLDPOINT_KEEP_LOGS === "1") console.log(`The product's data and logs are in ${scratch}`);
    else rmSync(scratch, { recursive: true, force: true });
  };

  const output: string[] = [];
  const isReady = new Promise<boolean>((resolve) => {
    for (const stream of [launcher.stdout, launcher.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        output.push(line);
        if (line.startsWith("Holdpoint is ready:")) resolve(true);
      });
    }
    void ended.then(() => resolve(false));
  });
  if (!(await isReady)) {
    rmSync(scratch, { recursive: true, force: true });
    throw new Error(`The product did not start:\n${output.join("\n")}`);
  }

  const run = findRun(scratch);
  if (run?.databaseUrl === undefined || run.sandboxUrl === undefined) throw new Error(`The product does not say where it runs: ${readFileSync(join(scratch, "run.json"), "utf8")}`);
  const secrets = openSecrets(join(scratch, "secrets.json"));
  const env = productEnv(secrets, {
    databaseUrl: run.databaseUrl,
    port,
    nodeEnv: "production",
    sandboxPort: Number(new URL(run.sandboxUrl).port),
    data: openDataFolder(scratch),
  });
  return {
    baseUrl: `http://localhost:${port}`,
    sandboxUrl: run.sandboxUrl,
    sandboxAdminToken: secrets.sandboxAdminToken,
    databaseUrl: run.databaseUrl,
    demoPassword,
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    stop,
  };
}
