import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { Breaker } from "./breaker.ts";
import type { Pace } from "./pace.ts";
import type { PostingWindow } from "./posting-window.ts";

/** The only writer of how a company's documents go to its book. A company that never set anything has no row yet. */

/** What an admin sets. */
export type LineSettings = {
  /** Documents in one go, before other companies' work gets its turn. */
  batchSize: number;
  /** Calls a minute; null: what is usual for the product; 0: as many as it answers. */
  pace: number | null;
  window: PostingWindow | null;
};

export type Line = LineSettings & {
  revision: number;
  paused: { at: Date; by: string | null; byName: string; reason: string } | null;
  breaker: Breaker;
  /** When a stopped connection is looked at again; null: only when a person asks. */
  probeAt: Date | null;
  probes: number;
  /** It was opened again by a look, and nothing has gone through since. */
  reopenedAt: Date | null;
  watchedUntil: Date | null;
  watchedAt: Date | null;
  watchTrouble: string | null;
};

export type LineConnection = {
  kind: string;
  state: "open" | "stopped";
  stopReason: string | null;
  changedAt: Date;
  waitUntil: Date | null;
  waitReason: string | null;
  settings: unknown;
};

const usual: Line = {
  revision: 0, batchSize: 50, pace: null, window: null, paused: null, breaker: { failures: 0, openedAt: null }, probeAt: null, probes: 0, reopenedAt: null,
  watchedUntil: null, watchedAt: null, watchTrouble: null,
};

export async function findLine(tx: Pick<RawTx, "$queryRaw">, company: number): Promise<Line> {
  type Row = Omit<Line, "window" | "paused" | "breaker"> & Line["breaker"] & { days: number[]; from: string | null; to: string | null; pausedAt: Date | null; pausedBy: string | null; pausedByName: string | null; pauseReason: string | null };
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT revision, batch_size AS "batchSize", pace, window_days AS days, window_from AS "from", window_to AS "to", paused_at AS "pausedAt", paused_by AS "pausedBy",
      paused_by_name AS "pausedByName", pause_reason AS "pauseReason", failures, opened_at AS "openedAt", probe_at AS "probeAt", probes, reopened_at AS "reopenedAt",
      watched_until AS "watchedUntil", watched_at AS "watchedAt", watch_trouble AS "watchTrouble"
    FROM posting_line WHERE company_id = ${company}`;
  if (row === undefined) return usual;
  const { days, from, to, pausedAt, pausedBy, pausedByName, pauseReason, failures, openedAt, ...line } = row;
  return {
    ...line,
    window: from === null || to === null ? null : { days, from, to },
    paused: pausedAt === null ? null : { at: pausedAt, by: pausedBy, byName: pausedByName ?? "", reason: pauseReason ?? "" },
    breaker: { failures, openedAt },
  };
}

/** The connection as the line sees it; null where none is set. */
export async function findLineConnection(tx: Pick<RawTx, "$queryRaw">, company: number): Promise<LineConnection | null> {
  const [row] = await tx.$queryRaw<LineConnection[]>`
    SELECT kind, state, stop_reason AS "stopReason", updated_at AS "changedAt", wait_until AS "waitUntil", wait_reason AS "waitReason", settings
    FROM ledger_connection WHERE company_id = ${company}`;
  return row ?? null;
}

/** The line, locked until the transaction ends; made where it is not there yet. */
export async function lockLine(tx: Tx, company: number): Promise<Line> {
  await tx.$executeRaw`INSERT INTO posting_line (company_id) VALUES (${company}) ON CONFLICT (company_id) DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM posting_line WHERE company_id = ${company} FOR UPDATE`;
  return findLine(tx, company);
}

export async function saveSettings(tx: Tx, company: number, { batchSize, pace, window }: LineSettings): Promise<void> {
  await tx.postingLine.update({
    where: { companyId: company },
    data: { batchSize, pace, windowDays: window?.days ?? [], windowFrom: window?.from ?? null, windowTo: window?.to ?? null, revision: { increment: 1 } },
  });
}

export async function savePause(tx: Tx, company: number, paused: Line["paused"]): Promise<void> {
  await tx.postingLine.update({
    where: { companyId: company },
    data: { pausedAt: paused?.at ?? null, pausedBy: paused?.by ?? null, pausedByName: paused?.byName ?? null, pauseReason: paused?.reason ?? null, revision: { increment: 1 } },
  });
}

export type LineStand = Partial<{ failures: number; openedAt: Date | null; probeAt: Date | null; probes: number; reopenedAt: Date | null }>;

/** What AutoCount let us know; no revision, since nobody decided it. */
export async function saveStand(tx: Tx, company: number, stand: LineStand): Promise<void> {
  await tx.postingLine.update({ where: { companyId: company }, data: stand });
}

/** Whether the ledger was in trouble until now: otherwise an answer changes nothing, which is the usual case. */
export async function wasTroubled(tx: Pick<Tx, "postingLine">, company: number): Promise<boolean> {
  const row = await tx.postingLine.findFirst({
    where: { companyId: company, OR: [{ failures: { gt: 0 } }, { openedAt: { not: null } }, { reopenedAt: { not: null } }] },
    select: { companyId: true },
  });
  return row !== null;
}

export async function saveWatch(tx: Tx, company: number, watch: { watchedUntil?: Date; watchedAt: Date; watchTrouble: string | null }): Promise<void> {
  await tx.$executeRaw`INSERT INTO posting_line (company_id) VALUES (${company}) ON CONFLICT (company_id) DO NOTHING`;
  await tx.postingLine.update({ where: { companyId: company }, data: watch });
}

/** Opens a connection that was stopped; false where it was not. */
export async function reopenConnection(tx: Tx, company: number, at: Date): Promise<boolean> {
  const opened = await tx.ledgerConnection.updateMany({
    where: { companyId: company, state: "stopped" },
    data: { state: "open", stopReason: null, waitUntil: null, waitReason: null, updatedAt: at },
  });
  return opened.count === 1;
}

/**
 * Takes the next turn to call the book, in one statement, so that any number of processes together keep the pace; returns
 * for how many milliseconds the caller still has to wait. The reckoning of `takeTurnAt`, by the database's clock.
 */
export async function takeTurn(tx: Pick<Tx, "$queryRaw">, company: number, { burst, everyMs }: Pace): Promise<number> {
  const rest = (burst - 1) * everyMs;
  const [row] = await tx.$queryRaw<{ waitMs: number }[]>`
    INSERT INTO ledger_pace AS p (company_id, next_at) VALUES (${company}, clock_timestamp() - ${rest - everyMs}::float8 * interval '1 millisecond')
    ON CONFLICT (company_id) DO UPDATE
      SET next_at = greatest(p.next_at, clock_timestamp() - ${rest}::float8 * interval '1 millisecond') + ${everyMs}::float8 * interval '1 millisecond'
    RETURNING (extract(epoch FROM next_at - clock_timestamp()) * 1000 - ${everyMs}::float8)::float8 AS "waitMs"`;
  return Math.max(0, row?.waitMs ?? 0);
}

/** Nobody takes a turn before so many milliseconds have passed: the ledger says that no calls are left until then. */
export async function holdTurns(tx: Pick<Tx, "$executeRaw">, company: number, ms: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO ledger_pace AS p (company_id, next_at) VALUES (${company}, clock_timestamp() + ${ms}::float8 * interval '1 millisecond')
    ON CONFLICT (company_id) DO UPDATE SET next_at = greatest(p.next_at, clock_timestamp() + ${ms}::float8 * interval '1 millisecond')`;
}
