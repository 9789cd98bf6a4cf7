import type { UserContext } from "#lib/auth/current-actor.ts";
import { type BusListener, subscribe, untilListening } from "#lib/db/bus.ts";

/** Proxies and browsers give up on silent connections; and a page whose connection died without a word notices by the silence. */
const heartbeatMs = 25_000;
/** After this the browser connects anew, and whoever was disabled meanwhile gets no further. */
const longestMs = 15 * 60_000;

/** What a screen learns of a change: what kind of thing, and which ones; "many" means: read anew. Told `at`, ISO 8601: a page made after that shows it already. */
export type LiveChange = { topic: string; ids: string[] | "many"; at: string };
const anything = { topic: "records", ids: "many" } as const;

/**
 * Server-sent events of one company's changes, until the reader goes away. Says only that something changed and its ids;
 * what it looks like now is read through the page's own query, with its permission.
 * Says first whose it is: a page that was made for somebody else learns that another person is signed in by now.
 * `hasMissed` is asked once we hear of changes: whether there were any between the making of the page and that moment.
 */
export function liveStream({ company, actor, now }: Omit<UserContext, "db">, signal: AbortSignal, hasMissed: () => Promise<boolean> = async () => false): Response {
  const text = new TextEncoder();
  let end = () => {};
  let hasEnded = false;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (lines: string) => controller.enqueue(text.encode(`${lines}\n\n`));
      const tell = (change: Omit<LiveChange, "at">) => send(`data: ${JSON.stringify({ ...change, at: now().toISOString() } satisfies LiveChange)}`);
      const onChange: BusListener = (message) => {
        // Where messages may have been missed nobody knows what changed.
        if ("missed" in message) tell(anything);
        else if (message.company === company) tell({ topic: message.topic, ids: message.ids });
      };
      const unsubscribe = subscribe(onChange);
      const heartbeat = setInterval(() => send("event: alive\ndata: yes"), heartbeatMs);
      const longest = setTimeout(() => end(), longestMs);
      end = () => {
        end = () => {};
        hasEnded = true;
        unsubscribe();
        clearInterval(heartbeat);
        clearTimeout(longest);
        signal.removeEventListener("abort", leave);
        try {
          controller.close();
        } catch {
          // The reader closed it first.
        }
      };
      const leave = () => end();
      if (signal.aborted) return end();
      signal.addEventListener("abort", leave);
      send(`retry: 2000\nevent: person\ndata: ${actor.id}`);
      const tellMissed = (missed: boolean) => missed && !hasEnded && tell(anything);
      // Rather a page rendered anew for nothing than one that stays old.
      void untilListening().then(hasMissed).catch(() => true).then(tellMissed);
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      // nginx would hold the events back to fill its buffer.
      "X-Accel-Buffering": "no",
    },
  });
}
