import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The operating system's user that PostgreSQL runs as; null: the same as this process. */
export interface ClusterUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The user to run a cluster in `folder` as.
 *
 * PostgreSQL refuses to run as root, so root hands it to whoever owns an existing cluster, else to the system user
 * `postgres`, which is created when missing. Everybody else runs it as themselves (null).
 */
export function clusterUser(folder: string): ClusterUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = ownerOf(folder);
  if (owner !== null && owner.uid !== 0) return owner;
  return findUser("postgres") ?? createUser("postgres");
}

/** Whether `user` may walk into `folder`, tried as that user, so that ACLs and mounts count too. */
export function canEnter(user: ClusterUser | null, folder: string): boolean {
  if (user === null) return true;
  const trial = spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { uid: user.uid, gid: user.gid, cwd: "/", stdio: "ignore" });
  return trial.status === 0;
}

/** The outermost folder on the way to `folder` that `user` may not enter; null when nothing is in the way. */
export function findClosedFolder(user: ClusterUser | null, folder: string): string | null {
  const way: string[] = [];
  for (let step = folder; ; step = dirname(step)) {
    way.unshift(step);
    if (step === dirname(step)) break;
  }
  if (canEnter(user, folder)) return null;
  return way.find((step) => !canEnter(user, step)) ?? folder;
}

function ownerOf(folder: string): ClusterUser | null {
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner === undefined ? null : { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
}

function findUser(name: string): ClusterUser | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (line === undefined) return null;
  const [, , uid, gid] = line.split(":");
  return { name, uid: Number(uid), gid: Number(gid) };
}

function createUser(name: string): ClusterUser {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name], { stdio: "pipe" });
  } catch (cause) {
    throw new Error(`PostgreSQL does not run as root, and the user "${name}" could not be created. Create it, or start as an ordinary user.`, { cause });
  }
  const user = findUser(name);
  if (user === null) throw new Error(`The user "${name}" was created but is not in /etc/passwd.`);
  return user;
}
