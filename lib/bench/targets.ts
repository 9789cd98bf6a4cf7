import type { Unit } from "./row.ts";

/**
 * What a user could pick instead, and what Next itself allows: measured side by side on one machine (2 cores, 24 GiB,
 * PostgreSQL 18) on one table of 1,000,000 records of 1.5 KB with the queue's indexes, medians of three runs, latest
 * versions from npm. None of these products checks, holds, audits or queues anything there: they only store rows.
 *
 * listMs: list of 50 with total, one user, p50 · list: the same at concurrency 16, a second · single: rows a second, one
 * insert a request at concurrency 8 · batch: rows a second, 100 rows a request, one client. Null: it cannot.
 */
const peers = [
  { name: "Directus 12", listMs: 68, list: 21, single: 139, batch: 248 },
  { name: "NocoDB 0.301", listMs: 28, list: 56, single: 150, batch: 1_086 },
  { name: "Payload 3.90", listMs: 10, list: 165, single: 227, batch: null },
  { name: "Keystone 8", listMs: 8, list: 189, single: 699, batch: 1_167 },
  { name: "Strapi 5", listMs: 17, list: 96, single: 171, batch: null },
  { name: "AdminJS 7", listMs: 270, list: 4, single: 973, batch: null },
] as const;

export type Column = "listMs" | "list" | "single" | "batch";

/** Next 16 alone there: production server, one process, the same SQL with raw `pg`. */
export const nextItself = { pageWithTotal: 162, jsonWithTotal: 337, single: 790, batch: 3_500 } as const;

/** The floors of that machine. Ours divided by them says how fast this machine is; only ratios travel between machines. */
export const floorsThere = { pageWithPg: 1_690, insertOneByOne: 3_600, insertBy500: 6_500 } as const;

/** What is to be beaten, as it was measured there. */
export type Target = { of: string; figure: number };

/**
 * The best of the products with a screen; Next's own floor less a fifth where that is lower, for nothing built on Next
 * can pass it.
 */
export function targetOf(column: Column, next: number | null): Target {
  const known = peers.flatMap((peer) => (peer[column] === null ? [] : [{ of: peer.name, figure: peer[column] }]));
  const best = known.reduce((one, other) => (isBetter(other.figure, one.figure, column === "listMs") ? other : one));
  if (next === null || isBetter(next, best.figure, column === "listMs")) return best;
  return { of: "Next less a fifth", figure: next * 0.8 };
}

/** What the target would be on this machine, which is `speed` times as fast. */
export function targetHere(target: Target & { speed: number }, unit: Unit): number {
  // A size is the same on every machine.
  if (unit === "KB") return target.figure;
  return unit === "ms" ? target.figure / target.speed : target.figure * target.speed;
}

export type Verdict = "beats" | "misses";

export function verdictOf(ours: number, target: Target & { speed: number }, unit: Unit): Verdict {
  return isBetter(ours, targetHere(target, unit), unit === "ms" || unit === "KB") ? "beats" : "misses";
}

function isBetter(one: number, other: number, lessIsBetter: boolean): boolean {
  return lessIsBetter ? one < other : one > other;
}
