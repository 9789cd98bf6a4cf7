import type { ChildProcess } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Cluster, type ClusterOptions, startCluster } from "#lib/db/cluster.ts";

/** Starts Node.js on a script of the project; the launcher's own way is handed in. */
export type SpawnNode = (args: readonly string[], env: NodeJS.ProcessEnv, apart: boolean) => ChildProcess;

/** A process of the run, started again however it ends, until it is stopped. */
export type Kept = {
  /** SIGKILL, in the middle of whatever it does; it is started again after `down` milliseconds. False where it was not up. */
  kill(down: number): boolean;
  stop(): Promise<void>;
};

/** How long a process that ended by itself stays down: PostgreSQL may be away. */
const pause = 300;

export function keepRunning(spawnNode: SpawnNode, options: { script: string; env: NodeJS.ProcessEnv; logFile: string }): Kept {
  const log = createWriteStream(options.logFile, { flags: "a" });
  let child: ChildProcess | null = null;
  let ended: Promise<void> = Promise.resolve();
  let isStopping = false;
  let down = pause;
  const launch = () => {
    if (isStopping) return;
    const running = spawnNode([options.script], options.env, true);
    child = running;
    for (const stream of [running.stdout, running.stderr]) stream?.pipe(log, { end: false });
    ended = new Promise((resolve) => {
      running.once("error", (error) => log.write(`${error.message}\n`));
      running.once("close", () => {
        child = null;
        setTimeout(launch, down);
        down = pause;
        resolve();
      });
    });
  };
  launch();
  return {
    kill(forMs) {
      if (child === null || child.exitCode !== null) return false;
      down = forMs;
      return child.kill("SIGKILL");
    },
    async stop() {
      isStopping = true;
      child?.kill("SIGTERM");
      const inTime = await Promise.race([ended.then(() => true), sleep(15_000, false, { ref: false })]);
      if (!inTime) child?.kill("SIGKILL");
      await ended;
      log.end();
    },
  };
}

/** A PostgreSQL that can be killed. It comes back on the same port. */
export class KillableCluster {
  readonly #options: ClusterOptions;
  #cluster: Cluster;

  private constructor(options: ClusterOptions, cluster: Cluster) {
    this.#options = options;
    this.#cluster = cluster;
  }

  static async start(options: ClusterOptions): Promise<KillableCluster> {
    return new KillableCluster(options, await startCluster(options));
  }

  url(database: string): string {
    return this.#cluster.url(database);
  }

  /** SIGKILL to the server; what it has started ends by itself, as after a crash. It is started again after `down` milliseconds. */
  async killAll(down: number): Promise<void> {
    const [pid] = readFileSync(join(this.#options.folder, "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGKILL");
    await this.#cluster.ended;
    await sleep(down);
    this.#cluster = await startCluster({ ...this.#options, preferredPort: this.#cluster.port });
  }

  stop(): Promise<void> {
    return this.#cluster.stop();
  }
}
