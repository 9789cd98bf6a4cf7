import type { LiveChange } from "#lib/live/live-stream.ts";

/** A tab that nobody sees gives its connection back: browsers allow six to one server, over all tabs. */
const hiddenGraceMs = 30_000;

/** A page that is opened within the site is made a moment before it listens: what came in between is told to it too. */
const replayMs = 5_000;

const listeners = new Set<(change: LiveChange) => void>();
let source: EventSource | null = null;
let hiddenTimer: number | undefined;
const everything: LiveChange = { topic: "records", ids: "many" };
let recent: { at: number; change: LiveChange }[] = [];

/** Calls `listener` for every change in the company from now on; all listeners of a tab share one connection. */
export function onLiveChange(listener: (change: LiveChange) => void): () => void {
  listeners.add(listener);
  for (const { change } of lately()) listener(change);
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

function tell(change: LiveChange): void {
  recent = [...lately(), { at: performance.now(), change }];
  for (const listener of listeners) listener(change);
}

function lately(): typeof recent {
  return recent.filter(({ at }) => performance.now() - at < replayMs);
}
