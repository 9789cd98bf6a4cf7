import type { SourceFile } from "./imports.ts";
import { roomOf } from "./rules.ts";

/** Lists of all there is, or where parts are put together: they know every room and are known by none of the verbs. */
const assemblies = /(^|\/)(registry|install-jobs|all)\.ts$/;

/**
 * The circles in which rooms import each other, each as one sentence with a file for every step. What exists for the
 * type checker only, tests and assemblies do not count.
 */
export function findRoomCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map<string, Map<string, string>>();
  for (const file of files) {
    const room = roomOf(file.path);
    if (room === null || file.isTest || assemblies.test(file.path)) continue;
    for (const { to, isTypeOnly } of file.imports) {
      const other = roomOf(to);
      if (other === null || other === room || isTypeOnly) continue;
      const steps = graph.get(room) ?? new Map<string, string>();
      if (!steps.has(other)) steps.set(other, `${file.path} imports ${to}`);
      graph.set(room, steps);
    }
  }

  const cycles = new Map<string, string>();
  for (const start of graph.keys()) {
    const way = shortestWayBack(graph, start);
    if (way === null) continue;
    const key = [...way].sort().join(" ");
    if (cycles.has(key)) continue;
    const proof = way.map((room, index) => graph.get(room)?.get(way[(index + 1) % way.length] ?? start) ?? "");
    cycles.set(key, `${[...way, start].join(" -> ")}: ${proof.join("; ")}`);
  }
  return [...cycles.values()];
}

function shortestWayBack(graph: ReadonlyMap<string, ReadonlyMap<string, string>>, start: string): string[] | null {
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    for (const next of graph.get(way.at(-1) ?? start)?.keys() ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push([...way, next]);
    }
  }
  return null;
}
