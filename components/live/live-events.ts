import type { LiveChange } from "#lib/live/live-stream.ts";

/** A tab that nobody sees gives its connection back: browsers allow six to one server, over all tabs. */
const hiddenGraceMs = 30_000;

/**
 * A page that is opened within the site is made before it listens, one that was fetched ahead long before: what came in
 * between is told to it too. Where it says since when it does not know, what came before that is not.
 */
const replayMs = 5_000;
const keptMs = 15_000;

/** What this browser says itself has no time of the server. */
export type Heard = Omit<LiveChange, "at"> & Partial<Pick<LiveChange, "at">>;

const listeners = new Set<(change: Heard) => void>();
let source: EventSource | null = null;
let hiddenTimer: number | undefined;
const everything: Heard = { topic: "records", ids: "many" };
/** Heard of at this moment by this browser's clock. */
let recent: { heard: number; change: Heard }[] = [];

/** Calls `listener` for every change in the company from now on; all listeners of a tab share one connection. */
export function onLiveChange(listener: (change: Heard) => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener("visibilitychange", followVisibility);
    connect();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener("visibilitychange", followVisibility);
    window.clearTimeout(hiddenTimer);
    disconnect();
  };
}

function connect(isReturn = false): void {
  if (source) return;
  let wasOpen = isReturn;
  // What happened since this page was made, and before anybody listened, is told at once.
  source = new EventSource(`/api/live?age=${Math.ceil(performance.now())}`);
  source.onmessage = (event: MessageEvent<string>) => tell(JSON.parse(event.data) as LiveChange);
  source.onopen = () => {
    // What happened while there was no connection is not told again.
    if (wasOpen) tell(everything);
    wasOpen = true;
  };
}

function disconnect(): void {
  source?.close();
  source = null;
}

function followVisibility(): void {
  window.clearTimeout(hiddenTimer);
  if (document.visibilityState === "visible") connect(true);
  else hiddenTimer = window.setTimeout(disconnect, hiddenGraceMs);
}

function tell(change: Heard): void {
  recent = [...lately(keptMs), { heard: performance.now(), change }];
  for (const listener of listeners) listener(change);
}

/** What changed lately, and not before `since` by the server's clock. */
export function changesSince(since: string | undefined): Heard[] {
  const known = since === undefined ? lately(replayMs) : lately(keptMs).filter(({ change: { at } }) => at === undefined || at >= since);
  return known.map(({ change }) => change);
}

function lately(ms: number): typeof recent {
  return recent.filter(({ heard }) => performance.now() - heard < ms);
}
