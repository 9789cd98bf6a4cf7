import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { sharedFolder } from "#lib/db/cluster-binaries.ts";
import { openToDatabaseUser } from "#lib/db/cluster.ts";
import { canEnter, clusterUser, findClosedFolder } from "#lib/db/cluster-user.ts";
import { projectFolder } from "./project.ts";

export interface DataFolder {
  path: string;
  /** Why it is not the wanted one; null when it is. */
  moved: string | null;
  cluster: string;
  secrets: string;
  logs: string;
  sandbox: string;
}

/**
 * The folder that keeps database, secrets, logs and the sandbox's book: `wanted`, made when missing.
 *
 * Run by root, PostgreSQL works as another user. Where that user cannot get to `wanted` (below /root, say), the data
 * lies in a folder of its own under /var/lib/holdpoint instead, always the same one for the same `wanted`.
 */
export function openDataFolder(wanted: string, elsewhere: string = sharedFolder): DataFolder {
  const asked = resolve(projectFolder, wanted);
  const other = join(elsewhere, createHash("sha256").update(asked).digest("hex").slice(0, 12));
  // Data that is there already stays in use, even if the wanted folder has been opened since.
  if (existsSync(join(other, "postgres/PG_VERSION"))) return describe(other, `the data of ${asked} was put there before`);
  mkdirSync(asked, { recursive: true });
  openToDatabaseUser(asked);
  const user = clusterUser(join(asked, "postgres"));
  if (canEnter(user, asked)) return describe(asked, null);
  const closed = findClosedFolder(user, asked);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  chmodSync(elsewhere, 0o755);
  mkdirSync(other, { recursive: true });
  openToDatabaseUser(other);
  return describe(other, `${closed} is closed to the database's user`);
}

function describe(path: string, moved: string | null): DataFolder {
  mkdirSync(join(path, "logs"), { recursive: true, mode: 0o700 });
  mkdirSync(join(path, "sandbox"), { recursive: true, mode: 0o700 });
  return {
    path,
    moved,
    cluster: join(path, "postgres"),
    secrets: join(path, "secrets.json"),
    logs: join(path, "logs"),
    sandbox: join(path, "sandbox"),
  };
}
