import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "./imports.ts";

/** Every key of the texts in a folder of messages, "room.part.text". A room's file has its name with hyphens. */
export function readMessageKeys(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => {
    const room = file.replace(/\.json$/, "").replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return keysOf(room, JSON.parse(readFileSync(join(folder, file), "utf8")));
  });
}

function keysOf(path: string, value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(`${path}.${key}`, inner));
}

/** The keys that stand in no file, neither whole nor by their beginning: `room.part.${state}` says all that begin so. */
export function findUnsaid(files: readonly SourceFile[], keys: readonly string[]): string[] {
  const said = new Set<string>();
  const beginnings = new Set<string>();
  for (const { text, isTest } of files) {
    if (isTest) continue;
    for (const [, key = ""] of text.matchAll(/["'`]([a-z]\w*(?:\.\w+){2,})["'`]/g)) said.add(key);
    for (const [, beginning = ""] of text.matchAll(/`([a-z]\w*\.\w+\.(?:\w+\.)*\w*)\$\{/g)) beginnings.add(beginning);
  }
  return keys.filter((key) => !said.has(key) && ![...beginnings].some((beginning) => key.startsWith(beginning)));
}
