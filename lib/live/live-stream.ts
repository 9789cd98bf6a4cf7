import { type BusListener, subscribe } from "#lib/db/bus.ts";

/** Proxies and browsers give up on silent connections; a comment keeps them. */
const heartbeatMs = 25_000;
/** After this the browser connects anew, and whoever was disabled meanwhile gets no further. */
const longestMs = 15 * 60_000;

/** What a screen learns of a change: what kind of thing, and which ones; "many" means: read anew. */
export type LiveChange = { topic: string; ids: string[] | "many" };

/**
 * Server-sent events of one company's changes, until the reader goes away. Says only that something changed and its ids;
 * what it looks like now is read through the page's own query, with its permission.
 */
export function liveStream(company: number, signal: AbortSignal): Response {
  const text = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (lines: string) => controller.enqueue(text.encode(`${lines}\n\n`));
      const onChange: BusListener = (message) => {
        // Where messages may have been missed nobody knows what changed.
        const change: LiveChange = "missed" in message ? { topic: "records", ids: "many" } : { topic: message.topic, ids: message.ids };
        if ("missed" in message || message.company === company) send(`data: ${JSON.stringify(change)}`);
      };
      const unsubscribe = subscribe(onChange);
      const heartbeat = setInterval(() => send(": still here"), heartbeatMs);
      const longest = setTimeout(() => end(), longestMs);
      end = () => {
        end = () => {};
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
      send("retry: 2000\n: connected");
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
