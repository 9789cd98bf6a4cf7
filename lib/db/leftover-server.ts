import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Clears what a killed run left in a cluster's folder: a server that still runs there is shut down cleanly, and a
 * `postmaster.pid` whose number now belongs to some other process (after a restart of the machine) is removed, since
 * PostgreSQL would take that process for a second server and refuse to start.
 */
export async function stopLeftoverServer(folder: string): Promise<void> {
  const pid = recordedPid(folder);
  if (pid === null) return;
  if (isServerOf(pid, folder)) {
    for (const [signal, patience] of [["SIGINT", 15_000], ["SIGQUIT", 5_000], ["SIGKILL", 5_000]] as const) {
      process.kill(pid, signal);
      if (await hasEnded(pid, folder, patience)) break;
    }
    if (isServerOf(pid, folder)) throw new Error(`PostgreSQL (process ${pid}) still holds ${folder} and does not end.`);
  }
  rmSync(join(folder, "postmaster.pid"), { force: true });
}

function recordedPid(folder: string): number | null {
  try {
    const pid = Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function isServerOf(pid: number, folder: string): boolean {
  const [program, ...args] = commandOf(pid);
  return program !== undefined && program.endsWith("postgres") && args[args.indexOf("-D") + 1] === folder;
}

/** The command line of a process; empty when there is no such process. */
function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    if (process.platform === "linux") return [];
    return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim().split(" ");
  }
}

async function hasEnded(pid: number, folder: string, patience: number): Promise<boolean> {
  const giveUp = Date.now() + patience;
  while (Date.now() < giveUp) {
    if (!isServerOf(pid, folder)) return true;
    await sleep(30);
  }
  return false;
}
