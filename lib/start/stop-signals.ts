import { readFileSync } from "node:fs";

/** Signals that a terminal, npm and our own launcher may each deliver for one Ctrl-C arrive within this time. */
const oneWish = 1_000;

/**
 * Calls `stop` at the first wish to end: SIGINT, SIGTERM, SIGHUP, or the process that started us being gone. A second
 * wish, later, calls `force`.
 */
export function onStop(stop: (reason: string) => void, force: () => void): void {
  let first: number | undefined;
  const wish = (reason: string) => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      stop(reason);
    } else if (now - first > oneWish) {
      force();
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => wish(signal));
  if (process.channel !== undefined && process.channel !== null) {
    process.on("disconnect", () => wish("the launcher ended"));
    process.channel.unref();
  }
  watchParent(() => wish("npm ended"));
}

/**
 * npm that is killed takes nobody along: its script goes on under another parent, unseen, holding the port. So every
 * link of the chain from us up to npm is watched; what is above npm (a shell that is closed) is not our concern.
 */
function watchParent(gone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const chain = chainToNpm();
  const watch = setInterval(() => {
    if (chain.every(({ pid, parent }) => parentOf(pid) === parent)) return;
    clearInterval(watch);
    gone();
  }, 500);
  watch.unref();
}

interface Link {
  pid: number;
  parent: number | null;
}

/** Us, our parent (npm's shell, our launcher) and so on, to the process below npm. Only us where npm is not found. */
function chainToNpm(): Link[] {
  const us = { pid: process.pid, parent: process.ppid };
  const chain: Link[] = [us];
  for (let { parent } = chain[0] ?? us; parent !== null && parent > 1 && chain.length < 6; ) {
    if (/^npm\b|npm-cli/.test(readProc(parent, "cmdline") ?? "")) return chain;
    const link = { pid: parent, parent: parentOf(parent) };
    chain.push(link);
    ({ parent } = link);
  }
  return [us];
}

/** Null when there is no such process, or no way to know. */
function parentOf(pid: number): number | null {
  if (pid === process.pid) return process.ppid;
  const stat = readProc(pid, "stat");
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

function readProc(pid: number, file: "stat" | "cmdline"): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return null;
  }
}
