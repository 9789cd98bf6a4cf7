import type { Context } from "#lib/context.ts";
import { readRow } from "#lib/db/sql.ts";
import { ledgerName, usualPace, type LedgerKind } from "#lib/wiring.ts";
import { findLine, findLineConnection, type LineSettings } from "./line-store.ts";
import { placeInLine, standsStillFor, type LineFacts, type PlaceInLine, type StandsStill } from "./place-in-line.ts";
import { countWaiting, type Waits } from "./queries.ts";

type Reader = Pick<Context, "company" | "db" | "now">;

async function readLine(ctx: Reader) {
  const [connection, line] = await Promise.all([findLineConnection(ctx.db, ctx.company), findLine(ctx.db, ctx.company)]);
  if (connection === null) return null;
  const kind = connection.kind as LedgerKind;
  const facts: LineFacts = { ...connection, paused: line.paused, window: line.window, callsPerMinute: line.pace ?? usualPace(kind) };
  return { connection, line, kind, facts };
}

/** Where a queued document stands in its company's line, and when its turn is expected; null where there is no ledger. */
export async function findPlaceInLine(ctx: Reader, posting: { id: string; queuedAt: Date; nextAt: Date | null }): Promise<PlaceInLine | null> {
  const read = await readLine(ctx);
  if (read === null) return null;
  const { position } = await readRow<{ position: number }>(
    `SELECT count(*)::int AS position FROM posting WHERE company_id = $1 AND state IN ('queued', 'sending', 'unknown', 'voiding', 'void-unknown') AND (queued_at, id) <= ($2, $3::uuid)`,
    [ctx.company, posting.queuedAt, posting.id],
    { prepared: true },
  );
  const now = ctx.now();
  return placeInLine(Math.max(1, position), read.facts, posting.nextAt !== null && posting.nextAt > now ? posting.nextAt : now);
}

export type LineEvent = { id: string; at: string; type: string; by: string; reason: string | null };

/** The line as its own page shows it. Instants are ISO 8601 in UTC. */
export type LineScreen = {
  ledgerName: string;
  revision: number;
  settings: LineSettings;
  /** Calls a minute where none are set; 0: as many as it answers. */
  usualPace: number;
  standsStill: StandsStill | null;
  paused: { at: string; by: string; reason: string } | null;
  /** The breaker: since when it is open, and how often nobody answered. */
  outage: { since: string; failures: number } | null;
  stopped: { since: string; reason: string | null; nextLookAt: string | null } | null;
  waits: Waits;
  byState: { state: string; count: number }[];
  /** When the last of them is about to be in the book. */
  doneAt: string | null;
  watch: { at: string; until: string | null; trouble: string | null } | null;
  events: LineEvent[];
};

const eventTypes = ["line.paused", "line.resumed", "line.set", "line.tried", "breaker.opened", "breaker.closed", "connection.stopped", "connection.reopened", "connection.set"];
const mostEvents = 20;

/** Everything that the page of the line shows; null where the company has no ledger. */
export async function findLineScreen(ctx: Reader): Promise<LineScreen | null> {
  const read = await readLine(ctx);
  if (read === null) return null;
  const { connection, line, kind, facts } = read;
  const [waits, states, events] = await Promise.all([
    countWaiting(ctx),
    ctx.db.posting.groupBy({ by: ["state"], where: { companyId: ctx.company, state: { in: ["queued", "sending", "unknown", "voiding", "void-unknown"] } }, _count: true }),
    ctx.db.auditEntry.findMany({ where: { companyId: ctx.company, type: { in: eventTypes } }, orderBy: { id: "desc" }, take: mostEvents }),
  ]);
  const { breaker, paused } = line;
  return {
    ledgerName: ledgerName(kind),
    revision: line.revision,
    settings: { batchSize: line.batchSize, pace: line.pace, window: line.window },
    usualPace: usualPace(kind),
    standsStill: standsStillFor(facts, ctx.now()),
    paused: paused && { at: paused.at.toISOString(), by: paused.byName, reason: paused.reason },
    outage: breaker.openedAt && { since: breaker.openedAt.toISOString(), failures: breaker.failures },
    stopped: connection.state === "stopped" ? { since: connection.changedAt.toISOString(), reason: connection.stopReason, nextLookAt: line.probeAt?.toISOString() ?? null } : null,
    waits,
    byState: states.map(({ state, _count }) => ({ state, count: _count })),
    doneAt: waits.count === 0 ? null : placeInLine(waits.count, facts, ctx.now()).expectedAt,
    watch: line.watchedAt && { at: line.watchedAt.toISOString(), until: line.watchedUntil?.toISOString() ?? null, trouble: line.watchTrouble },
    events: events.map(({ id, at, type, actorName, reason }) => ({ id, at: at.toISOString(), type, by: actorName, reason })),
  };
}
