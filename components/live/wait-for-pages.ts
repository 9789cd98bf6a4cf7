"use client";

import { untilOnline } from "./until-online.ts";

/** What stands in front of Holdpoint answers so while Holdpoint itself is away. */
const awayAnswers = [502, 503, 504];
const againMs = 2_000;

let waiting = 0;
const watchers = new Set<() => void>();

/**
 * Has the router's requests for pages wait while there is no answer, until the returned function is called. By itself the
 * router would have the browser load such a page anew, and all that is here would be gone: what is told, what is being
 * stored. (Next's own `experimental.useOffline` waits too, but sends decisions once more by itself, of which nobody knows
 * whether they arrived.) What the router fetches ahead may fail.
 */
export function waitForPages(): () => void {
  const ask = window.fetch;
  window.fetch = (input, init) => (isForPage(init) ? untilAnswered(() => ask(input, init), isElsewhere(input)) : ask(input, init));
  return () => void (window.fetch = ask);
}

/** Whether a page that was asked for cannot be shown for want of an answer. */
export function isPageAwaited(): boolean {
  return waiting > 0;
}

/** Calls `watcher` when `isPageAwaited` may have changed. */
export function onPageAwaited(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The router asks by this header, and with low priority for what nobody has asked for yet. */
function isForPage(init: RequestInit | undefined): boolean {
  return init?.priority !== "low" && new Headers(init?.headers).get("rsc") === "1";
}

/** Another page than the one that is read anew. */
function isElsewhere(input: RequestInfo | URL): boolean {
  const asked = new URL(input instanceof Request ? input.url : input, window.location.href);
  asked.searchParams.delete("_rsc");
  return asked.pathname !== window.location.pathname || asked.searchParams.toString() !== new URLSearchParams(window.location.search).toString();
}

async function untilAnswered(ask: () => Promise<Response>, isAnother: boolean): Promise<Response> {
  const first = await answerOf(ask);
  if (first !== null) return first;
  if (isAnother) count(1);
  try {
    for (;;) {
      await untilOnline(againMs);
      const answer = await answerOf(ask);
      if (answer !== null) return answer;
    }
  } finally {
    if (isAnother) count(-1);
  }
}

/** Null where there is none. What was called off is not asked again. */
async function answerOf(ask: () => Promise<Response>): Promise<Response | null> {
  try {
    const answer = await ask();
    return awayAnswers.includes(answer.status) ? null : answer;
  } catch (error) {
    if (error instanceof DOMException) throw error;
    return null;
  }
}

function count(by: 1 | -1): void {
  waiting += by;
  for (const watcher of watchers) watcher();
}
