import { describe, expect, test } from "vitest";
import { nextStep } from "./line-step.ts";

const now = new Date("2026-03-02T02:00:00Z"); // Monday, 10:00 in Malaysia
const soon = new Date(now.getTime() + 60_000);
const before = new Date(now.getTime() - 60_000);
const open = { state: "open", waitUntil: null } as const;
const line = { paused: null, window: null, breaker: { failures: 0, openedAt: null }, probeAt: null };
const paused = { at: before, by: null, byName: "Aisyah", reason: "Month end" };

describe("what a worker does next at a book", () => {
  test("it sends where nothing stands in the way", () => {
    expect(nextStep(open, line, now)).toEqual({ do: "send" });
    expect(nextStep({ ...open, waitUntil: before }, line, now)).toEqual({ do: "send" });
  });
  test("it calls nobody without a connection, or before the moment that AutoCount asked for", () => {
    expect(nextStep(null, line, now)).toEqual({ do: "rest", until: null });
    expect(nextStep({ ...open, waitUntil: soon }, line, now)).toEqual({ do: "rest", until: soon });
  });
  test("it looks at a stopped connection only when that is due, and never where only a person can help", () => {
    const stopped = { state: "stopped", waitUntil: null } as const;
    expect(nextStep(stopped, { ...line, probeAt: soon }, now)).toEqual({ do: "rest", until: soon });
    expect(nextStep(stopped, { ...line, probeAt: before }, now)).toEqual({ do: "probe" });
    expect(nextStep(stopped, line, now)).toEqual({ do: "rest", until: null });
  });
  test("while the breaker is open it makes one look first, once the wait is over", () => {
    const broken = { ...line, breaker: { failures: 3, openedAt: before } };
    expect(nextStep({ ...open, waitUntil: soon }, broken, now)).toEqual({ do: "rest", until: soon });
    expect(nextStep(open, broken, now)).toEqual({ do: "probe" });
  });
  test("paused, or outside the window, it only settles lost answers", () => {
    expect(nextStep(open, { ...line, paused }, now)).toEqual({ do: "look", until: null });
    const night = { days: [1], from: "22:00", to: "06:00" };
    expect(nextStep(open, { ...line, window: night }, now)).toEqual({ do: "look", until: new Date("2026-03-02T14:00:00Z") });
    expect(nextStep(open, { ...line, window: { ...night, from: "09:00" } }, now)).toEqual({ do: "send" });
  });
});
