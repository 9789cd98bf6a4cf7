import { digestOf } from "#lib/canonical/digest.ts";
import { sideOf } from "#lib/canonical/facets.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { inRawTx, rawReads } from "#lib/db/raw-tx.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveState } from "#lib/records/write-records.ts";
import type { OpenConnection } from "#lib/wiring.ts";
import { bookDocument, type BookOutcome } from "./book-document.ts";
import { buildLedgerDocument } from "./build-ledger-document.ts";
import { shareConnection } from "./connection.ts";
import { findPrerequisites } from "./find-prerequisites.ts";
import { isMaster, type Ledger, type LedgerCall, type LedgerMaster } from "./ledger.ts";
import { withTaxEntity, type TaxEntityHindered } from "./with-tax-entity.ts";
import { findOriginalsInLine } from "./find-original-in-line.ts";
import { noteMaster } from "./note-master.ts";
import { openPacedLedger } from "./paced-ledger.ts";
import { patienceOf } from "./patience.ts";
import { prepareTransfers } from "./prepare-transfers.ts";
import { recordOutcome } from "./record-outcome.ts";
import { findKnockOff, settlePayment } from "./settle-payment.ts";
import { looksBeforeResend } from "./due-store.ts";
import { markInLedger } from "./master-store.ts";
import { changePosting, findLivePosting, markWaiting, markWithdrawn, markWorking, type StoredPosting } from "./store.ts";

/**
 * Sends one posting, with the debtors, creditors and items that it needs first, and writes what came of it; how long everybody has
 * to wait after it is written too. `renew` keeps the book's lease; where it is lost, nothing is sent. Without `maySend` a
 * lost answer is looked for, and nothing else is done.
 */
export async function postOne(ctx: Context, due: StoredPosting, { renew, maySend = true, line }: Going): Promise<void> {
  const begun = await beginSending(ctx, due, maySend);
  if (begun === null) return;
  const { posting, connection } = begun;
  const calls: LedgerCall[] = [];
  const ledger = await openPacedLedger(ctx, connection, (call) => calls.push(call), line);
  const outcome = await book(ctx, ledger, begun, { renew, maySend }).catch(asOwnFault);
  await ctx.db.$transaction((tx) => recordOutcome(tx, ctx, { posting, outcome, calls, patience: patienceOf(connection.settings) }));
}

/** `line`: what the caller has just read of it. */
type Going = { renew: () => Promise<boolean>; maySend?: boolean; line?: { pace: number | null } };
/** A fault of ours says nothing about what AutoCount did: look before anything else, and let the others go on. */
export function asOwnFault(error: unknown): BookOutcome {
  return { kind: "unknown", reason: `Sending failed here: ${error instanceof Error ? error.message : String(error)}` };
}

type Begun = { record: StoredRecord; posting: StoredPosting; connection: OpenConnection };

/**
 * Moves the record to posting and its posting to sending before the first call, both read anew under the record's lock:
 * it may have been revoked, corrected and approved again since it was found due. Null where it is not to be sent now.
 */
async function beginSending(ctx: Context, due: StoredPosting, maySend: boolean): Promise<Begun | null> {
  return inRawTx(async (tx) => {
    // In this order: what is read of the posting is read under the record's lock.
    const [record, posting, connection] = await Promise.all([lockRecord(tx, ctx.company, due.recordId), findLivePosting(tx, ctx.company, due.recordId), shareConnection(tx, ctx.company)]);
    if (record === null || posting === null || connection === null || posting.state !== due.state) return null;
    const isSame = record.revision === posting.revision && digestOf(record.document) === posting.digest;
    if (!isSame || !["approved", "posting", "unknown"].includes(record.state)) {
      await markWithdrawn(tx, ctx.company, posting.id);
      return null;
    }
    const first = posting.state === "queued" ? (await findOriginalsInLine(tx, ctx.company, [record])).get(record.id) : undefined;
    if (first !== undefined) {
      await markWaiting(tx, ctx.company, posting.id, first);
      return null;
    }
    // An unknown one stays unknown while it is looked for. Before it may be sent once more, its looks start anew, so that
    // whoever finds it after a crash has to look for it from the start.
    await Promise.all([
      record.state === "approved" ? moveState(tx, ctx.company, record, "posting") : null,
      markWorking(tx, ctx.company, posting, ctx.now(), { anew: maySend && posting.state !== "queued" && posting.lookups >= looksBeforeResend }),
      notify(tx, ctx.company, { topic: "records", ids: [record.id] }),
    ]);
    return { record, posting, connection };
  });
}

