import { setImmediate as nextTurn } from "node:timers/promises";
import type { Context } from "#lib/context.ts";
import { inRawTx, rawReads } from "#lib/db/raw-tx.ts";
import type { OpenConnection } from "#lib/wiring.ts";
import { bookDocument } from "./book-document.ts";
import { openConnectionOf } from "./connection.ts";
import { type AsSent, handOver, takeMarkBack } from "./hand-over.ts";
import type { FindOutcome, Ledger, LedgerCall } from "./ledger.ts";
import type { Line } from "./line-store.ts";
import { lookAhead, type Ahead } from "./look-ahead.ts";
import { openPacedLedger } from "./paced-ledger.ts";
import { patienceOf } from "./patience.ts";
import { asOwnFault } from "./post-one.ts";
import { isOpen } from "./posting-window.ts";
import { recordOutcome } from "./record-outcome.ts";

type Going = { renew: () => Promise<boolean>; isEnding: () => boolean; line: Line; most: number };

/** With so few left, the next are read while one is being sent. */
const fewLeft = 4;

/** One of two seats at the ledger, which hears of its own calls: while a document is read back at one, the next is looked for at the other. */
type Seat = { ledger: Ledger; calls: LedgerCall[] };

/** A document that is marked as being sent, and whose look is under way. */
type Begun = Ahead & { seat: Seat; look: Promise<FindOutcome> };

/**
 * Sends the next documents of a line that is well, as long as they need nothing but to be sent and go as they should. While
 * one is read back, the next is looked for and marked, and what came of the one before is written in the same transaction;
 * it is sent when that mark is on disk and the read-back has shown nothing wrong. Returns how many were sent; at the first
 * that is anything else, or when anything about line or connection changed, it ends, and nothing is left half done: what was
 * begun is written as `postOne` writes it, and a mark that nothing was sent for is taken back.
 */
export async function postInARow(ctx: Context, { renew, isEnding, line, most }: Going): Promise<number> {
  const connection = await openConnectionOf(rawReads(), ctx.company);
  if (connection === null) return 0;
  const seats = [await openSeat(ctx, connection, line), await openSeat(ctx, connection, line)] as const;
  const ahead = readAhead((after: Ahead | null) => inRawTx((tx) => lookAhead(tx, ctx.company, ctx.now(), seats[0].ledger, after?.place ?? null), { isDurable: false }));
  let done: AsSent | null = null;
  let begun = 0;
  const begin = async (): Promise<Begun | null> => {
    if (begun === most || isEnding() || !isOpen(line.window, ctx.now()) || !(await renew())) return null;
    const next = await ahead();
    if (next === null) return null;
    const seat = seats[begun % 2 === 0 ? 0 : 1];
    begun += 1;
    const before = done;
    done = null;
    // A look writes nothing, so it need not wait for the mark.
    const look = seat.ledger.find(next.document);
    look.catch(() => undefined);
    // Reckoned while both are under way; the ledger remembers it.
    void nextTurn().then(() => seat.ledger.problems(next.document)).catch(() => undefined);
    const isMarked = await handOver(ctx, before, { posting: next.posting, recordRevision: next.record.revision, connectionRevision: connection.revision, lineRevision: line.revision });
    return isMarked ? { ...next, seat, look } : null;
  };

  let sent = 0;
  try {
    for (let current = await begin(); current !== null; ) {
      const { posting, document, seat, look } = current;
      let following: Promise<Begun | null> | undefined;
      const beginNext = () => {
        following ??= begin();
        // Told to whoever waits for it.
        following.catch(() => undefined);
        return following;
      };
      const outcome = await bookDocument(seat.ledger, document, { maybeThere: false, maySend: true, look, meanwhile: () => void beginNext() }).catch(asOwnFault);
      sent += 1;
      const calls = seat.calls.splice(0);
      // No next one has taken along what came of the one before.
      if (done !== null) await handOver(ctx, done, null);
      done = null;
      if (outcome.kind === "posted" && outcome.differences.length === 0) {
        done = { posting, outcome, calls };
        current = await beginNext();
        continue;
      }
      await ctx.db.$transaction((tx) => recordOutcome(tx, ctx, { posting, outcome, calls, patience: patienceOf(connection.settings) }));
      const unsent = await following;
      if (unsent != null) await takeMarkBack(ctx, unsent.posting);
      break;
    }
  } finally {
    await handOver(ctx, done, null);
  }
  return sent;
}

async function openSeat(ctx: Context, connection: OpenConnection, line: Line): Promise<Seat> {
  const calls: LedgerCall[] = [];
  return { calls, ledger: await openPacedLedger(ctx, connection, (call) => calls.push(call), line) };
}

/** Gives one after the other of what `read` reads in portions; the next portion is read in the background before this one is used up. Null at the end. */
function readAhead(read: (after: Ahead | null) => Promise<Ahead[]>): () => Promise<Ahead | null> {
  let portion: Ahead[] = [];
  let coming: Promise<Ahead[]> | null = read(null);
  return async () => {
    if (portion.length === 0 && coming !== null) {
      portion = await coming;
      coming = null;
    }
    const next = portion.shift() ?? null;
    if (next !== null && coming === null && portion.length === fewLeft) {
      coming = read(portion.at(-1) ?? next);
      // Told to whoever asks for it.
      coming.catch(() => undefined);
    }
    return next;
  };
}
