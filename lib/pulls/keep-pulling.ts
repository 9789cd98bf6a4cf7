import { setTimeout as sleep } from "node:timers/promises";
import { channels } from "#lib/channels/registry.ts";
import type { Context } from "#lib/context.ts";
import { pullSource, type PullTools } from "./pull-source.ts";
import { sendCall, type SendCall } from "./send-call.ts";
import { findSourcesToPull, type SourceToPull } from "./store.ts";

/** How often it is looked for what is due. */
const lookEveryMs = 1_000;
/** So many shops are asked at once by one worker. */
const atOnce = 4;

export type Pulling = {
  /** Begins nothing more and settles when what is being asked is stored. */
  stop(): Promise<void>;
};

type Door = {
  contextOf: (company: number) => Context;
  deliver: PullTools["deliver"];
  onFailure: (error: unknown, company: number | null) => void;
  /** The call over the network; over HTTP where nothing else is given. */
  send?: SendCall;
  lookEveryMs?: number;
};

/**
 * Pulls what bells told of, in all companies, until stopped: the rows of the table are the queue. Any number of processes
 * may do this on one database; each source is asked by one of them at a time.
 */
export function keepPulling(door: Door): Pulling {
  const stopping = new AbortController();
  const busy = new Map<string, Promise<void>>();
  const pulled = channels.flatMap((channel) => (channel.pull ? [channel.id] : []));
  const tools: PullTools = {
    send: door.send ?? sendCall,
    deliver: door.deliver,
    isStopping: () => stopping.signal.aborted,
    onFailure: (error, source) => door.onFailure(error, source.company),
  };

  const begin = (source: SourceToPull) => {
    const work = pullSource(door.contextOf(source.company), source, tools)
      .catch((error: unknown) => door.onFailure(error, source.company))
      .finally(() => busy.delete(source.sourceId));
    busy.set(source.sourceId, work);
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        for (const source of await findSourcesToPull(pulled, door.contextOf(0).now())) {
          if (busy.size >= atOnce || stopping.signal.aborted) break;
          if (!busy.has(source.sourceId)) begin(source);
        }
      } catch (error) {
        door.onFailure(error, null);
      }
      await sleep(door.lookEveryMs ?? lookEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await Promise.all(busy.values());
  };
  const ended = run();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
