import type { Line, LineConnection } from "./line-store.ts";
import { nextOpening } from "./posting-window.ts";

/** What a worker that holds the book may do next. */
export type LineStep =
  /** Nothing, until somebody or something wakes it; `until` where the moment is known. */
  | { do: "rest"; until: Date | null }
  /** One look whether AutoCount answers (again), and nothing else before it does. */
  | { do: "probe" }
  /** Only looks for lost answers: paused, or outside the window until `until`. */
  | { do: "look"; until: Date | null }
  | { do: "send" };

/**
 * What comes next at a book. A stopped connection or one that asked to wait is not called; whoever paused the line, or shut
 * its window, wants nothing sent, but lost answers are still settled by reading. Pure.
 */
export function nextStep(connection: Pick<LineConnection, "state" | "waitUntil"> | null, line: Pick<Line, "paused" | "window" | "breaker" | "probeAt">, now: Date): LineStep {
  if (connection === null) return { do: "rest", until: null };
  if (connection.state === "stopped") {
    return line.probeAt !== null && line.probeAt <= now ? { do: "probe" } : { do: "rest", until: line.probeAt };
  }
  if (connection.waitUntil !== null && connection.waitUntil > now) return { do: "rest", until: connection.waitUntil };
  if (line.breaker.openedAt !== null) return { do: "probe" };
  if (line.paused !== null) return { do: "look", until: null };
  const opens = nextOpening(line.window, now);
  return opens === now ? { do: "send" } : { do: "look", until: opens };
}
