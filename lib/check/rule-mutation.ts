// node lib/check/rule-mutation.ts [rule ...]: takes each rule out of the registry in turn and shows that a test fails for it.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const registry = join(project, "lib/rules/registry.ts");

/** The registry without one rule, by the name under which it stands in the list; null where it does not stand there. */
export function withoutRule(source: string, exportName: string): string | null {
  const mutated = source.replace(new RegExp(`^  ${exportName},\\n`, "m"), "");
  return mutated === source ? null : mutated.replace(new RegExp(`^import \\{ ${exportName} \\} .*\\n`, "m"), "");
}

/** The names of the list, in its order. */
export function namesOf(source: string): string[] {
  const list = source.slice(source.indexOf("= ["));
  return [...list.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name ?? "");
}

/** The tests that must notice: what the rules say together, and the conformance of the folder. */
export const watchers = ["lib/rules/registry.test.ts", "lib/rules/every-rule.test.ts"] as const;

export type Mutation = { rule: string; isNoticed: boolean; by: string[] };

/** Takes each of these rules out in turn, runs the tests that must notice, and puts the registry back as it was. */
export function mutateRules(names: readonly string[], run: () => { failed: boolean; by: string[] } = runWatchers): Mutation[] {
  const source = readFileSync(registry, "utf8");
  try {
    return names.map((rule) => {
      const mutated = withoutRule(source, rule);
      if (mutated === null) return { rule, isNoticed: false, by: ["it does not stand in the registry"] };
      writeFileSync(registry, mutated);
      const { failed, by } = run();
      return { rule, isNoticed: failed, by };
    });
  } finally {
    writeFileSync(registry, source);
  }
}

function runWatchers(): { failed: boolean; by: string[] } {
  const { status, stdout } = spawnSync(process.execPath, [join(project, "node_modules/vitest/vitest.mjs"), "run", "--project", "unit", "--reporter", "json", ...watchers], { cwd: project, encoding: "utf8", maxBuffer: 1 << 28 });
  return { failed: status !== 0, by: [...stdout.matchAll(/"name":"([^"]+\.test\.ts)"/g)].map(([, file]) => file ?? "") };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const all = namesOf(readFileSync(registry, "utf8"));
  const asked = process.argv.slice(2);
  const mutations = mutateRules(asked.length > 0 ? asked : all);
  for (const { rule, isNoticed } of mutations) console.log(`${isNoticed ? "noticed    " : "NOT NOTICED"}  ${rule}`);
  const missed = mutations.filter((one) => !one.isNoticed);
  console.log(`${mutations.length} rules taken out one by one, ${missed.length} not noticed`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}
