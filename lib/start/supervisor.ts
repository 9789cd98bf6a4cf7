import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";
import { migrate } from "#lib/db/migrate.ts";
import { env, findEnvProblems, givenEnv } from "#lib/env.ts";
import { buildWeb, generateClient } from "./build.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { type Database, findDatabase, hasNoUser, startDatabase } from "./database.ts";
import { fillDemo, type SignIn } from "./demo.ts";
import { packageScript } from "./our-node.ts";
import { type Part, startPart } from "./part.ts";
import { canListen, takePort } from "./ports.ts";
import { productEnv, type ProductPlaces, sandboxEnv } from "./product-env.ts";
import { complain, StartError, step } from "./progress.ts";
import { projectFolder } from "./project.ts";
import { findRun, type Run, type RunFile, takeDataFolder } from "./run-file.ts";
import { openSecrets, type Secrets } from "./secrets.ts";
import { onStop } from "./stop-signals.ts";
import { untilReady } from "./until-ready.ts";

export type Mode = "start" | "dev";

/**
 * Starts everything and keeps it running until a signal: PostgreSQL, migrations, demo company, build, sandbox, worker
 * and web. Sets the exit code: 0 after a wished end, 1 when it could not start.
 */
export async function supervise(mode: Mode): Promise<void> {
  const product = new Product(mode);
  onStop(
    (reason) => {
      if (reason !== "SIGINT") console.log(`${reason}: stopping`);
      void product.stop(0);
    },
    () => product.kill(),
  );
  try {
    await product.start();
  } catch (error) {
    if (product.isStopping) return; // what was under way fails when everything is stopped meanwhile
    complain(error);
    await product.stop(1);
  }
}

class Product {
  readonly #mode: Mode;
  /** In the order in which they were started: the sandbox first. */
  readonly #parts: Part[] = [];
  #database: Database | undefined;
  #runFile: RunFile | undefined;
  #watcher: FSWatcher | undefined;
  #signIns: SignIn[] = [];
  isStopping = false;

  constructor(mode: Mode) {
    this.#mode = mode;
  }

