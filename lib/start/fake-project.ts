import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectFolder } from "./project.ts";

/** A running launcher of a fake project, with what it has printed so far. */
export interface Launch {
  process: ChildProcess;
  output(): string;
  /** Resolves when the output has this text; rejects when the launcher ends without it. */
  says(text: string): Promise<void>;
  ended: Promise<number | null>;
}

export interface FakeProject {
  folder: string;
  dataFolder: string;
  launch(env?: Record<string, string>): Launch;
  /** Every process that belongs to this project or its database, by its command line. */
  processes(): { pid: number; command: string }[];
  remove(): void;
}

/**
 * A project of the real launcher and the real PostgreSQL with stand-ins of a few lines for everything it launches:
 * what the launcher does can be tried in a second instead of a build. Ready-made under `parent`.
 */
export function makeFakeProject(parent: string = tmpdir()): FakeProject {
  const folder = mkdtempSync(join(parent, "holdpoint-fake-"));
  chmodSync(folder, 0o755);
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const isReal = (path: string) => !path.includes("generated") && !/\.test\.ts$/.test(path);
  for (const path of ["package.json", "package-lock.json"]) cpSync(join(projectFolder, path), join(folder, path));
  for (const room of ["start", "db"]) cpSync(join(projectFolder, "lib", room), join(folder, "lib", room), { recursive: true, filter: isReal });
  cpSync(join(projectFolder, "lib/env.ts"), join(folder, "lib/env.ts"));

  linkPackages(folder);
  put("node_modules/next/dist/bin/next", fakeNext);
  put("node_modules/prisma/build/index.js", fakePrisma);
  put("lib/jobs/install-jobs.ts", "export async function installJobs() {}\n");
  put("lib/sandbox/main.ts", fakeSandbox);
  put("lib/worker.ts", fakeWorker);
  put("prisma/schema/main.prisma", "");
  put("prisma/migrations/1_people/migration.sql", `CREATE TABLE "user" (email text);`);
  put("prisma/seed/demo.ts", fakeSeed);

  const dataFolder = join(folder, ".data");
  return {
    folder,
    dataFolder,
    launch: (env = {}) => launch(folder, env),
    processes: () => processesNaming(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The real packages but those that the fakes stand in for. */
function linkPackages(folder: string): void {
  const real = join(projectFolder, "node_modules");
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(real)) {
    if (name !== "next" && name !== "prisma") symlinkSync(join(real, name), join(folder, "node_modules", name));
  }
}

function launch(folder: string, env: Record<string, string>): Launch {
  const { DATABASE_URL: _own, npm_lifecycle_event: _npm, NODE_ENV: _test, ...inherited } = process.env;
  const launcher = spawn(process.execPath, [join(folder, "lib/start/start.ts")], {
    cwd: folder,
    env: { ...inherited, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => launcher.once("close", resolve));
  for (const stream of [launcher.stdout, launcher.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return {
    process: launcher,
    output: () => output,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve();
        look();
        for (const stream of [launcher.stdout, launcher.stderr]) stream.on("data", look);
        void ended.then((code) => reject(new Error(`ended (${code}) without saying "${text}":\n${output}`)));
      }),
  };
}

function processesNaming(folder: string): { pid: number; command: string }[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .map((pid) => ({ pid, command: commandOf(pid) }))
    .filter(({ command }) => command.includes(folder));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

const fakeNext = `
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
const [command, , port] = process.argv.slice(2);
if (command === "build") {
  mkdirSync(".next", { recursive: true });
  writeFileSync(".next/BUILD_ID", String(Math.random()));
} else {
  createServer((request, response) => {
    response.statusCode = process.env.FAKE_WEB_WAITS ? 503 : 200;
    response.end(request.url);
  }).listen(Number(port));
}
`;

const fakePrisma = `
import { mkdirSync, writeFileSync } from "node:fs";
mkdirSync("lib/db/generated", { recursive: true });
writeFileSync("lib/db/generated/client.ts", "");
`;

const fakeSandbox = `
import { createServer } from "node:http";
createServer((_, response) => response.end("{}")).listen(Number(process.env.SANDBOX_PORT), "127.0.0.1");
`;

/** Notes each of its starts, and ends when a file asks it to. */
const fakeWorker = `
import { appendFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
const folder = process.env.HOLDPOINT_DATA_DIR;
appendFileSync(join(folder, "worker-starts"), process.pid + "\\n");
setInterval(() => {
  if (!existsSync(join(folder, "crash-worker"))) return;
  rmSync(join(folder, "crash-worker"));
  console.error("the worker stumbles");
  process.exit(3);
}, 20);
`;

const fakeSeed = `
import pg from "pg";
const client = new pg.Client(process.env.DATABASE_URL);
await client.connect();
await client.query("INSERT INTO \\"user\\" VALUES ('admin@demo.test')");
await client.end();
console.log("filling");
console.log(JSON.stringify({ signIns: [{ email: "admin@demo.test", password: process.env.HOLDPOINT_DEMO_PASSWORD ?? "made up", role: "admin" }] }));
`;
