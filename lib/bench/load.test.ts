import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { byTurns, loadFor, loadOf, median, quantile } from "./load.ts";

test("a quantile is a value that was seen, the nearest from below the share", () => {
  const sorted = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
  expect(quantile(sorted, 0.5)).toBe(5);
  expect(quantile(sorted, 0.95)).toBe(100);
  expect(quantile([7], 0.95)).toBe(7);
  expect(() => quantile([], 0.5)).toThrow("nothing was measured");
});

test("the median does not depend on the order and is not moved by one bad round", () => {
  expect(median([30, 10, 900])).toBe(30);
});

test("a load over a number of requests sends each place once, never more at a time than asked for", async () => {
  const places: number[] = [];
  let under = 0;
  let most = 0;
  const load = await loadOf(20, 10, 4, async (place) => {
    places.push(place);
    under += 1;
    most = Math.max(most, under);
    await sleep(5);
    under -= 1;
  });
  expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, place) => place));
  expect(most).toBe(4);
  // Five turns of at least 5 ms.
  expect(load.perSecond).toBeLessThanOrEqual(20 / 0.024);
  expect(load.p50).toBeGreaterThanOrEqual(4);
  expect(load.p95).toBeGreaterThanOrEqual(load.p50);
});

test("on a slow machine a load over a number of requests ends in time and says how many there were", async () => {
  let sent = 0;
  const load = await loadOf(1_000, 0.1, 2, async () => {
    sent += 1;
    await sleep(20);
  });
  expect(load.requests).toBe(sent);
  expect(sent).toBeLessThan(20);
});

test("a load over time ends when the time is over and lets nothing go on behind it", async () => {
  let under = 0;
  const load = await loadFor(0.1, 3, async () => {
    under += 1;
    await sleep(10);
    under -= 1;
  });
  expect(under).toBe(0);
  expect(load.perSecond).toBeGreaterThan(0);
  expect(load.perSecond).toBeLessThan(320);
});

test("a wrong answer ends the measurement instead of being counted", async () => {
  await expect(loadFor(1, 2, () => Promise.reject(new Error("503")))).rejects.toThrow("503");
});

test("contenders are warmed up before any is measured, take turns, and each number is the median of its rounds", async () => {
  const order: string[] = [];
  const contender = (name: string, speeds: number[]) => ({
    warmUp: async () => order.push(`warm ${name}`),
    run: async () => {
      order.push(name);
      return { perSecond: speeds.shift() ?? 0 };
    },
  });
  const seen = await byTurns(3, { ours: contender("ours", [10, 30, 20]), floor: contender("floor", [500, 100, 300]) });
  expect(order).toEqual(["warm ours", "warm floor", "ours", "floor", "ours", "floor", "ours", "floor"]);
  expect(seen).toEqual({ ours: { perSecond: 20 }, floor: { perSecond: 300 } });
});
