import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** One hash over the names and contents of files and whole folders below `root`, in a fixed order; missing ones count as missing. */
export function hashSources(root: string, paths: readonly string[], isLeftOut: (path: string) => boolean = () => false): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) {
      const name = relative(root, file);
      if (isLeftOut(name)) continue;
      hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const below = join(path, entry.name);
      if (entry.isDirectory()) return filesBelow(below);
      return entry.isFile() ? [below] : [];
    });
}
