import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { freePort } from "#lib/db/cluster.ts";
import { type Launch, makeFakeProject } from "./fake-project.ts";

// One project for all: its data folder carries over from test to test, as it does for people.
const project = makeFakeProject();
afterAll(project.remove);

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const soon = { timeout: 10_000, interval: 50 };

test("the first start fills the demo company and shows its sign-ins, the second does neither and is quick", async () => {
  const first = await started({ HOLDPOINT_DEMO_PASSWORD: "correct horse" });
  expect(first.launch.output()).toContain(`Holdpoint is ready: http://localhost:${first.port}\n`);
  await first.launch.says("(admin)");
  expect(first.launch.output()).toMatch(/admin@demo\.test +correct horse +\(admin\)/);
  expect(await (await fetch(`http://localhost:${first.port}/sign-in`)).text()).toBe("/sign-in");
  await stop(first.launch);

  const began = performance.now();
  const second = await started();
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(second.launch.output()).not.toContain("admin@demo.test");
  expect(second.launch.output()).toContain("up to date");
});

test("secrets are made once, kept for their owner alone, and given to web and worker but not to the sandbox", async () => {
  const file = join(project.dataFolder, "secrets.json");
  const { launch } = await started();
  const made = readFileSync(file, "utf8");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { encryptionKey } = JSON.parse(made) as { encryptionKey: string };
  expect(Buffer.from(encryptionKey, "base64")).toHaveLength(32);
  expect(environmentOf("lib/worker.ts")).toContain(`HOLDPOINT_ENCRYPTION_KEY=${encryptionKey}`);
  expect(environmentOf("lib/sandbox/main.ts")).not.toMatch(/DATABASE_URL|ENCRYPTION_KEY|NEXTAUTH/);
  await stop(launch);

  await started();
  expect(readFileSync(file, "utf8")).toBe(made);
});

test("a taken port is refused with its number, the variable to change and a number to try", async () => {
  const port = await freePort();
  const stranger = createServer().listen(port);
  undo.push(() => stranger.close());
  const launch = start({ PORT: String(port) });
  expect(await launch.ended).toBe(1);
  expect(launch.output()).toContain(`Port ${port} is in use. Stop what uses it, or start with another: PORT=${port + 1} npm start`);
  expect(project.processes()).toEqual([]);
});

