import { closingOf, nextOpening, type PostingWindow } from "./posting-window.ts";

/** Why the line does not move now. `until` is ISO 8601 in UTC; null where only a person can say. */
export type StandsStill =
  | { kind: "paused"; by: string; reason: string; until: null }
  | { kind: "stopped"; reason: string | null; until: null }
  | { kind: "down"; reason: string | null; until: string }
  | { kind: "window"; until: string };

/** Where a document stands among what is to be sent, and when its turn is expected; null where nobody can say. */
export type PlaceInLine = { position: number; expectedAt: string | null; standsStill: StandsStill | null };

export type LineFacts = {
  state: "open" | "stopped";
  stopReason: string | null;
  waitUntil: Date | null;
  waitReason: string | null;
  paused: { byName: string; reason: string } | null;
  window: PostingWindow | null;
  /** Calls a minute; 0: as many as AutoCount answers. */
  callsPerMinute: number;
};

/** A look, the sending and the reading back (autocount/cloud-api.md 26). */
const callsPerDocument = 3;
/** One document where no pace is kept, about. */
const unpacedMs = 600;

/** Why the line stands still now; null where it moves. Pure. */
export function standsStillFor(line: LineFacts, now: Date): StandsStill | null {
  if (line.state === "stopped") return { kind: "stopped", reason: line.stopReason, until: null };
  if (line.paused !== null) return { kind: "paused", by: line.paused.byName, reason: line.paused.reason, until: null };
  if (line.waitUntil !== null && line.waitUntil > now) return { kind: "down", reason: line.waitReason, until: line.waitUntil.toISOString() };
  const opens = nextOpening(line.window, now);
  return opens > now ? { kind: "window", until: opens.toISOString() } : null;
}

/** When the document at `position` (1: the next one) is about to be in the book, by pace, waits and window. Pure. */
export function placeInLine(position: number, line: LineFacts, now: Date): PlaceInLine {
  const standsStill = standsStillFor(line, now);
  if (standsStill?.kind === "paused" || standsStill?.kind === "stopped") return { position, expectedAt: null, standsStill };
  const perDocument = line.callsPerMinute === 0 ? unpacedMs : (callsPerDocument * 60_000) / line.callsPerMinute;
  let begins = nextOpening(line.window, line.waitUntil !== null && line.waitUntil > now ? line.waitUntil : now);
  let needed = position * perDocument;
  for (let days = 0; days < 366; days += 1) {
    const closes = closingOf(line.window, begins);
    if (closes === null || begins.getTime() + needed <= closes.getTime()) return { position, expectedAt: new Date(begins.getTime() + needed).toISOString(), standsStill };
    needed -= closes.getTime() - begins.getTime();
    begins = nextOpening(line.window, closes);
  }
  return { position, expectedAt: null, standsStill };
}
