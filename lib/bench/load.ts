import type { Pace } from "./pace.ts";

/** What one measurement saw. Latencies in ms. */
export type Load = { requests: number; perSecond: number; p50: number; p95: number };

/** Keeps `concurrency` requests under way, each sent when the one before it is answered. `send` throws on a wrong answer. */
export async function loadFor(seconds: number, concurrency: number, send: () => Promise<unknown>): Promise<Load> {
  const until = performance.now() + seconds * 1000;
  return drive(concurrency, () => performance.now() < until, send);
}

/** The same over a number of requests, each given its place from 0; after `seconds` no more are begun. */
export async function loadOf(requests: number, seconds: number, concurrency: number, send: (place: number) => Promise<unknown>): Promise<Load> {
  const until = performance.now() + seconds * 1000;
  return drive(concurrency, (place) => place < requests && performance.now() < until, send);
}

async function drive(concurrency: number, goesOn: (place: number) => boolean, send: (place: number) => Promise<unknown>): Promise<Load> {
  const latencies: number[] = [];
  let next = 0;
  const began = performance.now();
  const user = async () => {
    while (goesOn(next)) {
      const place = next;
      next += 1;
      const sent = performance.now();
      await send(place);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, user));
  const seconds = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  return { requests: latencies.length, perSecond: latencies.length / seconds, p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) };
}

/** Of sorted values, the nearest one. */
export function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}

export function median(values: readonly number[]): number {
  return quantile([...values].sort((a, b) => a - b), 0.5);
}

export type Contender<T> = { warmUp(): Promise<unknown>; run(): Promise<T> };

/** Reading the same thing again and again. */
export function reading(pace: Pace, concurrency: number, send: () => Promise<unknown>): Contender<Load> {
  return { warmUp: () => loadFor(pace.warmUpSeconds, concurrency, send), run: () => loadFor(pace.seconds, concurrency, send) };
}

/**
 * Warms all contenders up, then measures them by turns, so that whatever else the machine does meets them alike. Each
 * number is the median of the rounds.
 */
export async function byTurns<Name extends string, T extends Readonly<Record<string, number>>>(
  rounds: number,
  contenders: { readonly [name in Name]: Contender<T> },
): Promise<{ [name in Name]: T }> {
  const entries = Object.entries<Contender<T>>(contenders);
  for (const [, contender] of entries) await contender.warmUp();
  const seen = new Map<string, T[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contender] of entries) seen.get(name)?.push(await contender.run());
  }
  return Object.fromEntries([...seen].map(([name, runs]) => [name, mediansOf(runs)])) as { [name in Name]: T };
}

function mediansOf<T extends Readonly<Record<string, number>>>(runs: readonly T[]): T {
  const keys = Object.keys(runs[0] ?? {});
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key] ?? Number.NaN))])) as T;
}
