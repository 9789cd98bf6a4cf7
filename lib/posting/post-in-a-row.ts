import { setImmediate as nextTurn } from "node:timers/promises";
import type { Context } from "#lib/context.ts";
import { inRawTx, rawReads } from "#lib/db/raw-tx.ts";
import { type OpenConnection, usualPace } from "#lib/wiring.ts";
import { bookDocument } from "./book-document.ts";
import { openConnectionOf } from "./connection.ts";
import { type AsSent, handOver, takeMarksBack, type Unsent } from "./hand-over.ts";
import type { FindOutcome, Ledger, LedgerCall } from "./ledger.ts";
import type { Line } from "./line-store.ts";
import { lookAhead, type Ahead } from "./look-ahead.ts";
import { paceOf } from "./pace.ts";
import { openPacedLedger } from "./paced-ledger.ts";
import { patienceOf } from "./patience.ts";
import { asOwnFault } from "./post-one.ts";
import { isOpen } from "./posting-window.ts";
import { recordOutcome } from "./record-outcome.ts";

type Going = { renew: () => Promise<boolean>; isEnding: () => boolean; line: Line; most: number };

/** With so few left, the next are read while one is being sent. */
const fewLeft = 4;

/** So many are marked at once where documents go quickly: one commit that has to be on disk for as many of them. */
const markedAtOnce = 4;

/** A document that is through in so many milliseconds goes quickly: marks ahead of it stand for a moment only. */
const quickMs = 100;

/** One of two seats at the ledger, which hears of its own calls: while a document is read back at one, the next is looked for at the other. */
type Seat = { ledger: Ledger; calls: LedgerCall[] };

/** A document that is marked as being sent, and whose look is under way. */
type Begun = Ahead & { seat: Seat; look: Promise<FindOutcome> };

/**
 * Sends the next documents of a line that is well, as long as they need nothing but to be sent and go as they should. While
 * one is read back, the next is looked for; the next few are marked meanwhile, and what came of those before is written in
 * the same transaction. Each is sent when its mark is on disk and the read-back before it has shown nothing wrong. Returns
 * how many were sent; at the first that is anything else, or when anything about line or connection changed, it ends, and
 * nothing is left half done: what was begun is written as `postOne` writes it, and marks that nothing was sent for are taken
 * back. A pause counts from the next marks on: from the next document on where the line has a pace or the book takes its
 * time, else within a second. A process that is about to end sends none after the document at hand.
 */
export async function postInARow(ctx: Context, { renew, isEnding, line, most }: Going): Promise<number> {
  const connection = await openConnectionOf(rawReads(), ctx.company);
  if (connection === null) return 0;
  const seats = [await openSeat(ctx, connection, line), await openSeat(ctx, connection, line)] as const;
  const ahead = inPortions((after: Ahead | null) => inRawTx((tx) => lookAhead(tx, ctx.company, ctx.now(), seats[0].ledger, after?.place ?? null), { isDurable: false }), () => fewLeft);
  const isPaced = paceOf(line.pace ?? usualPace(connection.kind)) !== null;
  let tookMs = Number.POSITIVE_INFINITY;
  const isQuick = () => !isPaced && tookMs < quickMs;
  let done: AsSent[] = [];
  let taken = 0;
  const writeDone = async (next: Unsent | null) => {
    const written = done;
    done = [];
    return handOver(ctx, written, next);
  };
  const marked = inPortions(async () => {
    if (isEnding() || !isOpen(line.window, ctx.now()) || !(await renew())) return [];
    const few: Ahead[] = [];
    for (let next: Ahead | null; few.length < (isQuick() ? markedAtOnce : 1) && taken < most && (next = await ahead.next()) !== null; taken += 1) few.push(next);
    const documents = few.map(({ posting, record }) => ({ posting, recordRevision: record.revision }));
    const mine = await writeDone({ documents, connectionRevision: connection.revision, lineRevision: line.revision });
    if (mine.length === few.length) return few;
    await takeMarksBack(ctx, mine);
    return [];
  }, () => (isQuick() ? 1 : 0));

  let sent = 0;
  let following: Promise<Begun | null> | null = null;
  const begin = async (): Promise<Begun | null> => {
    const next = isEnding() ? null : await marked.next();
    if (next === null) return null;
    const seat = seats[sent % 2 === 0 ? 0 : 1];
    const look = seat.ledger.find(next.document);
    // Told to whoever waits for it.
    look.catch(() => undefined);
    // Reckoned while both are under way; the ledger remembers it.
    void nextTurn().then(() => seat.ledger.problems(next.document)).catch(() => undefined);
    return { ...next, seat, look };
  };
  const beginNext = (): Promise<Begun | null> => {
    following ??= begin();
    following.catch(() => undefined);
    return following;
  };

  try {
    for (let current = await beginNext(); current !== null; current = await beginNext()) {
      following = null;
      sent += 1;
      const began = performance.now();
      const { posting, document, seat, look } = current;
      const outcome = await bookDocument(seat.ledger, document, { maybeThere: false, maySend: true, look, meanwhile: () => void beginNext() }).catch(asOwnFault);
      tookMs = performance.now() - began;
      const calls = seat.calls.splice(0);
      if (outcome.kind === "posted" && outcome.differences.length === 0) {
        done.push({ posting, outcome, calls });
        continue;
      }
      await writeDone(null);
      await ctx.db.$transaction((tx) => recordOutcome(tx, ctx, { posting, outcome, calls, patience: patienceOf(connection.settings) }));
      break;
    }
  } finally {
    await writeDone(null);
    // Of what is lost here nothing was sent: left `sending`, it is looked for.
    const unsent = [await (following ?? null), ...(await marked.rest())];
    await takeMarksBack(ctx, unsent.flatMap((one) => one?.posting ?? []));
  }
  return sent;
}

async function openSeat(ctx: Context, connection: OpenConnection, line: Line): Promise<Seat> {
  const calls: LedgerCall[] = [];
  return { calls, ledger: await openPacedLedger(ctx, connection, (call) => calls.push(call), line) };
}

/**
 * Gives one after the other of what `read` reads in portions; when no more than `few` are left the next portion is read in
 * the background, with none only when it is asked for. Null at the end, which is an empty portion. `rest`: what was read and
 * not given.
 */
function inPortions<T>(read: (after: T | null) => Promise<T[]>, few: () => number): { next: () => Promise<T | null>; rest: () => Promise<T[]> } {
  let portion: T[] = [];
  let last: T | null = null;
  let coming: Promise<T[]> | null = null;
  let isOver = false;
  return {
    async next() {
      if (portion.length === 0 && !isOver) {
        portion = await (coming ?? read(last));
        coming = null;
        isOver = portion.length === 0;
      }
      const next = portion.shift() ?? null;
      last = portion.at(-1) ?? next ?? last;
      if (next !== null && coming === null && few() > 0 && portion.length <= few()) {
        coming = read(last);
        // Told to whoever asks for it.
        coming.catch(() => undefined);
      }
      return next;
    },
    async rest() {
      const unread = [...portion, ...((await coming) ?? [])];
      portion = [];
      coming = null;
      isOver = true;
      return unread;
    },
  };
}
