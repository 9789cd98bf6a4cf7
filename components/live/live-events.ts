import { sessionChannel } from "#components/sign-in/session-channel.ts";
import type { LiveChange } from "#lib/live/live-stream.ts";

/** A tab that nobody sees gives its connection back: browsers allow six to one server, over all tabs. */
const hiddenGraceMs = 30_000;

/**
 * A page that is opened within the site is made before it listens, one that was fetched ahead long before: what came in
 * between is told to it too. Where it says since when it does not know, what came before that is not.
 */
const replayMs = 5_000;
const keptMs = 15_000;

/** Two signs of life of the server and some seconds: a connection that is silent for longer is none. */
const silenceMs = 60_000;
/** Where the browser gives up by itself: whoever is away for long is asked less often. */
const firstRetryMs = 2_000;
const longestRetryMs = 15_000;
/** Shorter than this nobody need know: a server that starts anew, a connection that is renewed. */
const lostAfterMs = 6_000;

/** What this browser says itself has no time of the server. */
export type Heard = Omit<LiveChange, "at"> & Partial<Pick<LiveChange, "at">>;

/** How the page stands to what happens: `lost` after some seconds without a connection that there should be. */
export type Standing = "live" | "lost" | "signed-out";

const listeners = new Set<(change: Heard) => void>();
const watchers = new Set<() => void>();
const greeters = new Set<(personId: string) => void>();
let sessions: BroadcastChannel | null = null;
let source: EventSource | null = null;
let hiddenTimer: number | undefined;
let silenceTimer: number | undefined;
let retryTimer: number | undefined;
let lostTimer: number | undefined;
let retryMs = firstRetryMs;
let standing: Standing = "live";
const everything: Heard = { topic: "records", ids: "many" };
/** Heard of at this moment by this browser's clock. */
let recent: { heard: number; change: Heard }[] = [];

/** Calls `listener` for every change in the company from now on; all listeners of a tab share one connection. */
export function onLiveChange(listener: (change: Heard) => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener("visibilitychange", followVisibility);
    window.addEventListener("offline", reconnect);
    window.addEventListener("online", reconnect);
    sessions = new BroadcastChannel(sessionChannel);
    sessions.onmessage = reconnect;
    connect();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener("visibilitychange", followVisibility);
    window.removeEventListener("offline", reconnect);
    window.removeEventListener("online", reconnect);
    sessions?.close();
    window.clearTimeout(hiddenTimer);
    disconnect();
  };
}

/** Calls `watcher` when `liveStanding` becomes another one. */
export function onLiveStanding(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Calls `greeter` with whoever is signed in, by their id, each time that the connection is made. */
export function onLivePerson(greeter: (personId: string) => void): () => void {
  greeters.add(greeter);
  return () => greeters.delete(greeter);
}

export function liveStanding(): Standing {
  return standing;
}

function connect(isReturn = false): void {
  if (source) return;
  let wasOpen = isReturn;
  missConnection();
  hearLife();
  // What happened since this page was made, and before anybody listened, is told at once.
  const opened = new EventSource(`/api/live?age=${Math.ceil(performance.now())}`);
  source = opened;
  opened.onmessage = (event: MessageEvent<string>) => {
    hearLife();
    tell(JSON.parse(event.data) as LiveChange);
  };
  opened.addEventListener("alive", hearLife);
  opened.addEventListener("person", ({ data }: MessageEvent<string>) => {
    for (const greeter of greeters) greeter(data);
  });
  opened.onopen = () => {
    hearLife();
    retryMs = firstRetryMs;
    findConnection();
    // What happened while there was no connection is not told again.
    if (wasOpen) tell(everything);
    wasOpen = true;
  };
  opened.onerror = () => {
    missConnection();
    // Otherwise the browser tries again by itself.
    if (opened.readyState === EventSource.CLOSED) retryLater();
  };
}

function retryLater(): void {
  closeSource();
  void tellSignedOut();
  retryTimer = window.setTimeout(() => connect(true), retryMs);
  retryMs = Math.min(retryMs * 2, longestRetryMs);
}

/** A stream that is refused does not say why; an answer does. */
async function tellSignedOut(): Promise<void> {
  const answer = await fetch("/api/live/counts").catch(() => null);
  if (answer?.status === 401 && source === null) say("signed-out");
}

/** The network has gone or come, or the session: what was open may be dead, or somebody else's, without knowing it. */
function reconnect(): void {
  if (document.visibilityState !== "visible") return disconnect();
  closeSource();
  retryMs = firstRetryMs;
  connect(true);
}

function hearLife(): void {
  window.clearTimeout(silenceTimer);
  silenceTimer = window.setTimeout(reconnect, silenceMs);
}

function closeSource(): void {
  window.clearTimeout(silenceTimer);
  window.clearTimeout(retryTimer);
  source?.close();
  source = null;
}

function disconnect(): void {
  closeSource();
  findConnection();
}

function followVisibility(): void {
  window.clearTimeout(hiddenTimer);
  if (document.visibilityState === "visible") connect(true);
  else hiddenTimer = window.setTimeout(disconnect, hiddenGraceMs);
}

function missConnection(): void {
  lostTimer ??= window.setTimeout(() => standing === "live" && say("lost"), lostAfterMs);
}

/** It is there, or nobody asks for it. */
function findConnection(): void {
  window.clearTimeout(lostTimer);
  lostTimer = undefined;
  say("live");
}

function say(next: Standing): void {
  if (standing === next) return;
  standing = next;
  for (const watcher of watchers) watcher();
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
