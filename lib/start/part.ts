import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { openLog } from "./log-file.ts";
import { spawnNode } from "./our-node.ts";
import { StartError } from "./progress.ts";

/** One of the processes that make up the product: web, worker or sandbox. */
export interface PartOptions {
  name: string;
  /** Arguments to Node.js, the script first. */
  args: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Whether its ordinary output is shown too, not only what it says on stderr. */
  isTalkative?: boolean;
  /** How long it may take to finish its work when asked to stop. */
  patience: number;
}

export interface Part {
  name: string;
  pid(): number | undefined;
  /** Rejects when the part keeps ending before `settle` was called: then it cannot start at all. */
  failed: Promise<never>;
  /** From here on the part is up; whenever it ends it is started again, for ever. */
  settle(): void;
  /** Ends it and starts it again, for a change of its source. */
  restart(): void;
  stop(): Promise<void>;
  kill(): void;
}

const attemptsToComeUp = 3;
const longestPause = 30_000;
/** A part that ran this long was healthy: its next end is a new trouble, not the old one. */
const healthyAfter = 60_000;

/**
 * Starts a part and keeps it running: when it ends by itself it says so and is started again, with growing pauses.
 * The part ends when this process does, however this process ends.
 */
export function startPart(options: PartOptions): Part {
  const log = openLog(options.logFile);
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined); // who waits for it hears of it; nobody else needs to
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let isStopping = false;
  let isRestarting = false;
  let isSettled = false;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;

  const launch = () => {
    const began = Date.now();
    const running = spawnNode(options.args, options.env, true);
    child = running;
    relay(running, options, log);
    ended = new Promise((resolve) => {
      running.once("error", (error) => console.error(`[${options.name}] ${error.message}`));
      running.once("close", (code, signal) => {
        resolve();
        if (isStopping) return;
        if (isRestarting) {
          isRestarting = false;
          return launch();
        }
        failures = Date.now() - began > healthyAfter ? 1 : failures + 1;
        const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
        if (!isSettled && failures >= attemptsToComeUp) {
          return failure.reject(new StartError(`${options.name} does not start (${how}). Its log: ${options.logFile}`));
        }
        const pause = Math.min(500 * 2 ** (failures - 1), longestPause);
        console.error(`[${options.name}] ended unexpectedly (${how}); starting it again in ${pause / 1000} s. Its log: ${options.logFile}`);
        retry = setTimeout(launch, pause);
      });
    });
  };
  launch();

  return {
    name: options.name,
    pid: () => child?.pid,
    failed: failure.promise,
    settle: () => {
      isSettled = true;
    },
    restart: () => {
      if (child?.exitCode !== null || isRestarting) return;
      isRestarting = true;
      child.kill("SIGTERM");
    },
    async stop() {
      isStopping = true;
      clearTimeout(retry);
      child?.kill("SIGTERM");
      const inTime = await Promise.race([ended.then(() => true), sleep(options.patience, false, { ref: false })]);
      if (!inTime) child?.kill("SIGKILL");
      await ended;
      log.end();
    },
    kill() {
      isStopping = true;
      child?.kill("SIGKILL");
    },
  };
}

function relay(child: ChildProcess, options: PartOptions, log: NodeJS.WritableStream): void {
  const show = (line: string) => console.error(`[${options.name}] ${line}`);
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on("line", (line) => {
      log.write(`${line}\n`);
      if (options.isTalkative) show(line);
    });
  }
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on("line", (line) => {
      log.write(`${line}\n`);
      show(line);
    });
  }
}
