import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "#lib/start/project.ts";

const page = readFileSync(join(projectFolder, "docs/autocount-facts.md"), "utf8");
const files = readdirSync(join(projectFolder, "lib"), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const known = new Set(files.flatMap((path) => [basename(path), path, path.split("/").slice(-2).join("/")]));

/** `document.ts`, `cloud/targets.ts`, `invoice.test`: what the page names in its code quotes as a file. */
const named = [...new Set([...page.matchAll(/`([\w/-]+\.(?:ts|test))`/g)].map(([, name]) => name ?? ""))];

it("names no part that is not there", () => {
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter((name) => ![name, name.replace(/\.test$/, ".test.ts"), `lib/${name}`].some((one) => known.has(one.replace(/^lib\//, ""))))).toEqual([]);
});
