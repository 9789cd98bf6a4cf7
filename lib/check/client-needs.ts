import { posix } from "node:path";
import type { SourceFile } from "./imports.ts";

/** By layout (its folder, such as "app/(desk)/queues"), the namespaces of the texts that it hands to the browser. */
export type ClientNeeds = Readonly<Record<string, readonly string[]>>;

/**
 * The texts that client components say below each layout that hands texts down, without those that a layout above has
 * handed down already. A component is a client's when its file says "use client" or when such a file imports it; what it
 * says are the keys in its file, "room.part.text".
 */
export function reckonClientNeeds(files: readonly SourceFile[]): ClientNeeds {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const folders = files.filter((file) => file.path.startsWith("app/") && /<ClientMessages of="/.test(file.text)).map((file) => posix.dirname(file.path));
  const needs = new Map<string, Set<string>>();
  // Outer layouts first: what they hand down need not be handed down again.
  for (const folder of folders.toSorted((a, b) => a.length - b.length)) {
    const own = files.filter((file) => nearest(folders, file.path) === folder);
    const above = [...needs].filter(([other]) => folder.startsWith(`${other}/`)).flatMap(([, names]) => [...names]);
    const said = namespacesSaid(own, byPath);
    needs.set(folder, new Set([...said].filter((name) => !above.includes(name)).toSorted()));
  }
  return Object.fromEntries([...needs].map(([folder, names]) => [folder, [...names]]));
}

/** The innermost of the folders that a file of `app` lies in. */
function nearest(folders: readonly string[], path: string): string | undefined {
  if (!path.startsWith("app/") || path.startsWith("app/api/")) return undefined;
  return folders.filter((folder) => path.startsWith(`${folder}/`)).toSorted((a, b) => b.length - a.length)[0];
}

function namespacesSaid(start: readonly SourceFile[], byPath: ReadonlyMap<string, SourceFile>): Set<string> {
  const said = new Set<string>();
  const seen = new Set<string>();
  const look = (file: SourceFile, isClient: boolean) => {
    const client = isClient || /^\s*["']use client["']/.test(file.text);
    const key = `${file.path} ${client}`;
    if (file.isTest || seen.has(key)) return;
    seen.add(key);
    if (client) for (const name of namespacesOf(file.text)) said.add(name);
    for (const edge of file.imports) {
      const target = byPath.get(edge.to);
      if (target !== undefined && !edge.isTypeOnly && isScreen(target.path)) look(target, client);
    }
  };
  for (const file of start) look(file, false);
  return said;
}

function isScreen(path: string): boolean {
  return path.startsWith("components/") || path.startsWith("app/");
}

/** The first two parts of every key that is said: `t("room.part.text")`, also where the end of the key is put in. */
function namespacesOf(text: string): string[] {
  return [...text.matchAll(/\bt(?:\.rich|\.has)?\(\s*["'`](\w+\.\w+)\./g)].map(([, name]) => name ?? "");
}
