import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "#lib/context.ts";
import { openLedger, usualPace, type OpenConnection } from "#lib/wiring.ts";
import type { Ledger, LedgerCall, TaxEntities } from "./ledger.ts";
import { findLine, holdTurns, takeTurn, type Line } from "./line-store.ts";
import { paceOf } from "./pace.ts";
import { hasWorkDue } from "./watch-store.ts";

/** The longest that one call waits for its turn: what asks for more is not believed, and the call made. */
const longestWaitMs = 600_000;

/**
 * The company's ledger, every call of which waits for its turn: together with whatever else calls the book at the same
 * pace. Calls are heard of by `onCall`; where one says that none are left in the ledger's own window, all wait for its end.
 */
export async function openPacedLedger(ctx: Context, connection: OpenConnection, onCall: (call: LedgerCall) => void, line?: Pick<Line, "pace">): Promise<Ledger> {
  let holdMs = 0;
  const ledger = openLedger(connection, (call) => {
    if (call.callsLeft?.count === 0) holdMs = Math.max(holdMs, call.callsLeft.resetMs);
    onCall(call);
  });
  const turn = await turnsOf(ctx, connection.kind, line);
  const hold = async () => {
    if (holdMs > 0) await holdTurns(ctx.db, ctx.company, Math.min(holdMs, longestWaitMs));
    holdMs = 0;
  };
  const inTurn = async <T>(call: () => Promise<T>): Promise<T> => {
    await turn();
    const answer = await call();
    await hold();
    return answer;
  };
  const nextTurn = async () => {
    await hold();
    await turn();
  };
  const { taxEntities } = ledger;
  return {
    // What it says of itself costs no call.
    ...ledger,
    ...(ledger.listChanged && { listChanged: (since: Date, until: Date) => ledger.listChanged?.(since, until, turn) ?? Promise.reject(new Error("the ledger lists no changes")) }),
    ...(taxEntities && { taxEntities: { ...taxEntities, find: (entity) => inTurn(() => taxEntities.find(entity, nextTurn)), send: (entity) => inTurn(() => taxEntities.send(entity)) } satisfies TaxEntities }),
    find: (document) => inTurn(() => ledger.find(document)),
    send: (document) => inTurn(() => ledger.send(document)),
    void: (document, reason) => inTurn(() => ledger.void(document, reason)),
  };
}

/** Waits for the next turn to call the company's book; does not wait where no pace is set. */
export async function turnsOf(ctx: Pick<Context, "company" | "db">, kind: OpenConnection["kind"], line?: Pick<Line, "pace">): Promise<() => Promise<void>> {
  const pace = await paceOfBook(ctx, kind, line);
  return async () => {
    const waitMs = pace === null ? 0 : await takeTurn(ctx.db, ctx.company, pace);
    if (waitMs > 0) await sleep(Math.min(waitMs, longestWaitMs));
  };
}

/** While something waits to be sent, at most one turn in so many is taken by what only reads. */
const oneTurnIn = 4;

/**
 * The same for what reads whole lists while documents may wait to be sent: then it lets the line go first, most of the time,
 * and is never kept waiting for good.
 */
export async function turnsBesidePosting(ctx: Pick<Context, "company" | "db" | "now">, kind: OpenConnection["kind"]): Promise<() => Promise<void>> {
  const pace = await paceOfBook(ctx, kind);
  const turn = await turnsOf(ctx, kind);
  return async () => {
    if (pace !== null && (await hasWorkDue(ctx.db, ctx.company, ctx.now()))) await sleep((oneTurnIn - 1) * pace.everyMs);
    await turn();
  };
}

/** Takes turns that nobody waits for: a person does, at a screen. They are counted all the same, and the line waits the longer. */
export async function turnsAtOnce(ctx: Pick<Context, "company" | "db">, kind: OpenConnection["kind"]): Promise<() => Promise<void>> {
  const pace = await paceOfBook(ctx, kind);
  return async () => {
    if (pace !== null) await takeTurn(ctx.db, ctx.company, pace);
  };
}

async function paceOfBook(ctx: Pick<Context, "company" | "db">, kind: OpenConnection["kind"], line?: Pick<Line, "pace">) {
  return paceOf((line ?? (await findLine(ctx.db, ctx.company))).pace ?? usualPace(kind));
}