test("a second start on the same port is told that Holdpoint itself is there", async () => {
  const first = await started();
  const second = start({ PORT: String(first.port) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Port ${first.port} is in use by Holdpoint itself (process ${first.launch.process.pid})`);
  expect(second.output()).toContain(`PORT=${first.port + 1} HOLDPOINT_DATA_DIR=.data/${first.port + 1} npm start`);
});

test("a second start on the same data is refused and leaves the first one alone", async () => {
  const first = await started();
  const second = start({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`already runs on the data in ${project.dataFolder}: process ${first.launch.process.pid} (start, http://localhost:${first.port})`);
  expect((await fetch(`http://localhost:${first.port}/`)).status).toBe(200);
});

test.each(["SIGTERM", "SIGINT"] as const)("%s ends every process, the database cleanly", async (signal) => {
  const { launch } = await started();
  expect(project.processes().length).toBeGreaterThan(4);
  launch.process.kill(signal);
  expect(await launch.ended).toBe(0);
  expect(project.processes()).toEqual([]);
  expect(readFileSync(join(project.dataFolder, "logs/postgres.log"), "utf8")).toContain("database system is shut down");
  expect(existsSync(join(project.dataFolder, "run.json"))).toBe(false);
});

test("a signal during the start ends it too", async () => {
  const launch = start({ PORT: String(await freePort()) });
  await launch.says("PostgreSQL");
  launch.process.kill("SIGTERM");
  expect(await launch.ended).toBe(0);
  await vi.waitFor(() => expect(project.processes()).toEqual([]), soon);
});

test("a launcher that is killed leaves no process behind, and the next start works on the same port", async () => {
  const { launch, port } = await started();
  launch.process.kill("SIGKILL");
  await launch.ended;
  await vi.waitFor(() => expect(project.processes()).toEqual([]), soon);
  const again = start({ PORT: String(port) });
  await again.says(`Holdpoint is ready: http://localhost:${port}`);
});

test("when everything was killed at once, the database included, the next start works", async () => {
  const { launch, port } = await started();
  for (const { pid } of project.processes()) kill(pid);
  await launch.ended;
  expect(existsSync(join(project.dataFolder, "postgres/postmaster.pid"))).toBe(true);
  const again = start({ PORT: String(port) });
  await again.says(`Holdpoint is ready: http://localhost:${port}`);
});

test("a leftover postmaster.pid whose number belongs to another process by now does not stop the start, nor that process", async () => {
  const { launch, port } = await started();
  await stop(launch);
  const stranger: ChildProcess = spawn("sleep", ["60"]);
  undo.push(() => stranger.kill());
  writeFileSync(join(project.dataFolder, "postgres/postmaster.pid"), `${stranger.pid}\n${project.dataFolder}/postgres\n1\n${port}\n\n127.0.0.1\n\nready   \n`);
  const again = start({ PORT: String(port) });
  await again.says("Holdpoint is ready");
  expect(stranger.exitCode).toBeNull();
});

test("a worker that dies is started again, with a message and its own words", async () => {
  const starts = () => readFileSync(join(project.dataFolder, "worker-starts"), "utf8").trim().split("\n").length;
  const before = starts();
  const { launch } = await started();
  await vi.waitFor(() => expect(starts()).toBe(before + 1), soon);
  writeFileSync(join(project.dataFolder, "crash-worker"), "");
  await launch.says("[worker] ended unexpectedly (exit code 3); starting it again in 0.5 s");
  expect(launch.output()).toContain("[worker] the worker stumbles");
  expect(readFileSync(join(project.dataFolder, "logs/worker.log"), "utf8")).toContain("the worker stumbles");
  await vi.waitFor(() => expect(starts()).toBe(before + 2), soon);
});

test("a worker that cannot start at all ends the start, and nothing is left running", async () => {
  const worker = join(project.folder, "lib/worker.ts");
  const sound = readFileSync(worker, "utf8");
  writeFileSync(worker, `throw new Error("no worker today");\n`);
  // The web part waits for the worker, as the real one does: it is ready when the worker is.
  const launch = start({ PORT: String(await freePort()), FAKE_WEB_WAITS: "1" });
  undo.push(() => writeFileSync(worker, sound));
  expect(await launch.ended).toBe(1);
  expect(launch.output()).toContain("worker does not start (exit code 1). Its log:");
  expect(launch.output()).toContain("no worker today");
  expect(project.processes()).toEqual([]);
});

test("a database that dies is started again on the same port", async () => {
  const { launch } = await started();
  const port = () => JSON.parse(readFileSync(join(project.dataFolder, "ports.json"), "utf8")) as { postgres: number };
  const before = port();
  kill(Number(readFileSync(join(project.dataFolder, "postgres/postmaster.pid"), "utf8").split("\n")[0]));
  await launch.says("[postgres] ended unexpectedly");
  await vi.waitFor(() => expect(readFileSync(join(project.dataFolder, "postgres/postmaster.pid"), "utf8")).toContain("ready"), soon);
  expect(port()).toEqual(before);
});

function start(env: Record<string, string>): Launch {
  const launch = project.launch(env);
  undo.push(() => stop(launch));
  return launch;
}

async function started(env: Record<string, string> = {}): Promise<{ launch: Launch; port: number }> {
  const port = await freePort();
  const launch = start({ PORT: String(port), ...env });
  await launch.says("Holdpoint is ready");
  return { launch, port };
}

async function stop(launch: Launch): Promise<void> {
  launch.process.kill("SIGTERM");
  await launch.ended;
}

function environmentOf(script: string): string {
  const found = project.processes().find(({ command }) => command.includes(script));
  return readFileSync(`/proc/${found?.pid}/environ`, "utf8");
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // ended by itself meanwhile
  }
}
