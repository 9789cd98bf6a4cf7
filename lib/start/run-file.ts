import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const runShape = z.object({
  pid: z.number(),
  /** When that process began, as the system counts it: a number given anew to another process is not taken for it. */
  began: z.string(),
  command: z.string(),
  /** Filled in as the parts come up. */
  databaseUrl: z.string().optional(),
  sandboxUrl: z.string().optional(),
  webUrl: z.string().optional(),
});

export type Run = z.infer<typeof runShape>;

const fileName = "run.json";

/** The process that runs on this data folder now; null when none does, also when the last one was killed. */
export function findRun(dataFolder: string): Run | null {
  try {
    const run = runShape.parse(JSON.parse(readFileSync(join(dataFolder, fileName), "utf8")));
    return beginningOf(run.pid) === run.began ? run : null;
  } catch {
    return null;
  }
}

export interface RunFile {
  /** Adds what has come up meanwhile. */
  note(more: Partial<Run>): void;
  release(): void;
}

/** Takes the data folder for this process, so that two never start PostgreSQL in it; the other run where one has it. */
export function takeDataFolder(dataFolder: string, command: string): RunFile | Run {
  const file = join(dataFolder, fileName);
  let mine: Run = { pid: process.pid, began: beginningOf(process.pid), command };
  const beside = `${file}.${process.pid}`;
  const write = () => writeFileSync(beside, JSON.stringify(mine, null, 2), { mode: 0o600 });
  write();
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      const other = findRun(dataFolder);
      if (other !== null) return other;
      rmSync(file, { force: true });
      if (tryLink(beside, file)) break;
    }
  } finally {
    rmSync(beside, { force: true });
  }
  return {
    note(more) {
      mine = { ...mine, ...more };
      write();
      renameSync(beside, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Linking, unlike writing, fails where the name is taken meanwhile. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Empty when there is no such process. Where the system has no /proc, that the number is in use must do. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? "" : (fields[18] ?? "");
  } catch {
    if (process.platform === "linux") return "";
  }
  try {
    process.kill(pid, 0);
    return "running";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" ? "running" : "";
  }
}
