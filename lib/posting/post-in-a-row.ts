import { setImmediate as nextTurn } from "node:timers/promises";
import type { Context } from "#lib/context.ts";
import { rawReads } from "#lib/db/raw-tx.ts";
import { bookDocument } from "./book-document.ts";
import { openConnectionOf } from "./connection.ts";
import { handOver, type AsSent } from "./hand-over.ts";
import type { LedgerCall } from "./ledger.ts";
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

/**
 * Sends the next documents of a line that is well, as long as they need nothing but to be sent and go as they should: each
 * is looked for while what came of the one before is written and its own mark is, sent when that mark is on disk, and read
 * back. Returns how many were sent; at the first that is anything else, or when anything about line or connection changed,
 * it ends, and nothing is left half done: what was begun is written as `postOne` writes it.
 */
export async function postInARow(ctx: Context, { renew, isEnding, line, most }: Going): Promise<number> {
  const connection = await openConnectionOf(rawReads(), ctx.company);
  if (connection === null) return 0;
  let calls: LedgerCall[] = [];
  const ledger = await openPacedLedger(ctx, connection, (call) => calls.push(call), line);
  const ahead = readAhead((after: Ahead | null) => lookAhead(rawReads(), ctx.company, ctx.now(), ledger, after?.place ?? null));
  let done: AsSent | null = null;
  let sent = 0;
  try {
    while (sent < most && !isEnding() && isOpen(line.window, ctx.now()) && (await renew())) {
      const next = await ahead();
      if (next === null) break;
      const { posting, record, document } = next;
      const before = done;
      done = null;
      calls = [];
      // A look writes nothing, so it need not wait for the mark.
      const look = ledger.find(document);
      look.catch(() => undefined);
      // Reckoned while both are under way; the ledger remembers it.
      void nextTurn().then(() => ledger.problems(document)).catch(() => undefined);
      const mayGo = await handOver(ctx, before, { posting, recordRevision: record.revision, connectionRevision: connection.revision, lineRevision: line.revision });
      if (!mayGo) break;
      const outcome = await bookDocument(ledger, document, { maybeThere: false, maySend: true, look }).catch(asOwnFault);
      sent += 1;
      if (outcome.kind === "posted" && outcome.differences.length === 0) {
        done = { posting, outcome, calls };
        continue;
      }
      await ctx.db.$transaction((tx) => recordOutcome(tx, ctx, { posting, outcome, calls, patience: patienceOf(connection.settings) }));
      break;
    }
  } finally {
    await handOver(ctx, done, null);
  }
  return sent;
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
