import pg from "pg";
import { env } from "#lib/env.ts";
import { poolConfig } from "./pool-config.ts";
import type { Tx } from "./prisma.ts";

/** Says to every process that something of a company changed. */
export interface BusMessage {
  company: number;
  /** What changed, e.g. "records". */
  topic: string;
  /** Which ones; "many" when there are too many to name, or when messages may have been missed: read anew. */
  ids: string[] | "many";
}

export type BusListener = (message: BusMessage | { missed: true }) => void;

const channel = "holdpoint";
/** PostgreSQL refuses a notification of 8,000 bytes or more. */
const maxPayloadBytes = 7_900;

/** What changed, without whose: a topic and which ones. */
export type Change = Omit<BusMessage, "company">;

/** Announces a change; listeners hear of it when and only when the transaction commits. */
export async function notify(tx: Pick<Tx, "$executeRaw">, company: number, change: Change): Promise<void> {
  const { channel, payload } = toNotification(company, change);
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

/** The arguments of `pg_notify` that announce a change, for a statement that announces what it writes itself. */
export function toNotification(company: number, change: Change): { channel: string; payload: string } {
  const message: BusMessage = { company, ...change };
  const payload = JSON.stringify(message);
  return { channel, payload: Buffer.byteLength(payload) > maxPayloadBytes ? JSON.stringify({ ...message, ids: "many" }) : payload };
}

/**
 * Calls `listener` for every change announced from now on, by any process; returns how to stop. All listeners of a
 * process share one connection. When it breaks it is made anew and every listener is told `{ missed: true }`.
 */
export function subscribe(listener: BusListener): () => void {
  const ear = theEar();
  ear.listeners.add(listener);
  return () => {
    ear.listeners.delete(listener);
    if (ear.listeners.size === 0) ear.close();
  };
}

/** Settles when this process hears the bus; for callers that must not miss what happens right after. */
export async function untilListening(): Promise<void> {
  await theEar().listening;
}

interface Ear {
  listeners: Set<BusListener>;
  listening: Promise<void>;
  close(): void;
}

// Survives Next's module reloads in development, as the pool does.
const held = globalThis as typeof globalThis & { holdpointEar?: Ear | undefined };

function theEar(): Ear {
  held.holdpointEar ??= openEar(env("DATABASE_URL"));
  return held.holdpointEar;
}

function openEar(url: string): Ear {
  const listeners = new Set<BusListener>();
  const tell = (message: Parameters<BusListener>[0]) => {
    for (const listener of listeners) listener(message);
  };
  const first = Promise.withResolvers<void>();
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;
  let attempts = 0;

  const connect = () => {
    const next = new pg.Client({ ...poolConfig(url), keepAlive: true });
    let isLost = false;
    const lost = () => {
      if (isLost || isClosed) return;
      isLost = true;
      next.removeAllListeners("notification");
      next.end().catch(() => undefined);
      retry = setTimeout(connect, Math.min(100 * 2 ** attempts++, 5_000));
    };
    next.on("error", lost);
    next.on("end", lost);
    next.on("notification", ({ payload }) => tell(JSON.parse(payload ?? "{}") as BusMessage));
    client = next;
    next
      .connect()
      .then(() => next.query(`LISTEN ${channel}`))
      .then(() => {
        if (attempts > 0) tell({ missed: true });
        attempts = 0;
        first.resolve();
      })
      .catch(lost);
  };
  connect();

  return {
    listeners,
    listening: first.promise,
    close() {
      isClosed = true;
      clearTimeout(retry);
      if (held.holdpointEar?.listeners === listeners) held.holdpointEar = undefined;
      client?.end().catch(() => undefined);
    },
  };
}
