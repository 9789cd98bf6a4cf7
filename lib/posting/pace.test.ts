import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paceOf, takeTurnAt, type Pace } from "./pace.ts";

/** The moments of so many calls, the caller being ready again a while after each. */
function callsMade(pace: Pace, thinkMs: readonly number[]): number[] {
  let [now, nextAt] = [0, 0];
  return thinkMs.map((think) => {
    const turn = takeTurnAt(pace, nextAt, now);
    const at = now + turn.waitMs;
    ({ nextAt } = turn);
    now = at + think;
    return at;
  });
}

const perMinute = fc.integer({ min: 1, max: 600 });

describe("the pace", () => {
  test("never lets more calls through in any minute than are allowed, however they come", () => {
    fc.assert(
      fc.property(perMinute, fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 50, maxLength: 400 }), (allowed, think) => {
        const made = callsMade(paceOf(allowed) as Pace, think);
        made.forEach((from, index) => {
          // Less a hair: intervals are not whole milliseconds.
          const inMinute = made.slice(index).filter((at) => at < from + 60_000 - 0.001).length;
          expect(inMinute).toBeLessThanOrEqual(allowed);
        });
      }),
      { seed: 20_261_129, numRuns: 200 },
    );
  });

  test("uses at least 95 % of them while work is waiting, also where some answers are slow", () => {
    for (const allowed of [20, 60, 80, 100, 600]) {
      const pace = paceOf(allowed) as Pace;
      const think = Array.from({ length: allowed * 10 }, (_, call) => (call % 40 === 0 ? pace.everyMs * Math.max(1, pace.burst - 1) : pace.everyMs / 3));
      const made = callsMade(pace, think);
      const minutes = ((made.at(-1) ?? 0) - (made[0] ?? 0)) / 60_000;
      expect((made.length - 1) / minutes / allowed, `${allowed} a minute`).toBeGreaterThanOrEqual(0.95);
    }
  });

  test("is even: after the first few, calls are spread over the minute", () => {
    const pace = paceOf(80) as Pace;
    const made = callsMade(pace, Array.from({ length: 80 }, () => 100));
    const gaps = made.slice(pace.burst).map((at, index) => at - (made[pace.burst - 1 + index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(pace.everyMs * 1.01);
    expect(Math.min(...gaps)).toBeGreaterThan(pace.everyMs * 0.99);
  });

  test("of 0 is none", () => {
    expect(paceOf(0)).toBeNull();
  });
});
