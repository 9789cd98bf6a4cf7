import type { Context } from "#lib/context.ts";
import { type BusListener, subscribe } from "#lib/db/bus.ts";
import { readApart } from "./read-apart.ts";
import { intakeTopic } from "./receive-delivery.ts";
import { findCompaniesToRead, findUnread } from "./store.ts";
import { lingerMs, wakeCall } from "./wake-reader.ts";

/** The most messages of one company that are read in one transaction. */
const batchSize = 200;
/** Between two looks while messages keep coming: they gather, and a batch costs little more than one message. */
const paceMs = 100;
/** How often every company is looked into, woken or not: a wake may be missed, and who should read may have died. */
const sweepMs = 2_000;
/** A call of the intake API reads what it brings itself; one that has not after so long was left behind. */
const leftToOthers = { topic: intakeTopic, forSeconds: 60 };
/** What cannot be read is tried again after two seconds, then after twice as long each time, up to a minute. */
const retryMs = { first: 2_000, longest: 60_000 };

export type Reading = {
  /** Begins nothing more and settles when what is being read is committed. */
  stop(): Promise<void>;
};

type Door = { contextOf: (company: number) => Context; onFailure: (error: unknown, company: number | null) => void };

/**
 * Reads what arrives, in all companies, until stopped: the deliveries in state "received" are the queue. An idle reader
 * begins at once when a message wakes it; under a flood it reads a batch ten times a second. A message that makes reading
 * fail waits by itself and holds nobody back. Any number of processes may do this on one database.
 */
export function keepReading(door: Door): Reading {
  const reader = new Reader(door);
  const unsubscribe = subscribe((message) => reader.hear(message));
  const ended = reader.run();
  return {
    async stop() {
      unsubscribe();
      reader.stop();
      await ended;
    },
  };
}

class Reader {
  readonly #door: Door;
  /** Companies that are looked into, and until when. */
  readonly #busy = new Map<number, number>();
  /** Deliveries whose reading failed here. */
  readonly #failed = new Map<string, { company: number; times: number; dueAt: number }>();
  #sweepAt = 0;
  #isStopping = false;
  #rouse: () => void = () => {};

  constructor(door: Door) {
    this.#door = door;
  }

  hear(message: Parameters<BusListener>[0]): void {
    if ("missed" in message) this.#sweepAt = 0;
    else if (message.topic === wakeCall.topic) {
      const isAwake = this.#busy.has(message.company);
      this.#busy.set(message.company, performance.now() + lingerMs);
      // Whoever is looked into already will be again within the pace.
      if (isAwake) return;
    } else return;
    this.#rouse();
  }

  stop(): void {
    this.#isStopping = true;
    this.#rouse();
  }

  async run(): Promise<void> {
    while (!this.#isStopping) {
      if (performance.now() >= this.#sweepAt) await this.#sweep();
      let isMore = false;
      for (const company of [...this.#busy.keys()]) {
        if (this.#isStopping) return;
        isMore = (await this.#lookInto(company)) || isMore;
      }
      if (!isMore) await this.#rest(this.#busy.size > 0 ? paceMs : this.#sweepAt - performance.now());
    }
  }

  async #sweep(): Promise<void> {
    this.#sweepAt = performance.now() + sweepMs;
    try {
      for (const company of await findCompaniesToRead(leftToOthers)) this.#busy.set(company, performance.now() + lingerMs);
    } catch (error) {
      this.#door.onFailure(error, null);
    }
  }

  /** Reads one batch; true where more is waiting already. */
  async #lookInto(company: number): Promise<boolean> {
    const now = performance.now();
    const failed = [...this.#failed].filter(([, failure]) => failure.company === company);
    const due = failed.filter(([, { dueAt }]) => dueAt <= now).map(([id]) => id);
    if (due.length > 0) await this.#read(company, due);
    try {
      const ids = await findUnread(company, leftToOthers, { except: failed.map(([id]) => id), limit: batchSize });
      if (ids.length > 0) {
        await this.#read(company, ids);
        this.#busy.set(company, performance.now() + lingerMs);
      } else if (now > (this.#busy.get(company) ?? 0)) this.#busy.delete(company);
      return ids.length === batchSize;
    } catch (error) {
      this.#busy.delete(company);
      this.#door.onFailure(error, company);
      return false;
    }
  }

  async #read(company: number, ids: readonly string[]): Promise<void> {
    try {
      await readApart(this.#door.contextOf(company), ids);
      for (const id of ids) this.#failed.delete(id);
    } catch (error) {
      this.#door.onFailure(error, company);
      for (const id of ids) {
        const times = (this.#failed.get(id)?.times ?? 0) + 1;
        this.#failed.set(id, { company, times, dueAt: performance.now() + Math.min(retryMs.first * 2 ** (times - 1), retryMs.longest) });
      }
    }
  }

  #rest(ms: number): Promise<void> {
    if (this.#isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, ms));
      this.#rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