  async start(): Promise<void> {
    const began = performance.now();
    // Otherwise each page would fail that asks for it.
    const wrong = findEnvProblems(givenEnv());
    if (wrong.length > 0) throw new StartError(wrong.join("\n"));
    const port = env("PORT");
    const data = openDataFolder(env("HOLDPOINT_DATA_DIR"));
    console.log(`Holdpoint ${this.#mode === "dev" ? "for development " : ""}with data in ${data.path}${data.moved === null ? "" : ` (${data.moved})`}`);
    await checkPort(port, data);
    this.#runFile = take(data, this.#mode, port);
    const secrets = openSecrets(data.secrets);

    // The two long ways at once: database and migrations; client, then build.
    const [database] = await Promise.all([this.#openDatabase(data, secrets), this.#prepareWeb()]);
    await step("job queues", () => installQueues(database.url));

    const isDev = this.#mode === "dev";
    const nodeEnv = isDev ? "development" : "production";
    const places: ProductPlaces = { databaseUrl: database.url, port, nodeEnv, sandboxPort: await takePort(data, "sandbox"), data };
    const sandboxUrl = `http://127.0.0.1:${places.sandboxPort}`;
    this.#runFile.note({ databaseUrl: database.url, sandboxUrl });

    const sandbox = this.#startPart({ name: "sandbox", args: ["lib/sandbox/main.ts"], env: sandboxEnv(secrets, places), patience: 5_000 }, data);
    const shared = productEnv(secrets, places);
    this.#signIns = await this.#fillDemoOnce(database, shared, async () => this.#untilUp(sandbox, `${sandboxUrl}/_health`));

    const next = ["--import", new URL("drop-claimed-address.ts", import.meta.url).href, packageScript("next/dist/bin/next"), isDev ? "dev" : "start", "-p", String(port)];
    const web = this.#startPart({ name: "web", args: next, env: shared, patience: 6_000 }, data);
    const worker = this.#startPart({ name: "worker", args: ["lib/worker.ts"], env: shared, patience: 15_000 }, data);
    await step("web, worker, sandbox", () => Promise.race([this.#untilUp(web, `http://127.0.0.1:${port}/api/v1/ready`), worker.failed, sandbox.failed]));
    for (const part of this.#parts) part.settle();
    if (isDev) this.#watcher = restartOnChange(worker);

    const webUrl = `http://localhost:${port}`;
    this.#runFile.note({ webUrl });
    console.log(`  up after ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    console.log(`Holdpoint is ready: ${webUrl}`);
    this.#showSignIns();
  }

  /** Web and worker first, which use the others; then the sandbox; the database last. */
  async stop(exitCode: number): Promise<void> {
    if (this.isStopping) return;
    this.isStopping = true;
    process.exitCode = exitCode;
    this.#showSignIns(); // made, but not shown yet: nobody could ever sign in
    this.#watcher?.close();
    const [sandbox, ...users] = this.#parts;
    await Promise.all(users.map((part) => part.stop()));
    await sandbox?.stop();
    await this.#database?.stop();
    this.#runFile?.release();
    if (exitCode === 0) console.log("Holdpoint has stopped.");
    process.exit();
  }

  /** At once: the parts are killed; PostgreSQL, told by the closing pipe, still writes down what it has. */
  kill(): void {
    for (const part of this.#parts) part.kill();
    this.#runFile?.release();
    process.exit(1);
  }

  async #openDatabase(data: DataFolder, secrets: Secrets): Promise<Database> {
    const database = process.env.DATABASE_URL
      ? await step("database", () => findDatabase(env("DATABASE_URL")), () => "of DATABASE_URL")
      : await step("PostgreSQL", () => startDatabase(data, secrets.databasePassword));
    this.#database = database;
    await step("migrations", () => migrate(database.url), (names) => (names.length === 0 ? "up to date" : `applied ${names.join(", ")}`));
    return database;
  }

  async #prepareWeb(): Promise<void> {
    await step("database client", generateClient, (isNew) => (isNew ? "generated" : undefined));
    if (this.#mode === "start") await step("web build", buildWeb, (isNew) => (isNew ? "built" : "up to date"));
  }

  async #fillDemoOnce(database: Database, shared: NodeJS.ProcessEnv, sandboxIsUp: () => Promise<void>): Promise<SignIn[]> {
    if (env("HOLDPOINT_DEMO") === "0" || !(await hasNoUser(database.url))) return [];
    return step("demo company", async () => {
      await sandboxIsUp();
      return fillDemo(shared);
    });
  }

  #showSignIns(): void {
    const signIns = this.#signIns.splice(0);
    if (signIns.length > 0) console.log("\nSign in (shown once):");
    for (const { email, password, role } of signIns) console.log(`  ${email.padEnd(22)} ${password}  (${role})`);
  }

  #startPart(options: Omit<Parameters<typeof startPart>[0], "logFile">, data: DataFolder): Part {
    const part = startPart({ ...options, logFile: join(data.logs, `${options.name}.log`), isTalkative: this.#mode === "dev" });
    this.#parts.push(part);
    return part;
  }

  async #untilUp(part: Part, url: string): Promise<void> {
    await Promise.race([untilReady(url, 120_000), part.failed]);
  }
}

/** Loaded late: the jobs lead to the Prisma client, which may have to be generated first. */
async function installQueues(url: string): Promise<void> {
  const { installJobs } = await import("#lib/jobs/install-jobs.ts");
  await installJobs(url);
}

async function checkPort(port: number, data: DataFolder): Promise<void> {
  if (await canListen(port)) return;
  const other = findRun(data.path);
  if (other?.webUrl?.endsWith(`:${port}`)) {
    throw new StartError(`Port ${port} is in use by Holdpoint itself (process ${other.pid}). Stop it first; a second one needs a port and data of its own: ${secondOne(port + 1)}`);
  }
  throw new StartError(`Port ${port} is in use. Stop what uses it, or start with another: PORT=${port + 1} npm start`);
}

function secondOne(port: number): string {
  return `PORT=${port} HOLDPOINT_DATA_DIR=.data/${port} npm start`;
}

function take(data: DataFolder, mode: Mode, port: number): RunFile {
  const taken: RunFile | Run = takeDataFolder(data.path, mode);
  if ("release" in taken) return taken;
  throw new StartError(
    `Holdpoint already runs on the data in ${data.path}: process ${taken.pid} (${taken.command}${taken.webUrl === undefined ? "" : `, ${taken.webUrl}`}). ` +
      `Stop it first; a second one needs data of its own: ${secondOne(port)}`,
  );
}

/** The web part reloads by itself; the worker is started anew when anything it may have loaded changes. */
function restartOnChange(worker: Part): FSWatcher {
  let pending: NodeJS.Timeout | undefined;
  return watch(join(projectFolder, "lib"), { recursive: true }, (_event, file) => {
    if (file === null || !file.endsWith(".ts") || file.endsWith(".test.ts")) return;
    clearTimeout(pending);
    pending = setTimeout(() => worker.restart(), 200);
  });
}
