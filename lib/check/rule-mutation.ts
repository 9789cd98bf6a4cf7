// node lib/check/rule-mutation.ts [rule-id ...]: takes each hold rule out of the registry in turn and shows that its test fails for it.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const registryFile = join(project, "lib/rules/registry.ts");

/** The ids of the rules in a registry, in its order. */
export function idsIn(registry: string): string[] {
  const list = registry.slice(registry.indexOf("= ["));
  return [...list.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => (name ?? "").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

/** The registry without one rule; null where it does not stand there. */
export function withoutRule(registry: string, id: string): string | null {
  const name = id.replaceAll(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
  const mutated = registry.replace(new RegExp(`^ {2}${name},\\n`, "m"), "");
  return mutated === registry ? null : mutated.replace(new RegExp(`^import \\{ ${name} \\} .*\\n`, "m"), "");
}

export type Mutation = { rule: string; isNoticed: boolean };

/** Takes each of these rules out in turn and asks `hasFailure` whether its test notices; each is told as it is known, and the registry is put back whatever happens. */
export function mutateRules(ids: readonly string[], hasFailure: (id: string) => boolean, { file = registryFile, tell = () => undefined }: { file?: string; tell?: (mutation: Mutation) => void } = {}): Mutation[] {
  const registry = readFileSync(file, "utf8");
  try {
    return ids.map((rule) => {
      const mutated = withoutRule(registry, rule);
      if (mutated !== null) writeFileSync(file, mutated);
      const mutation = { rule, isNoticed: mutated !== null && hasFailure(rule) };
      tell(mutation);
      return mutation;
    });
  } finally {
    writeFileSync(file, registry);
  }
}

/** The rule's own test: it looks for what the rule finds among everything that the registered rules say. */
function ownTestFails(id: string): boolean {
  const { status } = spawnSync(process.execPath, [join(project, "node_modules/vitest/vitest.mjs"), "run", "--project", "unit", `lib/rules/${id}.test.ts`], { cwd: project, stdio: "ignore" });
  return status !== 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const asked = process.argv.slice(2);
  const tell = ({ rule, isNoticed }: Mutation) => console.log(`${isNoticed ? "noticed    " : "NOT NOTICED"}  ${rule}`);
  const mutations = mutateRules(asked.length > 0 ? asked : idsIn(readFileSync(registryFile, "utf8")), ownTestFails, { tell });
  const missed = mutations.filter((one) => !one.isNoticed).length;
  console.log(`${mutations.length} rules taken out one by one, ${missed} not noticed`);
  process.exitCode = missed > 0 ? 1 : 0;
}