async function book(ctx: Context, ledger: Ledger, { record, posting, connection }: Begun, { renew, maySend }: Required<Omit<Going, "line">>): Promise<BookOutcome> {
  // A worker that died while sending leaves `sending` behind: its outcome is as unknown as a lost answer.
  const maybeThere = posting.state !== "queued";
  const patience = patienceOf(connection.settings);
  const lost = { kind: maybeThere ? "no-answer" : "later", reason: "Another worker took over the account book.", waitMs: 0 } as const;
  if (!maybeThere) {
    for (const master of (await findPrerequisites(rawReads(), ctx.company, [record])).get(record.id) ?? []) {
      if (!ledger.takes(master.kind)) return { kind: "refused", reason: notMadeHere(master) };
      if (!(await renew())) return lost;
      const linked = await withTaxEntity(ctx, ledger, master, { buyer: sideOf(record)?.party ?? null, renew, patience });
      if ("outcome" in linked) return asTaxEntity(linked.outcome, master);
      const outcome = await bookDocument(ledger, linked.master, { maybeThere: false, maySend: true });
      if (outcome.kind !== "posted") return asPrerequisite(outcome, master, posting.attempts);
      await ctx.db.$transaction((tx) => markInLedger(tx, ctx.company, master, ctx.now()));
      // It is there now, and never changed by us: sent again, the document goes to it as it is.
      if (outcome.differences.some(({ field }) => field === "taxEntity")) return { kind: "refused", reason: `Debtor ${master.key} was made in AutoCount, but without the link to its tax entity. Link it there, then send this again.` };
    }
    const takesOver = (ledger.transfersInto?.(record.bookAs) ?? []).length > 0;
    const unready = takesOver ? await ctx.db.$transaction((tx) => prepareTransfers(tx, ctx.company, record, posting, ledger)) : null;
    if (unready !== null) return unready;
  }
  let document = await buildLedgerDocument(rawReads(), ctx.company, record, posting);
  const before = { maybeThere, maySend: maySend && (!maybeThere || posting.lookups >= looksBeforeResend) };
  if (!(await renew())) return lost;
  if (isMaster(document) && before.maySend) {
    const linked = await withTaxEntity(ctx, ledger, document, { buyer: null, renew, patience });
    if ("outcome" in linked) return maybeThere ? asLook(linked.outcome) : asTaxEntity(linked.outcome, document);
    document = linked.master;
  }
  const keepKey = (docKey: string) => ctx.db.$transaction((tx) => changePosting(tx, ctx.company, posting.id, { docKey }));
  const outcome = await bookDocument(ledger, document, before, keepKey);
  if (outcome.kind !== "posted") return outcome;
  if (isMaster(document)) await ctx.db.$transaction((tx) => noteMaster(tx, ctx, document));
  if (document.kind !== "payment") return outcome;
  const knockOff = await findKnockOff(rawReads(), ctx.company, record.sourceId, document);
  if (knockOff === null) return outcome;
  if (!(await renew())) return { kind: "no-answer", reason: lost.reason, waitMs: 0 };
  return settlePayment(ledger, knockOff, outcome, before);
}

const masterNames = { customer: "Debtor", supplier: "Creditor", item: "Item" } as const;

/** What hindered the tax entity of a new debtor, in words that say whose it is. */
function asTaxEntity(outcome: TaxEntityHindered, master: LedgerMaster): BookOutcome {
  return outcome.kind === "refused" ? { kind: "refused", reason: `Tax entity of ${masterNames[master.kind].toLowerCase()} ${master.key}: ${outcome.reason}` } : outcome;
}

/** The same of a debtor that may be there already: nothing says that it is not. */
function asLook(outcome: TaxEntityHindered): BookOutcome {
  return "waitMs" in outcome ? { ...outcome, kind: "no-answer" } : outcome;
}

/** A connection that makes no masters: a person makes it, and the mirror learns of it. */
function notMadeHere({ kind, key }: LedgerMaster): string {
  return `${masterNames[kind]} ${key} is not in AutoCount, and this connection cannot make it. Make it in AutoCount first, then refresh the reference data.`;
}

/** How often a debtor or item is tried before a person is asked. */
const prerequisiteTries = 8;

/** A prerequisite that did not get through: the document itself was never sent, so it is simply not time yet, or refused. */
function asPrerequisite(outcome: Exclude<BookOutcome, { kind: "posted" }>, master: LedgerMaster, tries: number): BookOutcome {
  const what = `${masterNames[master.kind]} ${master.key}`;
  if (outcome.kind === "later" || outcome.kind === "stopped") return outcome;
  if (outcome.kind === "refused") return { kind: "refused", reason: `${what}: ${outcome.reason}` };
  // Its code is ours and AutoCount refuses it twice, so looking again next time settles it.
  const reason = outcome.kind === "not-seen" ? `${what} cannot be read yet.` : `${what}: ${outcome.reason}`;
  if (tries >= prerequisiteTries) return { kind: "refused", reason: `${reason} Tried ${tries} times.` };
  return { kind: "not-yet", reason, waitMs: Math.min(5_000 * 2 ** tries, 300_000) };
}
