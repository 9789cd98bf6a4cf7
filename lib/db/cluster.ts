import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ClusterBinaries, clusterBinaries } from "./cluster-binaries.ts";
import { type ClusterUser, clusterUser } from "./cluster-user.ts";
import { stopLeftoverServer } from "./leftover-server.ts";

/** One embedded PostgreSQL with its own folder, listening on 127.0.0.1 only. */
export interface Cluster {
  port: number;
  /** The connection string of one of its databases. */
  url(database: string): string;
  /** Ends all connections and shuts down cleanly; what was committed stays. */
  stop(): Promise<void>;
  /** Settles when the server has ended, by `stop` or by itself. */
  ended: Promise<void>;
}

export interface ClusterOptions {
  /** Holds the database files; made when missing. Its parent must be open to the database's user. */
  folder: string;
  password: string;
  logFile: string;
  /** Tried first; another free one is taken when it is in use. */
  preferredPort?: number | undefined;
  /** false: nothing survives a crash of the machine. Tests only. */
  durable?: boolean;
}

const superuser = "holdpoint";

/**
 * Starts PostgreSQL in `folder`, creating the cluster on first use. A server that a killed run left behind is stopped
 * first. The server ends when this process does, however this process ends.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const user = clusterUser(options.folder);
  const binaries = clusterBinaries(user);
  if (!existsSync(join(options.folder, "PG_VERSION"))) initialise(binaries, user, options);
  await stopLeftoverServer(options.folder);

  let port = options.preferredPort ?? (await freePort());
  for (let attempt = 1; ; attempt++) {
    if (!(await isFree(port))) port = await freePort();
    const server = launch(binaries, user, port, options);
    const failure = await untilReady(server, options);
    if (failure === null) return toCluster(server, port, options);
    if (attempt === 10) throw new Error(`PostgreSQL did not start. ${options.logFile} says:\n${failure}`);
    if (failure.includes("could not bind")) {
      port = await freePort(); // between looking and listening somebody else took it
    } else if (failure.includes("pre-existing shared memory")) {
      await sleep(300); // a server was killed just now and its last processes are still ending
    } else {
      throw new Error(`PostgreSQL did not start. ${options.logFile} says:\n${failure}`);
    }
  }
}

/** A TCP port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") return reject(new Error("no port was given"));
      server.close(() => resolve(address.port));
    });
  });
}

/** Whether a server could listen on this port of 127.0.0.1, or of all interfaces. */
export async function isFree(port: number, where: "loopback" | "all interfaces" = "loopback"): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ port, exclusive: true, ...(where === "loopback" ? { host: "127.0.0.1" } : {}) }, () => server.close(() => resolve(true)));
  });
}

function initialise(binaries: ClusterBinaries, user: ClusterUser | null, options: ClusterOptions): void {
  // Made beside and renamed: a run that is killed half way must not leave half a cluster.
  const unfinished = `${options.folder}.new`;
  const passwordFile = `${options.folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (user !== null) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C"];
    const common = [`--pgdata=${unfinished}`, `--username=${superuser}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", ...locale];
    if (options.durable === false) common.push("--no-sync");
    // Where the system lacks C.UTF-8, trigrams of letters outside ASCII are found less well; all else is the same.
    let trial = initdb(binaries, user, [...common, "--lc-ctype=C.UTF-8"]);
    if (trial.status !== 0) trial = initdb(binaries, user, [...common, "--lc-ctype=C"]);
    if (trial.status !== 0) throw new Error(`The database could not be created in ${options.folder}:\n${trial.stderr || trial.error?.message}`);
    renameSync(unfinished, options.folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function initdb(binaries: ClusterBinaries, user: ClusterUser | null, args: string[]) {
  return spawnSync(binaries.initdb, args, { ...identity(user), cwd: "/", env: serverEnv(), encoding: "utf8" });
}

/**
 * The server runs below a shell that waits for its standard input to close. The input is a pipe that only we hold, so
 * the server shuts down cleanly even when this process is killed and can tell nobody.
 */
const untilInputCloses = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( while read -r line <&3; do :; done; kill -INT $server 2>/dev/null ) &
watcher=$!
exec 3<&-
wait $server
code=$?
kill $watcher 2>/dev/null
exit $code
`;

function launch(binaries: ClusterBinaries, user: ClusterUser | null, port: number, options: ClusterOptions): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    max_connections: "120",
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    ...(options.durable === false ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" } : {}),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, "a", 0o600);
  try {
    return spawn("/bin/sh", ["-c", untilInputCloses, "sh", binaries.postgres, "-D", options.folder, ...args], {
      ...identity(user),
      cwd: "/",
      env: serverEnv(),
      stdio: ["pipe", log, log],
      detached: true, // its own process group: Ctrl-C in the terminal is for us, we stop the server in our own order
    });
  } finally {
    closeSync(log);
  }
}

/** Null when the server takes connections; otherwise the end of its log. */
async function untilReady(server: ChildProcess, options: ClusterOptions): Promise<string | null> {
  let ended = false;
  server.once("exit", () => (ended = true));
  server.once("error", () => (ended = true));
  const giveUp = Date.now() + 60_000;
  while (!ended && Date.now() < giveUp) {
    if (statusOf(options.folder) === "ready") return null;
    await sleep(15);
  }
  if (!ended) server.stdin?.end();
  return readFileSync(options.logFile, "utf8").trimEnd().split("\n").slice(-6).join("\n");
}

function statusOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[7]?.trim();
  } catch {
    return undefined;
  }
}

function toCluster(server: ChildProcess, port: number, options: ClusterOptions): Cluster {
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  return {
    port,
    ended,
    url: (database) => `postgresql://${superuser}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`,
    async stop() {
      server.stdin?.end();
      const inTime = await Promise.race([ended.then(() => true), sleep(20_000, false, { ref: false })]);
      if (!inTime) await stopLeftoverServer(options.folder);
      await ended;
    },
  };
}

function identity(user: ClusterUser | null): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}

/** Nothing of our own environment: a stray PGPORT or PGDATA must not lead the server elsewhere. */
function serverEnv(): NodeJS.ProcessEnv {
  return { ...(process.env.PATH === undefined ? {} : { PATH: process.env.PATH }), LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" };
}

/** Opens `folder` itself, which is ours, so that the database's user can pass through to its cluster. */
export function openToDatabaseUser(folder: string): void {
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
}
