import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";

/** One import of one file. */
export interface ImportEdge {
  /** Path in the project, with `/`. */
  from: string;
  /** Path in the project, or the name of a package or built-in, such as `next/navigation`. */
  to: string;
  /** Nothing of it is there at run time. */
  isTypeOnly: boolean;
}

/** A source file with what the checks ask about. */
export interface SourceFile {
  path: string;
  content: string;
  /** The content without comments. */
  text: string;
  imports: ImportEdge[];
  /** A test, or something that only tests load. */
  isTest: boolean;
}

const folders = ["app", "components", "messages", "lib", "prisma", "e2e"];
const generated = "lib/db/generated/";

/** Reads every source file of the project, generated ones left out. */
export function readSources(root: string): SourceFile[] {
  const paths = folders.flatMap((folder) => sourcePaths(root, join(root, folder))).filter((path) => !path.startsWith(generated));
  return markTestHelpers(paths.map((path) => toSourceFile(path, readFileSync(join(root, path), "utf8"))));
}

/** What nothing but tests imports, directly or through one another, is part of the tests. */
export function markTestHelpers(files: readonly SourceFile[]): SourceFile[] {
  const importers = new Map<string, SourceFile[]>();
  for (const file of files) {
    for (const { to } of file.imports) importers.set(to, [...(importers.get(to) ?? []), file]);
  }
  const tests = new Set(files.filter((file) => file.isTest).map((file) => file.path));
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const { path } of files) {
      const users = importers.get(path) ?? [];
      if (tests.has(path) || users.length === 0 || !users.every((user) => tests.has(user.path))) continue;
      tests.add(path);
      isGrowing = true;
    }
  }
  return files.map((file) => ({ ...file, isTest: tests.has(file.path) }));
}

/** Takes one file apart. */
export function toSourceFile(path: string, content: string): SourceFile {
  const text = withoutComments(content);
  const imports = findImports(path, text);
  const isTest = /\.(test|test-d|spec)\.tsx?$/.test(path) || path.startsWith("e2e/") || imports.some((edge) => edge.to === "vitest" || edge.to === "vitest/node");
  return { path, content, text, imports, isTest };
}

function sourcePaths(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : sourcePaths(root, path);
    return /\.(ts|tsx|mts|mjs|js)$/.test(entry.name) ? [relative(root, path).replaceAll("\\", "/")] : [];
  });
}

/** Line comments only where nothing but blanks or a bracket stands before, so that `"https://..."` stays whole. */
function withoutComments(content: string): string {
  return content.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[\s;,{}()])\/\/.*$/gm, "$1");
}

const statement = /^[ \t]*(import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s*)?["']([^"'\n]+)["']/gm;
const dynamic = /\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;

function findImports(path: string, text: string): ImportEdge[] {
  const found: ImportEdge[] = [];
  for (const [, , type, names, specifier] of text.matchAll(statement)) {
    if (specifier !== undefined) found.push({ from: path, to: resolve(path, specifier), isTypeOnly: type !== undefined || namesOnlyTypes(names) });
  }
  for (const [, specifier] of text.matchAll(dynamic)) {
    if (specifier !== undefined) found.push({ from: path, to: resolve(path, specifier), isTypeOnly: false });
  }
  return found;
}

/** `{ type A, type B }` */
function namesOnlyTypes(names: string | undefined): boolean {
  const list = names?.match(/^\{([\s\S]*)\}$/)?.[1]?.split(",").map((name) => name.trim()).filter((name) => name !== "");
  return list !== undefined && list.length > 0 && list.every((name) => name.startsWith("type "));
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return posix.normalize(posix.join(posix.dirname(from), specifier));
  return specifier;
}
