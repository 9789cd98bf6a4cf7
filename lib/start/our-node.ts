import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectFolder } from "./project.ts";

const exitWithParent = new URL("exit-with-parent.mjs", import.meta.url).href;

/**
 * Starts Node.js on a script of the project, its output piped to us. The process ends when this one does, however
 * this one ends. `apart` keeps Ctrl-C in the terminal from it: then we stop it ourselves, in our own order.
 */
export function spawnNode(args: readonly string[], env: NodeJS.ProcessEnv, apart: boolean): ChildProcess {
  return spawn(process.execPath, ["--import", exitWithParent, ...args], {
    cwd: projectFolder,
    env: { ...env, HOLDPOINT_LAUNCHER_PID: String(process.pid) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: apart,
  });
}

export interface Outcome {
  code: number;
  /** What it printed on stdout. */
  output: string;
  /** What it printed on stdout and stderr, as it came. */
  everything: string;
}

/** Runs a script to its end. */
export async function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const child = spawnNode(args, env, false);
  const outcome: Outcome = { code: 1, output: "", everything: "" };
  child.stdout?.on("data", (chunk: Buffer) => {
    outcome.output += chunk.toString();
    outcome.everything += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    outcome.everything += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...outcome, code: code ?? 1 }));
  });
}

/** The script of an installed package, to be run by our own Node.js so that signals reach it without a shell between. */
export function packageScript(path: string): string {
  return join(projectFolder, "node_modules", path);
}
