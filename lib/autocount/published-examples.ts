import { existsSync, readFileSync } from "node:fs";

/**
 * A payload of the published API as collected beside the project, read in place by tests; null where it is not there, said
 * on the console so that nobody takes the skipped comparison for a passed one.
 */
export function publishedExample(name: string): string | null {
  const file = new URL(`../../../shared/autocount/examples/${name}`, import.meta.url);
  if (existsSync(file)) return readFileSync(file, "utf8");
  console.warn(`../shared/autocount/examples/${name} is missing: the comparison with it is skipped.`);
  return null;
}
